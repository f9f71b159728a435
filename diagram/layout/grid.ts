import type { Box, Point } from '../drawing.js';
import type { EngineGraph, EngineResult } from './engine.js';

const GAP = 60;

/**
 * The last resort where the engine fails: nodes in rows in the order of the text, flows as straight pieces that may
 * cross shapes. Plain, but everything is there and nothing overlaps. Cannot fail.
 */
export function gridLayout(graph: EngineGraph): EngineResult {
    const { padding, minimum } = graph;
    const columns = Math.max(1, Math.ceil(Math.sqrt(graph.nodes.length)));
    const cellWidth = Math.max(0, ...graph.nodes.map(node => node.width)) + GAP;
    const cellHeight = Math.max(0, ...graph.nodes.map(node => node.height)) + GAP;
    const rows = Math.ceil(graph.nodes.length / columns);
    const width = Math.max(minimum.width, padding.left + padding.right + Math.min(columns, graph.nodes.length) * cellWidth);
    const height = Math.max(minimum.height, padding.top + padding.bottom + rows * cellHeight);
    const boxes = new Map<string, Box>(
        graph.nodes.map((node, index) => [
            node.id,
            {
                x: padding.left + GAP / 2 + (index % columns) * cellWidth,
                y: padding.top + GAP / 2 + Math.floor(index / columns) * cellHeight,
                width: node.width,
                height: node.height
            }
        ])
    );
    const ports = borderPorts(graph, width, height);
    const ends = new Map<string, Point>(Object.entries(ports));
    for (const node of graph.nodes) {
        const box = boxes.get(node.id)!;
        for (const port of node.ports) {
            ends.set(port.id, { x: box.x + port.x, y: box.y + port.y });
        }
    }
    const edges = graph.edges.map(edge => {
        const from = ends.get(edge.source) ?? middleOfSide(boxes.get(edge.source)!, graph.direction, 'end');
        const to = ends.get(edge.target) ?? middleOfSide(boxes.get(edge.target)!, graph.direction, 'start');
        const points = steps(from, to, graph.direction);
        return [edge.id, { points, ...(edge.label && { label: centred(points[1], points[2], edge.label) }) }] as const;
    });
    return {
        width,
        height,
        ports,
        nodes: Object.fromEntries([...boxes].map(([id, box]) => [id, { x: box.x, y: box.y }])),
        edges: Object.fromEntries(edges)
    };
}

/** The graph's own ports, spread evenly along their sides. */
function borderPorts(graph: EngineGraph, width: number, height: number): Record<string, Point> {
    const ports: Record<string, Point> = {};
    for (const side of ['start', 'end'] as const) {
        const onSide = graph.ports.filter(port => port.side === side);
        onSide.forEach((port, index) => {
            const share = (index + 1) / (onSide.length + 1);
            ports[port.id] =
                graph.direction === 'right'
                    ? { x: side === 'start' ? 0 : width, y: height * share }
                    : { x: width * share, y: side === 'start' ? 0 : height };
        });
    }
    return ports;
}

function middleOfSide(box: Box, direction: EngineGraph['direction'], side: 'start' | 'end'): Point {
    return direction === 'right'
        ? { x: side === 'start' ? box.x : box.x + box.width, y: box.y + box.height / 2 }
        : { x: box.x + box.width / 2, y: side === 'start' ? box.y : box.y + box.height };
}

/** Three pieces, turning half way. */
function steps(from: Point, to: Point, direction: EngineGraph['direction']): Point[] {
    if (direction === 'right') {
        const x = (from.x + to.x) / 2;
        return [from, { x, y: from.y }, { x, y: to.y }, to];
    }
    const y = (from.y + to.y) / 2;
    return [from, { x: from.x, y }, { x: to.x, y }, to];
}

function centred(a: Point, b: Point, size: { width: number; height: number }): Box {
    return { x: (a.x + b.x - size.width) / 2, y: (a.y + b.y - size.height) / 2, ...size };
}
