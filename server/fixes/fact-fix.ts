import type { TextDocument } from 'vscode-languageserver-textdocument';
import { lastOwnStatement, type Place } from './places.js';
import { insertIntoBody, type TextReplacement } from './statement-insertion.js';

/** States a fact at a place: `value` is written as it is given. A fact that is there already gets the new value. */
export function stateFact(document: TextDocument, place: Place, fact: string, value: string): TextReplacement {
    const existing = place.facts.find(each => each.name === fact);
    if (existing) {
        return { range: existing.valueRange, newText: value };
    }
    return insertIntoBody(document, place.declaration, [{ header: `${fact}: ${value}`, fact: true }], lastOwnStatement(place, 'fact'));
}
