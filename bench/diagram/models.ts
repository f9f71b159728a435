import { applyView, buildScene, kindShapes, type Scene } from '../../diagram/index.js';
import type { SystemModel } from '../../language/model/system-model.js';
import {
    element,
    NO_FINDINGS,
    seededRandom,
    systemModel,
    TEST_LIBRARY,
    zone,
    type FlowSketch,
    type Sketch
} from '../../test/diagram/models.js';

const ELEMENTS_PER_ZONE = 10;
const ZONES_PER_ZONE = 3;
const FLOWS_PER_ELEMENT = 1.5;
/** The share of flows that leave their innermost zone: half of them to a neighbouring zone, a third in the same site, a sixth anywhere. */
const CROSSING_SHARE = 0.25;
const REACHES = ['middle', 'middle', 'middle', 'outer', 'outer', 'any'] as const;

const TRUST = ['public', 'partner', 'corporate', 'production', 'restricted'];
const KINDS = ['service', 'service', 'service', 'gateway', 'model', 'model', 'store', 'store', 'dataset', 'registry', 'training', 'actor'];
const TITLES = ['Scores', 'Feature requests', 'Load the weights', 'Audit trail', 'Customer answers and their sources', 'Query'];
const DATA = ['photo', 'label', 'weights', 'prompt', 'answer', 'events'];

/** The whole of a generated system. */
export function generateScene(elements: number, seed = 1): Scene {
    return wholeScene(generateSystem(elements, seed));
}

export function wholeScene(model: SystemModel): Scene {
    return buildScene(model, kindShapes(TEST_LIBRARY), NO_FINDINGS);
}

/** What a panel shows of a system as long as nobody chooses a view. */
export function defaultView(model: SystemModel): Scene {
    const analysis = { findings: [], questions: [], notices: [] };
    return applyView(buildScene(model, kindShapes(TEST_LIBRARY), analysis), {}, { model, library: TEST_LIBRARY, analysis }).scene;
}

/**
 * A system of so many elements in zones nested three deep, ten elements in each innermost zone, with one and a half flows each, a
 * quarter of them across boundaries. The same seed gives the same system on every machine.
 */
export function generateSystem(elements: number, seed = 1): SystemModel {
    const random = seededRandom(seed * 1000 + elements);
    const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)];
    const leaves = Math.max(1, Math.ceil(elements / ELEMENTS_PER_ZONE));
    const zoneOf = (leaf: number) => {
        const middle = Math.floor(leaf / ZONES_PER_ZONE);
        return { leaf, middle, outer: Math.floor(middle / ZONES_PER_ZONE), any: 0 };
    };
    const roots: Sketch[] = [];
    const members: { id: string; leaf: number }[] = [];
    const leafZones = Array.from({ length: leaves }, (_, leaf) => {
        const { middle, outer } = zoneOf(leaf);
        const site = (roots[outer] ??= zone(`o${outer}`, pick(TRUST), [], `Site ${outer}`));
        const network = (site.content![middle % ZONES_PER_ZONE] ??= zone(`m${middle}`, pick(TRUST), [], `Network ${middle}`));
        const segment = zone(`l${leaf}`, pick(TRUST), [], `Segment ${leaf}`);
        network.content!.push(segment);
        return { segment, path: `o${outer}.m${middle}.l${leaf}` };
    });
    for (let index = 0; index < elements; index++) {
        const { segment, path } = leafZones[index % leaves];
        segment.content!.push(element(pick(KINDS), `e${index}`, `Element ${index}`));
        members.push({ id: `${path}.e${index}`, leaf: index % leaves });
    }
    const flow = (from: string, others: readonly { id: string }[]): FlowSketch => {
        const to = pick(others.filter(each => each.id !== from)).id;
        return { from, to, title: pick(TITLES), sends: [pick(DATA)], returns: random() < 0.5 ? [pick(DATA)] : undefined };
    };
    const count = Math.round(elements * FLOWS_PER_ELEMENT);
    const flows = Array.from({ length: count }, (_, index) => {
        const source = pick(members);
        const own = zoneOf(source.leaf);
        const crossing = index < count * CROSSING_SHARE;
        const reach = crossing ? REACHES[index % REACHES.length] : 'leaf';
        const near = members.filter(({ leaf }) => zoneOf(leaf)[reach] === own[reach] && (!crossing || leaf !== source.leaf));
        return flow(source.id, near.length > 0 ? near : members);
    });
    return systemModel(`generated_${elements}`, roots, flows);
}
