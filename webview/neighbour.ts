import type { Box, Drawing, DrawnShape, Point } from '../diagram/drawing.js';

export type Heading = 'left' | 'right' | 'up' | 'down';

/** The shape that an arrow key leads to: a connected one in that direction if there is one, else the nearest. */
export function neighbour(drawing: Drawing, id: string, heading: Heading): string | undefined {
    const here = drawing.shapes.find(shape => shape.id === id) ?? endOfFlow(drawing, id, heading);
    if (!here) {
        return drawing.shapes[0]?.id;
    }
    if (here.id !== id) {
        return here.id;
    }
    const connected = new Set(
        drawing.flows.flatMap(flow => (flow.source === id ? [flow.target] : flow.target === id ? [flow.source] : []))
    );
    const others = drawing.shapes.filter(shape => shape.id !== id);
    return (
        nearest(
            here,
            others.filter(shape => connected.has(shape.id)),
            heading
        ) ?? nearest(here, others, heading)
    );
}

/** From a flow the arrows lead to one of its ends: that which lies further in the direction. */
function endOfFlow(drawing: Drawing, id: string, heading: Heading): DrawnShape | undefined {
    const flow = drawing.flows.find(each => each.id === id);
    const ends =
        flow && [flow.source, flow.target].map(end => drawing.shapes.find(shape => shape.id === end)).filter(shape => shape !== undefined);
    return ends?.sort((a, b) => along(middle(b.box), heading) - along(middle(a.box), heading))[0];
}

function nearest(here: DrawnShape, shapes: readonly DrawnShape[], heading: Heading): string | undefined {
    const from = middle(here.box);
    let best: { id: string; cost: number } | undefined;
    for (const shape of shapes) {
        const to = middle(shape.box);
        const forward = along(to, heading) - along(from, heading);
        const aside = Math.abs(heading === 'left' || heading === 'right' ? to.y - from.y : to.x - from.x);
        const cost = forward + 2 * aside;
        if (forward > 1 && (!best || cost < best.cost)) {
            best = { id: shape.id, cost };
        }
    }
    return best?.id;
}

function along(point: Point, heading: Heading): number {
    return heading === 'right' ? point.x : heading === 'left' ? -point.x : heading === 'down' ? point.y : -point.y;
}

function middle(box: Box): Point {
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
