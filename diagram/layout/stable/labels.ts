import type { Box, Point } from '../../drawing.js';
import { near, type Size } from './geometry.js';
import { piecesOf } from './routes.js';

/** Boxes by where they are, so that those near another are found quickly. */
export interface BoxIndex {
    add(box: Box): void;
    remove(box: Box): void;
    /** Whether any box comes closer than `gap`. */
    isNear(box: Box, gap: number): boolean;
}

const CELL = 160;

export function createBoxIndex(boxes: Iterable<Box> = []): BoxIndex {
    const cells = new Map<string, Set<Box>>();
    const keysOf = ({ x, y, width, height }: Box, gap: number): string[] => {
        const keys: string[] = [];
        for (let column = Math.floor((x - gap) / CELL); column <= Math.floor((x + width + gap) / CELL); column++) {
            for (let row = Math.floor((y - gap) / CELL); row <= Math.floor((y + height + gap) / CELL); row++) {
                keys.push(`${column} ${row}`);
            }
        }
        return keys;
    };
    const index: BoxIndex = {
        add(box) {
            for (const key of keysOf(box, 0)) {
                const cell = cells.get(key);
                if (cell) {
                    cell.add(box);
                } else {
                    cells.set(key, new Set([box]));
                }
            }
        },
        remove(box) {
            keysOf(box, 0).forEach(key => cells.get(key)?.delete(box));
        },
        isNear(box, gap) {
            return keysOf(box, gap).some(key => [...(cells.get(key) ?? [])].some(other => near(box, other, gap)));
        }
    };
    for (const box of boxes) {
        index.add(box);
    }
    return index;
}

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
    const lines = surroundings.lines.filter(line => line !== points);
    let best: { box: Box; cost: number } | undefined;
    const consider = (centre: Point, base: number) => {
        if (best && base >= best.cost) {
            return;
        }
        const box = { x: Math.round(centre.x - size.width / 2), y: Math.round(centre.y - size.height / 2), ...size };
        if (!isInside(box, surroundings.room) || surroundings.shapes.isNear(box, 2) || surroundings.labels.isNear(box, 2)) {
            return;
        }
        const cost = base + coverCost(box, surroundings, lines);
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

function isInside(box: Box, room: Box): boolean {
    return (
        box.x >= room.x && box.y >= room.y && box.x + box.width <= room.x + room.width && box.y + box.height <= room.y + room.height
    );
}

function coverCost(box: Box, { frames, names }: LabelSurroundings, lines: readonly (readonly Point[])[]): number {
    let cost = names.isNear(box, 0) ? 60 : 0;
    for (const frame of frames) {
        if (near(box, frame, 0) && !isInside(box, frame)) {
            cost += 30;
        }
    }
    for (const points of lines) {
        if (piecesOf(points).some(([a, b]) => near(box, { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) }, 1))) {
            cost += 20;
        }
    }
    return cost;
}
