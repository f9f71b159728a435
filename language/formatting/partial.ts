import type { Lexer } from 'langium';
import { layoutEdits, type LayoutEdit, type LayoutStyle } from './layout.js';
import { partnersOf } from './nesting.js';
import { layoutTokens } from './tokens.js';

/** Lays out the lines that a part of a text touches, from offset `start` to `end`. A part that ends where a line starts does not touch it. */
export function layoutEditsIn(text: string, start: number, end: number, style: LayoutStyle, lexer: Lexer): LayoutEdit[] {
    const last = end > start && isLineBreak(text[end - 1]) ? endOfLineBefore(text, end) : end;
    return within(layoutEdits(text, style, lexer), startOfLine(text, start), endOfLine(text, Math.max(start, last)));
}

/**
 * Lays out what was finished by a typed character: the body that a brace closes, or the line that a line break ends.
 * @param offset behind the character, and behind what the editor has put in with it
 */
export function layoutEditsOnTyping(text: string, offset: number, typed: string, style: LayoutStyle, lexer: Lexer): LayoutEdit[] {
    if (typed === '}') {
        const start = startOfBodyEnding(text, offset);
        return start === undefined ? [] : within(layoutEdits(text, style, lexer), startOfLine(text, start), offset);
    }
    const line = startOfLine(text, offset);
    const lineBefore = line > 0 ? startOfLine(text, endOfLineBefore(text, line)) : line;
    if (text.slice(lineBefore, line).trim() === '') {
        // Blank lines are being made here.
        return [];
    }
    const content = line + /^[ \t]*/.exec(text.slice(line, endOfLine(text, line)))![0].length;
    // An empty line keeps the blanks that the editor has put the caret behind.
    const end = content < endOfLine(text, line) ? content : endOfLineBefore(text, line);
    return within(layoutEdits(text, style, lexer), lineBefore, end);
}

/** Where the body, or else the brace itself, begins whose closing brace ends at an offset; undefined where none does. */
function startOfBodyEnding(text: string, offset: number): number | undefined {
    const tokens = layoutTokens(text);
    const brace = tokens.findIndex(({ kind, end }) => kind === '}' && end === offset);
    return brace < 0 ? undefined : tokens[partnersOf(tokens)[brace] ?? brace].start;
}

function within(edits: readonly LayoutEdit[], start: number, end: number): LayoutEdit[] {
    return edits.filter(edit => edit.start >= start && edit.end <= end);
}

function isLineBreak(character: string | undefined): boolean {
    return character === '\n' || character === '\r';
}

function startOfLine(text: string, offset: number): number {
    let start = offset;
    while (start > 0 && !isLineBreak(text[start - 1])) {
        start--;
    }
    return start;
}

/** In front of the line break. */
function endOfLine(text: string, offset: number): number {
    let end = offset;
    while (end < text.length && !isLineBreak(text[end])) {
        end++;
    }
    return end;
}

/** In front of the line break that ends at an offset. */
function endOfLineBefore(text: string, start: number): number {
    return start - (text.slice(start - 2, start) === '\r\n' ? 2 : 1);
}
