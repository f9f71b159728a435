import type { Drawing } from '../drawing.js';
import type { FixedPositions } from '../positions.js';
import type { Scene } from '../scene.js';
import type { LayoutCache } from './cache.js';
import { composeDrawing } from './compose.js';
import { createElkEngine } from './elk-engine.js';
import type { Direction, EngineResult, LayoutEngine } from './engine.js';
import { gridLayout } from './grid.js';
import { levelGraph } from './level-graph.js';
import { cutIntoLevels, ROOT } from './levels.js';
import { measureFlow, measureShape, type ShapeSize } from './measure.js';
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

let defaultEngine: LayoutEngine | undefined;

/**
 * Lays a scene out. With a previous drawing only the surroundings of what has changed move; where too much has, or what would
 * come of it is no good picture, all is laid out anew. The same arguments give the same drawing.
 */
export async function layoutScene(scene: Scene, options: LayoutOptions = {}): Promise<Drawing> {
    const { previous, fixed = {}, direction = 'down' } = options;
    const cold = (part: Scene) => layoutAnew(part, options);
    const kept = previous && (await layoutStable(scene, { previous, fixed, direction, cold }));
    if (kept) {
        return kept;
    }
    const anew = await cold(scene);
    const unplaced = unplacedIds(scene, fixed);
    const pinned = scene.places.some(place => Object.hasOwn(fixed, place.id));
    const drawing = pinned ? ((await layoutStable(scene, { previous: anew, fixed, direction, cold, anew: true })) ?? anew) : anew;
    return { ...drawing, ...(unplaced.length > 0 && { unplaced }) };
}

/**
 * Lays a scene out from the innermost containers outwards. The same scene gives the same drawing whatever the cache
 * holds. Never rejects for what the scene contains: a container that the engine cannot lay out stands in a grid.
 */
async function layoutAnew(scene: Scene, options: LayoutOptions): Promise<Drawing> {
    const engine = options.engine ?? (defaultEngine ??= createElkEngine());
    const direction = options.direction ?? 'down';
    const levels = cutIntoLevels(scene);
    const shapes = new Map<number, ShapeSize>();
    scene.places.forEach((place, index) => {
        if (place.type === 'shape' && !levels.has(index)) {
            shapes.set(index, measureShape(place));
        }
    });
    const flowTexts = scene.flows.map(measureFlow);
    const results = new Map<number, EngineResult>();
    const degraded: number[] = [];
    // Containers stand before their content, so that backwards is from the inside out.
    for (const place of [...scene.places.keys()].reverse().concat(ROOT)) {
        const level = levels.get(place);
        if (level) {
            const graph = levelGraph({ scene, levels, results, shapes, flowTexts }, place, direction);
            const key = `${engine.name} ${JSON.stringify(graph)}`;
            let result = options.cache?.get(key);
            if (!result) {
                try {
                    result = await engine.layout(graph);
                    options.cache?.set(key, result);
                } catch {
                    result = gridLayout(graph);
                    degraded.push(place);
                }
            }
            results.set(place, result);
        }
    }
    return composeDrawing({ scene, levels, results, shapes, flowTexts, degraded });
}
