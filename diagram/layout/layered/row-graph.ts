/**
 * The graph that a layered layout works on, always leading downwards: vertices in rows, and every edge of the level cut into
 * segments that each lead from one row to the next.
 */
export interface RowGraph {
    vertices: Vertex[];
    segments: Segment[];
    /** Indices of vertices by row, from the top, from left to right. */
    rows: number[][];
}

/** `port`: on the container's own outline; `outside`: what a port leads to out there, known only by its order. */
export type VertexKind = 'node' | 'bend' | 'label' | 'port' | 'outside';

export interface Vertex {
    kind: VertexKind;
    row: number;
    /** Of what it stands for: a node, an edge or a port of the level's graph. */
    item: number;
    width: number;
    height: number;
    /** From its left edge, how far ends may stand on it: a node with loops is wider than itself. */
    reach: number;
    /** Segments that end on it from above and from below. */
    above: number[];
    below: number[];
}

export interface Segment {
    edge: number;
    upper: number;
    lower: number;
    /** Where the ends stand, from the left edge of their vertex; undefined where the layout chooses. */
    upperAt?: number;
    lowerAt?: number;
}

export function emptyRowGraph(rows: number): RowGraph {
    return { vertices: [], segments: [], rows: Array.from({ length: rows }, () => []) };
}

/** Adds a vertex at the right end of its row and returns its index. */
export function addVertex(graph: RowGraph, vertex: Omit<Vertex, 'above' | 'below' | 'reach'>, reach = vertex.width): number {
    const { kind, row, item, width, height } = vertex;
    const index = graph.vertices.push({ kind, row, item, width, height, reach, above: [], below: [] }) - 1;
    graph.rows[row].push(index);
    return index;
}

export function addSegment(graph: RowGraph, segment: Segment): void {
    const index = graph.segments.push(segment) - 1;
    graph.vertices[segment.upper].below.push(index);
    graph.vertices[segment.lower].above.push(index);
}
