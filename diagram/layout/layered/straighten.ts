import { gapBetween, placesInRows, type Ends } from './coordinates.js';
import type { RowGraph } from './row-graph.js';

/** Steps of a line that are shorter than this are worth taking out by moving all of the straight line on one side of it. */
const SHORT = 28;
const ROUNDS = 4;
/** Ends on a node may come as near to each other, and as near to its corners. */
const LEAST_END_GAP = 10;
const LEAST_CORNER_GAP = 20;

/**
 * Takes short steps out of lines: the whole straight line above or below a step moves sideways, as far as the next turn or the end on a
 * node that leaves the choice, wherever everything on it has the room. Changes `left` and `ends`.
 */
export function straighten(graph: RowGraph, left: number[], ends: Ends): void {
    const { segments } = graph;
    const room = roomIn(graph, left, ends);
    const stepOf = (segment: number) =>
        left[segments[segment].lower] + ends.lower[segment] - left[segments[segment].upper] - ends.upper[segment];
    for (let round = 0, changed = true; changed && round < ROUNDS; round++) {
        changed = false;
        for (const segment of segments.keys()) {
            const step = stepOf(segment);
            if (step === 0 || Math.abs(step) >= SHORT || segments[segment].edge < 0) {
                continue;
            }
            changed = moveLine(segment, 'lower', -step) || moveLine(segment, 'upper', step) || changed;
        }
    }

    /** Moves what hangs on one end of a segment; false where something on it cannot move. */
    function moveLine(first: number, side: 'upper' | 'lower', by: number): boolean {
        const onwards = side === 'lower' ? 'below' : 'above';
        const vertices: number[] = [];
        let segment = first;
        for (;;) {
            const vertex = segments[segment][side];
            const { kind, above, below } = graph.vertices[vertex];
            if (kind === 'node') {
                if (!room.endCanMove(segment, side, by)) {
                    return false;
                }
                ends[side][segment] += by;
                break;
            }
            if (above.length + below.length > 2 || above.length > 1 || below.length > 1 || !room.vertexCanMove(vertex, by)) {
                return false;
            }
            vertices.push(vertex);
            const next = graph.vertices[vertex][onwards][0];
            if (next === undefined || segments[next].edge < 0 || stepOf(next) !== 0) {
                break;
            }
            segment = next;
        }
        vertices.forEach(vertex => (left[vertex] += by));
        return true;
    }
}

/** What can move how far, as things stand at the time of asking. */
function roomIn(graph: RowGraph, left: readonly number[], ends: Ends) {
    const { vertices, segments, rows } = graph;
    const place = placesInRows(graph);
    return {
        vertexCanMove(vertex: number, by: number): boolean {
            const row = rows[vertices[vertex].row];
            const index = place[vertex];
            const before = row[index - 1];
            const behind = row[index + 1];
            const at = left[vertex] + by;
            return (
                (before === undefined || at >= left[before] + gapBetween(vertices[before], vertices[vertex])) &&
                (behind === undefined || left[behind] >= at + gapBetween(vertices[vertex], vertices[behind]))
            );
        },
        endCanMove(segment: number, side: 'upper' | 'lower', by: number): boolean {
            if (segments[segment][side === 'upper' ? 'upperAt' : 'lowerAt'] !== undefined) {
                return false;
            }
            const { reach, above, below } = vertices[segments[segment][side]];
            const from = ends[side][segment];
            const to = from + by;
            // Ends keep their order, so that no lines cross that did not.
            const others = (side === 'upper' ? below : above).filter(each => each !== segment).map(each => ends[side][each]);
            return (
                to >= Math.min(LEAST_CORNER_GAP, from) &&
                to <= Math.max(reach - LEAST_CORNER_GAP, from) &&
                others.every(other => Math.abs(other - to) >= LEAST_END_GAP && Math.sign(other - from) === Math.sign(other - to))
            );
        }
    };
}
