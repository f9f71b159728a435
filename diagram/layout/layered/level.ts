import type { EngineGraph, PortSide } from '../engine.js';

/** One end of an edge: on a node, at a fixed place or wherever it suits, or at a port of the container. */
export interface LevelEnd {
    /** Index of the node; undefined for a port of the container. */
    node?: number;
    /** Index of the container's port. */
    port?: number;
    /** Distance from the node's left edge, where a port fixes it. */
    at?: number;
}

export interface LevelEdge {
    from: LevelEnd;
    to: LevelEnd;
    label?: { width: number; height: number };
}

/** A level's graph with indices for ids, leading downwards whatever its direction is. */
export interface LevelInput {
    nodes: { width: number; height: number; layer: number }[];
    ports: { side: PortSide; outside?: number }[];
    edges: LevelEdge[];
}

/** Reads the ids of a level's graph once; sizes are turned by a quarter where the graph leads to the right. */
export function readLevel(graph: EngineGraph): LevelInput {
    const sideways = graph.direction === 'right';
    const turned = <T extends { width: number; height: number }>({ width, height }: T) =>
        sideways ? { width: height, height: width } : { width, height };
    const ends = new Map<string, LevelEnd>();
    graph.nodes.forEach((node, index) => {
        ends.set(node.id, { node: index });
        for (const port of node.ports) {
            ends.set(port.id, { node: index, at: sideways ? port.y : port.x });
        }
    });
    graph.ports.forEach((port, index) => ends.set(port.id, { port: index }));
    const endOf = (id: string): LevelEnd => {
        const end = ends.get(id);
        if (!end) {
            throw new Error(`An edge ends on ${id}, which is not there.`);
        }
        return end;
    };
    return {
        nodes: graph.nodes.map(node => ({ ...turned(node), layer: node.layer })),
        ports: graph.ports.map(port => ({ side: port.side, outside: port.outside })),
        edges: graph.edges.map(edge => ({
            from: endOf(edge.source),
            to: endOf(edge.target),
            label: edge.label && turned(edge.label)
        }))
    };
}
