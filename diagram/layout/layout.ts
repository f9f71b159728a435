import type { Drawing } from '../drawing.js';
import type { Scene } from '../scene.js';
import type { LayoutCache } from './cache.js';
import { layoutFromNothing } from './cold.js';
import { composeDrawing } from './compose.js';
import type { Direction, LayoutEngine } from './engine.js';
import { createLayeredEngine } from './layered/layered-engine.js';

export interface LayoutOptions {
    /** The layered engine unless told otherwise. */
    engine?: LayoutEngine;
    /** Keeps what did not change: after an edit only the edited container and those around it are laid out again. */
    cache?: LayoutCache;
    /** Where flows lead to; `down` unless told otherwise. */
    direction?: Direction;
}

const defaultEngine = createLayeredEngine();

/**
 * Lays a scene out. The same scene gives the same drawing whatever the cache holds. Never rejects for what the scene contains: a
 * container that the engine cannot lay out stands in a grid.
 */
export async function layoutScene(scene: Scene, options: LayoutOptions = {}): Promise<Drawing> {
    const { engine = defaultEngine, cache, direction = 'down' } = options;
    return composeDrawing(await layoutFromNothing(scene, { engine, cache, direction }));
}
