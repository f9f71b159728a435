import type { Box, Point } from '../../drawing.js';
import type { Scene } from '../../scene.js';
import { measureHeader } from '../measure.js';
import { METRICS } from '../metrics.js';
import { createBoxIndex } from './box-index.js';
import type { FlowInput } from './flows.js';
import { boxAround, centreOf, near, sameBox } from './geometry.js';
import { placeLabel } from './labels.js';
import { roomOf, type FlowWay } from './routes.js';

/** Lines further away than this are no concern of a label. */
const NEARBY = 200;

/** Labels that may stay where they are: still as large, still on their line, on nothing else. */
export function keptLabels(input: FlowInput, lines: readonly (readonly Point[] | undefined)[]): (Box | undefined)[] {
    const { boxes, content, previous, texts } = input;
    const shapes = createBoxIndex(boxes.filter((_, place) => !content.has(place)));
    const kept = createBoxIndex();
    return lines.map((points, index) => {
        const before = previous[index];
        const size = texts[index].size;
        if (!before?.labelBox || !points || !size) {
            return undefined;
        }
        const { labelBox } = before;
        const from = before.points[0];
        const shift = { dx: points[0].x - from.x, dy: points[0].y - from.y };
        const centre = centreOf(labelBox);
        const isOnLine = (box: Box) => distanceToLine(centreOf(box), points) <= distanceToLine(centre, before.points) + 1;
        for (const { dx, dy } of shift.dx === 0 && shift.dy === 0 ? [shift] : [shift, { dx: 0, dy: 0 }]) {
            const box = {
                x: Math.round(centre.x - size.width / 2 + dx),
                y: Math.round(centre.y - size.height / 2 + dy),
                width: size.width,
                height: size.height
            };
            const stays = points === before.points && sameBox(box, labelBox);
            if ((stays || isOnLine(box)) && !shapes.isNear(box, 0) && !kept.isNear(box, 0)) {
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

/** Finds a place for each label that has none; undefined for a label that finds none, and for flows without text. */
export function withNewLabels(
    { boxes, content, texts, page }: FlowInput,
    ways: readonly FlowWay[],
    lines: readonly (readonly Point[])[],
    kept: readonly (Box | undefined)[],
    names: readonly Box[]
): (Box | undefined)[] {
    const labels = createBoxIndex(kept.filter(label => label !== undefined));
    const surroundings = {
        labels,
        shapes: createBoxIndex(boxes.filter((_, place) => !content.has(place))),
        frames: boxes.filter((_, place) => content.has(place)),
        names: createBoxIndex(names)
    };
    let spans: Box[] | undefined;
    return lines.map((points, index) => {
        const { size } = texts[index];
        if (kept[index] || !size) {
            return kept[index];
        }
        spans ??= lines.map(boxAround);
        const here = spans[index];
        const nearby = spans.flatMap((span, other) => (near(span, here, NEARBY) ? [lines[other]] : []));
        const label = placeLabel(points, size, { ...surroundings, lines: nearby, room: roomOf(ways[index], boxes, page) });
        if (label) {
            labels.add(label);
        }
        return label;
    });
}

/** Where the name of a container stands in its frame. */
export function nameBox(scene: Scene, place: number, box: Box): Box {
    const { container } = METRICS;
    return {
        x: box.x + container.headerX,
        y: box.y + 6,
        width: Math.min(measureHeader(scene.places[place]).width, box.width - 2 * container.headerX),
        height: container.top - 16
    };
}
