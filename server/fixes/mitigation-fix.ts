import type { TextDocument } from 'vscode-languageserver-textdocument';
import { lastOwnStatement, type Place } from './places.js';
import { insertIntoBody, type TextReplacement } from './statement-insertion.js';

/**
 * Puts controls in place: writes `mitigation <control>` into the place's body, or, where a control is there but only
 * planned, sets that mitigation's status.
 */
export function applyControls(document: TextDocument, place: Place, controls: readonly string[]): TextReplacement[] {
    const statuses = controls.flatMap(control => plannedStatus(place, control) ?? []);
    const missing = controls.filter(control => !plannedStatus(place, control));
    const promoted = statuses.map(status => ({ range: status.valueRange, newText: 'implemented' }));
    if (missing.length === 0) {
        return promoted;
    }
    const statements = missing.map(control => ({ header: `mitigation ${control}` }));
    return [...promoted, insertIntoBody(document, place.declaration, statements, lastOwnStatement(place, 'mitigation'))];
}

/** True where the control is written at the place already, with a status that does not count yet. */
export function isPlanned(place: Place, control: string): boolean {
    return plannedStatus(place, control) !== undefined;
}

function plannedStatus(place: Place, control: string) {
    const planned = place.mitigations.find(mitigation => mitigation.control === control && mitigation.status === 'planned');
    return planned?.facts.find(fact => fact.name === 'status');
}
