import type { RowGraph } from './row-graph.js';

/** Segments by the vertex that they end on from one side: those of vertex `v` stand from `first[v]` to before `first[v + 1]`. */
export interface EndLists {
    first: Int32Array;
    segments: Int32Array;
}

/**
 * A graph while its rows are being ordered, in flat arrays: an order is looked at thousands of times in one layout. Ranks say where the
 * ends of segments stand in their rows: only which is left of which counts. Ends at the same place (a node that lets the layout choose)
 * have the same rank, and their segments do not cross.
 */
export interface OrderedRows {
    /** Vertices by row, from left to right. */
    rows: Int32Array[];
    /** Segments that end on a vertex from above and from below. */
    above: EndLists;
    below: EndLists;
    /** By segment, whether its ends have a fixed place on their vertex. */
    upperFixed: Uint8Array;
    lowerFixed: Uint8Array;
    /** By segment, the ranks of its ends. */
    upper: Int32Array;
    lower: Int32Array;
    /** Room for counting. */
    ends: Int32Array;
    tree: Int32Array;
}

/** The rows of a graph as they are, ranked. Sorts the ends on its vertices: those with a fixed place in the order in which they stand. */
export function orderedRows(graph: RowGraph): OrderedRows {
    const { vertices, segments } = graph;
    for (const vertex of vertices) {
        vertex.below.sort((a, b) => (segments[a].upperAt ?? 0) - (segments[b].upperAt ?? 0) || a - b);
        vertex.above.sort((a, b) => (segments[a].lowerAt ?? 0) - (segments[b].lowerAt ?? 0) || a - b);
    }
    const ordered: OrderedRows = {
        rows: graph.rows.map(row => Int32Array.from(row)),
        above: endLists(graph, 'above'),
        below: endLists(graph, 'below'),
        upperFixed: Uint8Array.from(segments, ({ upperAt }) => (upperAt === undefined ? 0 : 1)),
        lowerFixed: Uint8Array.from(segments, ({ lowerAt }) => (lowerAt === undefined ? 0 : 1)),
        upper: new Int32Array(segments.length),
        lower: new Int32Array(segments.length),
        ends: new Int32Array(segments.length),
        tree: new Int32Array(2 * segments.length + graph.vertices.length + 2)
    };
    graph.rows.forEach((_, row) => rankRow(ordered, row));
    return ordered;
}

function endLists({ vertices, segments }: RowGraph, side: 'above' | 'below'): EndLists {
    const lists = { first: new Int32Array(vertices.length + 1), segments: new Int32Array(segments.length) };
    let at = 0;
    for (const [index, vertex] of vertices.entries()) {
        lists.segments.set(vertex[side], at);
        at += vertex[side].length;
        lists.first[index + 1] = at;
    }
    return lists;
}

/** Ranks the ends in one row anew. */
export function rankRow({ rows, above, below, upper, lower, upperFixed, lowerFixed }: OrderedRows, row: number): void {
    let belowRank = 0;
    let aboveRank = 0;
    for (const vertex of rows[row]) {
        for (let at = below.first[vertex]; at < below.first[vertex + 1]; at++) {
            const segment = below.segments[at];
            upper[segment] = upperFixed[segment] ? ++belowRank : belowRank;
        }
        for (let at = above.first[vertex]; at < above.first[vertex + 1]; at++) {
            const segment = above.segments[at];
            lower[segment] = lowerFixed[segment] ? ++aboveRank : aboveRank;
        }
        belowRank++;
        aboveRank++;
    }
}

/** How many pairs of segments cross between a row and the next. */
export function crossingsBelow({ rows, below, upper, lower, ends, tree }: OrderedRows, row: number): number {
    let count = 0;
    let groupStart = 0;
    let groupRank = -1;
    let greatest = 0;
    for (const vertex of rows[row]) {
        for (let index = below.first[vertex]; index < below.first[vertex + 1]; index++) {
            const segment = below.segments[index];
            if (upper[segment] !== groupRank) {
                groupStart = count;
                groupRank = upper[segment];
            }
            // Those that begin at one place do not cross: they are counted in the order in which they end.
            const end = lower[segment];
            let at = count++;
            for (; at > groupStart && ends[at - 1] > end; at--) {
                ends[at] = ends[at - 1];
            }
            ends[at] = end;
            greatest = Math.max(greatest, end);
        }
    }
    return count <= FEW ? inversionsOfFew(ends, count) : inversions(ends, count, greatest, tree);
}

/** Up to so many numbers are compared each with each: that is quicker than a tree. */
const FEW = 24;

function inversionsOfFew(values: Int32Array, length: number): number {
    let count = 0;
    for (let index = 1; index < length; index++) {
        const value = values[index];
        for (let before = 0; before < index; before++) {
            if (values[before] > value) {
                count++;
            }
        }
    }
    return count;
}

/** Pairs of the first numbers of which the greater comes first, by a binary indexed tree. */
function inversions(values: Int32Array, length: number, greatest: number, tree: Int32Array): number {
    const size = greatest + 1;
    tree.fill(0, 0, size + 1);
    let count = 0;
    for (let index = 0; index < length; index++) {
        const value = values[index] + 1;
        let smaller = 0;
        for (let at = value; at > 0; at -= at & -at) {
            smaller += tree[at];
        }
        count += index - smaller;
        for (let at = value; at <= size; at += at & -at) {
            tree[at]++;
        }
    }
    return count;
}
