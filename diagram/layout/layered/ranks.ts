import type { RowGraph } from './row-graph.js';

/**
 * Where the ends of segments stand in their rows, for a given order of the vertices: only which is left of which counts. Ends at the
 * same place (a node that lets the layout choose) have the same rank, and their segments do not cross.
 */
export interface Ranks {
    upper: Int32Array;
    lower: Int32Array;
}

export function ranksOf(graph: RowGraph): Ranks {
    const ranks = { upper: new Int32Array(graph.segments.length), lower: new Int32Array(graph.segments.length) };
    graph.rows.forEach((_, row) => rankRow(graph, row, ranks));
    return ranks;
}

/** Ranks the ends in one row anew. */
export function rankRow({ vertices, segments, rows }: RowGraph, row: number, ranks: Ranks): void {
    let below = 0;
    let above = 0;
    for (const vertex of rows[row]) {
        for (const segment of vertices[vertex].below) {
            ranks.upper[segment] = segments[segment].upperAt === undefined ? below : ++below;
        }
        for (const segment of vertices[vertex].above) {
            ranks.lower[segment] = segments[segment].lowerAt === undefined ? above : ++above;
        }
        below++;
        above++;
    }
}

/** Ends with a fixed place in the order in which they stand on their vertex; to be called once, before ranks are worked out. */
export function sortEnds({ vertices, segments }: RowGraph): void {
    for (const vertex of vertices) {
        vertex.below.sort((a, b) => (segments[a].upperAt ?? 0) - (segments[b].upperAt ?? 0) || a - b);
        vertex.above.sort((a, b) => (segments[a].lowerAt ?? 0) - (segments[b].lowerAt ?? 0) || a - b);
    }
}

/** How many pairs of segments cross between a row and the next. */
export function crossingsBelow({ vertices, rows }: RowGraph, row: number, { upper, lower }: Ranks): number {
    const ends: number[] = [];
    let group: number[] = [];
    let groupRank = -1;
    const flush = () => {
        group.sort((a, b) => a - b);
        ends.push(...group);
        group = [];
    };
    for (const vertex of rows[row]) {
        for (const segment of vertices[vertex].below) {
            if (upper[segment] !== groupRank) {
                flush();
                groupRank = upper[segment];
            }
            group.push(lower[segment]);
        }
    }
    flush();
    return inversions(ends);
}

/** Pairs of numbers of which the greater comes first, by a binary indexed tree. */
function inversions(values: readonly number[]): number {
    if (values.length < 2) {
        return 0;
    }
    const size = Math.max(...values) + 1;
    const tree = new Int32Array(size + 1);
    let count = 0;
    values.forEach((value, index) => {
        let smaller = 0;
        for (let at = value + 1; at > 0; at -= at & -at) {
            smaller += tree[at];
        }
        count += index - smaller;
        for (let at = value + 1; at <= size; at += at & -at) {
            tree[at]++;
        }
    });
    return count;
}
