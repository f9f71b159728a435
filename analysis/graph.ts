import type { SystemModel } from '../language/model/system-model.js';

/** Edges of one kind in compressed rows: those of node `n` are `edges[offsets[n]] .. edges[offsets[n + 1] - 1]`. */
export interface Adjacency {
    offsets: Int32Array;
    /** The node at the other end, the flow, and whether the edge runs against the flow's arrow, by edge. */
    ends: Int32Array;
    flows: Int32Array;
    against: Uint8Array;
}

/** The system's flows as graphs over its elements' indices. */
export interface FlowGraph {
    /** Who calls whom: always with the arrow. */
    calls: { forward: Adjacency; backward: Adjacency };
    /** Where content moves: with the arrow for what is sent, against it for what is returned. */
    content: { forward: Adjacency; backward: Adjacency };
}

/** @returns the graphs of a model; linear in its flows. */
export function buildGraph(model: SystemModel): FlowGraph {
    const calls: Edge[] = [];
    const content: Edge[] = [];
    model.flows.forEach((flow, index) => {
        calls.push({ from: flow.source, to: flow.target, flow: index, against: 0 });
        const returns = (flow.returns?.length ?? 0) > 0;
        // An arrow that says nothing of its data still means that something goes along it.
        if ((flow.sends?.length ?? 0) > 0 || !returns) content.push({ from: flow.source, to: flow.target, flow: index, against: 0 });
        if (returns) content.push({ from: flow.target, to: flow.source, flow: index, against: 1 });
    });
    const size = model.elements.length;
    return { calls: bothWays(size, calls), content: bothWays(size, content) };
}

interface Edge {
    from: number;
    to: number;
    flow: number;
    against: 0 | 1;
}

function bothWays(size: number, edges: Edge[]): { forward: Adjacency; backward: Adjacency } {
    return {
        forward: rows(size, edges),
        backward: rows(
            size,
            edges.map(edge => ({ ...edge, from: edge.to, to: edge.from }))
        )
    };
}

function rows(size: number, edges: Edge[]): Adjacency {
    const offsets = new Int32Array(size + 1);
    for (const edge of edges) offsets[edge.from + 1]++;
    for (let node = 0; node < size; node++) offsets[node + 1] += offsets[node];
    const next = offsets.slice();
    const ends = new Int32Array(edges.length);
    const flows = new Int32Array(edges.length);
    const against = new Uint8Array(edges.length);
    for (const edge of edges) {
        const slot = next[edge.from]++;
        ends[slot] = edge.to;
        flows[slot] = edge.flow;
        against[slot] = edge.against;
    }
    return { offsets, ends, flows, against };
}
