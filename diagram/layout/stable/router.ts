import type { Box, Point } from '../../drawing.js';
import type { Direction } from '../engine.js';
import { joinPieces } from '../route.js';
import { centreOf, cuts, near, union } from './geometry.js';
import { addCost, addLine, createGrid, firstFrom, type RoutingGrid } from './grid-lines.js';
import { shortestPath } from './shortest-path.js';
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
        { nesting: nestings(grid, problem), bend: COST.bend },
        self ? starts.filter(port => !port.vertical) : starts,
        self ? ends.filter(port => port.vertical) : ends,
        grown(target.box, clearance)
    );
    return path && joinPieces([path]);
}

function gridFor(problem: RouteProblem, within: Box, clearance: number, ports: readonly Port[]): RoutingGrid {
    const { source, target, leaves, enters, obstacles, lines, texts } = problem;
    const frames = [...leaves, ...enters];
    const solid = [...obstacles, ...[source, target].filter(end => !end.inside).map(end => end.box)].filter(box =>
        near(box, within, clearance)
    );
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
            if (cuts(a, b, within)) {
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
