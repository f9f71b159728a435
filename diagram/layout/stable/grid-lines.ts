import type { Box, Point } from '../../drawing.js';

/** The rows and columns that flows may run along, with what each step costs. */
export interface RoutingGrid {
    xs: number[];
    ys: number[];
    /** Extra cost of the step from a node to the right of it and to the one below; infinite where something is in the way. */
    right: Float64Array;
    down: Float64Array;
}

const LANE = 14;
const MOST_LANES = 120;

/** Rows and columns through the given ones, with lanes between those that are far apart. */
export function createGrid(xs: readonly number[], ys: readonly number[], room: Box): RoutingGrid {
    const columns = withLanes(xs, room.x, room.x + room.width);
    const rows = withLanes(ys, room.y, room.y + room.height);
    return {
        xs: columns,
        ys: rows,
        right: new Float64Array(columns.length * rows.length),
        down: new Float64Array(columns.length * rows.length)
    };
}

function withLanes(values: readonly number[], from: number, to: number): number[] {
    const sorted = [...new Set(values)].filter(value => value >= from && value <= to).sort((a, b) => a - b);
    const lane = Math.max(LANE, (to - from) / MOST_LANES);
    return sorted.flatMap((value, index) => {
        const gap = (sorted[index + 1] ?? value) - value;
        const lanes = Math.floor(gap / lane) - 1;
        return [
            value,
            ...Array.from({ length: Math.max(0, lanes) }, (_, number) => Math.round(value + (gap * (number + 1)) / (lanes + 1)))
        ];
    });
}

/** Index of the first value that is greater than `value`. */
function firstAbove(values: readonly number[], value: number): number {
    let low = 0;
    let high = values.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (values[middle] > value) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

/** Index of the first value that is not less than `value`. */
export function firstFrom(values: readonly number[], value: number): number {
    let low = 0;
    let high = values.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (values[middle] >= value) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

/** Adds to the cost of every step that touches the inside of a box. */
export function addCost(grid: RoutingGrid, box: Box, cost: number): void {
    const { xs, ys, right, down } = grid;
    const width = xs.length;
    const endX = box.x + box.width;
    const endY = box.y + box.height;
    const columns = { from: firstAbove(xs, box.x), to: firstFrom(xs, endX) };
    const rows = { from: firstAbove(ys, box.y), to: firstFrom(ys, endY) };
    for (let row = rows.from; row < rows.to; row++) {
        for (let column = Math.max(0, columns.from - 1); column < columns.to && column + 1 < width; column++) {
            right[row * width + column] += cost;
        }
    }
    for (let row = Math.max(0, rows.from - 1); row < rows.to && row + 1 < ys.length; row++) {
        for (let column = columns.from; column < columns.to; column++) {
            down[row * width + column] += cost;
        }
    }
}

/** Makes steps along another line dear, and those across it a little dearer. */
export function addLine(grid: RoutingGrid, a: Point, b: Point, apart: number, along: number, across: number): void {
    const { xs, ys, right, down } = grid;
    const width = xs.length;
    const from = { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y) };
    const to = { x: Math.max(a.x, b.x), y: Math.max(a.y, b.y) };
    if (a.y === b.y) {
        const columns = { from: Math.max(0, firstAbove(xs, from.x) - 1), to: firstFrom(xs, to.x) };
        for (let row = firstAbove(ys, a.y - apart); row < ys.length && ys[row] < a.y + apart; row++) {
            for (let column = columns.from; column < columns.to && column + 1 < width; column++) {
                right[row * width + column] += (Math.min(xs[column + 1], to.x) - Math.max(xs[column], from.x)) * along;
            }
        }
        const row = firstFrom(ys, a.y) - 1;
        if (row >= 0 && row + 1 < ys.length) {
            for (let column = firstFrom(xs, from.x); column < firstAbove(xs, to.x); column++) {
                down[row * width + column] += across;
            }
        }
    } else {
        const rows = { from: Math.max(0, firstAbove(ys, from.y) - 1), to: firstFrom(ys, to.y) };
        for (let column = firstAbove(xs, a.x - apart); column < width && xs[column] < a.x + apart; column++) {
            for (let row = rows.from; row < rows.to && row + 1 < ys.length; row++) {
                down[row * width + column] += (Math.min(ys[row + 1], to.y) - Math.max(ys[row], from.y)) * along;
            }
        }
        const column = firstFrom(xs, a.x) - 1;
        if (column >= 0 && column + 1 < width) {
            for (let row = firstFrom(ys, from.y); row < firstAbove(ys, to.y); row++) {
                right[row * width + column] += across;
            }
        }
    }
}
