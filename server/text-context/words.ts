import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from '../../language/model/source.js';
import { lineText } from '../fixes/indentation.js';

export interface Word {
    text: string;
    range: Range;
    /** What follows the word on its line, from the first character that is not blank. */
    following: string;
}

/** A name, key, kind, control or dotted reference, as the language spells them. */
const WORD = /[A-Za-z_]\w*(?:-\w+)*(?:\.\w+(?:-\w+)*)*/g;

/** The word that a position is in or at the end of. */
export function wordAt(document: TextDocument, { line, character }: Position): Word | undefined {
    const text = lineText(document, line);
    for (const match of text.matchAll(WORD)) {
        const end = match.index + match[0].length;
        if (match.index > character) {
            return undefined;
        }
        if (character <= end) {
            const range = { start: { line, character: match.index }, end: { line, character: end } };
            return { text: match[0], range, following: text.slice(end).trimStart() };
        }
    }
    return undefined;
}
