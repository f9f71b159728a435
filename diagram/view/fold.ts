import { crossedBoundaries, type Scene, type SceneFlow, type ScenePlace, type SceneShape } from '../scene.js';
import { trustText } from '../layout/metrics.js';

/** What becomes of a scene's places and flows. Indices are of the scene that is folded. */
export interface Folding {
    /** By place, the place that it is drawn as; undefined where it is left out. A place that is drawn is drawn as itself. */
    drawnAs: readonly (number | undefined)[];
    /** By flow, whether it is drawn. */
    flows: readonly boolean[];
    /** By place that stands for others, how many elements are inside it. */
    standsFor: ReadonlyMap<number, number>;
}

export interface FoldedScene {
    scene: Scene;
    /** New index by old index of a place, undefined where it is left out. */
    places: (number | undefined)[];
    /** Where a flow went: a flow of the new scene, or the place that it is hidden in; undefined where it is left out. */
    flows: ({ flow: number } | { place: number } | undefined)[];
}

/**
 * Draws places as others: collapsed places stand for what is inside them, and the flows that they stand for are joined, one for each
 * pair of ends and direction. Badges are those of the places themselves; whoever folds adds up what is hidden.
 */
export function fold(scene: Scene, { drawnAs, flows, standsFor }: Folding): FoldedScene {
    const renumbered: (number | undefined)[] = [];
    const places: ScenePlace[] = [];
    scene.places.forEach((place, index) => {
        if (drawnAs[index] === index) {
            renumbered[index] = places.length;
            const parent = place.parent === undefined ? undefined : renumbered[place.parent];
            places.push({ ...drawn(place, standsFor.get(index)), parent });
        }
    });
    const newPlaces = drawnAs.map(index => (index === undefined ? undefined : renumbered[index]));
    scene.places.forEach(({ questions }, index) => {
        const at = newPlaces[index];
        if (at !== undefined && drawnAs[index] !== index) {
            places[at] = { ...places[at], questions: places[at].questions + questions };
        }
    });
    const joined = new Map<string, number>();
    const newFlows: SceneFlow[] = [];
    const went = scene.flows.map((flow, index): FoldedScene['flows'][number] => {
        const source = newPlaces[flow.source];
        const target = newPlaces[flow.target];
        if (!flows[index] || source === undefined || target === undefined) {
            return undefined;
        }
        const folded = standsFor.has(drawnAs[flow.source]!) || standsFor.has(drawnAs[flow.target]!);
        if (folded && source === target) {
            places[source] = { ...places[source], questions: places[source].questions + flow.questions };
            return { place: source };
        }
        const known = folded ? joined.get(`${source} ${target}`) : undefined;
        if (known !== undefined) {
            newFlows[known] = join(newFlows[known], flow, places);
            return { flow: known };
        }
        joined.set(`${source} ${target}`, newFlows.length);
        newFlows.push({ ...flow, source, target, crosses: crossedBoundaries(places, source, target) });
        return { flow: newFlows.length - 1 };
    });
    return { scene: { ...scene, places, flows: newFlows }, places: newPlaces, flows: went };
}

/** A place as it is drawn when it stands for others: a boundary becomes a shape that flows can end on. */
function drawn(place: ScenePlace, inside: number | undefined): ScenePlace {
    if (inside === undefined) {
        return place;
    }
    if (place.type === 'shape') {
        return { ...place, collapsed: inside, kindName: `${place.kindName}, ${inside} inside` };
    }
    const { id, label, parent, trust, questions } = place;
    const shape: SceneShape = {
        type: 'shape',
        id,
        label,
        parent,
        kind: 'zone',
        kindName: `${trustText(trust)}, ${inside} inside`,
        shape: 'boundary',
        glyph: 'boundary',
        questions,
        collapsed: inside
    };
    return shape;
}

/** One flow for two between the same two places. */
function join(first: SceneFlow, second: SceneFlow, places: readonly ScenePlace[]): SceneFlow {
    const parts = [...(first.parts ?? [first.id]), second.id];
    return {
        ...first,
        id: `${places[first.source].id} -> ${places[first.target].id}`,
        title: `${parts.length} flows`,
        sends: [...new Set([...first.sends, ...second.sends])],
        returns: [...new Set([...first.returns, ...second.returns])],
        twoWay: first.twoWay || second.twoWay,
        questions: first.questions + second.questions,
        parts
    };
}
