import { enclosing, type Scene } from '../scene.js';
import type { Direction, PortSide } from './engine.js';
import { arrangeSiblings, type Arrangement, type Pull } from './layers.js';
import { ROOT, sidesOf, type Level, type Span } from './levels.js';
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
    const arrange = (place: number, pulls?: ReadonlyMap<number, Pull>): Arrangement => {
        const { children } = levels.get(place)!;
        const number = new Map(children.map((child, index) => [child, index]));
        const arrangement = arrangeSiblings({
            sizes: children.map(child => sizes.get(child)!),
            entries: children.map(child => starting.has(child) && entries.has(child)),
            reaching: children.map(child => reaching.has(child)),
            flows: flows.get(place)!.map(flow => ({ ...flow, from: number.get(flow.from)!, to: number.get(flow.to)! })),
            pulls: pulls && children.map(child => pulls.get(child) ?? { start: 0, end: 0 })
        });
        layers.set(place, arrangement.layers);
        return arrangement;
    };
    for (const place of [...levels.keys()].sort((a, b) => b - a)) {
        const { width, height } = arrange(place);
        if (place !== ROOT) {
            const header = turned(measureHeader(scene.places[place]));
            const { side, top, bottom } = METRICS.container;
            const around = turned({ width: 2 * side, height: top + bottom });
            sizes.set(place, {
                width: Math.max(header.width, width + around.width),
                height: Math.max(header.height, height + around.height)
            });
        }
    }
    // From the outside in, now that it is known through which side flows leave their containers.
    const spansOf = new Map<number, Span[]>();
    spans.forEach(span => spansOf.set(span.level, [...(spansOf.get(span.level) ?? []), span]));
    const pulls = new Map<number, Pull>();
    for (const place of [...levels.keys()].sort((a, b) => a - b)) {
        if (place !== ROOT) {
            arrange(place, pulls);
        }
        for (const span of spansOf.get(place) ?? []) {
            const { leaveBy, enterBy } = sidesOf({ children: levels.get(place)!.children, layers: layers.get(place)! }, span);
            span.outwards.slice(0, -1).forEach(each => pull(pulls, each, leaveBy));
            span.inwards.slice(0, -1).forEach(each => pull(pulls, each, enterBy));
        }
    }
    return layers;
}

function pull(pulls: Map<number, Pull>, place: number, side: PortSide): void {
    const known = pulls.get(place) ?? { start: 0, end: 0 };
    known[side]++;
    pulls.set(place, known);
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
