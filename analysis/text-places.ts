import type { SourceRange } from '../language/model/source.js';
import type { FactModel, SystemModel } from '../language/model/system-model.js';
import type { SubjectType } from './columns.js';
import type { Reason } from './finding.js';

/** What of a model says something, by its index: where that stands in the text is looked up when it is told. */
export interface Speaker {
    type: SubjectType | 'zone';
    index: number;
}

/** A reason that holds wherever the text has moved to. */
export interface GroundedReason {
    text: string;
    /** Who states `fact` or, where none is named, is meant itself. */
    speaker?: Speaker;
    fact?: string;
    /** Where it is stated outside of the model: in the library. */
    source?: SourceRange;
}

/** @returns the reason with its place in the present text. */
export function reasonIn(model: SystemModel, { text, speaker, fact, source }: GroundedReason): Reason {
    const place = speaker ? placeIn(model, speaker, fact) : source;
    return place ? { text, source: place } : { text };
}

function placeIn(model: SystemModel, { type, index }: Speaker, fact: string | undefined): SourceRange | undefined {
    const { facts, declaration } = statementOf(model, type, index);
    return fact === undefined ? { uri: declaration.uri, range: declaration.name } : find(facts, fact)?.source;
}

function statementOf(model: SystemModel, type: Speaker['type'], index: number): Pick<SystemModel, 'facts' | 'declaration'> {
    switch (type) {
        case 'system':
            return model;
        case 'zone':
            return model.zones[index];
        case 'element':
            return model.elements[index];
        case 'flow':
            return model.flows[index];
        case 'data':
            return model.data[index];
    }
}

/** @returns the first of some facts that has a name. */
export function find(facts: readonly FactModel[], name: string): FactModel | undefined {
    for (const fact of facts) if (fact.name === name) return fact;
    return undefined;
}
