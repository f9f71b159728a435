import { countingRoom, crossingsBelow, rankRow, ranksOf, sortEnds, type CountingRoom, type Ranks } from './ranks.js';
import type { RowGraph } from './row-graph.js';

/** How much work goes into an order: starts from different orders, each swept until so many sweeps brought nothing. */
export interface OrderEffort {
    starts: number;
    patience: number;
}

/**
 * Orders the vertices of every row so that few segments cross: sweeps that put each vertex in the middle of its neighbours, and swaps of
 * neighbours in a row. What lies outside keeps its order. Deterministic.
 *
 * @returns the number of crossings that remain
 */
export function orderRows(graph: RowGraph, { starts, patience }: OrderEffort): number {
    sortEnds(graph);
    const initial = graph.rows.map(row => [...row]);
    let best = { crossings: Infinity, rows: initial };
    const random = numbers(graph.vertices.length);
    const room = countingRoom(graph);
    const middles = new Float64Array(graph.vertices.length);
    for (let start = 0; start < starts && best.crossings > 0; start++) {
        graph.rows = initial.map(row => (isFixed(graph, row) ? [...row] : start === 0 ? [...row] : shuffled(row, random)));
        const ranks = ranksOf(graph);
        let idle = 0;
        for (let sweep = 0; idle < patience && best.crossings > 0; sweep++) {
            // The first start keeps the order of the text where neighbours say nothing, the others begin from either end.
            sweepRows(graph, ranks, (sweep + start) % 2 === 0, middles);
            swapNeighbours(graph, ranks);
            const crossings = allCrossings(graph, ranks, room);
            if (crossings < best.crossings) {
                best = { crossings, rows: graph.rows.map(row => [...row]) };
                idle = 0;
            } else {
                idle++;
            }
        }
    }
    graph.rows = best.rows;
    return best.crossings;
}

function allCrossings(graph: RowGraph, ranks: Ranks, room: CountingRoom): number {
    let sum = 0;
    for (let row = 0; row + 1 < graph.rows.length; row++) {
        sum += crossingsBelow(graph, row, ranks, room);
    }
    return sum;
}

function isFixed({ vertices }: RowGraph, row: readonly number[]): boolean {
    return row.length > 0 && vertices[row[0]].kind === 'outside';
}

function sweepRows(graph: RowGraph, ranks: Ranks, down: boolean, middles: Float64Array): void {
    const { rows, vertices } = graph;
    for (let step = 1; step < rows.length; step++) {
        const index = down ? step : rows.length - 1 - step;
        const row = rows[index];
        if (isFixed(graph, row)) {
            continue;
        }
        let last = -1;
        for (const vertex of row) {
            const ends = down ? vertices[vertex].above : vertices[vertex].below;
            // Without neighbours a vertex stays behind the one that it stood behind.
            last = ends.length === 0 ? last : middle(ends, down ? ranks.upper : ranks.lower);
            middles[vertex] = last;
        }
        row.sort((a, b) => middles[a] - middles[b]);
        rankRow(graph, index, ranks);
    }
}

function middle(ends: readonly number[], ranks: Int32Array): number {
    let sum = 0;
    for (const end of ends) {
        sum += ranks[end];
    }
    return sum / ends.length;
}

const SWAP_ROUNDS = 12;

/** Swaps neighbours in a row while fewer segments cross then. */
function swapNeighbours(graph: RowGraph, ranks: Ranks): void {
    const { rows, vertices } = graph;
    for (let round = 0, improved = true; improved && round < SWAP_ROUNDS; round++) {
        improved = false;
        rows.forEach((row, index) => {
            if (isFixed(graph, row)) {
                return;
            }
            let changed = false;
            for (let place = 0; place + 1 < row.length; place++) {
                const a = vertices[row[place]];
                const b = vertices[row[place + 1]];
                if (gain(a.above, b.above, ranks.upper) + gain(a.below, b.below, ranks.lower) > 0) {
                    [row[place], row[place + 1]] = [row[place + 1], row[place]];
                    changed = true;
                }
            }
            if (changed) {
                rankRow(graph, index, ranks);
                improved = true;
            }
        });
    }
}

/** How many crossings fewer there are between the segments of two neighbours when they change places. */
function gain(left: readonly number[], right: readonly number[], ranks: Int32Array): number {
    let sum = 0;
    for (const a of left) {
        for (const b of right) {
            sum += Math.sign(ranks[a] - ranks[b]);
        }
    }
    return sum;
}

function shuffled(row: readonly number[], random: () => number): number[] {
    const mixed = [...row];
    for (let index = mixed.length - 1; index > 0; index--) {
        const other = Math.floor(random() * (index + 1));
        [mixed[index], mixed[other]] = [mixed[other], mixed[index]];
    }
    return mixed;
}

/** Numbers from 0 to 1, the same for the same seed (a linear congruential generator). */
function numbers(seed: number): () => number {
    let state = seed >>> 0;
    return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}
