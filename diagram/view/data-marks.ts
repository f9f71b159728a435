import type { LibraryModel } from '../../language/model/library-model.js';
import type { DataModel, FactModel, SystemModel } from '../../language/model/system-model.js';
import type { DataMark } from '../drawing.js';
import type { Scene } from '../scene.js';
import type { SceneIndex } from './scene-index.js';

/** A scene with what its flows carry and its stores hold: what flows that meet a store carry, the store holds. */
export function withDataMarks(scene: Scene, index: SceneIndex, model: SystemModel, library: LibraryModel): Scene {
    const classifications = classificationsOf(library);
    const carried = model.flows.map(({ sends, returns }) => [...(sends ?? []), ...(returns ?? [])]);
    const held = new Map<number, Set<number>>();
    model.flows.forEach(({ source, target }, flow) => {
        for (const end of [index.elements[source], index.elements[target]]) {
            const place = scene.places[end];
            if (place.type === 'shape' && place.shape === 'store') {
                const known = held.get(end) ?? new Set();
                carried[flow].forEach(data => known.add(data));
                held.set(end, known);
            }
        }
    });
    const mark = (data: Iterable<number>) =>
        markOf(
            [...data].map(each => model.data[each]),
            classifications
        );
    return {
        ...scene,
        places: scene.places.map((place, at) => (held.has(at) ? { ...place, data: mark(held.get(at)!) } : place)),
        flows: scene.flows.map((flow, at) => ({ ...flow, data: mark(carried[at]) }))
    };
}

/** The mark of several that are drawn as one. */
export function joinedMark(first: DataMark | undefined, second: DataMark | undefined): DataMark | undefined {
    if (!first || !second) {
        return first ?? second;
    }
    const higher = second.level > first.level ? second : first;
    return { ...higher, personal: first.personal || second.personal };
}

/** Undefined where nothing is known to be carried. */
function markOf(data: readonly DataModel[], classifications: readonly string[]): DataMark | undefined {
    if (data.length === 0) {
        return undefined;
    }
    const level = Math.max(...data.map(({ facts }) => classifications.indexOf(nameIn(facts, 'classification') ?? '') + 1));
    return {
        ...(level > 0 && { classification: classifications[level - 1] }),
        level,
        levels: classifications.length,
        personal: data.some(({ facts }) => nameIn(facts, 'personal') === 'true')
    };
}

/** The names of classifications in a library, the lowest first. */
function classificationsOf({ kinds, enumerations }: LibraryModel): string[] {
    const data = kinds.find(({ name }) => name === 'data');
    const type = data?.attributes.find(({ name }) => name === 'classification')?.type;
    return enumerations.find(({ name }) => name === type)?.literals.map(({ name }) => name) ?? [];
}

function nameIn(facts: readonly FactModel[], name: string): string | undefined {
    const value = facts.find(fact => fact.name === name)?.values[0];
    return value?.type === 'name' ? value.value : undefined;
}
