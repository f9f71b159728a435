import type { IToken, TokenType } from 'chevrotain';

export interface BraceComplaint {
    token: IToken;
    code: 'unclosed-brace' | 'stray-brace' | 'missing-brace' | 'unknown-statement' | 'nested-too-deeply';
    message: string;
    /** What the token's text could be replaced by. */
    suggestions?: string[];
    /** The brace that is missing could also be behind the end of the text. */
    atEnd?: boolean;
}

export interface RepairedTokens {
    tokens: IToken[];
    complaints: BraceComplaint[];
}

/** Deepest nesting of braces and brackets together. Far beyond any model, far below what the parser's stack bears. */
const MAX_NESTING = 60;

/** Leaves out what is nested too deeply, with its braces. */
export function limitNesting(tokens: IToken[]): RepairedTokens {
    let depth = 0;
    let first: IToken | undefined;
    const shallow = tokens.filter(token => {
        const change = nestingOf(token.tokenType);
        depth = Math.max(0, depth + change);
        const tooDeep = depth + (change < 0 ? 1 : 0) > MAX_NESTING;
        if (tooDeep) {
            first ??= token;
        }
        return !tooDeep;
    });
    return first
        ? {
              tokens: shallow,
              complaints: [
                  { token: first, code: 'nested-too-deeply', message: `Statements and conditions nest at most ${MAX_NESTING} deep.` }
              ]
          }
        : { tokens, complaints: [] };
}

/** Whether anything is nested too deeply. @param depth how deep the tokens are nested themselves */
export function isTooDeep(tokens: readonly IToken[], depth: number): boolean {
    for (const { tokenType } of tokens) {
        depth += nestingOf(tokenType);
        if (depth > MAX_NESTING) {
            return true;
        }
    }
    return false;
}

function nestingOf(type: TokenType): number {
    switch (type.name) {
        case '{':
        case '(':
        case '[':
            return 1;
        case '}':
        case ')':
        case ']':
            return -1;
        default:
            return 0;
    }
}
