import { leastDistances, leastSquares, type Wish } from './isotonic.js';
import { straighten } from './straighten.js';
import { passBesideMiddle } from './through-labels.js';
import type { RowGraph, Segment, Vertex, VertexKind } from './row-graph.js';

/** Distances between neighbours in a row, by the wider of what either keeps: half to each side. */
const ROOM: Record<VertexKind, number> = { node: 14, label: 4, bend: 8, port: 8, outside: 0 };

/** Ends on one side of a node keep this distance from each other and, clear of what stands there, from its corners, where there is room. */
const END_GAP = 16;
const CORNER_GAP = 24;

const SQUARE_SWEEPS = 6;
const STRAIGHTENING_ROUNDS = 3;

/** Where everything stands across the rows, in whole pixels. */
export interface Coordinates {
    /** Left edges of the vertices. */
    left: number[];
    /** Both ends of each segment. */
    upper: number[];
    lower: number[];
}

/**
 * Finds places across the rows, in the given order: vertices in the middle of what they are joined with, then straight lines wherever
 * they fit.
 */
export function placeAcross(graph: RowGraph): Coordinates {
    const left = packed(graph);
    const ends = middleEnds(graph);
    const weights = graph.segments.map(segment => weightOf(graph, segment));
    const gaps = graph.rows.map(row =>
        row.map((vertex, index) => (index === 0 ? 0 : gapBetween(graph.vertices[row[index - 1]], graph.vertices[vertex])))
    );
    const wishesOf = (vertex: number, sides: 'above' | 'below' | 'both'): Wish[] => {
        const wishes = [{ at: left[vertex], weight: STAY }];
        addWishes(wishes, { graph, left, ends, weights }, vertex, sides);
        return wishes;
    };
    for (let sweep = 0; sweep < SQUARE_SWEEPS; sweep++) {
        const sides = sweep >= SQUARE_SWEEPS - 2 ? 'both' : sweep % 2 === 0 ? 'above' : 'below';
        sweepRows(graph, sweep % 2 === 0, (row, index) => {
            const wishes = row.map(vertex => merged(wishesOf(vertex, sides)));
            leastSquares(wishes, gaps[index]).forEach((at, place) => (left[row[place]] = at));
        });
    }
    for (let round = 0; round < STRAIGHTENING_ROUNDS; round++) {
        chooseEnds(graph, left, ends);
        sweepRows(graph, round % 2 === 0, (row, index) => {
            const wishes = row.map(vertex => wishesOf(vertex, 'both'));
            leastDistances(wishes, gaps[index]).forEach((at, place) => (left[row[place]] = Math.round(at)));
        });
    }
    straighten(graph, left, ends);
    passBesideMiddle(graph, left, ends);
    const { segments } = graph;
    return {
        left,
        upper: segments.map((segment, index) => left[segment.upper] + ends.upper[index]),
        lower: segments.map((segment, index) => left[segment.lower] + ends.lower[index])
    };
}

/** Where ends stand on their vertices, from the left edge. */
export interface Ends {
    upper: number[];
    lower: number[];
}

const STAY = 0.01;

function middleEnds({ vertices, segments }: RowGraph): Ends {
    return {
        upper: segments.map(({ upper, upperAt }) => upperAt ?? vertices[upper].reach / 2),
        lower: segments.map(({ lower, lowerAt }) => lowerAt ?? vertices[lower].reach / 2)
    };
}

export function gapBetween(a: Vertex, b: Vertex): number {
    return a.width + ROOM[a.kind] + ROOM[b.kind];
}

/** Every row side by side, its middle at 0. */
function packed({ vertices, rows }: RowGraph): number[] {
    const left = vertices.map(() => 0);
    for (const row of rows) {
        let at = 0;
        row.forEach((vertex, index) => {
            at += index === 0 ? 0 : gapBetween(vertices[row[index - 1]], vertices[vertex]);
            left[vertex] = at;
        });
        const width = row.length === 0 ? 0 : at + vertices[row.at(-1)!].width;
        row.forEach(vertex => (left[vertex] -= width / 2));
    }
    return left;
}

function sweepRows({ vertices, rows }: RowGraph, down: boolean, visit: (row: readonly number[], index: number) => void): void {
    for (let step = 0; step < rows.length; step++) {
        const index = down ? step : rows.length - 1 - step;
        const row = rows[index];
        if (row.length > 0 && vertices[row[0]].kind !== 'outside') {
            visit(row, index);
        }
    }
}

/** Places on the way to better ones. */
interface Placing {
    graph: RowGraph;
    left: readonly number[];
    ends: Ends;
    /** By segment, how much it counts that it is straight. */
    weights: readonly number[];
}

/** Adds where a vertex would stand if each of its segments were straight. */
function addWishes(wishes: Wish[], { graph, left, ends, weights }: Placing, vertex: number, sides: 'above' | 'below' | 'both'): void {
    const { vertices, segments } = graph;
    const { above, below } = vertices[vertex];
    if (sides !== 'below') {
        for (const index of above) {
            const { upper } = segments[index];
            if (vertices[upper].kind !== 'outside') {
                wishes.push({ at: left[upper] + ends.upper[index] - ends.lower[index], weight: weights[index] });
            }
        }
    }
    if (sides !== 'above') {
        for (const index of below) {
            const { lower } = segments[index];
            if (vertices[lower].kind !== 'outside') {
                wishes.push({ at: left[lower] + ends.lower[index] - ends.upper[index], weight: weights[index] });
            }
        }
    }
}

/** Long edges are straight first: what has ends only can bend there. */
function weightOf({ vertices }: RowGraph, { upper, lower }: Segment): number {
    const inner = (vertex: number) => vertices[vertex].kind === 'bend' || vertices[vertex].kind === 'label';
    return inner(upper) && inner(lower) ? 8 : inner(upper) || inner(lower) ? 2 : 1;
}

function merged(wishes: readonly Wish[]): Wish {
    let sum = 0;
    let weight = 0;
    for (const wish of wishes) {
        sum += wish.at * wish.weight;
        weight += wish.weight;
    }
    return { at: sum / weight, weight };
}

/** Ends that the layout may choose are put opposite to where their segments lead, in order and apart. */
function chooseEnds(graph: RowGraph, left: readonly number[], ends: Ends): void {
    const { vertices, segments } = graph;
    const place = placesInRows(graph);
    const choose = (vertex: number, side: 'above' | 'below') => {
        if (vertices[vertex].kind !== 'node' || vertices[vertex][side].length === 0) {
            return;
        }
        const isFree = (index: number) => (side === 'above' ? segments[index].lowerAt : segments[index].upperAt) === undefined;
        const free = vertices[vertex][side].filter(isFree);
        if (free.length === 0) {
            return;
        }
        const [own, others] = side === 'above' ? [ends.lower, ends.upper] : [ends.upper, ends.lower];
        const other = (index: number) => (side === 'above' ? segments[index].upper : segments[index].lower);
        const fixed = (index: number) => (side === 'above' ? segments[index].upperAt : segments[index].lowerAt) ?? 0;
        free.sort((a, b) => place[other(a)] - place[other(b)] || fixed(a) - fixed(b) || segments[a].edge - segments[b].edge);
        const width = vertices[vertex].reach;
        const corner = Math.min(CORNER_GAP, width / 4);
        const gap = Math.min(END_GAP, (width - 2 * corner) / Math.max(free.length - 1, 1));
        const wishes = free.map((index): Wish[] => [
            { at: left[other(index)] + others[index] - left[vertex], weight: 1 },
            { at: width / 2, weight: STAY }
        ]);
        leastDistances(
            wishes,
            free.map(() => gap)
        ).forEach((at, index) => {
            const least = corner + index * gap;
            const most = width - corner - (free.length - 1 - index) * gap;
            own[free[index]] = Math.round(Math.min(Math.max(at, least), most));
        });
    };
    for (let round = 0; round < 2; round++) {
        graph.rows.forEach(row => row.forEach(vertex => choose(vertex, 'above')));
        [...graph.rows].reverse().forEach(row => row.forEach(vertex => choose(vertex, 'below')));
    }
}

/** By vertex, how many stand left of it in its row. */
export function placesInRows({ vertices, rows }: RowGraph): Int32Array {
    const places = new Int32Array(vertices.length);
    rows.forEach(row => row.forEach((vertex, index) => (places[vertex] = index)));
    return places;
}
