import type { Box, Point } from '../../drawing.js';
import { paddingOf, requiredBox, type Arrangement } from './arrangement.js';
import { boxAround, centreOf, cuts, near, union, type Size } from './geometry.js';
import { ROOT } from '../levels.js';
import { applyPush, PUSH_GAP, tryPush, WAYS, type Push } from './push.js';

/** Distances at which new places like to stand from others. */
const GAP = 28;
/** Candidates that are looked at closely, of all and of those that are in nobody's way. */
const CLOSER_LOOK = { all: 30, free: 15 };
const COORDINATES = 40;

/** Flows as they were, for a new place to keep clear of. */
export interface Lines {
    points: readonly Point[];
    label?: Box;
}

/** Everything that decides where a new place is put. */
export interface Insertion {
    container: number;
    place: number;
    size: Size;
    /** Centres of those it is joined to by flows, or of what stands before it in the text. */
    anchors: readonly Point[];
    lines: readonly Lines[];
    page: Size;
}

/**
 * Puts a new place into its container: where there is room near its neighbours, otherwise where the fewest others have to move.
 */
export function insertPlace(arrangement: Arrangement, insertion: Insertion): void {
    const { container, place, size, page } = insertion;
    const siblings = arrangement.content.get(container)!.flatMap(each => (each === place ? [] : (arrangement.boxes[each] ?? [])));
    const all = candidateBoxes(arrangement, insertion, siblings)
        .map(box => ({
            box,
            overlapped: siblings.filter(other => near(other, box, PUSH_GAP)).length,
            estimate: distanceTo(insertion.anchors, box) + growth(arrangement, insertion, box)
        }))
        .sort((a, b) => a.estimate + a.overlapped * 0.6 - b.estimate - b.overlapped * 0.6);
    const free = all.filter(({ overlapped }) => overlapped === 0).slice(0, CLOSER_LOOK.free);
    const candidates = [...new Set([...free, ...all.slice(0, CLOSER_LOOK.all)])];
    const reach = candidates.length > 0 ? candidates.map(({ box }) => box).reduce(union) : undefined;
    const lines = insertion.lines.filter(
        ({ points, label }) => reach && near(label ? union(boxAround(points), label) : boxAround(points), reach, 4)
    );
    let best: { box: Box; push: Push; cost: number } | undefined;
    for (const { box } of candidates) {
        const base = distanceTo(insertion.anchors, box) + tightness(siblings, box) + linesUnder(lines, box);
        for (const way of WAYS) {
            if (best && best.cost <= base) {
                break;
            }
            const push = tryPush(arrangement, container, new Map([[place, box]]), way, page);
            const cost = base + push.cost;
            if (!best || cost < best.cost) {
                best = { box, push, cost };
            }
            if (push.cost === 0) {
                break;
            }
        }
    }
    if (best) {
        arrangement.boxes[place] = { ...best.box, ...size };
        applyPush(arrangement, container, best.push);
    }
}

/** Where the place might stand: beside, above, below and in line with others, at its container's edges and at its neighbours. */
function candidateBoxes(arrangement: Arrangement, insertion: Insertion, siblings: readonly Box[]): Box[] {
    const { container, size, anchors, page } = insertion;
    const padding = paddingOf(arrangement.scene, container);
    const own = container === ROOT ? { x: 0, y: 0, ...page } : arrangement.boxes[container]!;
    const wantedX = middle(anchors.map(point => point.x)) ?? own.x;
    const wantedY = middle(anchors.map(point => point.y)) ?? own.y;
    const startX = own.x + padding.left;
    const startY = own.y + padding.top;
    const xs = siblings.flatMap(({ x, width }) =>
        [GAP, PUSH_GAP].flatMap(gap => [x + width + gap, x - gap - size.width]).concat(x, Math.round(x + width / 2 - size.width / 2))
    );
    const ys = siblings.flatMap(({ y, height }) =>
        [GAP, PUSH_GAP].flatMap(gap => [y + height + gap, y - gap - size.height]).concat(y, Math.round(y + height / 2 - size.height / 2))
    );
    xs.push(startX, own.x + own.width - padding.right - size.width, Math.round(wantedX - size.width / 2));
    ys.push(startY, own.y + own.height - padding.bottom - size.height, Math.round(wantedY - size.height / 2));
    const nearest = (values: number[], wanted: number, lowest: number) =>
        [...new Set(values)]
            .filter(value => container !== ROOT || value >= lowest)
            .sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted) || a - b)
            .slice(0, COORDINATES);
    const columns = nearest(xs, wantedX - size.width / 2, startX);
    const rows = nearest(ys, wantedY - size.height / 2, startY);
    return columns.flatMap(x => rows.map(y => ({ x, y, ...size })));
}

/** What it would cost that the container grows, in about the same measure as {@link Push.cost}, told quickly. */
function growth(arrangement: Arrangement, { container, page }: Insertion, box: Box): number {
    const own = container === ROOT ? { x: 0, y: 0, ...page } : arrangement.boxes[container]!;
    const grown = union(own, requiredBox(arrangement.scene, container, [box])!);
    return (grown.width - own.width + grown.height - own.height) / (container === ROOT ? 1600 : 200);
}

function tightness(siblings: readonly Box[], box: Box): number {
    return siblings.some(other => near(other, box, GAP)) ? 0.2 : 0;
}

/** Distance to the neighbours. */
function distanceTo(anchors: readonly Point[], box: Box): number {
    if (anchors.length === 0) {
        return 0;
    }
    const centre = centreOf(box);
    return anchors.reduce((sum, point) => sum + Math.abs(point.x - centre.x) + Math.abs(point.y - centre.y), 0) / anchors.length / 500;
}

/** Flows that would have to be led around it, and labels that would have to go elsewhere. */
function linesUnder(lines: readonly Lines[], box: Box): number {
    let cost = 0;
    for (const { points, label } of lines) {
        if (label && near(label, box, 2)) {
            cost += 0.15;
        }
        for (let index = 1; index < points.length; index++) {
            if (cuts(points[index - 1], points[index], box, 4)) {
                cost += 0.08;
                break;
            }
        }
    }
    return cost;
}

function middle(values: readonly number[]): number | undefined {
    return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}
