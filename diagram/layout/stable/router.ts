import type { Box, Point } from '../../drawing.js';
import type { Direction } from '../engine.js';
import { joinPieces } from '../route.js';
import { centreOf, near, union } from './geometry.js';
import { addCost, addLine, createGrid, firstFrom, type RoutingGrid } from './grid-lines.js';
import { createHeap } from './heap.js';
import { portsOf, type Port, type Terminal } from './ports.js';

/** What a flow has to find its way through. */
export interface RouteProblem {
    source: Terminal;
    target: Terminal;
    /** Frames that the flow leaves, the inner first, and enters, the outer first: each is crossed once. */
    leaves: readonly Box[];
    enters: readonly Box[];
    /** Where it may run: the inside of the innermost container of both ends, or the page. */
    room: Box;
    /** What it may not touch, without the terminals. */
    obstacles: readonly Box[];
    /** Other flows, not to be run along. */
    lines: readonly (readonly Point[])[];
    /** Labels and names of frames, better not run through. */
    texts: readonly Box[];
    /** Points where other flows dock on the terminals. */
    docks: readonly Point[];
    direction: Direction;
}

const COST = { bend: 45, crossing: 26, along: 3, text: 60, nearFrame: 40 };
/** Tried in order: the wider one looks better, the narrower finds a way between what stands close. */
const CLEARANCES = [10, 6, 3];
const WINDOW = 160;

/** Finds a way of horizontal and vertical pieces that is short, has few bends and crosses few others; undefined where there is none. */
export function findRoute(problem: RouteProblem): Point[] | undefined {
    const { source, target, room } = problem;
    const span = union(source.inside ? target.box : source.box, target.inside ? source.box : target.box);
    const window = clip({ x: span.x - WINDOW, y: span.y - WINDOW, width: span.width + 2 * WINDOW, height: span.height + 2 * WINDOW }, room);
    for (const clearance of CLEARANCES) {
        for (const within of [window, room]) {
            const route = search(problem, within, clearance);
            if (route) {
                return route;
            }
        }
    }
    return undefined;
}

function clip(box: Box, room: Box): Box {
    const x = Math.max(box.x, room.x);
    const y = Math.max(box.y, room.y);
    return {
        x,
        y,
        width: Math.min(box.x + box.width, room.x + room.width) - x,
        height: Math.min(box.y + box.height, room.y + room.height) - y
    };
}

function search(problem: RouteProblem, within: Box, clearance: number): Point[] | undefined {
    const { source, target, direction, docks } = problem;
    const starts = portsOf(source, clearance, direction, docks, centreOf(target.box));
    const ends = portsOf(target, clearance, direction, docks, centreOf(source.box));
    const self = source.box === target.box;
    const grid = gridFor(problem, within, clearance, [...starts, ...ends]);
    const path = shortestPath(
        grid,
        nestings(grid, problem),
        self ? starts.filter(port => !port.vertical) : starts,
        self ? ends.filter(port => port.vertical) : ends,
        target.box,
        clearance
    );
    return path && joinPieces([path]);
}

function gridFor(problem: RouteProblem, within: Box, clearance: number, ports: readonly Port[]): RoutingGrid {
    const { source, target, leaves, enters, obstacles, lines, texts } = problem;
    const frames = [...leaves, ...enters];
    const solid = [...obstacles, ...[source, target].filter(end => !end.inside).map(end => end.box)].filter(box => near(box, within, clearance));
    const xs = [within.x, within.x + within.width, ...ports.map(port => port.exit.x)];
    const ys = [within.y, within.y + within.height, ...ports.map(port => port.exit.y)];
    for (const box of solid) {
        xs.push(box.x - clearance, box.x + box.width + clearance);
        ys.push(box.y - clearance, box.y + box.height + clearance);
    }
    for (const box of frames) {
        xs.push(box.x - clearance, box.x + clearance, box.x + box.width - clearance, box.x + box.width + clearance);
        ys.push(box.y - clearance, box.y + clearance, box.y + box.height - clearance, box.y + box.height + clearance);
    }
    const grid = createGrid(xs, ys, within);
    for (const box of solid) {
        addCost(grid, grown(box, clearance - 0.5), Infinity);
    }
    for (const { x, y, width, height } of frames) {
        addLine(grid, { x, y }, { x: x + width, y }, clearance - 2, COST.nearFrame, 0);
        addLine(grid, { x, y: y + height }, { x: x + width, y: y + height }, clearance - 2, COST.nearFrame, 0);
        addLine(grid, { x, y }, { x, y: y + height }, clearance - 2, COST.nearFrame, 0);
        addLine(grid, { x: x + width, y }, { x: x + width, y: y + height }, clearance - 2, COST.nearFrame, 0);
    }
    for (const points of lines) {
        for (let index = 1; index < points.length; index++) {
            const a = points[index - 1];
            const b = points[index];
            if (near(boxOf(a, b), within, 0)) {
                addLine(grid, a, b, 8, COST.along, COST.crossing);
            }
        }
    }
    for (const text of texts) {
        if (near(text, within, 0)) {
            addCost(grid, text, COST.text);
        }
    }
    return grid;
}

function boxOf(a: Point, b: Point): Box {
    return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

function grown(box: Box, by: number): Box {
    return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}

/** For each node the number of frames still to be left and of those entered: the first only sinks on a way, the second only rises. */
function nestings({ xs, ys }: RoutingGrid, { leaves, enters }: RouteProblem): { leaves: Uint8Array; enters: Uint8Array } {
    const count = (frames: readonly Box[]) => {
        const depths = new Uint8Array(xs.length * ys.length);
        for (const { x, y, width, height } of frames) {
            for (let row = firstFrom(ys, y); row < ys.length && ys[row] <= y + height; row++) {
                for (let column = firstFrom(xs, x); column < xs.length && xs[column] <= x + width; column++) {
                    depths[row * xs.length + column]++;
                }
            }
        }
        return depths;
    };
    return { leaves: count(leaves), enters: count(enters) };
}

const UNVISITED = -1;
const FROM_PORT = -2;

/** A* over nodes and the axis along which each was reached. */
function shortestPath(
    { xs, ys, right, down }: RoutingGrid,
    nesting: { leaves: Uint8Array; enters: Uint8Array },
    starts: readonly Port[],
    ends: readonly Port[],
    goal: Box,
    clearance: number
): Point[] | undefined {
    const width = xs.length;
    const nodes = width * ys.length;
    const costs = new Float64Array(2 * nodes + ends.length).fill(Infinity);
    const from = new Int32Array(2 * nodes + ends.length).fill(UNVISITED);
    const startOf = new Map<number, Port>();
    const heap = createHeap();
    const nodeAt = ({ x, y }: Point): number | undefined => {
        const column = firstFrom(xs, x);
        const row = firstFrom(ys, y);
        return xs[column] === x && ys[row] === y ? row * width + column : undefined;
    };
    const remaining = (node: number): number => {
        const x = xs[node % width];
        const y = ys[Math.floor(node / width)];
        return (
            Math.max(goal.x - clearance - x, 0, x - goal.x - goal.width - clearance) +
            Math.max(goal.y - clearance - y, 0, y - goal.y - goal.height - clearance)
        );
    };
    for (const port of starts) {
        const node = nodeAt(port.exit);
        if (node !== undefined) {
            const state = 2 * node + (port.vertical ? 1 : 0);
            if (port.cost < costs[state]) {
                costs[state] = port.cost;
                from[state] = FROM_PORT;
                startOf.set(state, port);
                heap.push(state, port.cost + remaining(node));
            }
        }
    }
    const endsAt = new Map<number, number[]>();
    ends.forEach((port, index) => {
        const node = nodeAt(port.exit);
        if (node !== undefined) {
            endsAt.set(node, [...(endsAt.get(node) ?? []), index]);
        }
    });
    const closed = new Uint8Array(2 * nodes + ends.length);
    for (let state = heap.pop(); state !== undefined; state = heap.pop()) {
        if (closed[state]) {
            continue;
        }
        closed[state] = 1;
        if (state >= 2 * nodes) {
            return pathTo(state);
        }
        const node = state >> 1;
        const vertical = (state & 1) === 1;
        const cost = costs[state];
        const reach = (next: number, key: number, extra: number) => {
            const total = cost + extra;
            if (total < costs[next]) {
                costs[next] = total;
                from[next] = state;
                heap.push(next, total + key);
            }
        };
        const column = node % width;
        const row = (node - column) / width;
        const step = (next: number, length: number, extra: number, along: boolean) => {
            if (extra !== Infinity && nesting.leaves[next] <= nesting.leaves[node] && nesting.enters[next] >= nesting.enters[node]) {
                reach(2 * next + (along ? 1 : 0), remaining(next), length + extra + (along === vertical ? 0 : COST.bend));
            }
        };
        if (column + 1 < width) {
            step(node + 1, xs[column + 1] - xs[column], right[node], false);
        }
        if (column > 0) {
            step(node - 1, xs[column] - xs[column - 1], right[node - 1], false);
        }
        if (row + 1 < ys.length) {
            step(node + width, ys[row + 1] - ys[row], down[node], true);
        }
        if (row > 0) {
            step(node - width, ys[row] - ys[row - 1], down[node - width], true);
        }
        for (const index of endsAt.get(node) ?? []) {
            reach(2 * nodes + index, 0, ends[index].cost + (ends[index].vertical === vertical ? 0 : COST.bend));
        }
    }
    return undefined;

    function pathTo(last: number): Point[] {
        const points = [ends[last - 2 * nodes].at];
        let state = from[last];
        for (; from[state] !== FROM_PORT; state = from[state]) {
            const node = state >> 1;
            points.push({ x: xs[node % width], y: ys[Math.floor(node / width)] });
        }
        const port = startOf.get(state)!;
        return [...points, port.exit, port.at].reverse();
    }
}
