import type { Box, Point } from '../../drawing.js';
import { firstFrom, type RoutingGrid } from './grid-lines.js';
import { createHeap } from './heap.js';
import type { Port } from './ports.js';

/** What decides a way beside the costs of the grid. */
export interface PathRules {
    /** For each node the number of frames still to be left and of those entered: the first only sinks on a way, the second only rises. */
    nesting: { leaves: Uint8Array; enters: Uint8Array };
    /** What a bend costs, in pixels of detour. */
    bend: number;
}

const FROM_PORT = -2;

/**
 * The cheapest way from one of some ports to another of others, with the ports' own points at its ends; undefined where there is
 * none. A* over the grid's nodes, each once for either axis along which it was reached.
 * @param goal the box around which the exits of `ends` lie
 */
export function shortestPath(
    grid: RoutingGrid,
    { nesting, bend }: PathRules,
    starts: readonly Port[],
    ends: readonly Port[],
    goal: Box
): Point[] | undefined {
    const { xs, ys, right, down } = grid;
    const width = xs.length;
    const nodes = width * ys.length;
    const costs = new Float64Array(2 * nodes + ends.length).fill(Infinity);
    const from = new Int32Array(2 * nodes + ends.length);
    const closed = new Uint8Array(2 * nodes + ends.length);
    const isEnd = new Uint8Array(nodes);
    const heap = createHeap();
    const aside = xs.map(x => Math.max(goal.x - x, 0, x - goal.x - goal.width));
    const beyond = ys.map(y => Math.max(goal.y - y, 0, y - goal.y - goal.height));

    const startOf = new Map<number, Port>();
    for (const port of starts) {
        const node = nodeAt(grid, port.exit);
        const state = 2 * (node ?? 0) + (port.vertical ? 1 : 0);
        if (node !== undefined && port.cost < costs[state]) {
            costs[state] = port.cost;
            from[state] = FROM_PORT;
            startOf.set(state, port);
            heap.push(state, port.cost + aside[node % width] + beyond[Math.floor(node / width)]);
        }
    }
    const endsAt = new Map<number, number[]>();
    ends.forEach((port, index) => {
        const node = nodeAt(grid, port.exit);
        if (node !== undefined) {
            isEnd[node] = 1;
            endsAt.set(node, [...(endsAt.get(node) ?? []), index]);
        }
    });

    for (let state = heap.pop(); state !== undefined; state = heap.pop()) {
        if (closed[state]) {
            continue;
        }
        closed[state] = 1;
        if (state >= 2 * nodes) {
            return pathTo(state);
        }
        const node = state >> 1;
        const vertical = state & 1;
        const column = node % width;
        const row = (node - column) / width;
        if (column + 1 < width) {
            step(state, node, node + 1, xs[column + 1] - xs[column] + right[node] + vertical * bend, 0);
        }
        if (column > 0) {
            step(state, node, node - 1, xs[column] - xs[column - 1] + right[node - 1] + vertical * bend, 0);
        }
        if (row + 1 < ys.length) {
            step(state, node, node + width, ys[row + 1] - ys[row] + down[node] + (1 - vertical) * bend, 1);
        }
        if (row > 0) {
            step(state, node, node - width, ys[row] - ys[row - 1] + down[node - width] + (1 - vertical) * bend, 1);
        }
        if (isEnd[node]) {
            for (const index of endsAt.get(node)!) {
                const port = ends[index];
                reach(state, 2 * nodes + index, costs[state] + port.cost + (port.vertical === (vertical === 1) ? 0 : bend), 0);
            }
        }
    }
    return undefined;

    function step(state: number, node: number, next: number, cost: number, axis: 0 | 1): void {
        if (cost !== Infinity && nesting.leaves[next] <= nesting.leaves[node] && nesting.enters[next] >= nesting.enters[node]) {
            reach(state, 2 * next + axis, costs[state] + cost, aside[next % width] + beyond[Math.floor(next / width)]);
        }
    }

    function reach(state: number, next: number, cost: number, remaining: number): void {
        if (cost < costs[next]) {
            costs[next] = cost;
            from[next] = state;
            heap.push(next, cost + remaining);
        }
    }

    function pathTo(last: number): Point[] {
        const points = [ends[last - 2 * nodes].at];
        let state = from[last];
        points.push(pointOf(state));
        while (from[state] !== FROM_PORT) {
            state = from[state];
            points.push(pointOf(state));
        }
        return [...points, startOf.get(state)!.at].reverse();
    }

    function pointOf(state: number): Point {
        const node = state >> 1;
        return { x: xs[node % width], y: ys[Math.floor(node / width)] };
    }
}

function nodeAt({ xs, ys }: RoutingGrid, { x, y }: Point): number | undefined {
    const column = firstFrom(xs, x);
    const row = firstFrom(ys, y);
    return xs[column] === x && ys[row] === y ? row * xs.length + column : undefined;
}
