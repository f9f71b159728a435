import type { Lexer } from 'langium';
import { bracesMatch } from '../lexing/matching-braces.js';
import type { LayoutToken } from './tokens.js';

/** How the language reads a text, as far as its layout depends on it. */
export interface Reading {
    /** Offsets of the tokens that the lexer has left in, in the order of the text. */
    readonly starts: Uint32Array;
    /** Their roles by name: `KIND`, `FACT_KEY`, `and`, ... */
    readonly roles: readonly string[];
    /** Whether the lexer had no need to guess, by indentation, which braces are missing or too many. */
    readonly bracesMatch: boolean;
    /** Start and end of every token and comment over several lines. */
    readonly blocks: ReadonlyMap<number, number>;
}

/** Reads a text with the language's lexer. Keeps none of its tokens, which weigh many times what is needed of them. */
export function readingOf(text: string, lexer: Lexer): Reading {
    const { tokens, hidden } = lexer.tokenize(text);
    const starts = new Uint32Array(tokens.length);
    const roles: string[] = [];
    for (const { startOffset, tokenType } of tokens) {
        // Braces that the lexer has put in stand nowhere: their offset is NaN.
        if (startOffset >= 0) {
            starts[roles.length] = startOffset;
            roles.push(tokenType.name);
        }
    }
    const blocks = [...tokens, ...hidden].filter(({ startLine, endLine }) => startLine! < endLine!);
    return {
        starts,
        roles,
        bracesMatch: roles.length === tokens.length && bracesMatch(tokens),
        blocks: new Map(blocks.map(({ startOffset, endOffset }) => [startOffset, endOffset! + 1]))
    };
}

/**
 * Whether the language reads the same texts and comments over several lines. It does not where what another notation
 * has as a comment hides the beginning of one; then what looks like white space may be text.
 */
export function readsTheSameBlocks(tokens: readonly LayoutToken[], { blocks }: Reading): boolean {
    const own = tokens.filter(({ spansLines }) => spansLines);
    return own.length === blocks.size && own.every(({ start, end }) => blocks.get(start) === end);
}

/** Per token its role; none for comments and for what the lexer leaves out. */
export function rolesOf(tokens: readonly LayoutToken[], { starts, roles }: Reading): (string | undefined)[] {
    let at = 0;
    return tokens.map(({ start }) => {
        while (at < roles.length && starts[at] < start) {
            at++;
        }
        return at < roles.length && starts[at] === start ? roles[at] : undefined;
    });
}

/**
 * Whether braces pair up as written, and nothing is open that may hide some. The lexer counts after its repairs, which
 * see braces inside of texts that lack a mark.
 */
export function bracesPair(tokens: readonly LayoutToken[]): boolean {
    let depth = 0;
    for (const { kind, open } of tokens) {
        depth += kind === '{' ? 1 : kind === '}' ? -1 : 0;
        if (depth < 0 || open) {
            return false;
        }
    }
    return depth === 0;
}
