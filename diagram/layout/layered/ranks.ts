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

/** Room that counting uses again and again: it is asked for thousands of times in one layout. */
export interface CountingRoom {
    ends: Int32Array;
    tree: Int32Array;
}

export function countingRoom({ segments }: RowGraph): CountingRoom {
    return { ends: new Int32Array(segments.length), tree: new Int32Array(2 * segments.length + 2) };
}

/** How many pairs of segments cross between a row and the next. */
export function crossingsBelow(graph: RowGraph, row: number, { upper, lower }: Ranks, room = countingRoom(graph)): number {
    const { ends } = room;
    let count = 0;
    let groupStart = 0;
    let groupRank = -1;
    let greatest = 0;
    for (const vertex of graph.rows[row]) {
        for (const segment of graph.vertices[vertex].below) {
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
    return inversions(ends, count, greatest, room.tree);
}

/** Pairs of the first numbers of which the greater comes first, by a binary indexed tree. */
function inversions(values: Int32Array, length: number, greatest: number, buffer: Int32Array): number {
    const size = greatest + 1;
    const tree = buffer.length > size ? buffer : new Int32Array(size + 1);
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
