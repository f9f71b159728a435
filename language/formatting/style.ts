import type { Lexer } from 'langium';
import type { LayoutStyle } from './layout.js';
import { structureOf } from './structure.js';

/** Of a text that has no indented line. */
const DEFAULT_STYLE: LayoutStyle = { insertSpaces: true, tabSize: 2 };

/** More blanks than these are no step of indentation. */
const WIDEST_STEP = 8;

/**
 * The step that a text is indented by: that of its first line which stands one step deep, a tab or up to eight blanks;
 * two blanks where it has no such line. A text that was laid out by a step says the same step again.
 * @param lexer the language's own
 */
export function layoutStyleOf(text: string, lexer: Lexer): LayoutStyle {
    const structure = structureOf(text, lexer);
    const line = structure?.lines.find((_, index) => structure.nesting[index].level === 1 && structure.indentable[index]);
    if (!structure || !line) {
        return DEFAULT_STYLE;
    }
    const { start } = structure.tokens[line.first];
    const indent = /[ \t]*$/.exec(text.slice(Math.max(0, start - WIDEST_STEP - 1), start))![0];
    if (indent.startsWith('\t')) {
        return { insertSpaces: false, tabSize: 4 };
    }
    const steady = indent !== '' && indent.length <= WIDEST_STEP && !indent.includes('\t');
    return steady ? { insertSpaces: true, tabSize: indent.length } : DEFAULT_STYLE;
}
