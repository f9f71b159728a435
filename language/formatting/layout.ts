import type { Lexer } from 'langium';
import { columnBlanks } from './columns.js';
import { lineBreaksIn, type LineBreaks } from './line-breaks.js';
import type { LayoutLine } from './lines.js';
import { blankLinesBetween, blanksBetween } from './spacing.js';
import { structureOf, type TextStructure } from './structure.js';
import { isComment } from './tokens.js';

/** One step of indentation. */
export interface LayoutStyle {
    readonly insertSpaces: boolean;
    /** Blanks per step; of no meaning for tabs. */
    readonly tabSize: number;
}

/** A run of white space to be replaced: offsets in UTF-16 units, `end` exclusive. */
export interface LayoutEdit {
    readonly start: number;
    readonly end: number;
    readonly text: string;
}

/**
 * What to change in the white space of a text so that it is laid out as docs/formatting.md says. Line breaks are
 * the author's, and some of them tell statements apart: none is taken out, and one is put in only before the brace that
 * closes a body over several lines. What is broken keeps its layout as far as the language reads anything from it. Never throws.
 * @param lexer the language's own
 * @returns edits in the order of the text, which do not overlap; each replaces white space by white space
 */
export function layoutEdits(text: string, style: LayoutStyle, lexer: Lexer): LayoutEdit[] {
    const structure = structureOf(text, lexer);
    if (!structure) {
        return [];
    }
    const { tokens, lines, nesting, indentable } = structure;
    const edits = new WhiteSpaceEdits(text);
    if (tokens.length === 0) {
        edits.replace(contentStart(text), text.length, '');
        return edits.list;
    }
    const columns = columnBlanks(text, tokens, lines, nesting);
    const step = style.insertSpaces ? ' '.repeat(style.tabSize) : '\t';
    lines.forEach((line, index) => {
        const indent = indentable[index] ? step.repeat(nesting[index].level) : undefined;
        layOutLineStart(text, structure, index, indent, edits);
        if (line.sound) {
            layOutBlanks(structure, line, columns, edits);
        }
    });
    layOutEnd(text, structure, edits);
    return edits.list;
}

/** A text after edits of {@link layoutEdits}. */
export function withLayout(text: string, edits: readonly LayoutEdit[]): string {
    let result = '';
    let from = 0;
    for (const { start, end, text: put } of edits) {
        result += text.slice(from, start) + put;
        from = end;
    }
    return result + text.slice(from);
}

class WhiteSpaceEdits {
    readonly list: LayoutEdit[] = [];

    constructor(private readonly text: string) {}

    replace(start: number, end: number, put: string): void {
        if (end - start !== put.length || this.text.slice(start, end) !== put) {
            this.list.push({ start, end, text: put });
        }
    }
}

/** Blanks between the tokens of a line. */
function layOutBlanks(
    { tokens, roles, bracesMatch }: TextStructure,
    { first, end }: LayoutLine,
    columns: ReadonlyMap<number, number>,
    edits: WhiteSpaceEdits
): void {
    let unread = true;
    for (let at = first + 1; at < end; at++) {
        const before = tokens[at - 1];
        unread = roles[at - 1] === undefined && (unread || (isComment(before) && before.spansLines));
        // The column of the first token that the lexer has left in a line may say which braces are missing.
        if (unread && !bracesMatch) {
            continue;
        }
        const blanks = columns.get(at) ?? blanksBetween(before, tokens[at]);
        if (blanks !== undefined) {
            edits.replace(before.end, tokens[at].start, ' '.repeat(blanks));
        }
    }
}

/** Blanks at the end of the line before, blank lines, and the indentation. */
function layOutLineStart(
    text: string,
    { tokens, lines, bracesMatch, lineBreak }: TextStructure,
    index: number,
    indent: string | undefined,
    edits: WhiteSpaceEdits
): void {
    const { first } = lines[index];
    const lineBefore = index > 0 ? lines[index - 1] : undefined;
    const token = tokens[first];
    const before = lineBefore && tokens[first - 1];
    const start = before ? before.end : contentStart(text);
    const breaks = lineBreaksIn(text, start, token.start);
    if (!before) {
        // What other notations are recognised by may not be recognised at the very start of a text, and behind a byte
        // order mark everything stands one column further to the right.
        if (!lines[0].sound || (start > 0 && !bracesMatch)) {
            return;
        }
        edits.replace(start, breaks.lastEnd, '');
    } else if (breaks.count === 0) {
        edits.replace(start, token.start, lineBreak + (indent ?? ''));
        return;
    } else {
        if (lineBefore.sound) {
            edits.replace(start, breaks.firstStart, '');
        }
        const blankLine = breaks.count > 1 && blankLinesBetween(before, token) === 1;
        edits.replace(breaks.firstEnd, breaks.lastEnd, blankLine ? endOfBlankLine(text, breaks) : '');
    }
    if (indent !== undefined) {
        edits.replace(breaks.lastEnd, token.start, indent);
    }
}

/** The last of some line breaks, unless its `\n` would become one with a `\r` before it. */
function endOfBlankLine(text: string, { firstStart, firstEnd, lastStart, lastEnd }: LineBreaks): string {
    const first = text.slice(firstStart, firstEnd);
    return first === '\r' ? first : text.slice(lastStart, lastEnd);
}

/** A text ends with one line break, unless it ends inside of something that has no end. */
function layOutEnd(text: string, { tokens, lines, lineBreak }: TextStructure, edits: WhiteSpaceEdits): void {
    const last = tokens[tokens.length - 1];
    if (last.open || !lines[lines.length - 1].sound) {
        return;
    }
    edits.replace(last.end, text.length, lineBreak);
}

/** Behind the byte order mark, where there is one. */
function contentStart(text: string): number {
    return text.startsWith('\ufeff') ? 1 : 0;
}
