import type { Box, Drawing, DrawnFlow, Point } from '../../diagram/index.js';
import { cornerRadius } from '../../diagram/layout/route.js';

/** Everything with a place: boundaries and shapes by id. */
function places(drawing: Drawing): Map<string, { id: string; parent?: string; box: Box }> {
    return new Map([...drawing.boundaries, ...drawing.shapes].map(each => [each.id, each]));
}

function contains(outer: Box, inner: Box): boolean {
    return (
        inner.x >= outer.x &&
        inner.y >= outer.y &&
        inner.x + inner.width <= outer.x + outer.width &&
        inner.y + inner.height <= outer.y + outer.height
    );
}

function overlap(a: Box, b: Box): boolean {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Places that stick out of what contains them. */
export function escaped(drawing: Drawing): string[] {
    const all = places(drawing);
    const page = { x: 0, y: 0, width: drawing.width, height: drawing.height };
    return [...all.values()]
        .filter(each => !contains(each.parent === undefined ? page : all.get(each.parent)!.box, each.box))
        .map(each => each.id);
}

/** Pairs of siblings that overlap. */
export function overlaps(drawing: Drawing): string[] {
    const all = [...places(drawing).values()];
    return all.flatMap((a, index) =>
        all
            .slice(index + 1)
            .filter(b => a.parent === b.parent && overlap(a.box, b.box))
            .map(b => `${a.id} | ${b.id}`)
    );
}

/** Flows with an end that does not lie on the outline of its shape, within a pixel. */
export function looseEnds(drawing: Drawing): string[] {
    const shapes = new Map(drawing.shapes.map(shape => [shape.id, shape]));
    const isLoose = (point: Point, id: string) => {
        const shape = shapes.get(id)!;
        return distanceToOutline(point, shape.box, shape.shape === 'process' ? cornerRadius(shape.box, shape.multiple) : 0) > 1;
    };
    return drawing.flows
        .filter(flow => isLoose(flow.points[0], flow.source) || isLoose(flow.points.at(-1)!, flow.target))
        .map(flow => flow.id);
}

function distanceToOutline(point: Point, box: Box, radius: number): number {
    const dx = Math.abs(point.x - box.x - box.width / 2) - box.width / 2 + radius;
    const dy = Math.abs(point.y - box.y - box.height / 2) - box.height / 2 + radius;
    return Math.abs(Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius);
}

/** Flows with a piece that is neither horizontal nor vertical. */
export function askew(drawing: Drawing): string[] {
    return drawing.flows.filter(flow => pieces(flow).some(([a, b]) => a.x !== b.x && a.y !== b.y)).map(flow => flow.id);
}

/** Marks that are not both on their boundary's frame and on their flow. */
export function looseMarks(drawing: Drawing): string[] {
    const boundaries = new Map(drawing.boundaries.map(boundary => [boundary.id, boundary.box]));
    return drawing.flows.flatMap(flow =>
        flow.marks
            .filter(mark => {
                const onFrame = distanceToOutline(mark, boundaries.get(mark.boundary)!, 0) <= 1;
                const onFlow = pieces(flow).some(([a, b]) => between(mark.x, a.x, b.x) && between(mark.y, a.y, b.y));
                return !onFrame || !onFlow;
            })
            .map(mark => `${flow.id} at ${mark.boundary}`)
    );
}

function between(value: number, a: number, b: number): boolean {
    return value >= Math.min(a, b) - 1 && value <= Math.max(a, b) + 1;
}

/** Flows that run through a place that contains neither of their ends. */
export function trespasses(drawing: Drawing): string[] {
    const all = places(drawing);
    const around = (id: string): string[] => [id, ...(all.get(id)?.parent === undefined ? [] : around(all.get(id)!.parent!))];
    return drawing.flows.flatMap(flow => {
        const own = new Set([...around(flow.source), ...around(flow.target)]);
        return [...all.values()]
            .filter(place => !own.has(place.id) && pieces(flow).some(([a, b]) => cuts(a, b, place.box)))
            .map(place => `${flow.id} through ${place.id}`);
    });
}

function cuts(a: Point, b: Point, box: Box): boolean {
    return overlap(
        { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x) || 0.1, height: Math.abs(a.y - b.y) || 0.1 },
        { x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 }
    );
}

/** Labels that lie on a shape without content or on another label. */
export function coveredLabels(drawing: Drawing): string[] {
    const leaves = drawing.shapes.filter(shape => !shape.multiple);
    const labelled = drawing.flows.filter(flow => flow.labelBox);
    return labelled.flatMap((flow, index) => [
        ...leaves.filter(shape => overlap(shape.box, flow.labelBox!)).map(shape => `${flow.id} on ${shape.id}`),
        ...labelled
            .slice(index + 1)
            .filter(other => overlap(other.labelBox!, flow.labelBox!))
            .map(other => `${flow.id} on ${other.id}`)
    ]);
}

function pieces(flow: DrawnFlow): [Point, Point][] {
    return flow.points.slice(1).map((point, index) => [flow.points[index], point]);
}

/** Where the content of each container stands, seen from the container. */
export function innerPlaces(drawing: Drawing): Map<string, Record<string, Box>> {
    const all = places(drawing);
    const inner = new Map<string, Record<string, Box>>([...all.keys()].map(id => [id, {}]));
    for (const { id, parent, box } of all.values()) {
        if (parent !== undefined) {
            const origin = all.get(parent)!.box;
            inner.get(parent)![id] = { ...box, x: box.x - origin.x, y: box.y - origin.y };
        }
    }
    return inner;
}
