import type { Box, Point } from '../drawing.js';

/** Where a port may stand: `start` is the side that flows come from, `end` the side they leave to. */
export type PortSide = 'start' | 'end';

/** `right`: the start side is on the left, the end side on the right. `down`: on top and at the bottom. */
export type Direction = 'right' | 'down';

export interface EngineNode {
    id: string;
    width: number;
    height: number;
    /** Ports with a fixed place on the node's outline, where the node is a container that is laid out already. */
    ports: { id: string; x: number; y: number; side: PortSide }[];
    /** The layer that it is to stand in, counted from the start side. */
    layer: number;
}

export interface EngineEdge {
    id: string;
    /** Id of a node, of a port of a node, or of a port of the graph itself. */
    source: string;
    target: string;
    /** Room that the label needs. */
    label?: { width: number; height: number };
}

/**
 * What lies inside one container, nothing else: no engine ever sees more than one level. Edges lead to later layers, from the end
 * side of one node to the start side of another; between nodes of one layer they lead from end side to end side, around. An edge of a
 * node to itself leads from its end side to its start side.
 */
export interface EngineGraph {
    direction: Direction;
    nodes: EngineNode[];
    /**
     * Ports on the container's own outline; the engine chooses their place on the given side. `outside` tells where those of one side
     * lead to out there, as their order along the outline, once that is known.
     */
    ports: { id: string; side: PortSide; outside?: number }[];
    edges: EngineEdge[];
    padding: { top: number; right: number; bottom: number; left: number };
    minimum: { width: number; height: number };
}

/** Positions inside the container; the keys are the graph's ids. */
export interface EngineResult {
    width: number;
    height: number;
    nodes: Record<string, Point>;
    ports: Record<string, Point>;
    /** A label may be missing where the graph is too large to give every label its room. */
    edges: Record<string, { points: Point[]; label?: Box }>;
    /** How often edges cross, where the engine knows. */
    crossings?: number;
}

/** A layout algorithm. It must be deterministic, and rejects where it cannot lay the graph out. */
export interface LayoutEngine {
    /** Part of the key under which results are kept. */
    readonly name: string;
    layout(graph: EngineGraph): Promise<EngineResult>;
}
