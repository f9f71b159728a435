import type { Scene, SceneFlow, ScenePlace } from '../../diagram/index.js';

/** One edit of a scene; `at` says where, so that the same number is the same edit. */
type Edit = (scene: Scene, at: number) => Scene;

const PLAIN_FLOW = { title: 'Query', sends: ['query'], returns: [], twoWay: false, questions: 0, crosses: [] };

const EDITS: readonly Edit[] = [
    (scene, at) => withElement(scene, at),
    (scene, at) => withFlow(withElement(scene, at), { from: scene.places.length, to: shapeAt(scene, at * 7 + 3), at }),
    (scene, at) => withLabel(scene, shapeAt(scene, at), label => `${label} again`),
    (scene, at) => withFlow(scene, { from: shapeAt(scene, at), to: shapeAt(scene, at * 5 + 1), at }),
    (scene, at) => ({ ...scene, flows: scene.flows.map((flow, index) => (index === at % scene.flows.length ? retitled(flow) : flow)) }),
    (scene, at) => ({ ...scene, flows: scene.flows.filter((_, index) => index !== at % scene.flows.length) }),
    (scene, at) => withoutElement(scene, shapeAt(scene, at)),
    (scene, at) => withLabel(scene, boundaryAt(scene, at), label => `Old ${label}`)
];

/**
 * Edits one upon the other, as somebody makes them who writes a model: an element is added, another with a flow, one is renamed, a flow
 * is added, gets another title, is removed, an element goes with its flows, a boundary is renamed; each somewhere else in the picture.
 * @returns the scene after each edit
 */
export function* editsOf(scene: Scene, count: number): Generator<Scene> {
    let edited = scene;
    for (let edit = 0; edit < count; edit++) {
        edited = EDITS[edit % EDITS.length](edited, (edit + 1) * 37);
        yield edited;
    }
}

/** With one more element beside the `at`-th shape, and a flow between the two. */
function withElement(scene: Scene, at: number): Scene {
    const neighbour = shapeAt(scene, at);
    const added: ScenePlace = { ...scene.places[neighbour], id: `${scene.places[neighbour].id}_${at}`, label: `Added ${at}` };
    return withFlow({ ...scene, places: [...scene.places, added] }, { from: neighbour, to: scene.places.length, at });
}

function withFlow(scene: Scene, { from, to, at }: { from: number; to: number; at: number }): Scene {
    const id = `${scene.places[from].id} -> ${scene.places[to].id} (${at})`;
    return { ...scene, flows: [...scene.flows, { ...PLAIN_FLOW, id, source: from, target: to }] };
}

function withLabel(scene: Scene, place: number, change: (label: string) => string): Scene {
    return { ...scene, places: scene.places.map((each, index) => (index === place ? { ...each, label: change(each.label) } : each)) };
}

function retitled(flow: SceneFlow): SceneFlow {
    return { ...flow, title: `${flow.title} again` };
}

function withoutElement(scene: Scene, place: number): Scene {
    const renumbered = (index: number) => (index > place ? index - 1 : index);
    return {
        ...scene,
        places: scene.places
            .filter((_, index) => index !== place)
            .map(each => ({ ...each, parent: each.parent === undefined ? undefined : renumbered(each.parent) })),
        flows: scene.flows
            .filter(({ source, target }) => source !== place && target !== place)
            .map(flow => ({ ...flow, source: renumbered(flow.source), target: renumbered(flow.target) }))
    };
}

function shapeAt(scene: Scene, at: number): number {
    return placeAt(scene, 'shape', at);
}

function boundaryAt(scene: Scene, at: number): number {
    return placeAt(scene, 'boundary', at);
}

function placeAt({ places }: Scene, type: ScenePlace['type'], at: number): number {
    const found = places.flatMap((place, index) => (place.type === type ? [index] : []));
    return found[at % found.length];
}
