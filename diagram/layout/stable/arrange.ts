import type { Box, Point } from '../../drawing.js';
import type { FixedPositions } from '../../positions.js';
import { ROOT } from '../levels.js';
import { moveWithContent, paddingOf, requiredBox, type Arrangement } from './arrangement.js';
import { centreOf, union, type Size } from './geometry.js';
import { insertPlace, type Lines } from './insert.js';
import { applyPush, cheapestPush, type Push } from './push.js';

/** Positions further out than this are taken for a mistake. */
const FARTHEST = 100_000;

export interface ArrangeInput {
    /** Sizes of elements without content and least sizes of containers. */
    sizes: readonly Size[];
    /** Places that have a box, but only say how large they are: they are new where they stand. */
    isNew(place: number): boolean;
    /** Boxes before. */
    was: readonly (Box | undefined)[];
    fixed: FixedPositions;
    lines: readonly Lines[];
    page: Size;
}

/**
 * Arranges every container from the inside out: pinned places go where they belong, grown ones take their room, new ones are
 * put where there is room, and what is in the way gives way.
 */
export function arrange(arrangement: Arrangement, input: ArrangeInput): void {
    const { scene, content } = arrangement;
    for (let container = scene.places.length - 1; container >= ROOT; container--) {
        const places = content.get(container);
        if (!places) {
            continue;
        }
        const placed = places.filter(place => arrangement.boxes[place] && !input.isNew(place));
        takeFixedPositions(arrangement, input, container, places);
        for (const place of placed.filter(each => needsRoom(arrangement, input, each))) {
            giveRoom(arrangement, input, container, place);
        }
        for (const place of places) {
            if (!arrangement.pinned.has(place) && (input.isNew(place) || !arrangement.boxes[place])) {
                insert(arrangement, input, container, place);
            }
        }
        fitContainer(arrangement, input, container);
    }
}

/** Puts pinned places where they belong, others give way. */
function takeFixedPositions(
    arrangement: Arrangement,
    { fixed, sizes, page }: ArrangeInput,
    container: number,
    places: readonly number[]
): void {
    const { boxes, pinned, scene } = arrangement;
    const { x, y } = container === ROOT ? { x: 0, y: 0 } : boxes[container]!;
    const { top, left } = paddingOf(scene, container);
    const wanted = new Map<number, Box>();
    for (const place of places) {
        if (pinned.has(place)) {
            const at = fixed[scene.places[place].id];
            const box = { ...(boxes[place] ?? { x: 0, y: 0, ...sizes[place] }) };
            const target = { x: x + between(at.x, left), y: y + between(at.y, top) };
            if (!boxes[place]) {
                boxes[place] = box;
            }
            moveWithContent(arrangement, place, target.x - box.x, target.y - box.y);
            if (target.x !== box.x || target.y !== box.y) {
                wanted.set(place, boxes[place]);
            }
        }
    }
    if (wanted.size > 0) {
        // New places are not there yet for what is pushed.
        applyPush(arrangement, container, cheapestPush(arrangement, container, wanted, page));
    }
}

function between(value: number, lowest: number): number {
    return Math.round(Math.min(Math.max(Number.isFinite(value) ? value : lowest, lowest), FARTHEST));
}

function needsRoom({ boxes, content }: Arrangement, { sizes, was }: ArrangeInput, place: number): boolean {
    const box = boxes[place]!;
    const size = content.has(place) ? was[place] : sizes[place];
    return size === undefined || box.width !== size.width || box.height !== size.height;
}

/** Gives a place that grew, or whose text did, the room it needs now. */
function giveRoom(arrangement: Arrangement, { sizes, page }: ArrangeInput, container: number, place: number): void {
    const { boxes, content, pinned } = arrangement;
    const box = boxes[place]!;
    const variants = content.has(place) ? [box] : resized(box, sizes[place], pinned.has(place));
    let best: { box: Box; push: Push } | undefined;
    for (const variant of variants) {
        const push = cheapestPush(arrangement, container, new Map([[place, variant]]), page);
        if (!best || push.cost < best.push.cost) {
            best = { box: variant, push };
        }
        if (push.cost === 0) {
            break;
        }
    }
    boxes[place] = best!.box;
    applyPush(arrangement, container, best!.push);
}

/** A shape with another size: it stays at its upper left corner, or grows to the other side or to both where that moves less. */
function resized(box: Box, { width, height }: Size, pinned: boolean): Box[] {
    const more = width - box.width;
    const stays = { ...box, width, height };
    if (more <= 0 || pinned) {
        return [stays];
    }
    return [stays, { ...stays, x: box.x - Math.round(more / 2) }, { ...stays, x: box.x - more }];
}

function insert(arrangement: Arrangement, input: ArrangeInput, container: number, place: number): void {
    const { boxes } = arrangement;
    // A new container stands somewhere, with everything in it; only its size counts.
    const aside = boxes[place];
    boxes[place] = undefined;
    const size = aside ? { width: aside.width, height: aside.height } : input.sizes[place];
    insertPlace(arrangement, {
        container,
        place,
        size,
        anchors: anchorsOf(arrangement, container, place),
        lines: input.lines,
        page: input.page
    });
    const box = boxes[place]!;
    if (aside) {
        boxes[place] = aside;
        moveWithContent(arrangement, place, box.x - aside.x, box.y - aside.y);
    }
}

/** Where a new place's neighbours are, seen from its container; without any, where the place before it in the text is. */
function anchorsOf({ scene, boxes, content }: Arrangement, container: number, place: number): Point[] {
    const inside = (index: number | undefined): boolean => index !== undefined && (index === place || inside(scene.places[index].parent));
    const room = container === ROOT ? undefined : boxes[container];
    const anchors = scene.flows.flatMap(({ source, target }) => {
        const other = inside(source) ? target : inside(target) ? source : undefined;
        const box = other === undefined || inside(other) ? undefined : boxes[other];
        return box ? [intoBox(centreOf(box), room)] : [];
    });
    if (anchors.length > 0) {
        return anchors;
    }
    const siblings = content.get(container)!;
    const before = siblings
        .slice(0, siblings.indexOf(place))
        .reverse()
        .find(each => boxes[each]);
    return before === undefined ? [] : [centreOf(boxes[before]!)];
}

function intoBox({ x, y }: Point, box: Box | undefined): Point {
    return box ? { x: Math.min(Math.max(x, box.x), box.x + box.width), y: Math.min(Math.max(y, box.y), box.y + box.height) } : { x, y };
}

/** A container contains its content and its header; it does not shrink, so that what is removed leaves a gap. */
function fitContainer(arrangement: Arrangement, { sizes }: ArrangeInput, container: number): void {
    if (container === ROOT) {
        return;
    }
    const { scene, boxes, content } = arrangement;
    const required = requiredBox(
        scene,
        container,
        content.get(container)!.map(place => boxes[place]!)
    );
    const own = boxes[container]!;
    const fitted = required ? union(own, required) : own;
    boxes[container] = {
        ...fitted,
        width: Math.max(fitted.width, sizes[container].width),
        height: Math.max(fitted.height, sizes[container].height)
    };
}
