import type { Finding, FindingStatus, Severity } from '../../analysis/finding.js';
import { buildScene, kindShapes, type Scene, type SceneAnalysis } from '../../diagram/index.js';
import type { LibraryModel, KindModel } from '../../language/model/library-model.js';
import type { Declaration } from '../../language/model/source.js';
import type { ElementModel, FactModel, SystemModel, ZoneModel } from '../../language/model/system-model.js';

const POSITION = { line: 0, character: 0 };
const RANGE = { start: POSITION, end: POSITION };
const DECLARATION: Declaration = { uri: 'file:///model.tmodel', name: RANGE, whole: RANGE };

function nameFact(name: string, value: string): FactModel {
    return { name, values: [{ type: 'name', value }], list: false, source: { uri: DECLARATION.uri, range: RANGE }, valueRange: RANGE };
}

/** A zone or element of a test model: `zone` with `trust`, or a kind. Ids come from the names, as in the language. */
export interface Sketch {
    kind: string;
    name: string;
    title?: string;
    trust?: string;
    content?: Sketch[];
}

export interface FlowSketch {
    from: string;
    to: string;
    title?: string;
    sends?: string[];
    returns?: string[];
}

export function zone(name: string, trust: string | undefined, content: Sketch[], title?: string): Sketch {
    return { kind: 'zone', name, trust, content, title };
}

export function element(kind: string, name: string, title?: string, content?: Sketch[]): Sketch {
    return { kind, name, title, content };
}

/** A system model from sketches; flows name elements by id. */
export function systemModel(name: string, sketches: readonly Sketch[], flows: readonly FlowSketch[] = [], title?: string): SystemModel {
    const zones: ZoneModel[] = [];
    const elements: ElementModel[] = [];
    const add = (sketch: Sketch, path: string, parentZone: number | undefined, parent: number | undefined): void => {
        const id = path === '' ? sketch.name : `${path}.${sketch.name}`;
        const common = { id, name: sketch.name, title: sketch.title, mitigations: [], declaration: DECLARATION };
        if (sketch.kind === 'zone') {
            zones.push({ ...common, parent: parentZone, facts: sketch.trust ? [nameFact('trust', sketch.trust)] : [] });
            const index = zones.length - 1;
            sketch.content?.forEach(inner => add(inner, id, index, undefined));
        } else {
            elements.push({ ...common, kind: sketch.kind, zone: parentZone, parent, facts: [] });
            const index = elements.length - 1;
            sketch.content?.forEach(inner => add(inner, id, parentZone, index));
        }
    };
    sketches.forEach(sketch => add(sketch, '', undefined, undefined));
    // Of two with the same id flows mean the first.
    const indices = new Map([...elements.keys()].reverse().map(index => [elements[index].id, index]));
    const indexOf = (id: string) => indices.get(id) ?? -1;
    const dataNames = [...new Set(flows.flatMap(flow => [...(flow.sends ?? []), ...(flow.returns ?? [])]))];
    const taken = new Map<string, number>();
    return {
        name,
        title,
        declaration: DECLARATION,
        facts: [],
        mitigations: [],
        zones,
        elements,
        flows: flows.map(flow => {
            const base = `${flow.from} -> ${flow.to}`;
            const copy = (taken.get(base) ?? 0) + 1;
            taken.set(base, copy);
            return {
                id: copy === 1 ? base : `${base}#${copy}`,
                title: flow.title,
                source: indexOf(flow.from),
                target: indexOf(flow.to),
                sends: flow.sends?.map(each => dataNames.indexOf(each)),
                returns: flow.returns?.map(each => dataNames.indexOf(each)),
                facts: [],
                mitigations: [],
                declaration: DECLARATION
            };
        }),
        data: dataNames.map(each => ({ id: each, name: each, facts: [], declaration: DECLARATION })),
        treatments: [],
        objectives: [],
        assumptions: [],
        views: []
    };
}

/** A library of kinds, `[name, base, shape]`. */
export function library(...kinds: [name: string, base?: string, shape?: string][]): LibraryModel {
    return {
        enumerations: [],
        controls: [],
        threats: [],
        frameworks: [],
        kinds: kinds.map(([name, base, shape]): KindModel => ({
            name,
            base,
            attributes: [],
            facts: shape ? [nameFact('shape', shape)] : [],
            declaration: DECLARATION
        }))
    };
}

export const TEST_LIBRARY = library(
    ['actor', undefined, 'external'],
    ['supplier', undefined, 'external'],
    ['model', undefined, 'process'],
    ['llm', 'model'],
    ['service', undefined, 'process'],
    ['gateway', 'service'],
    ['agent', 'service'],
    ['tool', 'service'],
    ['training', 'service'],
    ['store', undefined, 'store'],
    ['dataset', 'store'],
    ['vector_store', 'store'],
    ['registry', 'store'],
    ['log', 'store']
);

export const NO_FINDINGS: SceneAnalysis = { findings: [], questions: [] };

/** A finding as far as the picture is concerned. */
export function finding(
    targetType: Finding['targetType'],
    targetIndex: number,
    severity: Severity,
    status: FindingStatus = 'open',
    threat = 'threat'
): Finding {
    return {
        id: `f_${threat}_${targetType}_${targetIndex}_${status}`,
        system: 's',
        threat,
        title: threat,
        target: '',
        targetType,
        targetIndex,
        targetKind: '',
        status,
        severity,
        likelihood: severity,
        impact: severity,
        maps: [],
        steps: [],
        stride: [],
        message: '',
        because: [],
        path: [],
        fixes: [],
        declaration: DECLARATION,
        rule: DECLARATION
    };
}

export function sceneOf(model: SystemModel, analysis: SceneAnalysis = NO_FINDINGS): Scene {
    return buildScene(model, kindShapes(TEST_LIBRARY), analysis);
}

/** Random numbers from 0 to 1 that are the same for the same seed (mulberry32, public domain). */
export function seededRandom(seed: number): () => number {
    let state = seed;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
}

const KINDS = ['actor', 'service', 'model', 'store', 'gateway', 'dataset', 'unheard_of'];

/** A nested model of `size` elements with one and a half flows each: loops, parallel flows, flows into and out of services. */
export function randomModel(seed: number, size: number): SystemModel {
    const random = seededRandom(seed);
    const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)];
    const roots: Sketch[] = [];
    const zones: { sketch: Sketch; path: string }[] = [];
    const containers: { sketch: Sketch; path: string }[] = [];
    const ids: string[] = [];
    const pathOf = (container: { path: string } | undefined, name: string) => (container ? `${container.path}.${name}` : name);
    for (let index = 0; index < Math.ceil(size / 6); index++) {
        const outer = zones.length > 0 && random() < 0.5 ? pick(zones) : undefined;
        const sketch = zone(`z${index}`, random() < 0.7 ? pick(['public', 'corporate', 'production']) : undefined, []);
        (outer?.sketch.content ?? roots).push(sketch);
        zones.push({ sketch, path: pathOf(outer, sketch.name) });
    }
    for (let index = 0; index < size; index++) {
        const choice = random();
        const outer = choice < 0.1 ? undefined : choice < 0.3 && containers.length > 0 ? pick(containers) : pick(zones);
        const sketch = element(pick(KINDS), `e${index}`, random() < 0.5 ? `Element ${'number '.repeat(index % 4)}${index}` : undefined);
        if (outer) {
            (outer.sketch.content ??= []).push(sketch);
        } else {
            roots.push(sketch);
        }
        ids.push(pathOf(outer, sketch.name));
        if (random() < 0.15) {
            containers.push({ sketch, path: ids[ids.length - 1] });
        }
    }
    const flows = Array.from({ length: Math.floor(size * 1.5) }, (): FlowSketch => ({
        from: pick(ids),
        to: pick(ids),
        title: random() < 0.6 ? pick(['request', 'load the weights', 'a rather long label that needs two lines']) : undefined,
        sends: random() < 0.5 ? [pick(['photo', 'label', 'weights'])] : undefined,
        returns: random() < 0.3 ? ['answer'] : undefined
    }));
    return systemModel(`random${seed}`, roots, flows);
}
