import type { LangiumDocument } from 'langium';
import { ownerOf } from '../workspace/owner.js';

/** A token of a text with the role that its place gives it. */
export interface WrittenToken {
    /**
     * The keyword or sign itself (`zone`, `->`), or a terminal of the grammar: NAME, FACT_KEY, FLOW_SOURCE, KIND, TEXT, NUMBER,
     * DATE, SL_COMMENT, ML_COMMENT.
     */
    role: string;
    text: string;
    /** Zero-based, in UTF-16 units. */
    line: number;
    character: number;
}

/**
 * Reads a document's present text as tokens in the order of the text, comments among them. Words that stand where no statement
 * can be are left out, as the parser leaves them out. The cost is one pass over the text; nothing is kept.
 */
export function writtenTokens(document: LangiumDocument): WrittenToken[] {
    const { tokens, hidden } = ownerOf(document).parser.Lexer.tokenize(document.textDocument.getText(), { mode: 'partial' });
    const written: WrittenToken[] = [];
    let next = 0;
    for (const token of tokens) {
        while (next < hidden.length && hidden[next].startOffset < token.startOffset) {
            written.push(writtenToken(hidden[next++]));
        }
        written.push(writtenToken(token));
    }
    for (; next < hidden.length; next++) {
        written.push(writtenToken(hidden[next]));
    }
    return written;
}

type LexedToken = ReturnType<ReturnType<typeof ownerOf>['parser']['Lexer']['tokenize']>['hidden'][number];

function writtenToken({ tokenType, image, startLine, startColumn }: LexedToken): WrittenToken {
    return { role: tokenType.name, text: image, line: startLine! - 1, character: startColumn! - 1 };
}
