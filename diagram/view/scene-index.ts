import type { SystemModel } from '../../language/model/system-model.js';
import type { Scene } from '../scene.js';

/** Where the parts of a model stand in its scene. */
export interface SceneIndex {
    /** Index in `Scene.places` by index in `SystemModel.elements` and `SystemModel.zones`; flows have the same index in both. */
    elements: number[];
    zones: number[];
    /** Index of a place by its id in the scene. */
    byId: ReadonlyMap<string, number>;
    /** Indices of the places directly in each place. */
    children: number[][];
}

/** @param scene made of this very model by `buildScene` */
export function indexScene(scene: Scene, model: SystemModel): SceneIndex {
    const byId = new Map<string, number>();
    const ofElement = new Map<string, number>();
    const ofZone = new Map<string, number>();
    const children: number[][] = scene.places.map(() => []);
    scene.places.forEach((place, index) => {
        byId.set(place.id, index);
        (place.type === 'boundary' ? ofZone : ofElement).set(place.id, index);
        if (place.parent !== undefined) {
            children[place.parent].push(index);
        }
    });
    return {
        // An element that bears a zone's id, which is an error of the text, has another one in the scene.
        elements: model.elements.map(({ id }) => ofElement.get(id) ?? ofElement.get(`${id}~2`)!),
        zones: model.zones.map(({ id }) => ofZone.get(id)!),
        byId,
        children
    };
}

/** A place with everything inside it. */
export function withContent({ children }: SceneIndex, place: number): number[] {
    const all = [place];
    for (let at = 0; at < all.length; at++) {
        for (const child of children[all[at]]) {
            all.push(child);
        }
    }
    return all;
}
