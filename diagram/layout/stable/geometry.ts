import type { Box, Point } from '../../drawing.js';

export interface Size {
    width: number;
    height: number;
}

/** Whether two boxes overlap or come closer than `gap`. */
export function near(a: Box, b: Box, gap: number): boolean {
    return a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap;
}

/** How far two boxes are apart along the axis where they are further apart; 0 where they overlap. */
export function distanceBetween(a: Box, b: Box): number {
    const dx = Math.max(a.x - b.x - b.width, b.x - a.x - a.width);
    const dy = Math.max(a.y - b.y - b.height, b.y - a.y - a.height);
    return Math.max(dx, dy, 0);
}

export function sameBox(a: Box, b: Box): boolean {
    return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

export function moved<T extends Point>(point: T, dx: number, dy: number): T {
    return { ...point, x: point.x + dx, y: point.y + dy };
}

export function centreOf(box: Box): Point {
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The smallest box around both. */
export function union(a: Box, b: Box): Box {
    const x = Math.min(a.x, b.x);
    const y = Math.min(a.y, b.y);
    return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y };
}

/** Whether the horizontal or vertical piece from `a` to `b` runs through the inside of a box that is `margin` larger on each side. */
export function cuts(a: Point, b: Point, box: Box, margin = 0): boolean {
    return (
        Math.max(a.x, b.x) > box.x - margin &&
        Math.min(a.x, b.x) < box.x + box.width + margin &&
        Math.max(a.y, b.y) > box.y - margin &&
        Math.min(a.y, b.y) < box.y + box.height + margin
    );
}

/** Where a horizontal or vertical piece passes the outline of a box. */
export function crossings(a: Point, b: Point, box: Box): Point[] {
    const found: Point[] = [];
    const right = box.x + box.width;
    const bottom = box.y + box.height;
    if (a.y === b.y && a.y > box.y && a.y < bottom) {
        for (const x of a.x < b.x ? [box.x, right] : [right, box.x]) {
            if (x >= Math.min(a.x, b.x) && x <= Math.max(a.x, b.x)) {
                found.push({ x, y: a.y });
            }
        }
    } else if (a.x === b.x && a.x > box.x && a.x < right) {
        for (const y of a.y < b.y ? [box.y, bottom] : [bottom, box.y]) {
            if (y >= Math.min(a.y, b.y) && y <= Math.max(a.y, b.y)) {
                found.push({ x: a.x, y });
            }
        }
    }
    return found;
}

/** The box that a horizontal or vertical piece fills. */
export function boxOf(a: Point, b: Point): Box {
    return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

/** The smallest box around some points, at least one. */
export function boxAround(points: readonly Point[]): Box {
    let { x: left, y: top } = points[0];
    let right = left;
    let bottom = top;
    for (const { x, y } of points) {
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
    }
    return { x: left, y: top, width: right - left, height: bottom - top };
}
