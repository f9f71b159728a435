import type { Point } from '../../diagram/index.js';

/** What the engines are compared by: the outer size of a picture, and the lines of its flows. */
export interface Picture {
    width: number;
    height: number;
    flows: Point[][];
}

interface Piece {
    flow: number;
    a: Point;
    b: Point;
}

const CELL = 200;

/** How often a flow properly crosses another: points inside of a straight piece of each. Shared pieces and touching ends do not count. */
export function countCrossings(flows: readonly (readonly Point[])[]): number {
    const cells = new Map<number, number[]>();
    const pieces: Piece[] = [];
    let crossings = 0;
    flows.forEach((points, flow) => {
        const first = pieces.length;
        for (let index = 1; index < points.length; index++) {
            const piece = { flow, a: points[index - 1], b: points[index] };
            const met = new Set<number>();
            for (const cell of cellsOf(piece)) {
                for (const other of cells.get(cell) ?? []) {
                    met.add(other);
                }
            }
            for (const other of met) {
                crossings += cross(piece, pieces[other]) ? 1 : 0;
            }
            pieces.push(piece);
        }
        // A flow does not cross itself: its pieces are entered when all of them have been looked up.
        for (let index = first; index < pieces.length; index++) {
            for (const cell of cellsOf(pieces[index])) {
                const inside = cells.get(cell);
                if (inside) {
                    inside.push(index);
                } else {
                    cells.set(cell, [index]);
                }
            }
        }
    });
    return crossings;
}

/** The squares of a grid that the piece's bounding box touches. */
function* cellsOf({ a, b }: Piece): Generator<number> {
    for (let x = Math.floor(Math.min(a.x, b.x) / CELL); x <= Math.floor(Math.max(a.x, b.x) / CELL); x++) {
        for (let y = Math.floor(Math.min(a.y, b.y) / CELL); y <= Math.floor(Math.max(a.y, b.y) / CELL); y++) {
            yield x * 1_000_003 + y;
        }
    }
}

function cross(one: Piece, other: Piece): boolean {
    const side = (piece: Piece, point: Point) =>
        (piece.b.x - piece.a.x) * (point.y - piece.a.y) - (piece.b.y - piece.a.y) * (point.x - piece.a.x);
    return side(one, other.a) * side(one, other.b) < 0 && side(other, one.a) * side(other, one.b) < 0;
}
