import type { TextContext } from './enclosing-block.js';
import type { Reading } from './reading.js';
import { RuleReader } from './rule-reader.js';
import { StatementReader } from './statement-reader.js';

/** What a text context leaves room for, by the words before the position. `partial` is the word being written. */
export type Expectation = { partial: string } & Reading;

/** Reads the tokens before the position as the grammar does; what they leave open decides. */
export function expectationAt(context: TextContext): Expectation {
    const { block, tokens, partial, inText, touchesText } = context;
    if (inText || touchesText) {
        return { expects: 'nothing', partial };
    }
    const Reader = block.type === 'threat' || block.type === 'control' ? RuleReader : StatementReader;
    return { partial, ...new Reader(block, tokens, context.onNewLine).read() };
}
