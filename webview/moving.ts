import type { Box, Drawing, Point } from '../diagram/drawing.js';
import type { Store } from './store.js';
import type { Dragged, Viewport } from './viewport.js';

export interface Moving {
    /** What a drag that begins at an element of the drawing moves: a shape, or a frame by its header. */
    grab(target: Element): Dragged | undefined;
    /** Moves by keys: what is pressed in quick succession is told once. */
    nudge(id: string, dx: number, dy: number): void;
    /** Called before a new drawing is shown: what was dropped stands where it was laid out from now on. */
    settle(): void;
}

/** How long after the last key a place is told to the extension, in milliseconds. */
const RESTS = 300;

/** Shapes and boundaries follow the pointer at once; the flows follow when the new drawing comes. */
export function createMoving(root: SVGSVGElement, store: Store, viewport: Viewport): Moving {
    const offsets = new Map<string, Point>();
    let timer: ReturnType<typeof setTimeout> | undefined;

    const show = (id: string, by: Point | undefined) => {
        for (const element of root.querySelectorAll<SVGGElement>('g[data-id]:not([data-type="flow"])')) {
            const { id: own } = element.dataset;
            if (own === id || own?.startsWith(`${id}.`)) {
                element.style.translate = by ? `${by.x}px ${by.y}px` : '';
            }
        }
    };
    const tell = (id: string, by: Point) => {
        const at = positionOf(store.update?.drawing, id);
        if (at && (by.x !== 0 || by.y !== 0)) {
            store.host.post({ type: 'place', id, x: Math.max(0, Math.round(at.x + by.x)), y: Math.max(0, Math.round(at.y + by.y)) });
        }
    };
    const move = (id: string, by: Point) => {
        offsets.set(id, by);
        show(id, by);
    };
    return {
        grab(target) {
            const element = target.closest<SVGGElement>('.tm-shape:not(.tm-multiple), .tm-boundary-header, .tm-shape-header');
            const id = element?.dataset.id;
            if (id === undefined || store.placeOf(id) === undefined) {
                return undefined;
            }
            let by: Point = { x: 0, y: 0 };
            return {
                move(dx, dy) {
                    by = { x: dx / viewport.view.scale, y: dy / viewport.view.scale };
                    move(id, by);
                },
                drop(cancelled) {
                    if (cancelled) {
                        offsets.delete(id);
                        show(id, undefined);
                    } else {
                        tell(id, by);
                    }
                }
            };
        },
        nudge(id, dx, dy) {
            if (!positionOf(store.update?.drawing, id)) {
                return;
            }
            const before = offsets.get(id) ?? { x: 0, y: 0 };
            move(id, { x: before.x + dx, y: before.y + dy });
            clearTimeout(timer);
            timer = setTimeout(() => tell(id, offsets.get(id) ?? { x: 0, y: 0 }), RESTS);
        },
        settle() {
            for (const id of offsets.keys()) {
                show(id, undefined);
            }
            offsets.clear();
        }
    };
}

/** The upper left corner of a place from that of what contains it; undefined for flows. */
function positionOf(drawing: Drawing | undefined, id: string): Point | undefined {
    const places: readonly { id: string; parent?: string; box: Box }[] = [...(drawing?.shapes ?? []), ...(drawing?.boundaries ?? [])];
    const place = places.find(each => each.id === id);
    const outer = place && places.find(each => each.id === place.parent);
    return place && { x: place.box.x - (outer?.box.x ?? 0), y: place.box.y - (outer?.box.y ?? 0) };
}
