import type { Box } from '../../drawing.js';
import { holdsPinned, moveWithContent, requiredBox, type Arrangement } from './arrangement.js';
import { centreOf, distanceBetween, moved, near, sameBox, union } from './geometry.js';
import { ROOT } from '../levels.js';

/** The ways in which what is in the way can be pushed: all to one side, or to both sides from the middle of what pushes. */
export const WAYS = ['right', 'down', 'left', 'up', 'sideways', 'upAndDown'] as const;
export type Way = (typeof WAYS)[number];

/** What is pushed stops at this distance from what pushes it. */
export const PUSH_GAP = 20;
/** Beside a container it stops earlier, for flows to pass: so much more for each container of the two. */
const FRAME_GAP = 10;

/** A move of more than so many pixels is noticed: others' positions are not where the eye left them. */
const NOTICED = 45;

/** What pushing would do, not done yet. */
export interface Push {
    /** Roughly the number of elements that would move noticeably; infinite where it cannot be done. */
    cost: number;
    /** How far each place of the level moves, for those that do. */
    shifts: Map<number, { dx: number; dy: number }>;
    /** The container's box afterwards. */
    container: Box | undefined;
}

/**
 * Tries to give places of a container (`pushers`) the boxes in `wanted`, with what is in the way pushed in one way, here and in the
 * containers around it as far as they grow. What stands pinned stays, others are pushed past it.
 */
export function tryPush(
    arrangement: Arrangement,
    container: number,
    wanted: ReadonlyMap<number, Box>,
    way: Way,
    page: { width: number; height: number }
): Push {
    const { scene, boxes, content, pinned } = arrangement;
    let cost = 0;
    let level = container;
    let pushers = wanted;
    let first: Pick<Push, 'shifts' | 'container'> | undefined;
    for (;;) {
        const ids = content.get(level)!.filter(place => pushers.has(place) || boxes[place]);
        const before = ids.map(place => pushers.get(place) ?? boxes[place]!);
        const shifts = pushAside(
            before,
            ids.map(place => pinned.has(place)),
            (index, other) => gapOf(arrangement, ids[index], ids[other]),
            ids.flatMap((place, index) => (pushers.has(place) ? [index] : [])),
            way
        );
        ids.forEach((place, index) => (cost += priceOf(shifts[index].dx, shifts[index].dy) * arrangement.weights[place]));
        const required = requiredBox(
            scene,
            level,
            before.map((box, index) => moved(box, shifts[index].dx, shifts[index].dy))
        );
        const own = level === ROOT ? { x: 0, y: 0, ...page } : boxes[level]!;
        const grown = required ? union(own, required) : own;
        first ??= {
            shifts: new Map(ids.flatMap((place, index) => (shifts[index].dx || shifts[index].dy ? [[place, shifts[index]] as const] : []))),
            container: grown
        };
        cost += (grown.width - own.width + grown.height - own.height) / (level === ROOT ? 1600 : 800);
        if ((grown.x < own.x || grown.y < own.y) && (level === ROOT || pinned.has(level) || holdsPinned(arrangement, level))) {
            cost = Infinity;
        }
        if (level === ROOT || sameBox(grown, own) || cost === Infinity) {
            return { cost, ...first };
        }
        pushers = new Map([[level, grown]]);
        level = scene.places[level].parent ?? ROOT;
    }
}

/** The cheapest way to give places of a container these boxes. */
export function cheapestPush(
    arrangement: Arrangement,
    container: number,
    wanted: ReadonlyMap<number, Box>,
    page: { width: number; height: number }
): Push {
    let best: Push | undefined;
    for (const way of WAYS) {
        const push = tryPush(arrangement, container, wanted, way, page);
        if (!best || push.cost < best.cost) {
            best = push;
        }
        if (best.cost === 0) {
            break;
        }
    }
    return best!;
}

/** Does on one level what was tried; the containers around it have their turn when they are arranged themselves. */
export function applyPush(arrangement: Arrangement, container: number, push: Push): void {
    for (const [place, { dx, dy }] of push.shifts) {
        moveWithContent(arrangement, place, dx, dy);
    }
    if (container !== ROOT && push.container) {
        arrangement.boxes[container] = push.container;
    }
}

/** The distance at which a push stops; those that stood closer before may stand as close again. */
function gapOf({ content, before }: Arrangement, place: number, other: number): number {
    const gap = PUSH_GAP + (content.has(place) ? FRAME_GAP : 0) + (content.has(other) ? FRAME_GAP : 0);
    const a = before[place];
    const b = before[other];
    return a && b ? Math.min(gap, distanceBetween(a, b)) : gap;
}

function priceOf(dx: number, dy: number): number {
    const distance = Math.hypot(dx, dy);
    return distance === 0 ? 0 : 0.2 + distance / 400 + (distance > NOTICED ? 1 : 0);
}

interface Shift {
    dx: number;
    dy: number;
}

/** How far each of some boxes has to move so that none comes too close to a pusher or to another that moved. */
function pushAside(
    before: readonly Box[],
    pinned: readonly boolean[],
    gapBetween: (index: number, other: number) => number,
    pushers: readonly number[],
    way: Way
): Shift[] {
    const horizontal = way === 'right' || way === 'left' || way === 'sideways';
    const boxes = [...before];
    const isPusher = new Set(pushers);
    const settled: { index: number; shifted: boolean }[] = [];
    const settle = (index: number, sign: 1 | -1): void => {
        let shifted = isPusher.has(index);
        for (;;) {
            const box = boxes[index];
            const inTheWay = settled.find(
                other => (shifted || other.shifted) && near(box, boxes[other.index], gapBetween(index, other.index))
            );
            if (!inTheWay) {
                break;
            }
            boxes[index] = beside(box, boxes[inTheWay.index], gapBetween(index, inTheWay.index), horizontal, sign);
            shifted = true;
        }
        settled.push({ index, shifted });
    };
    const forwards = way === 'left' || way === 'up' ? -1 : 1;
    before.forEach((_, index) => {
        if (pinned[index]) {
            // Of two pinned places that overlap, the one that comes first in the text stays.
            const overlapped = () => settled.find(other => near(boxes[index], boxes[other.index], 0));
            for (let other = overlapped(); other; other = overlapped()) {
                boxes[index] = beside(boxes[index], boxes[other.index], PUSH_GAP, horizontal, forwards);
            }
            settled.push({ index, shifted: isPusher.has(index) || boxes[index] !== before[index] });
        }
    });
    pushers.filter(index => !pinned[index]).forEach(index => settle(index, forwards));
    const rest = [...before.keys()].filter(index => !pinned[index] && !isPusher.has(index));
    const middle = (index: number) => (horizontal ? centreOf(before[index]).x : centreOf(before[index]).y);
    const turn = pushers.length > 0 ? pushers.reduce((sum, index) => sum + middle(index), 0) / pushers.length : 0;
    const signOf = (index: number): 1 | -1 => (way === 'sideways' || way === 'upAndDown' ? (middle(index) < turn ? -1 : 1) : forwards);
    const start = (index: number) => (horizontal ? before[index].x : before[index].y);
    const end = (index: number) => start(index) + (horizontal ? before[index].width : before[index].height);
    rest.filter(index => signOf(index) === 1)
        .sort((a, b) => start(a) - start(b))
        .forEach(index => settle(index, 1));
    rest.filter(index => signOf(index) === -1)
        .sort((a, b) => end(b) - end(a))
        .forEach(index => settle(index, -1));
    return boxes.map((box, index) => ({ dx: box.x - before[index].x, dy: box.y - before[index].y }));
}

/** A box moved along one axis until it is clear of another. */
function beside(box: Box, other: Box, gap: number, horizontal: boolean, sign: 1 | -1): Box {
    if (horizontal) {
        return { ...box, x: sign === 1 ? other.x + other.width + gap : other.x - gap - box.width };
    }
    return { ...box, y: sign === 1 ? other.y + other.height + gap : other.y - gap - box.height };
}
