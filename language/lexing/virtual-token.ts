import type { IToken, TokenType } from 'chevrotain';

/** A token that is not in the text; the parser leaves such ones out of the tree. */
export function virtualToken(tokenType: TokenType): IToken {
    return {
        image: '',
        startOffset: NaN,
        endOffset: NaN,
        startLine: NaN,
        startColumn: NaN,
        endLine: NaN,
        endColumn: NaN,
        tokenType,
        tokenTypeIdx: tokenType.tokenTypeIdx!,
        isInsertedInRecovery: true
    };
}

export function isVirtual({ startOffset }: IToken): boolean {
    return Number.isNaN(startOffset);
}
