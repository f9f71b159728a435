import type { Point } from '../../drawing.js';

interface Piece {
    route: number;
    /** Across a horizontal piece the ends, of a vertical one the place. */
    from: number;
    to: number;
    at: number;
}

/** How often routes of horizontal and vertical pieces properly cross each other. */
export function countRouteCrossings(routes: readonly (readonly Point[])[]): number {
    const horizontal: Piece[] = [];
    const vertical: Piece[] = [];
    routes.forEach((points, route) => {
        for (let index = 1; index < points.length; index++) {
            const a = points[index - 1];
            const b = points[index];
            if (a.y === b.y) {
                horizontal.push({ route, at: a.y, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x) });
            } else {
                vertical.push({ route, at: a.x, from: Math.min(a.y, b.y), to: Math.max(a.y, b.y) });
            }
        }
    });
    vertical.sort((a, b) => a.at - b.at);
    let count = 0;
    for (const { route, at, from, to } of horizontal) {
        for (let index = firstBehind(vertical, from); index < vertical.length && vertical[index].at < to; index++) {
            const other = vertical[index];
            count += other.route !== route && other.from < at && other.to > at ? 1 : 0;
        }
    }
    return count;
}

function firstBehind(pieces: readonly Piece[], at: number): number {
    let low = 0;
    let high = pieces.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (pieces[middle].at > at) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}
