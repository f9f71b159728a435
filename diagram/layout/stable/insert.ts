import type { Box, Point } from '../../drawing.js';
import { paddingOf, requiredBox, type Arrangement } from './arrangement.js';
import { boxAround, centreOf, cuts, near, union, type Size } from './geometry.js';
import { ROOT } from '../levels.js';
import { applyPush, PUSH_GAP, tryPush, WAYS, type Push } from './push.js';

/** Distances at which new places may stand from others: room for a flow with its label, for a flow, for neither. */
const GAPS = [
    { gap: 60, cost: 0 },
    { gap: 32, cost: 0.2 },
    { gap: PUSH_GAP, cost: 0.5 }
] as const;
/** Candidates that are looked at closely, of each kind. */
const CLOSER_LOOK = 6;
/** Rows and columns that are tried, those nearest to the neighbours. */
const COORDINATES = 48;

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
    const candidates = promising(arrangement, insertion, siblings);
    const reach = candidates.length > 0 ? candidates.reduce(union) : undefined;
    const lines = insertion.lines.filter(
        ({ points, label }) => reach && near(label ? union(boxAround(points), label) : boxAround(points), reach, 4)
    );
    let best: { box: Box; push: Push; cost: number } | undefined;
    for (const box of candidates) {
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

/** The best of each kind of candidate: inside the container or beyond any of its sides, in somebody's way or in nobody's. */
function promising(arrangement: Arrangement, insertion: Insertion, siblings: readonly Box[]): Box[] {
    const { container, anchors, page } = insertion;
    const own = container === ROOT ? { x: 0, y: 0, ...page } : arrangement.boxes[container]!;
    const kinds = new Map<string, { box: Box; estimate: number }[]>();
    for (const box of candidateBoxes(arrangement, insertion, siblings)) {
        const grown = union(own, requiredBox(arrangement.scene, container, [box])!);
        const overlapped = siblings.filter(other => near(other, box, PUSH_GAP)).length;
        const growth = grown.width - own.width + grown.height - own.height;
        const estimate =
            distanceTo(anchors, box) + tightness(siblings, box) + overlapped * 0.6 + growth / (container === ROOT ? 1600 : 400);
        const beyond = [grown.x < own.x, grown.y < own.y, endOf(grown).x > endOf(own).x, endOf(grown).y > endOf(own).y];
        const kind = [overlapped > 0, ...beyond].join();
        const others = kinds.get(kind);
        if (others) {
            others.push({ box, estimate });
        } else {
            kinds.set(kind, [{ box, estimate }]);
        }
    }
    return [...kinds.values()]
        .flatMap(candidates => candidates.sort((a, b) => a.estimate - b.estimate).slice(0, CLOSER_LOOK))
        .sort((a, b) => a.estimate - b.estimate)
        .map(({ box }) => box);
}

function endOf({ x, y, width, height }: Box): Point {
    return { x: x + width, y: y + height };
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
        GAPS.flatMap(({ gap }) => [x + width + gap, x - gap - size.width]).concat(x, Math.round(x + width / 2 - size.width / 2))
    );
    const ys = siblings.flatMap(({ y, height }) =>
        GAPS.flatMap(({ gap }) => [y + height + gap, y - gap - size.height]).concat(y, Math.round(y + height / 2 - size.height / 2))
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

/** What it costs to stand close to others. */
function tightness(siblings: readonly Box[], box: Box): number {
    return GAPS.find(({ gap }) => !siblings.some(other => near(other, box, gap)))?.cost ?? GAPS[GAPS.length - 1].cost;
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
            cost += 0.2;
        }
        for (let index = 1; index < points.length; index++) {
            if (cuts(points[index - 1], points[index], box, 4)) {
                cost += 0.1;
                break;
            }
        }
    }
    return cost;
}

function middle(values: readonly number[]): number | undefined {
    return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}
