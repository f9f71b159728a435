import type { SystemModel } from '../language/model/system-model.js';

/** Edges of one kind in compressed rows: those of node `n` are `edges[offsets[n]] .. edges[offsets[n + 1] - 1]`. */
export interface Adjacency {
    offsets: Int32Array;
    /** The node at the other end, the flow, and how the edge runs along it, by edge. */
    ends: Int32Array;
    flows: Int32Array;
    ways: Uint8Array;
}

/** How an edge runs along its flow: with the arrow, with it although content only comes back, with it where nothing is said. */
export const WITH_ARROW = 0;
export const WITH_EMPTY_HANDS = 1;
export const PERHAPS_WITH_ARROW = 2;
/** Against the arrow, as content comes back; against it where the flow does not say what it carries. */
export const AGAINST_ARROW = 3;
export const PERHAPS_AGAINST = 4;
type Way = typeof WITH_ARROW | typeof WITH_EMPTY_HANDS | typeof PERHAPS_WITH_ARROW | typeof AGAINST_ARROW | typeof PERHAPS_AGAINST;

/** The system's flows as graphs over its elements' indices. */
export interface FlowGraph {
    /** Who calls whom: always with the arrow. */
    calls: { forward: Adjacency; backward: Adjacency };
    /** Where content moves: with the arrow for what is sent, against it for what is returned. */
    content: { forward: Adjacency; backward: Adjacency };
    /** Where questions can move: with every arrow, and back along it to who fetches them. */
    questions: { forward: Adjacency; backward: Adjacency };
}

/** @returns the graphs of a model; linear in its flows. */
export function buildGraph(model: SystemModel): FlowGraph {
    const calls: Edge[] = [];
    const content: Edge[] = [];
    const questions: Edge[] = [];
    model.flows.forEach(({ source, target, sends, returns }, flow) => {
        const along = (way: Way): Edge => ({ from: source, to: target, flow, way });
        const back = (way: Way): Edge => ({ from: target, to: source, flow, way });
        const isSent = (sends?.length ?? 0) > 0;
        const isReturned = (returns?.length ?? 0) > 0;
        calls.push(along(WITH_ARROW));
        // An arrow that says nothing of its data still means that something goes along it.
        if (isSent || !isReturned) content.push(along(WITH_ARROW));
        if (isReturned) content.push(back(AGAINST_ARROW));
        questions.push(along(isSent ? WITH_ARROW : isReturned ? WITH_EMPTY_HANDS : PERHAPS_WITH_ARROW));
        if (isReturned || !isSent) questions.push(back(isReturned ? AGAINST_ARROW : PERHAPS_AGAINST));
    });
    const size = model.elements.length;
    return { calls: bothWays(size, calls), content: bothWays(size, content), questions: bothWays(size, questions) };
}

interface Edge {
    from: number;
    to: number;
    flow: number;
    way: Way;
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
    const ways = new Uint8Array(edges.length);
    for (const edge of edges) {
        const slot = next[edge.from]++;
        ends[slot] = edge.to;
        flows[slot] = edge.flow;
        ways[slot] = edge.way;
    }
    return { offsets, ends, flows, ways };
}
