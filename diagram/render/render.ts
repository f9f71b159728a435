import type { Drawing, DrawnShape } from '../drawing.js';
import { renderFlowLabel, renderFlowLine } from './flows.js';
import { renderBoundary, renderBoundaryHeader, renderShape, renderShapeHeader } from './shapes.js';
import { svg, type SvgNode } from './svg-node.js';

export interface RenderOptions {
    /** Adds what a pointer needs: wide invisible lines to hit flows by. */
    interactive?: boolean;
}

/**
 * The one renderer: a drawing as layers of SVG nodes, from the bottom up. Every shape, boundary and flow carries its id
 * as `data-id` and its sort as `data-type`; the header of a frame and the label of a flow are second nodes with the same id.
 */
export function renderDrawing(drawing: Drawing, { interactive = false }: RenderOptions = {}): SvgNode[] {
    const labels = new Map(drawing.shapes.map(shape => [shape.id, shape.label]));
    const labelOf = (id: string) => labels.get(id) ?? id;
    // Frames inside frames: an inner one must not be covered by an outer one.
    const frames = [
        ...drawing.boundaries.map(boundary => ({
            depth: boundary.depth,
            nodes: [renderBoundary(boundary), renderBoundaryHeader(boundary)]
        })),
        ...drawing.shapes
            .filter(shape => shape.multiple)
            .map(shape => ({ depth: shape.depth, nodes: [renderShape(shape), renderShapeHeader(shape)] })),
        // Crossing marks stand on the outline of a collapsed boundary, too.
        ...drawing.shapes.filter(isCollapsedBoundary).map(shape => ({ depth: shape.depth, nodes: [renderShape(shape), undefined] }))
    ].sort((a, b) => a.depth - b.depth);
    return [
        layer(
            'frames',
            frames.map(frame => frame.nodes[0])
        ),
        layer(
            'flows',
            drawing.flows.map(flow => renderFlowLine(flow, labelOf, interactive))
        ),
        layer('shapes', drawing.shapes.filter(shape => !shape.multiple && !isCollapsedBoundary(shape)).map(renderShape)),
        layer(
            'headers',
            frames.map(frame => frame.nodes[1])
        ),
        layer('labels', drawing.flows.map(renderFlowLabel))
    ];
}

function isCollapsedBoundary({ shape }: DrawnShape): boolean {
    return shape === 'boundary';
}

function layer(name: string, nodes: readonly (SvgNode | undefined)[]): SvgNode {
    return svg('g', { class: `tm-layer tm-layer-${name}`, key: name }, nodes);
}
