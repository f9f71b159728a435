import type { Point } from '../drawing.js';
import type { Direction, EngineResult } from './engine.js';
import { engineIds } from './level-graph.js';
import type { Level } from './levels.js';

/**
 * Where the ports of every container lead to outside, once all levels are laid out: for each port its position among those of its side,
 * in the order in which their lines turn to in the level around. A container that is laid out again with it meets them in that order.
 *
 * @param levels by container; the results are those of the level around it
 */
export function portsSeenFromOutside(
    levels: ReadonlyMap<number, Level>,
    results: ReadonlyMap<number, EngineResult>,
    direction: Direction
): Map<number, number[]> {
    const along = (point: Point) => (direction === 'down' ? point.x : point.y);
    const seen = new Map<number, number[]>();
    for (const [place, level] of levels) {
        const result = results.get(place)!;
        const leads = new Map<string, number>();
        level.pieces.forEach((piece, index) => {
            const { points } = result.edges[engineIds.edge(index)];
            const line = piece.reversed ? [...points].reverse() : points;
            leads.set(`${piece.from.place} ${piece.flow} ${piece.from.port}`, turningPoint(line.map(along)));
            leads.set(`${piece.to.place} ${piece.flow} ${piece.to.port}`, turningPoint([...line].reverse().map(along)));
        });
        for (const child of level.children) {
            const ports = levels.get(child)?.ports;
            if (ports && ports.length > 0) {
                const to = ports.map(port => leads.get(`${child} ${port.flow} ${port.end}`) ?? 0);
                const order = [...ports.keys()].sort((a, b) => to[a] - to[b] || a - b);
                const ranks: number[] = [];
                order.forEach((port, rank) => (ranks[port] = rank));
                seen.set(child, ranks);
            }
        }
    }
    return seen;
}

/** Where a line goes to that comes from its first point: the first coordinate that is another. */
function turningPoint(line: readonly number[]): number {
    return line.find(each => each !== line[0]) ?? line[0];
}
