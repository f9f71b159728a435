import type { Box, CrossingMark, Point } from '../../drawing.js';
import { enclosing, type Scene } from '../../scene.js';
import { ROOT } from '../levels.js';
import type { Arrangement } from './arrangement.js';
import { crossings, cuts } from './geometry.js';

/** What a flow runs from, to and through. Numbers are indices of places. */
export interface FlowWay {
    source: number;
    target: number;
    /** The innermost container of both ends; where one end contains the other, that one. */
    level: number;
    /** Containers that it leaves, the inner first, and enters, the outer first. */
    leaves: number[];
    enters: number[];
}

/** The way of each flow of a scene through the nesting of its places. */
export function flowWays(scene: Scene): FlowWay[] {
    const around = scene.places.map((_, index) => [...enclosing(scene.places, index), ROOT]);
    return scene.flows.map(({ source, target }) => {
        const level = source === target ? around[source][1] : around[source].find(place => around[target].includes(place))!;
        const out = around[source].slice(0, around[source].indexOf(level));
        const into = around[target].slice(0, around[target].indexOf(level));
        const leaves = out.slice(1);
        const enters = into.slice(1).reverse();
        return { source, target, level, leaves, enters };
    });
}

/** Places inside of the containers on a flow's way that it has nothing to do with. */
export function obstaclesOf(way: FlowWay, content: Arrangement['content']): number[] {
    return [way.level, ...way.leaves, ...way.enters].flatMap(place => content.get(place)!.filter(inner => !isOn(way, inner)));
}

function isOn({ source, target, leaves, enters }: FlowWay, place: number): boolean {
    return place === source || place === target || leaves.includes(place) || enters.includes(place);
}

/** Places of which something is known, as a list and to be asked for one by one. */
export interface PlaceSet {
    list: readonly number[];
    has(place: number): boolean;
}

/** In fewer places than this each is looked at, whichever they are. */
const FEW = 40;

/** The obstacles of a way among some places. */
function obstaclesAmong(way: FlowWay, { list, has }: PlaceSet, { scene, content }: Surroundings): number[] {
    if (list.length > FEW) {
        return obstaclesOf(way, content).filter(has);
    }
    const isAround = (container: number) => container === way.level || way.leaves.includes(container) || way.enters.includes(container);
    return list.filter(place => isAround(scene.places[place].parent ?? ROOT) && !isOn(way, place));
}

/** What a line runs through. */
export interface Surroundings {
    scene: Scene;
    content: Arrangement['content'];
    boxes: readonly Box[];
}

/** The innermost of the containers on a flow's way that a point lies in. */
export function innermostAround({ x, y }: Point, { leaves, enters, level }: FlowWay, boxes: readonly Box[]): number {
    const holds = (place: number) => {
        const box = boxes[place];
        return x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height;
    };
    return leaves.find(holds) ?? [...enters].reverse().find(holds) ?? level;
}

/** Where a flow may run: with some distance to the frame of its level; the page has room to the right and below. */
export function roomOf({ level }: FlowWay, boxes: readonly Box[], page: { width: number; height: number }): Box {
    const inset = 8;
    const { x, y, width, height } = level === ROOT ? { x: 0, y: 0, width: page.width + 60, height: page.height + 60 } : boxes[level];
    return { x: x + inset, y: y + inset, width: width - 2 * inset, height: height - 2 * inset };
}

/**
 * Whether a line starts and ends on its shapes, stays in its room, touches nothing and crosses each of its frames once.
 * @param changed places that stand otherwise to the line than they did when it held; all unless told otherwise
 */
export function routeHolds(points: readonly Point[], way: FlowWay, surroundings: Surroundings, changed?: PlaceSet): boolean {
    const { content, boxes } = surroundings;
    const watch = changed ? obstaclesAmong(way, changed, surroundings) : obstaclesOf(way, content);
    if (watch.some(place => touches(points, boxes[place], changed ? 3 : 1))) {
        return false;
    }
    const frames = [...way.leaves, ...way.enters];
    if (changed && ![way.source, way.target, way.level, ...frames].some(changed.has)) {
        return true;
    }
    for (const place of frames) {
        if (piecesOf(points).flatMap(([a, b]) => crossings(a, b, boxes[place])).length !== 1 || runsAlong(points, boxes[place])) {
            return false;
        }
    }
    const room = way.level === ROOT ? undefined : boxes[way.level];
    if (room && points.some(({ x, y }) => x < room.x || y < room.y || x > room.x + room.width || y > room.y + room.height)) {
        return false;
    }
    return [way.source, way.target].every(place => place === way.level || !touches(points, boxes[place], -1));
}

function touches(points: readonly Point[], box: Box, margin: number): boolean {
    for (let index = 1; index < points.length; index++) {
        if (cuts(points[index - 1], points[index], box, margin)) {
            return true;
        }
    }
    return false;
}

/** Whether a piece lies on a side of a box, or so close that it seems to. */
function runsAlong(points: readonly Point[], { x, y, width, height }: Box): boolean {
    const close = (a: number, b: number) => Math.abs(a - b) < 3;
    return piecesOf(points).some(([a, b]) =>
        a.x === b.x
            ? (close(a.x, x) || close(a.x, x + width)) && Math.max(a.y, b.y) > y && Math.min(a.y, b.y) < y + height
            : (close(a.y, y) || close(a.y, y + height)) && Math.max(a.x, b.x) > x && Math.min(a.x, b.x) < x + width
    );
}

export function piecesOf(points: readonly Point[]): [Point, Point][] {
    return points.slice(1).map((point, index) => [points[index], point]);
}

/** The marks of a line on the boundaries that it crosses, in the order in which it does. */
export function marksOn(points: readonly Point[], way: FlowWay, scene: Scene, boxes: readonly Box[]): CrossingMark[] {
    const marks: CrossingMark[] = [];
    for (const place of [...way.leaves, ...way.enters]) {
        const boundary = scene.places[place];
        for (let index = 1; boundary.type === 'boundary' && index < points.length; index++) {
            const at = crossings(points[index - 1], points[index], boxes[place]);
            if (at.length > 0) {
                marks.push({ boundary: boundary.id, ...at[0] });
                break;
            }
        }
    }
    return marks;
}

/** A line with its ends on boxes that have moved or grown: its outer pieces are made longer or shorter; undefined where that is not possible. */
export function redocked(points: readonly Point[], source: Docking, target: Docking): Point[] | undefined {
    const fromSource = redockStart(points, source);
    const both = fromSource && redockStart([...fromSource].reverse(), target)?.reverse();
    if (!both || both.some((point, index) => index > 0 && point.x !== both[index - 1].x && point.y !== both[index - 1].y)) {
        return undefined;
    }
    return both;
}

/** A shape where it was and where it is. */
export interface Docking {
    was: Box;
    is: Box;
    inside: boolean;
}

const SHORTEST_PIECE = 6;
const CORNER = 6;

function redockStart(points: readonly Point[], { was, is, inside }: Docking): Point[] | undefined {
    const [start, next, afterNext] = points;
    if (!next || (start.x === next.x && start.y === next.y)) {
        return undefined;
    }
    const dx = is.x - was.x;
    const dy = is.y - was.y;
    const vertical = start.x === next.x;
    const forwards = (vertical ? next.y > start.y : next.x > start.x) !== inside;
    const docked = vertical
        ? { x: within(start.x + dx, is.x, is.width), y: forwards ? is.y + is.height : is.y }
        : { x: forwards ? is.x + is.width : is.x, y: within(start.y + dy, is.y, is.height) };
    // The next piece is at right angles: it slides along with the first.
    const turn = vertical ? { x: docked.x, y: next.y } : { x: next.x, y: docked.y };
    const straight = afterNext === undefined;
    const length = vertical ? turn.y - docked.y : turn.x - docked.x;
    const wantedSign = forwards !== inside ? 1 : -1;
    if (length * wantedSign < SHORTEST_PIECE || (straight && (turn.x !== next.x || turn.y !== next.y))) {
        return undefined;
    }
    return [docked, turn, ...points.slice(2)];
}

function within(value: number, start: number, length: number): number {
    return Math.min(Math.max(value, start + CORNER), start + length - CORNER);
}
