import type { Box, Point } from '../../drawing.js';
import type { Direction } from '../engine.js';

/** A shape that a flow starts from or leads to. */
export interface Terminal {
    box: Box;
    /** True where the flow runs inside of the shape: to or from something that it contains. */
    inside: boolean;
    role: 'source' | 'target';
}

/** A point of a shape's outline where a flow may dock. */
export interface Port {
    at: Point;
    /** Where the flow is clear of the shape. */
    exit: Point;
    vertical: boolean;
    /** What docking here costs, in pixels of detour. */
    cost: number;
}

const APART = 24;
const CROWDED = { distance: 11, cost: 70 };

/**
 * The ports of a terminal, some on each side.
 * @param taken points where other flows dock
 * @param towards the other terminal's centre
 */
export function portsOf(
    { box, inside, role }: Terminal,
    clearance: number,
    direction: Direction,
    taken: readonly Point[],
    towards: Point
): Port[] {
    const out = inside ? -clearance : clearance;
    const right = box.x + box.width;
    const bottom = box.y + box.height;
    const ports: Port[] = [];
    const add = (at: Point, exit: Point, vertical: boolean, side: 'start' | 'end' | 'across', offCentre: number) => {
        const wrongSide = side === 'across' ? 14 : (side === 'end') === (role === 'source') ? 0 : 30;
        const neighbours = taken.filter(other => Math.abs(other.x - at.x) + Math.abs(other.y - at.y) < CROWDED.distance).length;
        ports.push({ at, exit, vertical, cost: (inside ? 0 : wrongSide) + Math.abs(offCentre) * 24 + neighbours * CROWDED.cost });
    };
    const down = direction === 'down';
    for (const [x, offCentre] of positions(box.x, box.width, towards.x)) {
        add({ x, y: box.y }, { x, y: box.y - out }, true, down ? 'start' : 'across', offCentre);
        add({ x, y: bottom }, { x, y: bottom + out }, true, down ? 'end' : 'across', offCentre);
    }
    for (const [y, offCentre] of positions(box.y, box.height, towards.y)) {
        add({ x: box.x, y }, { x: box.x - out, y }, false, down ? 'across' : 'start', offCentre);
        add({ x: right, y }, { x: right + out, y }, false, down ? 'across' : 'end', offCentre);
    }
    return ports;
}

/** Evenly spread positions along a side, with their distance from the middle as a share of the side. */
function positions(start: number, length: number, towards: number): [position: number, offCentre: number][] {
    const count = Math.max(3, Math.min(9, Math.floor(length / APART)));
    const odd = count % 2 === 0 ? count - 1 : count;
    const spread = Array.from({ length: odd }, (_, index) => Math.round(start + (length * (index + 1)) / (odd + 1)));
    if (length > 9 * APART) {
        spread.push(Math.round(Math.min(Math.max(towards, start + APART), start + length - APART)));
    }
    return [...new Set(spread)].map(position => [position, (position - start) / length - 0.5]);
}
