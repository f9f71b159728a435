import type { Box, DrawnFlow, Drawing } from '../../drawing.js';
import type { FixedPositions } from '../../positions.js';
import { enclosing, type Scene } from '../../scene.js';
import { dockOn, drawFlow, drawPlaces } from '../compose.js';
import type { Direction } from '../engine.js';
import { measureFlow, measureHeader, measureShape, type ShapeSize } from '../measure.js';
import { METRICS } from '../metrics.js';
import { arrange } from './arrange.js';
import { contentOf, createArrangement, type Arrangement } from './arrangement.js';
import { leadFlows, type LedFlow } from './flows.js';
import { moved, union, type Size } from './geometry.js';
import { matchDrawing, type Matches } from './match.js';

export interface StableOptions {
    previous: Drawing;
    fixed: FixedPositions;
    direction: Direction;
    /** Lays out what is wholly new. */
    cold(part: Scene): Promise<Drawing>;
    /** True where `previous` was laid out just now, only for fixed positions to be taken: then it is its own measure. */
    anew?: boolean;
}

/** Share of the places that may be new or gone. */
const MOST_CHANGED = 1 / 3;
/** How many times as much page a place may take as when all was laid out anew. */
const MOST_SPREAD = 2;

/**
 * Lays a scene out so that what was drawn before stays where it is: a pure function of the scene, the drawing and the fixed
 * positions. Undefined where all had better be laid out anew: too much has changed, edit upon edit has spread the picture
 * over twice the page, a flow finds no way, or the drawing before was a makeshift.
 */
export async function layoutStable(scene: Scene, options: StableOptions): Promise<Drawing | undefined> {
    const { previous, fixed, direction } = options;
    const matches = matchDrawing(scene, previous);
    const added = matches.places.filter(place => !place).length;
    if (scene.places.length === 0 || previous.system.name !== scene.system.name) {
        return undefined;
    }
    if (!options.anew && (previous.degraded.length > 0 || added + matches.gone > Math.max(scene.places.length, 3) * MOST_CHANGED)) {
        return undefined;
    }
    const content = contentOf(scene);
    const shapes = new Map<number, ShapeSize>();
    const sizes = scene.places.map((place, index): Size => {
        if (place.type === 'boundary' || content.has(index)) {
            return measureHeader(place);
        }
        const size = measureShape(place);
        shapes.set(index, size);
        return { width: size.width, height: size.height };
    });
    const pinned = new Set(scene.places.flatMap((place, index) => (Object.hasOwn(fixed, place.id) ? [index] : [])));
    const arrangement = createArrangement(
        scene,
        content,
        pinned,
        matches.places.map(place => place?.box)
    );
    const known = takeOver(arrangement, matches);
    await addNewContainers(arrangement, known, options.cold);
    const page = { width: previous.width, height: previous.height };
    arrange(arrangement, {
        sizes,
        isNew: place => known.isNew[place],
        was: known.was,
        fixed,
        lines: known.flows.flatMap(flow => (flow ? [{ points: flow.points, label: flow.labelBox }] : [])),
        page
    });
    const boxes = arrangement.boxes as Box[];
    const texts = scene.flows.map(measureFlow);
    const extent = pageAround(boxes, []);
    const led = leadFlows({
        scene,
        content,
        boxes,
        was: known.was,
        previous: known.flows,
        texts,
        direction,
        page: { width: Math.max(page.width, extent.width), height: Math.max(page.height, extent.height) },
        dock: (flow, points) => dockOn({ scene, levels: content, shapes }, boxes, scene.flows[flow], points)
    });
    if (!led) {
        return undefined;
    }
    const size = pageAround(boxes, led);
    const basis = previous.basis ?? (previous.width * previous.height) / (previous.boundaries.length + previous.shapes.length);
    if (!options.anew && (size.width * size.height) / scene.places.length > MOST_SPREAD * basis) {
        return undefined;
    }
    const unplaced = unplacedIds(scene, fixed);
    return {
        system: scene.system,
        ...size,
        ...drawPlaces({ scene, levels: content, shapes }, boxes),
        flows: led.map(({ points, label, labelOn, marks }, index) => {
            const ground = scene.places[labelOn]?.type === 'boundary' ? 'boundary' : 'page';
            return drawFlow(scene, scene.flows[index], texts[index], { points, label, ground, marks });
        }),
        degraded: [],
        ...(unplaced.length > 0 && { unplaced }),
        basis: options.anew ? Math.max(basis, (size.width * size.height) / scene.places.length) : basis
    };
}

/** Ids of fixed positions that a scene has no place for. */
export function unplacedIds(scene: Scene, fixed: FixedPositions): string[] {
    const ids = new Set(scene.places.map(place => place.id));
    return Object.keys(fixed).filter(id => !ids.has(id));
}

/** What is known of the places of a scene before they are arranged. */
interface Known {
    /** Where each place stood when the flows were drawn. */
    was: (Box | undefined)[];
    isNew: boolean[];
    flows: (DrawnFlow | undefined)[];
}

function takeOver(arrangement: Arrangement, matches: Matches): Known {
    return {
        was: [...arrangement.boxes],
        isNew: matches.places.map(place => !place),
        flows: matches.flows.map(flow => flow && wholeLine(flow))
    };
}

/** Lays out by themselves those containers of which all is new, so that they can be put where there is room as a whole. */
async function addNewContainers(arrangement: Arrangement, known: Known, cold: StableOptions['cold']): Promise<void> {
    const { scene, content, boxes } = arrangement;
    for (const [place] of scene.places.entries()) {
        const inner = content.get(place);
        const isOutermost = !enclosing(scene.places, place)
            .slice(1)
            .some(outer => known.isNew[outer]);
        const contentIsNew = inner !== undefined && inner.length > 0 && inner.every(each => known.isNew[each]);
        if (inner && isOutermost && (known.isNew[place] || contentIsNew)) {
            const { part, places, flows } = partOf(scene, place);
            const drawing = await cold(part);
            const matches = matchDrawing(part, drawing);
            const at = matches.places[0]!.box;
            const by = boxes[place] ? { dx: boxes[place].x - at.x, dy: boxes[place].y - at.y } : { dx: 0, dy: 0 };
            const before = boxes[place];
            places.forEach((index, number) => {
                const box = moved(matches.places[number]!.box, by.dx, by.dy);
                boxes[index] = index === place && before ? union(before, box) : box;
                known.was[index] = index === place && before ? before : box;
                if (index !== place) {
                    known.isNew[index] = false;
                }
            });
            flows.forEach((index, number) => {
                known.flows[index] = shiftedFlow(wholeLine(matches.flows[number]!), by.dx, by.dy);
            });
        }
    }
}

/** A drawn flow whose line ends on outlines: at a collapsed boundary it is drawn only up to the crossing mark. */
function wholeLine(flow: DrawnFlow): DrawnFlow {
    const atSource = flow.marks.find(mark => mark.boundary === flow.source);
    const atTarget = flow.marks.find(mark => mark.boundary === flow.target);
    if (!atSource && !atTarget) {
        return flow;
    }
    const points = flow.points.map((point, index) => {
        const mark = index === 0 ? atSource : index === flow.points.length - 1 ? atTarget : undefined;
        return mark ? { x: mark.x, y: mark.y } : point;
    });
    return { ...flow, points };
}

function shiftedFlow(flow: DrawnFlow, dx: number, dy: number): DrawnFlow {
    return {
        ...flow,
        points: flow.points.map(point => moved(point, dx, dy)),
        labelBox: flow.labelBox && moved(flow.labelBox, dx, dy)
    };
}

/** A place with everything in it as a scene of its own, and which places and flows of the whole scene those are. */
function partOf(scene: Scene, place: number): { part: Scene; places: number[]; flows: number[] } {
    const places = [...scene.places.keys()].filter(index => enclosing(scene.places, index).includes(place));
    const number = new Map(places.map((index, at) => [index, at]));
    const flows = [...scene.flows.keys()].filter(index => number.has(scene.flows[index].source) && number.has(scene.flows[index].target));
    return {
        places,
        flows,
        part: {
            system: scene.system,
            places: places.map(index => {
                const { parent } = scene.places[index];
                return { ...scene.places[index], parent: index === place || parent === undefined ? undefined : number.get(parent) };
            }),
            flows: flows.map(index => {
                const flow = scene.flows[index];
                return { ...flow, source: number.get(flow.source)!, target: number.get(flow.target)! };
            })
        }
    };
}

/** The page that holds everything. */
function pageAround(boxes: readonly Box[], flows: readonly LedFlow[]): Size {
    let width = 0;
    let height = 0;
    const reach = (x: number, y: number) => {
        width = Math.max(width, x);
        height = Math.max(height, y);
    };
    boxes.forEach(box => reach(box.x + box.width, box.y + box.height));
    for (const { points, label } of flows) {
        points.forEach(point => reach(point.x, point.y));
        if (label) {
            reach(label.x + label.width, label.y + label.height);
        }
    }
    return { width: width + METRICS.page.padding, height: height + METRICS.page.padding };
}
