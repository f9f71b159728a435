import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Foreign, SystemModel } from '../../language/model/system-model.js';
import { shortestName, simpleNames } from '../lookup/system-names.js';
import type { Candidate } from './candidate.js';

/** Elements by the shortest name that stands for one of them only. */
export function elementCandidates(model: SystemModel): Candidate[] {
    const taken = simpleNames(model);
    return model.elements.map(element => ({
        label: shortestName(element, taken),
        kind: CompletionItemKind.Class,
        detail: [element.kind, element.title].filter(Boolean).join(' '),
        filter: element.id
    }));
}

export function dataCandidates(model: SystemModel): Candidate[] {
    return model.data.map(({ name, id, title, from }) => ({
        label: from === undefined ? name : id,
        kind: CompletionItemKind.Field,
        detail: title,
        filter: id
    }));
}

/** What a treatment can be about: elements, flows, zones, the system. */
export function treatedPlaceCandidates(model: SystemModel): Candidate[] {
    const taken = simpleNames(model);
    const flows = new Set(
        model.flows
            .filter(own)
            .map(flow => `${shortestName(model.elements[flow.source], taken)} -> ${shortestName(model.elements[flow.target], taken)}`)
    );
    return [
        ...elementCandidates({ ...model, elements: model.elements.filter(own) }),
        ...[...flows].map(label => ({ label, kind: CompletionItemKind.Operator, detail: 'flow' })),
        ...model.zones.filter(own).map(zone => ({
            label: shortestName(zone, taken),
            kind: CompletionItemKind.Module,
            detail: ['zone', zone.title].filter(Boolean).join(' ')
        })),
        { label: model.name, kind: CompletionItemKind.Module, detail: 'the whole system' }
    ];
}

/** Decisions about another system are made there. */
function own({ from }: Foreign): boolean {
    return from === undefined;
}
