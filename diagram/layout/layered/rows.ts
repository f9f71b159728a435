import type { LevelEdge, LevelEnd, LevelInput } from './level.js';
import { addSegment, addVertex, emptyRowGraph, type RowGraph } from './row-graph.js';

/** The rows of a level, and which of them hold what. */
export interface LevelRows {
    graph: RowGraph;
    /** The vertex of each node and of each port of the container. */
    nodes: number[];
    ports: number[];
    /** The vertex that holds the label of each edge that has one. */
    labels: (number | undefined)[];
    /** The vertex below its layer by which an edge between two nodes of that layer turns. */
    turns: (number | undefined)[];
    /** Segments of each edge: from the top; of one that turns both from the nodes to the turn. Loops have none. */
    routes: number[][];
}

/** Between the layers of nodes lie rows for labels; those that get none are left out. */
const ROWS_PER_LAYER = 2;

/**
 * Builds the rows of a level: the outside, the container's ports on top, layers of nodes with rows of labels between, the ports at the
 * bottom, the outside. Edges get a bend in every row they pass, and their label in the emptiest row for labels that they pass.
 *
 * @param sizes of the nodes with the room that their loops take
 */
export function buildRows(input: LevelInput, sizes: readonly { width: number; height: number }[]): LevelRows {
    const layers = input.nodes.map(node => node.layer);
    const last = 2 + ROWS_PER_LAYER * (Math.max(-1, ...layers) + 1);
    const wanted = (end: LevelEnd) =>
        end.node !== undefined ? 2 + ROWS_PER_LAYER * layers[end.node] : input.ports[end.port!].side === 'start' ? 0 : last;
    const labelRows = chooseLabelRows(input.edges, wanted);
    const turns: LevelRows['turns'] = input.edges.map(() => undefined);
    const used = new Set<number>(labelRows.filter(row => row !== undefined));
    layers.forEach(layer => used.add(2 + ROWS_PER_LAYER * layer));
    input.ports.forEach((_, port) => used.add(wanted({ port })));
    // One row each above and below for what lies outside.
    const order = [...used].sort((a, b) => a - b);
    const rowOf = new Map(order.map((row, index) => [row, index + 1]));
    const graph = emptyRowGraph(order.length + 2);
    const nodes = sizes.map((size, item) =>
        addVertex(graph, { kind: 'node', item, row: rowOf.get(wanted({ node: item }))!, ...size }, input.nodes[item].width)
    );
    const ports = input.ports.map((_, item) =>
        addVertex(graph, { kind: 'port', item, row: rowOf.get(wanted({ port: item }))!, width: 0, height: 0 })
    );
    addOutside(input, graph, ports);
    const labels: LevelRows['labels'] = input.edges.map(() => undefined);
    const routes = input.edges.map((edge, item) => {
        if (isLoop(edge)) {
            return [];
        }
        const labelRow = labelRows[item] === undefined ? undefined : rowOf.get(labelRows[item]);
        const vertexOf = (end: LevelEnd) => (end.node !== undefined ? nodes[end.node] : ports[end.port!]);
        const first = graph.segments.length;
        if (staysInLayer(input, edge)) {
            const turn = addVertex(graph, {
                kind: 'label',
                item,
                row: labelRow!,
                width: edge.label?.width ?? TURN,
                height: edge.label ? edge.label.height + BELOW_LABEL : 0
            });
            addSegment(graph, { edge: item, upper: nodes[edge.from.node!], lower: turn, upperAt: edge.from.at });
            addSegment(graph, { edge: item, upper: nodes[edge.to.node!], lower: turn, upperAt: edge.to.at });
            labels[item] = turns[item] = turn;
            return [first, first + 1];
        }
        let upper = vertexOf(edge.from);
        const target = vertexOf(edge.to);
        for (let row = graph.vertices[upper].row + 1; row < graph.vertices[target].row; row++) {
            const holdsLabel = row === labelRow;
            const vertex = addVertex(graph, {
                kind: holdsLabel ? 'label' : 'bend',
                item,
                row,
                width: holdsLabel ? edge.label!.width : 0,
                height: holdsLabel ? edge.label!.height : 0
            });
            labels[item] = holdsLabel ? vertex : labels[item];
            addSegment(graph, { edge: item, upper, lower: vertex, upperAt: upper === vertexOf(edge.from) ? edge.from.at : undefined });
            upper = vertex;
        }
        addSegment(graph, {
            edge: item,
            upper,
            lower: target,
            upperAt: upper === vertexOf(edge.from) ? edge.from.at : undefined,
            lowerAt: edge.to.at
        });
        return Array.from({ length: graph.segments.length - first }, (_, index) => first + index);
    });
    return { graph, nodes, ports, labels, turns, routes };
}

/** What ports lead to outside stands beyond them, in the order that is known of it. */
function addOutside(input: LevelInput, graph: RowGraph, ports: readonly number[]): void {
    const known = [...input.ports.keys()].filter(port => input.ports[port].outside !== undefined);
    known.sort((a, b) => input.ports[a].outside! - input.ports[b].outside! || a - b);
    for (const port of known) {
        const above = input.ports[port].side === 'start';
        const row = above ? 0 : graph.rows.length - 1;
        const outside = addVertex(graph, { kind: 'outside', item: port, row, width: 0, height: 0 });
        const [upper, lower] = above ? [outside, ports[port]] : [ports[port], outside];
        addSegment(graph, { edge: OUTSIDE, upper, lower });
    }
}

/** Stands for the edge of a segment that leads outside. */
const OUTSIDE = -1;

/** How far below its label an edge turns. */
export const BELOW_LABEL = 3;

/** Distance of the two lines of an edge that turns without a label between them. */
const TURN = 16;

function staysInLayer({ nodes }: LevelInput, { from, to }: LevelEdge): boolean {
    return from.node !== undefined && to.node !== undefined && from.node !== to.node && nodes[from.node].layer === nodes[to.node].layer;
}

/** Once the order is known: the line from the left goes to the left end of its turn, the one from the right to the right end. */
export function spreadTurns({ graph, turns, routes }: LevelRows): void {
    turns.forEach((turn, edge) => {
        if (turn !== undefined) {
            const { width } = graph.vertices[turn];
            const [there, back] = routes[edge].map(segment => graph.segments[segment]);
            const row = graph.rows[graph.vertices[there.upper].row];
            const leadsRight = row.indexOf(there.upper) < row.indexOf(back.upper);
            there.lowerAt = leadsRight ? 0 : width;
            back.lowerAt = leadsRight ? width : 0;
        }
    });
}

export function isLoop({ from, to }: LevelEdge): boolean {
    return from.node !== undefined && from.node === to.node;
}

function chooseLabelRows(edges: readonly LevelEdge[], rowOf: (end: LevelEnd) => number): (number | undefined)[] {
    const widths = new Map<number, number>();
    const chosen: (number | undefined)[] = edges.map(() => undefined);
    const spans = edges.map((edge, index) => ({ index, edge, top: rowOf(edge.from), bottom: rowOf(edge.to) }));
    // Those with the least choice choose first.
    spans.sort((a, b) => a.bottom - a.top - (b.bottom - b.top) || a.index - b.index);
    for (const { index, edge, top, bottom } of spans) {
        if (top === bottom && !isLoop(edge)) {
            chosen[index] = top + 1;
            widths.set(top + 1, (widths.get(top + 1) ?? 0) + (edge.label?.width ?? TURN));
        }
        if (!edge.label || top === bottom) {
            continue;
        }
        const middle = (top + bottom) / 2;
        let best: number | undefined;
        for (let row = top + 1; row < bottom; row += ROWS_PER_LAYER) {
            const cost = (each: number) => (widths.get(each) ?? 0) + Math.abs(each - middle) * 10;
            best = best === undefined || cost(row) < cost(best) ? row : best;
        }
        if (best !== undefined) {
            widths.set(best, (widths.get(best) ?? 0) + edge.label.width);
            chosen[index] = best;
        }
    }
    return chosen;
}
