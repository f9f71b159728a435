import type { Box, Point } from '../../drawing.js';
import type { BoxIndex } from './box-index.js';
import { boxAround, boxOf, near, type Size } from './geometry.js';
import { piecesOf } from './routes.js';

/** What a label is kept clear of. */
export interface LabelSurroundings {
    /** Shapes without content: never covered. */
    shapes: BoxIndex;
    /** Other labels: never covered. */
    labels: BoxIndex;
    /** Frames and their names: covered where there is no other room. */
    frames: readonly Box[];
    names: BoxIndex;
    /** Other flows: covered where there is no other room. */
    lines: readonly (readonly Point[])[];
    /** The label stays inside. */
    room: Box;
}

const STEP = 12;
/** Distances from the line, in steps, that are tried one after the other. */
const FARTHEST = 5;

/** Finds a place for a label on its line, else beside it; undefined where everything is covered. */
export function placeLabel(points: readonly Point[], size: Size, surroundings: LabelSurroundings): Box | undefined {
    const whole = piecesOf(points);
    const span = reachOf(points, size);
    const covered: Covered = {
        frames: surroundings.frames.filter(frame => near(frame, span, 0) && !isInside(span, frame)),
        names: surroundings.names,
        pieces: surroundings.lines.filter(line => line !== points).flatMap(line => piecesNear(line, span))
    };
    let best: { box: Box; cost: number } | undefined;
    const consider = (centre: Point, base: number) => {
        if (best && base >= best.cost) {
            return;
        }
        const box = { x: Math.round(centre.x - size.width / 2), y: Math.round(centre.y - size.height / 2), ...size };
        if (!isInside(box, surroundings.room) || surroundings.shapes.isNear(box, 2) || surroundings.labels.isNear(box, 2)) {
            return;
        }
        const cost = base + coverCost(box, covered);
        if (!best || cost < best.cost) {
            best = { box, cost };
        }
    };
    for (const [a, b] of whole) {
        const horizontal = a.y === b.y;
        const length = Math.abs(b.x - a.x) + Math.abs(b.y - a.y);
        const short = Math.max(0, (horizontal ? size.width : size.height) + 16 - length) / 4;
        const steps = Math.max(1, Math.floor(length / STEP));
        for (let step = 0; step <= steps; step++) {
            const share = step / steps;
            const at = { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
            const base = short + Math.abs(share - 0.5) * Math.min(length, 200) * 0.1;
            consider(at, base);
            for (const side of [-1, 1]) {
                const beside = horizontal ? size.height / 2 + 4 : size.width / 2 + 6;
                for (let away = 0; away < FARTHEST; away++) {
                    const offset = side * (beside + away * STEP);
                    consider(horizontal ? { x: at.x, y: at.y + offset } : { x: at.x + offset, y: at.y }, base + 14 + away * 25);
                }
            }
        }
    }
    return best?.box;
}

/** The pieces of a line that come near a box. */
function piecesNear(points: readonly Point[], box: Box): Box[] {
    return piecesOf(points)
        .map(([a, b]) => boxOf(a, b))
        .filter(piece => near(piece, box, 1));
}

function isInside(box: Box, room: Box): boolean {
    return box.x >= room.x && box.y >= room.y && box.x + box.width <= room.x + room.width && box.y + box.height <= room.y + room.height;
}

/** Everything in reach that a label had better not cover. */
interface Covered {
    frames: readonly Box[];
    names: BoxIndex;
    pieces: readonly Box[];
}

/** How far from its line a label may come to stand. */
function reachOf(points: readonly Point[], { width, height }: Size): Box {
    const line = boxAround(points);
    const beyond = FARTHEST * STEP;
    return {
        x: line.x - width - beyond,
        y: line.y - height - beyond,
        width: line.width + 2 * (width + beyond),
        height: line.height + 2 * (height + beyond)
    };
}

function coverCost(box: Box, { frames, names, pieces }: Covered): number {
    let cost = names.isNear(box, 0) ? 60 : 0;
    for (const frame of frames) {
        if (near(box, frame, 0) && !isInside(box, frame)) {
            cost += 30;
        }
    }
    for (const piece of pieces) {
        if (near(box, piece, 1)) {
            cost += 12;
        }
    }
    return cost;
}
