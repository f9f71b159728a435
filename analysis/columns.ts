import type { AttributeModel } from '../language/model/library-model.js';
import type { FactModel, SystemModel } from '../language/model/system-model.js';
import type { SourceRange } from '../language/model/source.js';
import type { KindTable } from './kinds.js';

/** What a rule can look at. */
export type SubjectType = 'element' | 'flow' | 'data' | 'system';

/** The value of one attribute on one subject. */
export interface Cell {
    attribute: AttributeModel;
    /** Names for enumerations, texts and dates for those scalars; undefined for numbers. */
    names?: string[];
    number?: number;
    source?: SourceRange;
    /** Id of the zone or name of the system that states it, where it is inherited. */
    inheritedFrom?: string;
}

/** The attribute exists for the subject's kind, and the model does not say. */
export const UNSTATED = Symbol('unstated');
/** The subject's kind has no such attribute. */
export const NOT_APPLICABLE = Symbol('not applicable');
export type CellState = Cell | typeof UNSTATED | typeof NOT_APPLICABLE;

/**
 * The facts of one system as columns, one per attribute and subject type, each filled when a rule first asks for it.
 * A fact on a zone or on the system holds for all elements inside whose kind has the attribute.
 */
export class Columns {
    private readonly columns = new Map<string, CellState[]>();

    constructor(
        private readonly model: SystemModel,
        private readonly kinds: KindTable
    ) {}

    /** @returns the states of `attribute` for every subject of `type`, by the subject's index. */
    column(type: SubjectType, attribute: string): CellState[] {
        const key = `${type}.${attribute}`;
        let column = this.columns.get(key);
        if (!column) {
            column = this.fill(type, attribute);
            this.columns.set(key, column);
        }
        return column;
    }

    private fill(type: SubjectType, name: string): CellState[] {
        const { model } = this;
        const onSystem = find(model.facts, name);
        switch (type) {
            case 'system':
                return [this.cell('system', name, [[onSystem, undefined]])];
            case 'data':
                return model.data.map((data) => this.cell('data', name, [[find(data.facts, name), undefined]]));
            case 'flow':
                return model.flows.map((flow) => {
                    if (name === 'crosses_boundary') return this.crossing(flow.source, flow.target);
                    return this.cell('flow', name, [
                        [find(flow.facts, name), undefined],
                        [onSystem, model.name]
                    ]);
                });
            case 'element': {
                const onZone = this.zoneFacts(name, onSystem);
                return model.elements.map((element) => {
                    if (name === 'kind') return kindCell(element.kind);
                    const own = find(element.facts, name);
                    return this.cell(element.kind, name, [
                        [own, undefined],
                        element.zone === undefined ? [onSystem, model.name] : onZone[element.zone]
                    ]);
                });
            }
        }
    }

    /** Facts by zone, the nearest enclosing statement first. Zones are listed after their parents. */
    private zoneFacts(name: string, onSystem: FactModel | undefined): [FactModel | undefined, string | undefined][] {
        const facts: [FactModel | undefined, string | undefined][] = [];
        for (const zone of this.model.zones) {
            const own = find(zone.facts, name);
            if (own) facts.push([own, zone.id]);
            else facts.push(zone.parent === undefined ? [onSystem, this.model.name] : facts[zone.parent]);
        }
        return facts;
    }

    private cell(kind: string, name: string, candidates: [FactModel | undefined, string | undefined][]): CellState {
        const attribute = this.kinds.attribute(kind, name);
        if (!attribute) return NOT_APPLICABLE;
        for (const [fact, inheritedFrom] of candidates) {
            const cell = fact && this.read(attribute, fact);
            if (cell) return inheritedFrom === undefined ? cell : { ...cell, inheritedFrom };
        }
        return UNSTATED;
    }

    /** @returns the fact's value, or undefined where it does not fit its type: what the language complains about says nothing. */
    private read(attribute: AttributeModel, fact: FactModel): Cell | undefined {
        const { source } = fact;
        if (attribute.type === 'number') {
            const value = fact.values[0];
            return value?.type === 'number' ? { attribute, number: value.value, source } : undefined;
        }
        const enumerated = this.kinds.enumeration(attribute.type) !== undefined;
        const names: string[] = [];
        for (const value of fact.values) {
            if (value.type === 'number') return undefined;
            if (enumerated && this.kinds.position(attribute.type, value.value) === undefined) return undefined;
            names.push(value.value);
        }
        if (names.length === 0 ? !attribute.set : names.length > 1 && !attribute.set) return undefined;
        return { attribute, names, source };
    }

    private crossing(source: number, target: number): CellState {
        const crosses = this.model.elements[source].zone !== this.model.elements[target].zone;
        return this.derived('flow', 'crosses_boundary', crosses ? 'true' : 'false');
    }

    private derived(kind: string, name: string, value: string): CellState {
        const attribute = this.kinds.attribute(kind, name);
        return attribute ? { attribute, names: [value] } : NOT_APPLICABLE;
    }
}

const KIND_ATTRIBUTE = { name: 'kind', type: 'kind', set: false, derived: true } as AttributeModel;

function kindCell(kind: string): Cell {
    return { attribute: KIND_ATTRIBUTE, names: [kind] };
}

function find(facts: FactModel[], name: string): FactModel | undefined {
    for (const fact of facts) if (fact.name === name) return fact;
    return undefined;
}
