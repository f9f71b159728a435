import { crossingsBelow, orderedRows, rankRow, type EndLists, type OrderedRows } from './ranks.js';
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
    const search = createSearch(graph);
    const initial = graph.rows;
    let best = { crossings: Infinity, rows: initial };
    const random = numbers(graph.vertices.length);
    for (let start = 0; start < starts && best.crossings > 0; start++) {
        search.begin(initial.map((row, index) => (search.fixed[index] || start === 0 ? row : shuffled(row, random))));
        // Down and up in turn: an order that is the one of two sweeps before comes again and again.
        const seen = [search.state(), search.state()];
        let idle = 0;
        for (let sweep = 0; idle < patience && best.crossings > 0; sweep++) {
            // The first start keeps the order of the text where neighbours say nothing, the others begin from either end.
            sweepRows(search, (sweep + start) % 2 === 0);
            swapNeighbours(search);
            const crossings = search.crossings();
            if (crossings < best.crossings) {
                best = { crossings, rows: search.ordered.rows.map(row => [...row]) };
                idle = 0;
            } else {
                idle++;
            }
            if (sweep > 1 && search.isAt(seen[sweep % 2])) {
                break;
            }
            search.state(seen[sweep % 2]);
        }
    }
    graph.rows = best.rows;
    return best.crossings;
}

/** Orders on the way to a better one, with what is known of the one that is looked at. */
interface Search {
    ordered: OrderedRows;
    /** By row, whether it keeps its order. */
    fixed: boolean[];
    /** By row, whether swaps might bring something: it or a row beside it has changed since none did. */
    unsettled: Uint8Array;
    /** By vertex, where its neighbours are. */
    middles: Float64Array;
    begin(rows: readonly (readonly number[])[]): void;
    /** To be called for every row that got another order. */
    changed(row: number): void;
    crossings(): number;
    /** The order of all rows, one after the other. */
    state(into?: Int32Array): Int32Array;
    isAt(state: Int32Array): boolean;
}

function createSearch(graph: RowGraph): Search {
    const ordered = orderedRows(graph);
    const { rows } = ordered;
    const between = new Int32Array(rows.length);
    const uncounted = new Uint8Array(rows.length);
    const unsettled = new Uint8Array(rows.length);
    return {
        ordered,
        fixed: graph.rows.map(row => row.length > 0 && graph.vertices[row[0]].kind === 'outside'),
        unsettled,
        middles: new Float64Array(graph.vertices.length),
        begin(order) {
            order.forEach((row, index) => {
                rows[index].set(row);
                rankRow(ordered, index);
            });
            uncounted.fill(1);
            unsettled.fill(1);
        },
        changed(row) {
            rankRow(ordered, row);
            uncounted.fill(1, Math.max(0, row - 1), row + 1);
            unsettled.fill(1, Math.max(0, row - 1), row + 2);
        },
        crossings() {
            let sum = 0;
            for (let row = 0; row + 1 < rows.length; row++) {
                if (uncounted[row]) {
                    between[row] = crossingsBelow(ordered, row);
                    uncounted[row] = 0;
                }
                sum += between[row];
            }
            return sum;
        },
        state(into = new Int32Array(graph.vertices.length)) {
            let at = 0;
            for (const row of rows) {
                into.set(row, at);
                at += row.length;
            }
            return into;
        },
        isAt(state) {
            let at = 0;
            return rows.every(row => row.every(vertex => vertex === state[at++]));
        }
    };
}

function sweepRows(search: Search, down: boolean): void {
    const { ordered, fixed, middles } = search;
    const { rows } = ordered;
    const { first, segments } = down ? ordered.above : ordered.below;
    const ranks = down ? ordered.upper : ordered.lower;
    for (let step = 1; step < rows.length; step++) {
        const index = down ? step : rows.length - 1 - step;
        if (fixed[index]) {
            continue;
        }
        const row = rows[index];
        let last = -1;
        let sorted = true;
        for (const vertex of row) {
            const count = first[vertex + 1] - first[vertex];
            // Without neighbours a vertex stays behind the one that it stood behind.
            if (count > 0) {
                let sum = 0;
                for (let at = first[vertex]; at < first[vertex + 1]; at++) {
                    sum += ranks[segments[at]];
                }
                const middle = sum / count;
                sorted &&= middle >= last;
                last = middle;
            }
            middles[vertex] = last;
        }
        if (!sorted) {
            sortBy(row, middles);
            search.changed(index);
        }
    }
}

const LONG_ROW = 60;

/** Equal ones keep their order. Rows are short and nearly in order most of the time. */
function sortBy(row: Int32Array, middles: Float64Array): void {
    if (row.length > LONG_ROW) {
        row.sort((a, b) => middles[a] - middles[b]);
        return;
    }
    for (let index = 1; index < row.length; index++) {
        const vertex = row[index];
        const middle = middles[vertex];
        let at = index;
        for (; at > 0 && middles[row[at - 1]] > middle; at--) {
            row[at] = row[at - 1];
        }
        row[at] = vertex;
    }
}

const SWAP_ROUNDS = 12;

/** Swaps neighbours in a row while fewer segments cross then. */
function swapNeighbours(search: Search): void {
    const { ordered, fixed, unsettled } = search;
    const { rows, above, below, upper, lower } = ordered;
    for (let round = 0, improved = true; improved && round < SWAP_ROUNDS; round++) {
        improved = false;
        for (let index = 0; index < rows.length; index++) {
            if (fixed[index] || !unsettled[index]) {
                continue;
            }
            unsettled[index] = 0;
            const row = rows[index];
            let changed = false;
            for (let place = 0; place + 1 < row.length; place++) {
                const a = row[place];
                const b = row[place + 1];
                if (gain(above, a, b, upper) + gain(below, a, b, lower) > 0) {
                    row[place] = b;
                    row[place + 1] = a;
                    changed = true;
                }
            }
            if (changed) {
                search.changed(index);
                improved = true;
            }
        }
    }
}

/** How many crossings fewer there are between the segments of two neighbours when they change places. */
function gain({ first, segments }: EndLists, left: number, right: number, ranks: Int32Array): number {
    let sum = 0;
    for (let one = first[left]; one < first[left + 1]; one++) {
        const rank = ranks[segments[one]];
        for (let other = first[right]; other < first[right + 1]; other++) {
            const difference = rank - ranks[segments[other]];
            sum += difference > 0 ? 1 : difference < 0 ? -1 : 0;
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
