import type { IToken } from 'chevrotain';

/** A text whose closing quotation mark is missing. */
export interface MissingQuote {
    /** Offset of its opening quotation mark. */
    start: number;
    /** Offset of the blank before the brace where it is taken to end. */
    end: number;
}

/**
 * Finds the texts that lack a closing quotation mark on lines with an odd number of marks. There the lexer has read
 * everything up to the next mark as text, as in
 *
 *     actor a "Somebody { owner: "us" }
 *
 * A text that seems closed, has a brace in it and shares its line with one that is not closed is taken to end before
 * that brace.
 */
export function missingQuotes(tokens: readonly IToken[], isOpen: (token: IToken) => boolean): MissingQuote[] {
    const openLines = new Set(tokens.filter(isOpen).map(token => token.startLine));
    const found = new Map<number, MissingQuote>();
    for (const token of tokens) {
        const line = token.startLine!;
        const brace = openLines.has(line) && !found.has(line) && token.image.startsWith('"') ? token.image.indexOf(' {') : -1;
        if (brace > 0 && token.endLine === line && !isOpen(token)) {
            found.set(line, { start: token.startOffset, end: token.startOffset + brace });
        }
    }
    return [...found.values()];
}

/** The text with the missing marks put in, in the place of one blank each, so that every offset stays what it was. */
export function withQuotes(text: string, missing: readonly MissingQuote[]): string {
    let result = '';
    let at = 0;
    for (const { end } of missing) {
        result += `${text.slice(at, end)}"`;
        at = end + 1;
    }
    return result + text.slice(at);
}
