import type { SystemModel } from '../../language/model/system-model.js';
import type { Scene, SceneShape } from '../scene.js';
import { elementsInside } from './collapsed-places.js';
import type { Folding } from './fold.js';
import { withContent, type SceneIndex } from './scene-index.js';

/**
 * The context diagram: the system as one process, whoever and whatever is outside of it, and the flows between. External entities
 * stay in their boundaries; each other system is one shape.
 * @param kept by place, whether the view looks at it
 * @returns the scene with the system as its last place, and how to fold it; undefined where the system has nothing of its own
 */
export function contextOf(
    scene: Scene,
    index: SceneIndex,
    model: SystemModel,
    kept: readonly boolean[]
): { scene: Scene; folding: Omit<Folding, 'flows'> } | undefined {
    const system = scene.places.length;
    const outside: (number | undefined)[] = scene.places.map(() => undefined);
    const standsFor = new Map<number, number>();
    const standFor = (place: number) => {
        const inside = elementsInside(scene, index, place);
        if (inside > 0) {
            standsFor.set(place, inside);
        }
        withContent(index, place).forEach(each => (outside[each] = place));
    };
    model.zones.forEach(({ from, parent }, zone) => {
        if (from !== undefined && parent === undefined) {
            standFor(index.zones[zone]);
        }
    });
    scene.places.forEach((place, at) => {
        if (place.type === 'shape' && place.shape === 'external' && outside[at] === undefined && !isInElement(scene, at)) {
            standFor(at);
        }
    });
    const around = new Set<number>();
    outside.forEach((place, at) => {
        for (let each = place === at ? scene.places[at].parent : undefined; each !== undefined; each = scene.places[each].parent) {
            around.add(each);
        }
    });
    const drawnAs = scene.places.map((_, at) => (kept[at] ? (outside[at] ?? (around.has(at) ? at : system)) : undefined));
    const own = drawnAs.filter((place, at) => place === system && scene.places[at].type === 'shape').length;
    if (own === 0) {
        return undefined;
    }
    standsFor.set(system, own);
    return {
        scene: { ...scene, places: [...scene.places, systemShape(scene)] },
        folding: { drawnAs: [...drawnAs, system], standsFor }
    };
}

/** A part of an element is outside of the system only where the element is. */
function isInElement({ places }: Scene, at: number): boolean {
    const { parent } = places[at];
    return parent !== undefined && places[parent].type === 'shape';
}

function systemShape({ system, places }: Scene): SceneShape {
    let { name: id } = system;
    while (places.some(place => place.id === id)) {
        id += '~2';
    }
    return { type: 'shape', id, label: system.label, kind: 'system', kindName: 'system', shape: 'process', glyph: 'process', questions: 0 };
}
