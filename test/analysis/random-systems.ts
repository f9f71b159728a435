import type { AttributeModel, LibraryModel } from '../../language/model/library-model.js';
import type { Declaration } from '../../language/model/source.js';
import type { FactModel, FactScalar, MitigationModel, SystemModel } from '../../language/model/system-model.js';
import { KindTable } from '../../analysis/index.js';

/** Mulberry32: equal seeds give equal numbers in [0, 1). */
export function random(seed: number): () => number {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
}

const nowhere = { uri: 'test:/random.tmodel', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };
export const DECLARATION: Declaration = { uri: nowhere.uri, name: nowhere.range, whole: nowhere.range };

export function fact(name: string, values: FactScalar[], list = false): FactModel {
    return { name, values, list, source: nowhere, valueRange: nowhere.range };
}

export function mitigation(control: string, status: MitigationModel['status'] = 'implemented'): MitigationModel {
    return { control, status, facts: [], declaration: DECLARATION };
}

/** A library in which many kinds say something of all their elements. */
export function withRandomDefaults(library: LibraryModel, seed: number): LibraryModel {
    const next = random(seed * 31);
    const defaultsOf = (attributes: readonly AttributeModel[]): FactModel[] =>
        attributes.flatMap(({ name, type, set }) => {
            const literals = library.enumerations.find(each => each.name === type)?.literals;
            if (!literals || set || next() < 0.7) return [];
            return [fact(name, [{ type: 'name' as const, value: literals[Math.floor(next() * literals.length)].name }])];
        });
    return { ...library, kinds: library.kinds.map(kind => ({ ...kind, facts: [...kind.facts, ...defaultsOf(kind.attributes)] })) };
}

/** A library in which some controls count where paths begin. */
export function withSourceControls(library: LibraryModel, seed: number): LibraryModel {
    const next = random(seed * 37);
    const atSource = fact('counts', [{ type: 'name', value: 'at_source' }]);
    const others = (facts: FactModel[]): FactModel[] => facts.filter(({ name }) => name !== 'counts');
    return {
        ...library,
        controls: library.controls.map(control => (next() < 0.3 ? { ...control, facts: [...others(control.facts), atSource] } : control))
    };
}

/** A system of a dozen elements with random kinds, facts, zones, flows and controls out of a library. */
export function randomSystem(library: LibraryModel, seed: number): SystemModel {
    const next = random(seed);
    const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)];
    const table = new KindTable(library);
    const kinds = library.kinds.map(kind => kind.name).filter(kind => table.isA(kind, 'element') && kind !== 'element');
    const controls = library.controls.map(control => control.name);

    const value = (attribute: AttributeModel): FactModel => {
        if (attribute.type === 'number') return fact(attribute.name, [{ type: 'number', value: Math.floor(next() * 3) }]);
        const literals = table.enumeration(attribute.type)?.literals;
        if (!literals) return fact(attribute.name, [{ type: 'text', value: 'x' }]);
        const count = attribute.set ? 1 + Math.floor(next() * 2) : 1;
        const names = [...new Set(Array.from({ length: count }, () => pick(literals).name))];
        return fact(
            attribute.name,
            names.map(name => ({ type: 'name' as const, value: name })),
            attribute.set
        );
    };
    const facts = (kind: string): FactModel[] => {
        const stated: FactModel[] = [];
        for (
            let current = library.kinds.find(each => each.name === kind);
            current;
            current = library.kinds.find(each => each.name === current.base)
        ) {
            for (const attribute of current.attributes) if (!attribute.derived && next() < 0.8) stated.push(value(attribute));
        }
        return stated;
    };
    const mitigations = (chance: number): MitigationModel[] =>
        next() < chance ? [mitigation(pick(controls), pick(['planned', 'implemented', 'verified']))] : [];
    const zone = (id: string, parent?: number): SystemModel['zones'][number] => ({
        id,
        name: id,
        parent,
        facts: facts('zone'),
        mitigations: mitigations(0.15),
        declaration: DECLARATION
    });
    const zones = [zone('outside'), zone('inside'), zone('inside.deep', 1)];
    const elements = Array.from({ length: 6 + Math.floor(next() * 8) }, (_, index) => {
        const kind = pick(kinds);
        return {
            id: `e${index}`,
            name: `e${index}`,
            kind,
            zone: Math.floor(next() * zones.length),
            facts: facts(kind).filter(({ name }) => name !== 'trust'),
            mitigations: mitigations(0.25),
            declaration: DECLARATION
        };
    });
    const data = ['d0', 'd1', 'd2'].map(id => ({ id, name: id, facts: facts('data'), declaration: DECLARATION }));
    const flows = Array.from({ length: elements.length * 2 }, (_, index) => {
        const source = Math.floor(next() * elements.length);
        const target = Math.floor(next() * elements.length);
        return {
            id: `${elements[source].id} -> ${elements[target].id}#${index}`,
            source,
            target,
            sends: next() < 0.7 ? [Math.floor(next() * data.length)] : undefined,
            returns: next() < 0.3 ? [Math.floor(next() * data.length)] : undefined,
            facts: facts('flow'),
            mitigations: mitigations(0.15),
            declaration: DECLARATION
        };
    });
    return {
        name: 'random',
        declaration: DECLARATION,
        facts: [],
        mitigations: [],
        zones,
        elements,
        flows,
        data,
        treatments: [],
        objectives: [],
        assumptions: [],
        views: []
    };
}
