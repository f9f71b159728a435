import type { Box, CrossingMark, DrawnFlow, Point } from '../../drawing.js';
import type { Scene } from '../../scene.js';
import type { Direction } from '../engine.js';
import { measureHeader, type FlowText } from '../measure.js';
import { METRICS } from '../metrics.js';
import { joinPieces } from '../route.js';
import { createBoxIndex } from './box-index.js';
import { boxAround, centreOf, moved, near, type Size } from './geometry.js';
import { placeLabel, type LabelSurroundings } from './labels.js';
import { findRoute } from './router.js';
import { flowWays, marksOn, redocked, roomOf, routeHolds, type FlowWay } from './routes.js';

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
    const { scene, content, boxes, page } = input;
    const ways = flowWays(scene, content);
    const lines: (Point[] | undefined)[] = ways.map((way, index) => keptLine(input, way, index));
    const docks = new Map<number, Point[]>();
    const dock = (place: number, point: Point) => docks.set(place, [...(docks.get(place) ?? []), point]);
    const noteDocks = (way: FlowWay, points: readonly Point[]) => {
        dock(way.source, points[0]);
        dock(way.target, points.at(-1)!);
    };
    lines.forEach((points, index) => points && noteDocks(ways[index], points));
    const labels = keptLabels(input, ways, lines);
    const names = scene.places.flatMap((_, place) => (content.has(place) ? [nameBox(scene, place, boxes[place])] : []));
    for (const [index, way] of ways.entries()) {
        if (!lines[index]) {
            const points = findRoute({
                source: { box: boxes[way.source], inside: way.source === way.level, role: 'source' },
                target: { box: boxes[way.target], inside: way.target === way.level, role: 'target' },
                leaves: way.leaves.map(place => boxes[place]),
                enters: way.enters.map(place => boxes[place]),
                room: roomOf(way, boxes, page),
                obstacles: way.obstacles.map(place => boxes[place]),
                lines: lines.filter(line => line !== undefined),
                texts: [...labels.filter(label => label !== undefined), ...names],
                docks: [...(docks.get(way.source) ?? []), ...(docks.get(way.target) ?? [])],
                direction: input.direction
            });
            if (!points) {
                return undefined;
            }
            lines[index] = input.dock(index, points);
            noteDocks(way, points);
        }
    }
    const led = lines as Point[][];
    const surroundings = {
        shapes: createBoxIndex(boxes.filter((_, place) => !content.has(place))),
        labels: createBoxIndex(labels.filter(label => label !== undefined)),
        frames: boxes.filter((_, place) => content.has(place)),
        names: createBoxIndex(names),
        lines: led,
        spans: led.map(boxAround)
    };
    return led.map((points, index) => {
        const label = labels[index] ?? newLabel(input, ways[index], points, index, surroundings);
        return {
            points,
            marks: marksOn(points, ways[index], scene, boxes),
            label,
            labelOn: label ? groundOf(ways[index], boxes, label) : ways[index].level
        };
    });
}

/** How far a place moved without changing its size; undefined where it is new or changed it. */
function shiftOf({ boxes, was }: FlowInput, place: number): { dx: number; dy: number } | undefined {
    const before = was[place];
    const now = boxes[place];
    return before && before.width === now.width && before.height === now.height
        ? { dx: now.x - before.x, dy: now.y - before.y }
        : undefined;
}

/** The line that a flow had, moved along with its ends, if nothing is in its way. */
function keptLine(input: FlowInput, way: FlowWay, flow: number): Point[] | undefined {
    const { boxes, was } = input;
    const before = input.previous[flow];
    const sourceWas = was[way.source];
    const targetWas = was[way.target];
    if (!before || before.points.length < 2 || !sourceWas || !targetWas) {
        return undefined;
    }
    const sourceShift = shiftOf(input, way.source);
    const targetShift = shiftOf(input, way.target);
    if (sourceShift && targetShift && sourceShift.dx === targetShift.dx && sourceShift.dy === targetShift.dy) {
        const { dx, dy } = sourceShift;
        const points = before.points.map(point => moved(point, dx, dy));
        const changed = (place: number) => {
            const shift = place < 0 ? sourceShift : shiftOf(input, place);
            return !shift || shift.dx !== dx || shift.dy !== dy;
        };
        if (routeHolds(points, way, boxes, changed)) {
            return points;
        }
    }
    const points = redocked(
        before.points,
        { was: sourceWas, is: boxes[way.source], inside: way.source === way.level },
        { was: targetWas, is: boxes[way.target], inside: way.target === way.level }
    );
    const joined = points && joinPieces([points]);
    return joined && joined.length > 1 && routeHolds(joined, way, boxes) ? input.dock(flow, joined) : undefined;
}

/** Labels that may stay where they are: still as large, still on their line, on nothing else. */
function keptLabels(input: FlowInput, ways: readonly FlowWay[], lines: readonly (readonly Point[] | undefined)[]): (Box | undefined)[] {
    const { boxes, content, previous, texts } = input;
    const shapes = createBoxIndex(boxes.filter((_, place) => !content.has(place)));
    const kept = createBoxIndex();
    return ways.map((_, index) => {
        const before = previous[index];
        const points = lines[index];
        const size = texts[index].size;
        if (!before?.labelBox || !points || !size) {
            return undefined;
        }
        const from = before.points[0];
        const shift = { dx: points[0].x - from.x, dy: points[0].y - from.y };
        const centre = centreOf(before.labelBox);
        for (const { dx, dy } of [shift, { dx: 0, dy: 0 }]) {
            const box = {
                x: Math.round(centre.x - size.width / 2 + dx),
                y: Math.round(centre.y - size.height / 2 + dy),
                ...size
            };
            if (
                distanceToLine(centreOf(box), points) <= distanceToLine(centre, before.points) + 1 &&
                !shapes.isNear(box, 0) &&
                !kept.isNear(box, 0)
            ) {
                kept.add(box);
                return box;
            }
        }
        return undefined;
    });
}

function distanceToLine(point: Point, points: readonly Point[]): number {
    let least = Infinity;
    for (let index = 1; index < points.length; index++) {
        const a = points[index - 1];
        const b = points[index];
        const dx = Math.max(Math.min(a.x, b.x) - point.x, 0, point.x - Math.max(a.x, b.x));
        const dy = Math.max(Math.min(a.y, b.y) - point.y, 0, point.y - Math.max(a.y, b.y));
        least = Math.min(least, dx + dy);
    }
    return least;
}

function newLabel(
    { boxes, texts, page }: FlowInput,
    way: FlowWay,
    points: readonly Point[],
    index: number,
    surroundings: Omit<LabelSurroundings, 'room'> & { spans: readonly Box[] }
): Box | undefined {
    const { size } = texts[index];
    if (!size) {
        return undefined;
    }
    const span = boxAround(points);
    const lines = surroundings.lines.filter((_, other) => near(surroundings.spans[other], span, 200));
    const box = placeLabel(points, size, { ...surroundings, lines, room: roomOf(way, boxes, page) });
    if (box) {
        surroundings.labels.add(box);
    }
    return box;
}

function groundOf({ leaves, enters, level }: FlowWay, boxes: readonly Box[], label: Box): number {
    const { x, y } = centreOf(label);
    const holds = (place: number) =>
        x >= boxes[place].x && y >= boxes[place].y && x <= boxes[place].x + boxes[place].width && y <= boxes[place].y + boxes[place].height;
    return leaves.find(holds) ?? [...enters].reverse().find(holds) ?? level;
}

/** Where the name of a container stands in its frame. */
function nameBox(scene: Scene, place: number, box: Box): Box {
    const { container } = METRICS;
    return {
        x: box.x + container.headerX,
        y: box.y + 6,
        width: Math.min(measureHeader(scene.places[place]).width, box.width - 2 * container.headerX),
        height: container.top - 16
    };
}
