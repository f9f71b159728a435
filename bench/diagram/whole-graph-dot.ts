import { Graphviz } from '@hpcc-js/wasm-graphviz';
import type { Point, Scene } from '../../diagram/index.js';
import { measureHeader, measureShape } from '../../diagram/layout/measure.js';
import type { Picture } from './picture.js';

/** Graphviz measures shapes in inches of 72 points; here a point is a pixel. */
const POINTS_PER_INCH = 72;
const STEPS_PER_CURVE = 8;

/** Graphviz dot over the whole scene at once, zones as clusters, flows without labels. */
export async function createWholeGraphDot(): Promise<(scene: Scene) => Picture> {
    const graphviz = await Graphviz.load();
    return scene => {
        const { bb, edges = [] } = JSON.parse(graphviz.layout(toDot(scene), 'json', 'dot')) as DotAnswer;
        const [left, bottom, right, top] = bb.split(',').map(Number);
        const flows: Point[][] = scene.flows.map(() => []);
        for (const edge of edges) {
            flows[Number(edge.flow)] = polyline(edge.pos ?? '');
        }
        return { width: right - left, height: top - bottom, flows };
    };
}

interface DotAnswer {
    bb: string;
    edges?: { flow: string; pos?: string }[];
}

function toDot(scene: Scene): string {
    const inner = new Map<number | undefined, number[]>();
    scene.places.forEach((place, index) => inner.set(place.parent, [...(inner.get(place.parent) ?? []), index]));
    const write = (index: number): string => {
        const place = scene.places[index];
        const content = inner.get(index);
        const size = place.type === 'shape' ? measureShape(place) : measureHeader(place);
        const box = `width=${size.width / POINTS_PER_INCH} height=${size.height / POINTS_PER_INCH}`;
        // An element with parts is a node inside of its own cluster, so that flows can end on it.
        const node = place.type === 'shape' || !content ? `n${index} [shape=box fixedsize=true label="" ${box}]\n` : '';
        return content ? `subgraph cluster_${index} { margin=24 label="x"\n${node}${content.map(write).join('')}}\n` : node;
    };
    const flows = scene.flows.map((flow, index) => `n${flow.source} -> n${flow.target} [flow="${index}"]\n`);
    return `digraph { compound=true nodesep=0.4 ranksep=0.4\n${(inner.get(undefined) ?? []).map(write).join('')}${flows.join('')}}`;
}

/** `e,x,y s,x,y x,y x,y …`: cubic curves behind the places of the arrowheads. */
function polyline(pos: string): Point[] {
    const points = pos
        .split(' ')
        .filter(part => !/^[es],/.test(part))
        .map(part => part.split(',').map(Number))
        .map(([x, y]) => ({ x, y }));
    const line = [points[0]];
    for (let start = 0; start + 3 < points.length; start += 3) {
        for (let step = 1; step <= STEPS_PER_CURVE; step++) {
            line.push(onCurve(points.slice(start, start + 4), step / STEPS_PER_CURVE));
        }
    }
    return line;
}

function onCurve([a, b, c, d]: Point[], t: number): Point {
    const weigh = (p: number, q: number, r: number, s: number) =>
        (1 - t) ** 3 * p + 3 * (1 - t) ** 2 * t * q + 3 * (1 - t) * t ** 2 * r + t ** 3 * s;
    return { x: weigh(a.x, b.x, c.x, d.x), y: weigh(a.y, b.y, c.y, d.y) };
}
