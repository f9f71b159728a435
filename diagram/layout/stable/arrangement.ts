import type { Box } from '../../drawing.js';
import type { Scene } from '../../scene.js';
import { ROOT } from '../levels.js';
import { METRICS } from '../metrics.js';
import { moved } from './geometry.js';

/** Where the places of a scene stand while they are rearranged. Boxes are absolute; those of new places are set when room was found. */
export interface Arrangement {
    scene: Scene;
    /** Indices of the places inside each container, {@link ROOT} for the page. */
    content: ReadonlyMap<number, readonly number[]>;
    boxes: (Box | undefined)[];
    /** Where those stood before that were there already. */
    before: readonly (Box | undefined)[];
    /** Places that stand where a user has put them. */
    pinned: ReadonlySet<number>;
    /** Number of elements without content that each place stands for. */
    weights: readonly number[];
}

/** What each container contains: the page, every boundary, and elements with other places inside. */
export function contentOf(scene: Scene): Map<number, number[]> {
    const content = new Map<number, number[]>([[ROOT, []]]);
    scene.places.forEach((place, index) => {
        if (place.type === 'boundary') {
            content.set(index, []);
        }
    });
    scene.places.forEach(({ parent = ROOT }, index) => {
        const siblings = content.get(parent);
        if (siblings) {
            siblings.push(index);
        } else {
            content.set(parent, [index]);
        }
    });
    return content;
}

export function createArrangement(
    scene: Scene,
    content: ReadonlyMap<number, readonly number[]>,
    pinned: ReadonlySet<number>,
    before: readonly (Box | undefined)[]
): Arrangement {
    const weights = scene.places.map((_, index) => (content.has(index) ? 0 : 1));
    for (let index = scene.places.length - 1; index >= 0; index--) {
        const parent = scene.places[index].parent;
        if (parent !== undefined) {
            weights[parent] += weights[index];
        }
    }
    return {
        scene,
        content,
        boxes: [...before],
        before,
        pinned,
        weights
    };
}

/** Puts a place and everything in it somewhere else. */
export function moveWithContent(arrangement: Arrangement, place: number, dx: number, dy: number): void {
    const box = arrangement.boxes[place];
    if (!box || (dx === 0 && dy === 0)) {
        return;
    }
    arrangement.boxes[place] = moved(box, dx, dy);
    for (const inner of arrangement.content.get(place) ?? []) {
        moveWithContent(arrangement, inner, dx, dy);
    }
}

/** The room that a container leaves free along its four sides. */
export function paddingOf(scene: Scene, container: number): { top: number; right: number; bottom: number; left: number } {
    const { container: room, page } = METRICS;
    if (container === ROOT) {
        return { top: page.padding, right: page.padding, bottom: page.padding, left: page.padding };
    }
    const top = scene.places[container].type === 'boundary' ? room.top : room.topOfShape;
    return { top, right: room.side, bottom: room.bottom, left: room.side };
}

/** The box of what a container must contain with a content like this, or undefined where there is none. */
export function requiredBox(scene: Scene, container: number, content: readonly Box[]): Box | undefined {
    if (content.length === 0) {
        return undefined;
    }
    const { top, right, bottom, left } = paddingOf(scene, container);
    const x = Math.min(...content.map(box => box.x)) - left;
    const y = Math.min(...content.map(box => box.y)) - top;
    const endX = Math.max(...content.map(box => box.x + box.width)) + right;
    const endY = Math.max(...content.map(box => box.y + box.height)) + bottom;
    return { x, y, width: endX - x, height: endY - y };
}

/** Whether anything in a container is pinned: then its upper left corner, which pinned positions count from, stays. */
export function holdsPinned({ content, pinned }: Arrangement, container: number): boolean {
    return (content.get(container) ?? []).some(place => pinned.has(place));
}
