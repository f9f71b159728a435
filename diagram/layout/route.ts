import type { Box, Point, SceneShapeType } from '../drawing.js';

/** Radius of the corners of a process and of a multiple process. */
export const CORNER = { process: 24, multiple: 16 } as const;

/** What a flow ends on. */
export interface RouteEnd {
    box: Box;
    shape: SceneShapeType;
    multiple: boolean;
}

/** One line from pieces that follow each other, without points that lie on the way. */
export function joinPieces(pieces: readonly (readonly Point[])[]): Point[] {
    const joined: Point[] = [];
    for (const point of pieces.flat()) {
        const last = joined.at(-1);
        if (last && last.x === point.x && last.y === point.y) {
            continue;
        }
        const before = joined.at(-2);
        if (last && before && liesBetween(before, last, point)) {
            joined[joined.length - 1] = point;
        } else {
            joined.push(point);
        }
    }
    return joined;
}

function liesBetween(a: Point, b: Point, c: Point): boolean {
    const sameColumn = a.x === b.x && b.x === c.x && (b.y - a.y) * (c.y - b.y) >= 0;
    const sameRow = a.y === b.y && b.y === c.y && (b.x - a.x) * (c.x - b.x) >= 0;
    return sameColumn || sameRow;
}

/** Engines see shapes as rectangles; the ends are drawn on to the rounded outline where they meet a corner. */
export function dock(points: readonly Point[], source: RouteEnd, target: RouteEnd): Point[] {
    if (points.length < 2) {
        return [...points];
    }
    const docked = [...points];
    docked[0] = onOutline(points[0], points[1], source);
    docked[docked.length - 1] = onOutline(points[points.length - 1], points[points.length - 2], target);
    return docked;
}

/** How far in front of a collapsed boundary a flow ends: a crossing mark stands between. */
const MARK_REACH = 6;

/**
 * The ends of a docked flow as they are drawn: in front of the crossing mark where the end is a collapsed boundary.
 * @returns the points, and where the marks stand
 */
export function endAtMarks(
    points: Point[],
    source: Pick<RouteEnd, 'shape'>,
    target: Pick<RouteEnd, 'shape'>
): { points: Point[]; atSource?: Point; atTarget?: Point } {
    if (points.length < 2 || (source.shape !== 'boundary' && target.shape !== 'boundary')) {
        return { points };
    }
    const shortened = [...points];
    const back = (end: Point, before: Point): Point => {
        const length = Math.abs(end.x - before.x) + Math.abs(end.y - before.y);
        const by = Math.min(MARK_REACH, length / 2);
        return { x: end.x - Math.sign(end.x - before.x) * by, y: end.y - Math.sign(end.y - before.y) * by };
    };
    const first = source.shape === 'boundary' ? points[0] : undefined;
    const last = target.shape === 'boundary' ? points[points.length - 1] : undefined;
    if (first) {
        shortened[0] = back(first, points[1]);
    }
    if (last) {
        shortened[points.length - 1] = back(last, points[points.length - 2]);
    }
    return { points: shortened, ...(first && { atSource: first }), ...(last && { atTarget: last }) };
}

/** The end moved along its last piece, away from `before`, until it meets the outline. */
function onOutline(end: Point, before: Point, { box, shape, multiple }: RouteEnd): Point {
    const inside = before.x > box.x && before.x < box.x + box.width && before.y > box.y && before.y < box.y + box.height;
    if (shape !== 'process' || inside) {
        return end;
    }
    const radius = cornerRadius(box, multiple);
    if (end.y === before.y && end.x !== before.x) {
        const depth = inset(end.y - box.y, box.height, radius);
        return { x: end.x + Math.sign(end.x - before.x) * depth, y: end.y };
    }
    const depth = inset(end.x - box.x, box.width, radius);
    return { x: end.x, y: end.y + Math.sign(end.y - before.y) * depth };
}

/** The corner radius with which a process of this size is drawn. */
export function cornerRadius(box: { width: number; height: number }, multiple: boolean): number {
    return Math.min(multiple ? CORNER.multiple : CORNER.process, box.width / 2, box.height / 2);
}

/** How far the outline lies inside the box at `offset` along a side of `length`. */
function inset(offset: number, length: number, radius: number): number {
    const intoCorner = radius - Math.min(offset, length - offset);
    return intoCorner <= 0 ? 0 : Math.round((radius - Math.sqrt(Math.max(0, radius * radius - intoCorner * intoCorner))) * 10) / 10;
}

/** The middle of the longest straight piece. */
export function middleOfLongest(points: readonly Point[]): Point {
    let best = { from: points[0], to: points[0], length: -1 };
    for (let index = 1; index < points.length; index++) {
        const from = points[index - 1];
        const to = points[index];
        const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
        if (length > best.length) {
            best = { from, to, length };
        }
    }
    return { x: (best.from.x + best.to.x) / 2, y: (best.from.y + best.to.y) / 2 };
}
