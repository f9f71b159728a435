import type { Scene } from '../scene.js';
import { createLayoutCache, type LayoutCache } from './cache.js';
import type { LaidOutScene } from './compose.js';
import type { Direction, EngineResult, LayoutEngine } from './engine.js';
import { gridLayout } from './grid.js';
import { levelGraph, type MeasuredScene } from './level-graph.js';
import { cutIntoLevels, ROOT } from './levels.js';
import { measureFlow, measureShape, type ShapeSize } from './measure.js';
import { portsSeenFromOutside } from './outside.js';

/**
 * The first round knows nothing of what lies outside a container, each further one what the one before has made of it. Small scenes, of
 * which somebody sees every crossing, are given more of them.
 */
const ROUNDS = { ofMany: 4, ofFew: 8, few: 200 };

/**
 * Lays a scene out from nothing, from the innermost containers outwards, and again while flows cross less often then. Never rejects for
 * what the scene contains: a container that the engine cannot lay out stands in a grid.
 */
export async function layoutFromNothing(
    scene: Scene,
    { engine, cache = createLayoutCache(), direction }: { engine: LayoutEngine; cache: LayoutCache | undefined; direction: Direction }
): Promise<LaidOutScene> {
    const containers = new Set(scene.places.map(place => place.parent));
    const shapes = new Map<number, ShapeSize>();
    scene.places.forEach((place, index) => {
        if (place.type === 'shape' && !containers.has(index)) {
            shapes.set(index, measureShape(place));
        }
    });
    const flowTexts = scene.flows.map(measureFlow);
    const levels = cutIntoLevels(scene, { shapes, flowTexts, direction });
    const measured = { scene, levels, shapes, flowTexts };
    let best: { laidOut: LaidOutScene; crossings: number } | undefined;
    let outside: MeasuredScene['outside'];
    const rounds = scene.flows.length <= ROUNDS.few ? ROUNDS.ofFew : ROUNDS.ofMany;
    for (let round = 0; round < rounds; round++) {
        const laidOut = await layoutLevels({ ...measured, outside }, { engine, cache, direction });
        const crossings = [...laidOut.results.values()].reduce((sum, result) => sum + (result.crossings ?? 0), 0);
        if (!best || crossings < best.crossings) {
            best = { laidOut, crossings };
        }
        if (best.crossings === 0 || laidOut.degraded.length > 0) {
            break;
        }
        outside = portsSeenFromOutside(levels, laidOut.results, direction);
    }
    return best!.laidOut;
}

async function layoutLevels(
    measured: Omit<MeasuredScene, 'results'>,
    { engine, cache, direction }: { engine: LayoutEngine; cache: LayoutCache; direction: Direction }
): Promise<LaidOutScene> {
    const results = new Map<number, EngineResult>();
    const degraded: number[] = [];
    // Containers stand before their content, so that backwards is from the inside out.
    for (const place of [...measured.scene.places.keys()].reverse().concat(ROOT)) {
        if (!measured.levels.has(place)) {
            continue;
        }
        const graph = levelGraph({ ...measured, results }, place, direction);
        const key = `${engine.name} ${JSON.stringify(graph)}`;
        let result = cache.get(key);
        if (!result) {
            try {
                result = await engine.layout(graph);
                cache.set(key, result);
            } catch {
                result = gridLayout(graph);
                degraded.push(place);
            }
        }
        results.set(place, result);
    }
    return { ...measured, results, degraded };
}
