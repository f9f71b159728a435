import type { Box, CrossingMark, DrawnFlow, Point } from '../../drawing.js';
import type { Scene } from '../../scene.js';
import type { Direction } from '../engine.js';
import type { FlowText } from '../measure.js';
import { joinPieces } from '../route.js';
import { keptLabels, nameBox, withNewLabels } from './flow-labels.js';
import { centreOf, moved, type Size } from './geometry.js';
import { findRoute } from './router.js';
import { flowWays, innermostAround, marksOn, obstaclesOf, redocked, roomOf, routeHolds, type FlowWay, type PlaceSet } from './routes.js';

/** A flow with its line. */
export interface LedFlow {
    points: Point[];
    marks: CrossingMark[];
    label?: Box;
    /** The place that the label stands in, or would stand in; -1 for the page. */
    labelOn: number;
}

export interface FlowInput {
    scene: Scene;
    content: ReadonlyMap<number, readonly number[]>;
    /** Where places are, and where they were when `previous` was drawn. */
    boxes: readonly Box[];
    was: readonly (Box | undefined)[];
    previous: readonly (DrawnFlow | undefined)[];
    texts: readonly FlowText[];
    direction: Direction;
    page: Size;
    /** Draws the ends of a flow's line on to the outlines of its shapes. */
    dock(flow: number, points: readonly Point[]): Point[];
}

/**
 * Leads the flows: those whose ends and surroundings did not change keep their lines, others are made longer or shorter, and
 * where that does not do they find a new way. Undefined where one finds none.
 */
export function leadFlows(input: FlowInput): LedFlow[] | undefined {
    const { scene, content, boxes } = input;
    const ways = flowWays(scene);
    const shifts = shiftsOf(input);
    const kept = ways.map((way, index) => keptLine(input, way, index, shifts));
    const keptTexts = keptLabels(input, kept);
    const names = scene.places.flatMap((_, place) => (content.has(place) ? [nameBox(scene, place, boxes[place])] : []));
    const lines = withNewLines(input, ways, kept, [...keptTexts.filter(label => label !== undefined), ...names]);
    if (!lines) {
        return undefined;
    }
    const labels = withNewLabels(input, ways, lines, keptTexts, names);
    return lines.map((points, index) => {
        const label = labels[index];
        const labelOn = label ? innermostAround(centreOf(label), ways[index], boxes) : ways[index].level;
        return { points, marks: marksOn(points, ways[index], scene, boxes), label, labelOn };
    });
}

/** Finds a way for each flow that has no line, one after the other, so that they keep clear of each other. */
function withNewLines(
    input: FlowInput,
    ways: readonly FlowWay[],
    kept: readonly (Point[] | undefined)[],
    texts: readonly Box[]
): Point[][] | undefined {
    const { boxes, content, page, direction } = input;
    const lines = [...kept];
    const docks = new Map<number, Point[]>();
    const noteDock = (place: number, point: Point) => {
        const others = docks.get(place);
        if (others) {
            others.push(point);
        } else {
            docks.set(place, [point]);
        }
    };
    const noteDocks = ({ source, target }: FlowWay, points: readonly Point[]) => {
        noteDock(source, points[0]);
        noteDock(target, points[points.length - 1]);
    };
    lines.forEach((points, index) => points && noteDocks(ways[index], points));
    for (const [index, way] of ways.entries()) {
        if (lines[index]) {
            continue;
        }
        const points = findRoute({
            source: { box: boxes[way.source], inside: way.source === way.level, role: 'source' },
            target: { box: boxes[way.target], inside: way.target === way.level, role: 'target' },
            leaves: way.leaves.map(place => boxes[place]),
            enters: way.enters.map(place => boxes[place]),
            room: roomOf(way, boxes, page),
            obstacles: obstaclesOf(way, content).map(place => boxes[place]),
            lines: lines.filter(line => line !== undefined),
            texts,
            docks: [...(docks.get(way.source) ?? []), ...(docks.get(way.target) ?? [])],
            direction
        });
        if (!points) {
            return undefined;
        }
        lines[index] = input.dock(index, points);
        noteDocks(way, points);
    }
    return lines as Point[][];
}

interface Shift {
    dx: number;
    dy: number;
}

/** How places moved. */
interface Shifts {
    /** How far a place moved without changing its size; undefined where it is new or changed it. */
    of(place: number): Shift | undefined;
    /** All places that did not move just so far. */
    otherThan(shift: Shift): PlaceSet;
}

function shiftsOf({ boxes, was }: FlowInput): Shifts {
    const shifts = boxes.map((now, place): Shift | undefined => {
        const before = was[place];
        return before && before.width === now.width && before.height === now.height
            ? { dx: now.x - before.x, dy: now.y - before.y }
            : undefined;
    });
    const others = new Map<string, PlaceSet>();
    return {
        of: place => shifts[place],
        otherThan({ dx, dy }) {
            const key = `${dx} ${dy}`;
            let set = others.get(key);
            if (!set) {
                const has = (place: number) => {
                    const shift = place < 0 ? { dx, dy } : shifts[place];
                    return !shift || shift.dx !== dx || shift.dy !== dy;
                };
                set = { has, list: [...shifts.keys()].filter(has) };
                others.set(key, set);
            }
            return set;
        }
    };
}

/** The line that a flow had, moved along with its ends, if nothing is in its way. */
function keptLine(input: FlowInput, way: FlowWay, flow: number, shifts: Shifts): Point[] | undefined {
    const { boxes, was } = input;
    const before = input.previous[flow];
    const sourceWas = was[way.source];
    const targetWas = was[way.target];
    if (!before || before.points.length < 2 || !sourceWas || !targetWas) {
        return undefined;
    }
    if (!meets(before.points[0], sourceWas) || !meets(before.points[before.points.length - 1], targetWas)) {
        return undefined;
    }
    const sourceShift = shifts.of(way.source);
    const targetShift = shifts.of(way.target);
    if (sourceShift && targetShift && sourceShift.dx === targetShift.dx && sourceShift.dy === targetShift.dy) {
        const { dx, dy } = sourceShift;
        const points = dx === 0 && dy === 0 ? before.points : before.points.map(point => moved(point, dx, dy));
        if (routeHolds(points, way, input, shifts.otherThan(sourceShift))) {
            return points;
        }
    }
    const points = redocked(
        before.points,
        { was: sourceWas, is: boxes[way.source], inside: way.source === way.level },
        { was: targetWas, is: boxes[way.target], inside: way.target === way.level }
    );
    const joined = points && joinPieces([points]);
    return joined && joined.length > 1 && routeHolds(joined, way, input) ? input.dock(flow, joined) : undefined;
}

/** Whether a line can end at a point: on the box, or a little inside where corners are round. */
function meets({ x, y }: Point, box: Box): boolean {
    return x >= box.x - 1 && y >= box.y - 1 && x <= box.x + box.width + 1 && y <= box.y + box.height + 1;
}
