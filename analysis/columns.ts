import type { AttributeModel } from '../language/model/library-model.js';
import type { FactModel, SystemModel } from '../language/model/system-model.js';
import type { SourceRange } from '../language/model/source.js';
import { isEqual, renewed } from './equality.js';
import { indicesBy } from './grouping.js';
import { groupByKind, type KindTable } from './kinds.js';
import type { ModelChanges } from './model-changes.js';
import { find, type Speaker } from './text-places.js';

/** What a rule can look at. */
export type SubjectType = 'element' | 'flow' | 'data' | 'system';

/** The value of one attribute on one subject. */
export interface Cell {
    attribute: AttributeModel;
    /** Names for enumerations, texts and dates for those scalars; undefined for numbers. */
    names?: string[];
    number?: number;
    /** Who states it, where the model does. */
    speaker?: Speaker;
    /** Where a kind of the library states it. */
    source?: SourceRange;
    /** Id of the zone or name of the system that states it, where it is inherited. */
    inheritedFrom?: string;
    /** Name of the kind of which every element is so, where neither it nor anything around it says otherwise. */
    defaultOf?: string;
}

/** The attribute exists for the subject's kind, and the model does not say. */
export const UNSTATED = Symbol('unstated');
/** The subject's kind has no such attribute. */
export const NOT_APPLICABLE = Symbol('not applicable');
export type CellState = Cell | typeof UNSTATED | typeof NOT_APPLICABLE;

/**
 * The facts of one system as columns, one per attribute and subject type, each filled when a rule first asks for it.
 * A fact on a zone or on the system holds for all elements inside whose kind has the attribute; what flows say of how they
 * arrive holds for their target where it says nothing; what a kind states holds for its elements where nothing else is said.
 */
export class Columns {
    private readonly columns: Record<SubjectType, Map<string, readonly CellState[]>> = {
        element: new Map(),
        flow: new Map(),
        data: new Map(),
        system: new Map()
    };
    private elementsByKind: ReadonlyMap<string, readonly number[]> | undefined;
    private inflows: ReadonlyMap<number, readonly number[]> | undefined;
    private readonly empty: Partial<Record<SubjectType, readonly CellState[]>> = {};

    constructor(
        private readonly model: SystemModel,
        private readonly kinds: KindTable
    ) {}

    /**
     * @param changes what is different from the version that these columns are of
     * @returns the columns of a later version: those in which nothing has changed are the same arrays
     */
    after(model: SystemModel, changes: ModelChanges): Columns {
        const later = new Columns(model, this.kinds);
        const changed = { element: changes.elements, flow: changes.flows, data: changes.data, system: [] };
        for (const type of ['element', 'flow', 'data', 'system'] as const) {
            const empty = (later.empty[type] = this.empty[type]);
            for (const [name, column] of this.columns[type]) {
                const read = (index: number): CellState => later.cellAt(type, name, index);
                later.columns[type].set(name, column === empty ? column : renewed(column, changed[type], read, isEqual));
            }
        }
        return later;
    }

    /** @returns the states of `attribute` for every subject of `type`, by the subject's index. */
    column(type: SubjectType, attribute: string): readonly CellState[] {
        const columns = this.columns[type];
        let column = columns.get(attribute);
        if (!column) {
            column = type !== 'element' && !this.kinds.attribute(type, attribute) ? this.notApplicable(type) : this.fill(type, attribute);
            columns.set(attribute, column);
        }
        return column;
    }

    /** Rules ask many things of flows that only elements have: all those questions share one column. */
    private notApplicable(type: Exclude<SubjectType, 'element'>): readonly CellState[] {
        const size = { flow: this.model.flows.length, data: this.model.data.length, system: 1 }[type];
        return (this.empty[type] ??= new Array<CellState>(size).fill(NOT_APPLICABLE));
    }

    private fill(type: SubjectType, name: string): CellState[] {
        const { model } = this;
        switch (type) {
            case 'system':
                return [this.cellAt(type, name, 0)];
            case 'data':
                return model.data.map((_, index) => this.cellAt(type, name, index));
            case 'flow':
                return model.flows.map((_, index) => this.cellAt(type, name, index));
            case 'element': {
                if (name === 'kind') return model.elements.map(element => kindCell(element.kind));
                return this.fillElements(name);
            }
        }
    }

    /** Most attributes are of a few kinds: elements of the others are not even looked at. */
    private fillElements(name: string): CellState[] {
        const { model } = this;
        const column = new Array<CellState>(model.elements.length).fill(NOT_APPLICABLE);
        const ofSystem: EnclosingFact = { fact: find(model.facts, name), statedBy: model.name, speaker: SYSTEM };
        let ofZones: EnclosingFact[] | undefined;
        for (const [kind, members] of (this.elementsByKind ??= groupByKind(model))) {
            const ofKind = this.ofKind(kind, name);
            if (!ofKind) continue;
            ofZones ??= this.zoneFacts(name, ofSystem);
            for (const index of members) {
                const { zone, facts } = model.elements[index];
                const around = zone === undefined ? ofSystem : ofZones[zone];
                const otherwise = this.arriving(ofKind, index) ?? ofKind.default;
                column[index] = this.cell(ofKind.attribute, find(facts, name), { type: 'element', index }, around, otherwise);
            }
        }
        return column;
    }

    /** One cell of a column as {@link fill} fills it. */
    private cellAt(type: SubjectType, name: string, index: number): CellState {
        const { model } = this;
        const ofSystem: EnclosingFact = { fact: find(model.facts, name), statedBy: model.name, speaker: SYSTEM };
        if (type === 'element') {
            const element = model.elements[index];
            if (name === 'kind') return kindCell(element.kind);
            const ofKind = this.ofKind(element.kind, name);
            if (!ofKind) return NOT_APPLICABLE;
            const around = this.aroundElement(element.zone, name, ofSystem);
            const otherwise = this.arriving(ofKind, index) ?? ofKind.default;
            return this.cell(ofKind.attribute, find(element.facts, name), { type, index }, around, otherwise);
        }
        const attribute = this.kinds.attribute(type, name)!;
        if (type === 'system') return this.cell(attribute, ofSystem.fact, SYSTEM);
        if (type === 'data') return this.cell(attribute, find(model.data[index].facts, name), { type, index });
        const flow = model.flows[index];
        return name === 'crosses_boundary'
            ? this.crossing(attribute, flow.source, flow.target)
            : this.cell(attribute, find(flow.facts, name), { type, index }, flow.from === undefined ? ofSystem : undefined);
    }

    /**
     * What the flows to an element say of an attribute that flows have as well, such as how callers prove who they are.
     * The weakest way in counts, the value that the library lists first; where a flow does not say, only what nothing is
     * weaker than is sure.
     */
    private arriving({ attribute }: KindFact, element: number): Cell | undefined {
        if (!this.isOfFlowsToo(attribute)) return undefined;
        this.inflows ??= indicesBy(this.model.flows, ({ target }) => target);
        let weakest: Cell | undefined;
        let isEverySaid = true;
        for (const flow of this.inflows.get(element) ?? []) {
            const own = find(this.model.flows[flow].facts, attribute.name);
            const cell = own && this.read(attribute, own);
            if (!cell) isEverySaid = false;
            else if (!weakest || this.position(cell) < this.position(weakest))
                weakest = { ...cell, speaker: { type: 'flow', index: flow } };
        }
        return weakest && (isEverySaid || this.position(weakest) === 0) ? weakest : undefined;
    }

    /** Texts say something else of a flow than of its end; the values of a list mean the same of both. */
    private isOfFlowsToo({ name, type, set, derived }: AttributeModel): boolean {
        if (set || derived || !this.kinds.enumeration(type)) return false;
        const ofFlow = this.kinds.attribute('flow', name);
        return ofFlow !== undefined && !ofFlow.derived && ofFlow.type === type;
    }

    private position({ attribute, names }: Cell): number {
        return this.kinds.position(attribute.type, names?.[0] ?? '') ?? 0;
    }

    private aroundElement(innermost: number | undefined, name: string, ofSystem: EnclosingFact): EnclosingFact | undefined {
        let outermost: number | undefined;
        for (let zone = innermost; zone !== undefined; zone = this.model.zones[zone].parent) {
            const fact = find(this.model.zones[zone].facts, name);
            if (fact) return { fact, statedBy: this.model.zones[zone].id, speaker: { type: 'zone', index: zone } };
            outermost = zone;
        }
        return outermost === undefined || this.model.zones[outermost].from === undefined ? ofSystem : undefined;
    }

    /** Facts by zone, the nearest enclosing statement first. Zones are listed after their parents. */
    private zoneFacts(name: string, ofSystem: EnclosingFact): EnclosingFact[] {
        const facts: EnclosingFact[] = [];
        for (const [index, zone] of this.model.zones.entries()) {
            const own = find(zone.facts, name);
            const speaker: Speaker = { type: 'zone', index };
            if (own) facts.push({ fact: own, statedBy: zone.id, speaker });
            else if (zone.parent !== undefined) facts.push(facts[zone.parent]);
            // What this system says of itself does not hold for another one.
            else facts.push(zone.from === undefined ? ofSystem : { fact: undefined, statedBy: zone.id, speaker });
        }
        return facts;
    }

    /**
     * @param own the fact on the subject itself, which is `speaker`
     * @param around the same fact on what encloses it
     * @param otherwise what holds where neither says so
     */
    private cell(
        attribute: AttributeModel,
        own: FactModel | undefined,
        speaker: Speaker,
        around?: EnclosingFact,
        otherwise?: Cell
    ): CellState {
        const cell = own && this.read(attribute, own);
        if (cell) return { ...cell, speaker };
        const inherited = around?.fact && this.read(attribute, around.fact);
        return inherited ? { ...inherited, speaker: around.speaker, inheritedFrom: around.statedBy } : (otherwise ?? UNSTATED);
    }

    /** @returns what a kind says of an attribute that its elements have; undefined where they have none of the name. */
    private ofKind(kind: string, name: string): KindFact | undefined {
        const attribute = this.kinds.attribute(kind, name);
        if (!attribute) return undefined;
        const stated = attribute.derived ? undefined : this.kinds.default(kind, name);
        const cell = stated && this.read(attribute, stated.fact);
        return { attribute, default: cell && { ...cell, source: stated.fact.source, defaultOf: stated.kind } };
    }

    /** @returns the fact's value, or undefined where it does not fit its type: what the language complains about says nothing. */
    private read(attribute: AttributeModel, fact: FactModel): Cell | undefined {
        if (attribute.type === 'number') {
            const value = fact.values[0];
            return value?.type === 'number' ? { attribute, number: value.value } : undefined;
        }
        const enumerated = this.kinds.enumeration(attribute.type) !== undefined;
        const names: string[] = [];
        for (const value of fact.values) {
            if (value.type === 'number') return undefined;
            if (enumerated && this.kinds.position(attribute.type, value.value) === undefined) return undefined;
            names.push(value.value);
        }
        if (names.length === 0 ? !attribute.set : names.length > 1 && !attribute.set) return undefined;
        return { attribute, names };
    }

    private crossing(attribute: AttributeModel, source: number, target: number): CellState {
        const crosses = this.model.elements[source].zone !== this.model.elements[target].zone;
        return { attribute, names: [crosses ? 'true' : 'false'] };
    }
}

const SYSTEM: Speaker = { type: 'system', index: 0 };

/** A fact of a zone or system, and its id or name. */
interface EnclosingFact {
    fact: FactModel | undefined;
    statedBy: string;
    speaker: Speaker;
}

/** An attribute of a kind, and what its elements are where nothing nearer says so. */
interface KindFact {
    attribute: AttributeModel;
    default?: Cell;
}

const KIND_ATTRIBUTE = { name: 'kind', type: 'kind', set: false, derived: true } as AttributeModel;

function kindCell(kind: string): Cell {
    return { attribute: KIND_ATTRIBUTE, names: [kind] };
}
