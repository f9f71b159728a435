import type { LibraryIndex } from '../lookup/library-index.js';
import type { BlockType, TextContext } from '../text-context/enclosing-block.js';
import { StatementReader } from '../text-context/statement-reader.js';
import type { Signature } from './signature-help.js';

const TITLE = '"title"';

const HOLDS_ELEMENTS: ReadonlySet<BlockType> = new Set(['system', 'test', 'zone', 'element']);

/** `model name "title" { task, origin, … }`: the statement whose head is being written, with the facts of its kind. */
export function headSignature(index: LibraryIndex, { block, tokens, inText }: TextContext): Signature | undefined {
    if (inText || !HOLDS_ELEMENTS.has(block.type)) {
        return undefined;
    }
    const words = tokens.slice(new StatementReader(block, tokens, false).lastStatement());
    const isFlow = words[1]?.text === '->';
    const kind = index.kinds.get(isFlow ? 'flow' : (words[0]?.text ?? ''));
    if (!kind) {
        return undefined;
    }
    const names = isFlow ? ['source', ' -> ', 'target'] : [kind.name, ' ', 'name'];
    // What stands before the position is written; the next part is what is being written.
    const written = words.length;
    const facts = [...index.attributesOf(kind.name).values()].filter(({ attribute }) => !attribute.derived);
    return {
        pieces: [
            { name: names[0], documentation: kind.title },
            names[1],
            { name: names[2] },
            ' ',
            { name: TITLE, documentation: 'What people call it' },
            ' { ',
            ...facts.flatMap(({ attribute: { name, title } }, position) => [
                ...(position > 0 ? [', '] : []),
                { name, documentation: title }
            ]),
            ' }'
        ],
        documentation: kind.title,
        active: written >= (isFlow ? 3 : 2) ? TITLE : names[2]
    };
}
