import type { IToken } from 'chevrotain';

/** A text that lacks one of its quotation marks. */
export interface MissingQuote {
    /** Offset where the text starts, with the mark put in. */
    start: number;
    /** Offset of the blank whose place the mark takes. */
    at: number;
    which: 'opening' | 'closing';
}

/** The head of a statement, or the name of a fact, with a blank behind it. */
const HEAD = /^\s*(?:[\w-]+\s*:|[\w.-]+\s*->\s*[\w.-]+|[\w-]+\s+[\w.-]+)(?=\s)/;

/**
 * Finds the missing quotation marks on lines with an odd number of them. There the lexer has read text for what is
 * none, as in
 *
 *     actor a "Somebody { owner: "us" }
 *     actor a Somebody" { owner: "us" }
 *
 * A mark directly behind a word is a closing one, whose text starts behind the statement's head. Otherwise a text that
 * seems closed and has a brace in it ends before that brace.
 * @param isOpen whether a token is a text on one line that is not closed
 */
export function missingQuotes(text: string, tokens: readonly IToken[], isOpen: (token: IToken) => boolean): MissingQuote[] {
    const open = new Map(tokens.filter(isOpen).map(token => [token.startLine!, token]));
    const found = new Map<number, MissingQuote>();
    if (open.size === 0) {
        return [];
    }
    for (const token of tokens) {
        const line = token.startLine!;
        if (!open.has(line) || found.has(line) || token.endLine !== line || !token.image.startsWith('"')) {
            continue;
        }
        const missing = isBehindWord(text, token) ? opening(text, token) : isOpen(token) ? undefined : closing(token);
        if (missing) {
            found.set(line, missing);
        }
    }
    return [...found.values()];
}

function isBehindWord(text: string, token: IToken): boolean {
    return /[\w.!?)]/.test(text.charAt(token.startOffset - 1));
}

function opening(text: string, token: IToken): MissingQuote | undefined {
    const line = text.slice(token.startOffset - token.startColumn! + 1, token.startOffset);
    const segment = Math.max(line.lastIndexOf('{'), line.lastIndexOf('}'), line.lastIndexOf(',')) + 1;
    const head = HEAD.exec(line.slice(segment)) ?? HEAD.exec(line);
    if (!head) {
        return undefined;
    }
    const at = token.startOffset - line.length + (line.slice(segment).startsWith(head[0]) ? segment : 0) + head[0].length;
    return { start: at, at, which: 'opening' };
}

function closing(token: IToken): MissingQuote | undefined {
    const brace = token.image.indexOf(' {');
    return brace > 0 ? { start: token.startOffset, at: token.startOffset + brace, which: 'closing' } : undefined;
}

/** The text with the missing marks put in, in the place of one blank each, so that every offset stays what it was. */
export function withQuotes(text: string, missing: readonly MissingQuote[]): string {
    let result = '';
    let from = 0;
    for (const { at } of missing) {
        result += `${text.slice(from, at)}"`;
        from = at + 1;
    }
    return result + text.slice(from);
}
