import type { Declaration } from '../../language/model/source.js';
import type { FactModel, MitigationModel, SystemModel } from '../../language/model/system-model.js';
import { isOwn } from '../lookup/ranges.js';

export type PlaceType = 'element' | 'flow' | 'zone' | 'system' | 'data';

/** What a fix can edit: a statement with a body of facts, and mitigations except on data. */
export interface Place {
    facts: FactModel[];
    mitigations: MitigationModel[];
    declaration: Declaration;
}

/**
 * The place of a type with an id as used in findings and questions; undefined where the model has none. Another system's
 * element or data may stand in another file; its flows hold facts of their system, and are not to be edited from here.
 */
export function placeOf(model: SystemModel, type: PlaceType, id: string): Place | undefined {
    switch (type) {
        case 'element':
            return model.elements.find(element => element.id === id);
        case 'flow':
            return model.flows.find(flow => flow.id === id && isOwn(flow));
        case 'zone':
            return model.zones.find(zone => zone.id === id);
        case 'data': {
            const data = model.data.find(each => each.id === id);
            return data && { facts: data.facts, mitigations: [], declaration: data.declaration };
        }
        case 'system':
            return model;
    }
}

/** Range of the last of a place's own facts or mitigations, so that new ones join them instead of following inner statements. */
export function lastOwnStatement(place: Place, kind: 'fact' | 'mitigation') {
    const own = [
        ...place.facts.map(fact => fact.source.range),
        ...(kind === 'mitigation' ? place.mitigations.map(mitigation => mitigation.declaration.whole) : [])
    ];
    return own.reduce<(typeof own)[number] | undefined>((last, range) => (last && startsBefore(range, last) ? last : range), undefined);
}

function startsBefore(a: { start: { line: number; character: number } }, b: { start: { line: number; character: number } }): boolean {
    return a.start.line < b.start.line || (a.start.line === b.start.line && a.start.character < b.start.character);
}
