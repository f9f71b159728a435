import { ResponseError } from 'vscode-languageserver';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { plainEdit } from '../code-actions/workspace-edits.js';
import { applyControls } from '../fixes/mitigation-fix.js';
import { placeOf, type Place } from '../fixes/places.js';
import type { Position } from '../../language/model/source.js';
import type { DiagramEdit, DiagramEditAnswer } from '../protocol.js';
import type { AnalysedSystem, Snapshot } from '../session/session.js';
import { deletePart } from './deletion.js';
import { offersForFinding } from './finding-offers.js';
import { retitleFlow } from './flow-title.js';
import { addElement, addFlow, type TextChange } from './new-parts.js';

/** What the edits of the picture need besides the model. */
export interface EditServices {
    /** Whether the client takes snippets in workspace edits. */
    snippets: boolean;
    /** Renames what is named at a position of the document, everywhere. May reject with a ResponseError that says why not. */
    rename(position: Position, newName: string): Promise<WorkspaceEdit | undefined>;
}

/** Works out what an edit that was asked for in the picture does to the text. Never rejects for what is asked; it refuses in words. */
export async function diagramEdit(
    snapshot: Snapshot,
    systemName: string,
    edit: DiagramEdit,
    services: EditServices
): Promise<DiagramEditAnswer> {
    const system = snapshot.systems.find(({ model }) => model.name === systemName);
    if (!system) {
        return { refused: `There is no system ${systemName} any more.` };
    }
    switch (edit.do) {
        case 'addFlow':
            return answered(snapshot, addFlow(snapshot, system, edit.from, edit.to));
        case 'addElement':
            return answered(snapshot, addElement(snapshot, system, edit));
        case 'delete':
            return answered(snapshot, deletePart(snapshot, system, edit.id));
        case 'applyControl':
            return answered(snapshot, applyControl(snapshot, system, edit.id, edit.control));
        case 'rename':
            return system.model.flows.some(({ id }) => id === edit.id)
                ? answered(snapshot, retitleFlow(snapshot, system, edit.id, edit.newName))
                : renamePart(snapshot, system, edit.id, edit.newName, services);
        case 'applyFix':
        case 'accept':
            return treatFinding(snapshot, system, edit, services.snippets);
    }
}

function answered({ text }: Snapshot, change: TextChange): DiagramEditAnswer {
    return 'refused' in change ? change : { edit: plainEdit(text, change.edits), summary: change.summary, id: change.id };
}

/** The place of an id as the picture knows it: a zone, element or flow, or the system by its name. */
export function placeOfId({ model }: AnalysedSystem, id: string): Place | undefined {
    return (
        placeOf(model, 'element', id) ??
        placeOf(model, 'zone', id) ??
        placeOf(model, 'flow', id) ??
        (id === model.name ? placeOf(model, 'system', id) : undefined)
    );
}

function applyControl({ text, uri, library }: Snapshot, system: AnalysedSystem, id: string, control: string): TextChange {
    const place = placeOfId(system, id);
    if (!place || place.declaration.uri !== uri || isForeign(system, id)) {
        return { refused: `${id} belongs to another system, or has gone.` };
    }
    if (!library.controls.some(({ name }) => name === control)) {
        return { refused: `There is no control ${control}.` };
    }
    const stated = place.mitigations.find(mitigation => mitigation.control === control);
    if (stated && stated.status !== 'planned') {
        return { refused: `${control} is in place on ${id} already.` };
    }
    return { edits: applyControls(text, place, [control]), summary: `${control} applied on ${id}.` };
}

function isForeign({ model }: AnalysedSystem, id: string): boolean {
    return [...model.zones, ...model.elements, ...model.flows].some(part => part.id === id && part.from !== undefined);
}

async function renamePart(
    { uri }: Snapshot,
    { model }: AnalysedSystem,
    id: string,
    newName: string,
    { rename }: EditServices
): Promise<DiagramEditAnswer> {
    const part = [...model.zones, ...model.elements].find(each => each.id === id);
    if (!part) {
        return { refused: `There is no ${id} any more.` };
    }
    if (part.from !== undefined || part.declaration.uri !== uri) {
        return { refused: `${id} belongs to another system, and is renamed there.` };
    }
    try {
        const edit = await rename(part.declaration.name.start, newName);
        const container = id.slice(0, id.lastIndexOf('.') + 1);
        return edit
            ? { edit, summary: `${id} is ${container}${newName} now.`, id: container + newName, formerId: id }
            : { refused: `${id} cannot be renamed.` };
    } catch (error) {
        if (error instanceof ResponseError) {
            return { refused: error.message };
        }
        throw error;
    }
}

function treatFinding(
    snapshot: Snapshot,
    system: AnalysedSystem,
    edit: Extract<DiagramEdit, { do: 'applyFix' | 'accept' }>,
    snippets: boolean
): DiagramEditAnswer {
    const finding = system.analysis.findings.find(({ id }) => id === edit.finding);
    const offers = finding && offersForFinding(snapshot, system, finding, snippets);
    if (!finding || !offers) {
        return { refused: 'The finding has gone meanwhile.' };
    }
    if (edit.do === 'accept') {
        const { name } = system.model.declaration;
        return offers.accept
            ? { edit: offers.accept.edit, summary: `${offers.accept.title}.`, place: { uri: snapshot.uri, range: name } }
            : { refused: `The risk of ${finding.threat} on ${finding.target} cannot be accepted.` };
    }
    const fix = offers.fixes.at(edit.fix);
    // Fixes are sorted by what they close, which any edit may have changed.
    return fix?.title === edit.title
        ? { edit: fix.edit, summary: `${fix.title}.` }
        : { refused: 'What was offered has changed meanwhile.' };
}
