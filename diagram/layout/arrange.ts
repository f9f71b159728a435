import { enclosing, type Scene } from '../scene.js';
import type { Direction } from './engine.js';
import { arrangeSiblings } from './layers.js';
import { ROOT, type Level, type Span } from './levels.js';
import { measureHeader, type FlowText, type ShapeSize } from './measure.js';
import { METRICS } from './metrics.js';
import type { Block } from './packing.js';

/** What is known of a scene before anything is laid out. */
export interface MeasuredPlaces {
    /** By element that contains nothing. */
    shapes: ReadonlyMap<number, ShapeSize>;
    flowTexts: readonly FlowText[];
    direction: Direction;
}

/**
 * Chooses for every level the layers of its children, from the inside out: how large a container will be is estimated from the layers of
 * its own content.
 *
 * @param levels with their children
 * @returns for each level the layer of each child
 */
export function arrangeLevels(
    scene: Scene,
    levels: ReadonlyMap<number, Level>,
    spans: readonly Span[],
    { shapes, flowTexts, direction }: MeasuredPlaces
): Map<number, number[]> {
    const turned = ({ width, height }: Block): Block => (direction === 'right' ? { width: height, height: width } : { width, height });
    const flows = new Map<number, { from: number; to: number; label?: Block }[]>([...levels.keys()].map(place => [place, []]));
    const reaching = new Set<number>();
    const starting = new Set<number>();
    const entries = entryPlaces(scene, shapes);
    spans.forEach((span, flow) => {
        const { level, from, to, outwards, inwards } = span;
        const size = flowTexts[flow].size;
        if (from !== undefined && to !== undefined && from !== to) {
            flows.get(level)!.push({ from, to, label: size && turned(size) });
            starting.add(from);
        } else if (from !== to) {
            reaching.add((from ?? to)!);
        }
        outwards.slice(0, -1).forEach(place => reaching.add(place));
        inwards.slice(0, -1).forEach(place => reaching.add(place));
    });
    const sizes = new Map<number, Block>([...shapes].map(([place, size]) => [place, turned(size)]));
    const layers = new Map<number, number[]>();
    for (const place of [...scene.places.keys()].reverse().concat(ROOT)) {
        const level = levels.get(place);
        if (!level) {
            continue;
        }
        const number = new Map(level.children.map((child, index) => [child, index]));
        const arrangement = arrangeSiblings({
            sizes: level.children.map(child => sizes.get(child)!),
            entries: level.children.map(child => starting.has(child) && entries.has(child)),
            reaching: level.children.map(child => reaching.has(child)),
            flows: flows.get(place)!.map(flow => ({ ...flow, from: number.get(flow.from)!, to: number.get(flow.to)! }))
        });
        layers.set(place, arrangement.layers);
        if (place !== ROOT) {
            const header = turned(measureHeader(scene.places[place]));
            const { side, top, bottom } = METRICS.container;
            const around = turned({ width: 2 * side, height: top + bottom });
            sizes.set(place, {
                width: Math.max(header.width, arrangement.width + around.width),
                height: Math.max(header.height, arrangement.height + around.height)
            });
        }
    }
    return layers;
}

/** What flows come into a system by: external entities, and boundaries that are public or hold external entities for a half at least. */
function entryPlaces({ places }: Scene, shapes: ReadonlyMap<number, unknown>): Set<number> {
    const shares = places.map(() => ({ external: 0, all: 0 }));
    for (const index of shapes.keys()) {
        const place = places[index];
        for (const outer of enclosing(places, index)) {
            shares[outer].all++;
            shares[outer].external += place.type === 'shape' && place.shape === 'external' ? 1 : 0;
        }
    }
    return new Set(
        [...places.keys()].filter(index => {
            const place = places[index];
            const { external, all } = shares[index];
            return (place.type === 'boundary' && place.trust === 'public') || (external > 0 && 2 * external >= all);
        })
    );
}
