import type { Box, CrossingMark, Drawing, DrawnBoundary, DrawnFlow, DrawnShape, Point } from '../drawing.js';
import { enclosing, type Scene, type SceneBoundary, type SceneFlow, type SceneShape } from '../scene.js';
import type { EngineResult } from './engine.js';
import { engineIds, type MeasuredScene } from './level-graph.js';
import { ROOT } from './levels.js';
import { boundaryLine, firstRowWidth, flowMarksWidth, shapeHeader, type FlowText } from './measure.js';
import { dock, endAtMarks, joinPieces, middleOfLongest, type RouteEnd } from './route.js';

/** A scene whose containers are all laid out, each by itself. */
export interface LaidOutScene extends MeasuredScene {
    /** Containers that stand in a grid because the engine failed. */
    degraded: readonly number[];
}

/** Puts the levels of a laid out scene together: absolute positions, whole flows, marks where they cross boundaries. */
export function composeDrawing(laidOut: LaidOutScene): Drawing {
    const { scene, results } = laidOut;
    const boxes = placeBoxes(laidOut);
    const root = results.get(ROOT)!;
    return {
        system: scene.system,
        width: root.width,
        height: root.height,
        ...drawPlaces(laidOut, boxes),
        flows: drawFlows(laidOut, boxes),
        degraded: laidOut.degraded.map(place => (place === ROOT ? scene.system.name : scene.places[place].id))
    };
}

/** A scene with the sizes of its elements, wherever they stand. */
export interface SizedScene extends Pick<MeasuredScene, 'scene' | 'shapes'> {
    /** By container. */
    levels: ReadonlyMap<number, unknown>;
}

/** Boundaries and shapes with their texts fitted into these boxes, one for each place of the scene. */
export function drawPlaces(sized: SizedScene, boxes: readonly Box[]): Pick<Drawing, 'boundaries' | 'shapes'> {
    const boundaries: DrawnBoundary[] = [];
    const shapes: DrawnShape[] = [];
    sized.scene.places.forEach((place, index) => {
        if (place.type === 'boundary') {
            boundaries.push(drawBoundary(sized, place, index, boxes[index]));
        } else {
            shapes.push(drawShape(sized, place, index, boxes[index]));
        }
    });
    return { boundaries, shapes };
}

function placeBoxes({ scene, levels, results, shapes }: LaidOutScene): Box[] {
    const boxes: Box[] = [];
    const numbers = new Map<number, number>();
    for (const level of levels.values()) {
        level.children.forEach((child, number) => numbers.set(child, number));
    }
    scene.places.forEach((place, index) => {
        const parent = place.parent ?? ROOT;
        const origin = parent === ROOT ? { x: 0, y: 0 } : boxes[parent];
        const at = results.get(parent)!.nodes[engineIds.node(numbers.get(index)!)];
        const { width, height } = results.get(index) ?? shapes.get(index)!;
        boxes.push({ x: origin.x + at.x, y: origin.y + at.y, width, height });
    });
    return boxes;
}

function drawBoundary({ scene }: SizedScene, place: SceneBoundary, index: number, box: Box): DrawnBoundary {
    return {
        id: place.id,
        label: place.label,
        line: boundaryLine(place.label, place.trust, box.width),
        trust: place.trust,
        parent: place.parent === undefined ? undefined : scene.places[place.parent].id,
        depth: enclosing(scene.places, index).length - 1,
        box,
        questions: place.questions
    };
}

function drawShape({ scene, levels, shapes }: SizedScene, place: SceneShape, index: number, box: Box): DrawnShape {
    const around = enclosing(scene.places, index).slice(1);
    const boundary = around.find(each => scene.places[each].type === 'boundary');
    const header = shapeHeader(place, box.width);
    const text = shapes.get(index) ?? { lines: [header.line], caption: header.caption };
    return {
        id: place.id,
        label: place.label,
        lines: text.lines,
        kind: place.kind,
        kindName: place.kindName,
        caption: text.caption,
        shape: place.shape,
        multiple: levels.has(index),
        glyph: place.glyph,
        parent: place.parent === undefined ? undefined : scene.places[place.parent].id,
        boundary: boundary === undefined ? undefined : scene.places[boundary].label,
        depth: around.length,
        box,
        badge: place.badge,
        questions: place.questions,
        ...(place.collapsed !== undefined && { collapsed: place.collapsed }),
        ...(place.data && { data: place.data }),
        ...(place.cover && { cover: place.cover }),
        ...(place.step !== undefined && { step: place.step })
    };
}

/** The middle of a badge lies so far below the upper edge of its label: it reaches over the edge rather than into the second row. */
const BADGE_DEPTH = 7;

/** What the levels say of one flow: its pieces from source to target, its label and its ports. */
interface FlowParts {
    outwards: Point[][];
    main: Point[];
    inwards: Point[][];
    label?: Box;
    ground: DrawnFlow['ground'];
    marks: CrossingMark[];
}

function drawFlows(laidOut: LaidOutScene, boxes: readonly Box[]): DrawnFlow[] {
    const { scene, flowTexts } = laidOut;
    const parts = collectParts(laidOut, boxes);
    return scene.flows.map((flow, index) => {
        const { outwards, main, inwards, label, ground, marks } = parts[index];
        const points = dockOn(laidOut, boxes, flow, joinPieces([...outwards, main, ...inwards.reverse()]));
        return drawFlow(scene, flow, flowTexts[index], { points, label, ground, marks });
    });
}

/** The ends of a line drawn on to the outlines of the shapes that a flow joins. */
export function dockOn({ scene, levels }: SizedScene, boxes: readonly Box[], flow: SceneFlow, points: readonly Point[]): Point[] {
    const end = (place: number): RouteEnd => ({
        box: boxes[place],
        shape: (scene.places[place] as SceneShape).shape,
        multiple: levels.has(place)
    });
    return dock(points, end(flow.source), end(flow.target));
}

/** A flow with its line, which ends on outlines; where an end is a collapsed boundary, it is drawn up to a crossing mark there. */
export function drawFlow(
    scene: Scene,
    flow: SceneFlow,
    text: FlowText,
    { points: docked, label, ground, marks }: Pick<FlowParts, 'label' | 'ground' | 'marks'> & { points: Point[] }
): DrawnFlow {
    const { lines, caption, response } = text;
    const source = scene.places[flow.source] as SceneShape;
    const target = scene.places[flow.target] as SceneShape;
    const { points, atSource, atTarget } = endAtMarks(docked, source, target);
    const drawn: DrawnFlow = {
        id: flow.id,
        source: source.id,
        target: target.id,
        label: flow.title || flow.sends.join(', '),
        lines,
        caption,
        sends: flow.sends,
        returns: flow.returns,
        twoWay: flow.twoWay,
        points,
        labelBox: label,
        ground,
        marks: atSource || atTarget ? withEndMarks(marks, source, atSource, target, atTarget) : marks,
        badge: flow.badge,
        badgeAt: badgePlace(flow, text, label) ?? middleOfLongest(points),
        questions: flow.questions
    };
    // Thousands of flows: most have nothing of this.
    if (response !== '') {
        drawn.response = response;
    }
    if (flow.parts) {
        drawn.parts = flow.parts;
    }
    if (flow.data) {
        drawn.data = flow.data;
    }
    if (flow.cover) {
        drawn.cover = flow.cover;
    }
    if (flow.onPath) {
        drawn.onPath = flow.onPath;
    }
    return drawn;
}

function withEndMarks(
    marks: readonly CrossingMark[],
    source: SceneShape,
    atSource: Point | undefined,
    target: SceneShape,
    atTarget: Point | undefined
): CrossingMark[] {
    return [
        ...(atSource ? [{ boundary: source.id, ...atSource }] : []),
        ...marks,
        ...(atTarget ? [{ boundary: target.id, ...atTarget }] : [])
    ];
}

/** Behind the first row of the label; both are in the middle together. */
function badgePlace(flow: SceneFlow, text: FlowText, label: Box | undefined): Point | undefined {
    const row = firstRowWidth(text);
    return label && { x: Math.round(label.x + (label.width + row - flowMarksWidth(flow)) / 2), y: label.y + BADGE_DEPTH };
}

/** Visits the levels from the inside out, so that the pieces of a flow come in the order in which it leaves its containers. */
function collectParts({ scene, levels, results, flowTexts }: LaidOutScene, boxes: readonly Box[]): FlowParts[] {
    const parts = scene.flows.map((): FlowParts => ({ outwards: [], main: [], inwards: [], ground: 'page', marks: [] }));
    for (const place of [...scene.places.keys()].reverse().concat(ROOT)) {
        const level = levels.get(place);
        const result = results.get(place);
        if (!level || !result) {
            continue;
        }
        const origin = place === ROOT ? { x: 0, y: 0 } : boxes[place];
        level.pieces.forEach((piece, index) => {
            const route = result.edges[engineIds.edge(index)];
            const points = route.points.map(point => shifted(point, origin));
            const flow = parts[piece.flow];
            if (piece.reversed) {
                points.reverse();
            }
            if (piece.main) {
                flow.main = points;
                flow.ground = scene.places[place]?.type === 'boundary' ? 'boundary' : 'page';
                flow.label = route.label ? { ...route.label, ...shifted(route.label, origin) } : labelOn(points, flowTexts[piece.flow]);
            } else {
                (piece.from.port === 'source' ? flow.outwards : flow.inwards).push(points);
            }
        });
        addMarks(scene.places[place], level.ports, result, origin, parts);
    }
    return parts;
}

/** A label's place on the line, where the engine gave it none. */
function labelOn(points: readonly Point[], { size }: FlowText): Box | undefined {
    const middle = middleOfLongest(points);
    return size && { x: Math.round(middle.x - size.width / 2), y: Math.round(middle.y - size.height / 2), ...size };
}

function addMarks(
    place: SceneBoundary | SceneShape | undefined,
    ports: readonly { flow: number }[],
    result: EngineResult,
    origin: Point,
    parts: FlowParts[]
): void {
    if (place?.type === 'boundary') {
        ports.forEach((port, index) => {
            parts[port.flow].marks.push({ boundary: place.id, ...shifted(result.ports[engineIds.port(index)], origin) });
        });
    }
}

function shifted(point: Point, by: Point): Point {
    return { x: point.x + by.x, y: point.y + by.y };
}
