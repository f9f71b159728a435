import type { Drawing } from '../drawing.js';
import type { FixedPositions } from '../positions.js';
import type { Scene } from '../scene.js';
import type { LayoutCache } from './cache.js';
import { layoutFromNothing } from './cold.js';
import { composeDrawing } from './compose.js';
import type { Direction, LayoutEngine } from './engine.js';
import { withClearHeaders } from './headers.js';
import { createLayeredEngine } from './layered/layered-engine.js';
import { layoutStable, unplacedIds } from './stable/stable.js';

export interface LayoutOptions {
    /** The layered engine unless told otherwise. */
    engine?: LayoutEngine;
    /** Keeps what did not change: after an edit only the edited container and those around it are laid out again. */
    cache?: LayoutCache;
    /** Where flows lead to; `down` unless told otherwise. */
    direction?: Direction;
    /** What was drawn before an edit: what stands there stays where it is, as far as possible. */
    previous?: Drawing;
    /** Where the user has put places. They stand there exactly, others give way. */
    fixed?: FixedPositions;
}

const defaultEngine = createLayeredEngine();

/**
 * Lays a scene out. With a previous drawing only the surroundings of what has changed move; where too much has, or what would
 * come of it is no good picture, all is laid out anew. The same arguments give the same drawing, whatever the cache holds. Never
 * rejects for what the scene contains.
 */
export async function layoutScene(scene: Scene, options: LayoutOptions = {}): Promise<Drawing> {
    const { previous, fixed = {}, direction = 'down' } = options;
    const cold = (part: Scene) => layoutAnew(part, options);
    const kept = previous && (await layoutStable(scene, { previous, fixed, direction, cold }));
    if (kept) {
        return withClearHeaders(kept);
    }
    const anew = await cold(scene);
    const unplaced = unplacedIds(scene, fixed);
    const pinned = scene.places.some(place => Object.hasOwn(fixed, place.id));
    const drawing = pinned ? ((await layoutStable(scene, { previous: anew, fixed, direction, cold, anew: true })) ?? anew) : anew;
    return { ...withClearHeaders(drawing), ...(unplaced.length > 0 && { unplaced }) };
}

/** Lays a scene out from nothing: a container that the engine cannot lay out stands in a grid. */
async function layoutAnew(scene: Scene, options: LayoutOptions): Promise<Drawing> {
    const { engine = defaultEngine, cache, direction = 'down' } = options;
    return composeDrawing(await layoutFromNothing(scene, { engine, cache, direction }));
}
