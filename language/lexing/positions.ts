import type { IToken } from 'chevrotain';

/** A place in a text, counted from zero. */
export interface TextPlace {
    offset: number;
    line: number;
    character: number;
}

/** Moves tokens that were read from a part of a text to where that part starts. */
export function moveTokens(tokens: readonly IToken[], start: TextPlace): void {
    for (const token of tokens) {
        const { startLine, endLine } = token;
        token.startOffset += start.offset;
        if (token.endOffset !== undefined) {
            token.endOffset += start.offset;
        }
        if (startLine === 1) {
            token.startColumn! += start.character;
        }
        if (endLine === 1) {
            token.endColumn! += start.character;
        }
        token.startLine = startLine! + start.line;
        token.endLine = endLine! + start.line;
    }
}
