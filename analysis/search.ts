import { components } from './components.js';
import { AGAINST_ARROW, PERHAPS_WITH_ARROW, WITH_ARROW, WITH_EMPTY_HANDS, type Adjacency } from './graph.js';
import { EDGES, type PathAutomaton } from './path-kinds.js';
import { FALSE, TRUE, UNKNOWN, type Truth } from './truth.js';

/** Answer for all elements: which are surely or perhaps found, and how. */
export interface Sweep {
    /** TRUE where a path surely exists, UNKNOWN where one may; an end counts only where a path leads back to it. */
    found: Uint8Array;
    /** The same, with the ends themselves counted in. */
    foundOrEnd: Uint8Array;
    sure: Trace;
    /** The same object as `sure` where nothing is uncertain. */
    perhaps: Trace;
}

/** The search tree: for each (element, state) the edge by which it was first met. */
export interface Trace {
    states: number;
    from: Int32Array;
    flow: Int32Array;
    against: Uint8Array;
    met: Uint8Array;
}

export const END = 1;
export const MET = 2;
export const END_MET_AGAIN = 3;

export const STORE = 1;
export const MODEL = 2;

/** What flows are for, as numbers. */
export interface Purposes {
    /** By number; that of number 0 is not stated. */
    names: (string | undefined)[];
    /** Numbers by flow. */
    codes: Uint16Array;
}

/** Places that a search may pass: 1 by element and by flow. */
export interface Openness {
    element: Uint8Array;
    flow: Uint8Array;
}

/** Everything that a search depends on: equal terrain, equal answer. */
export interface Terrain {
    automaton: PathAutomaton;
    adjacency: Adjacency;
    purposes: Purposes;
    /** Truth by element. */
    ends: Uint8Array;
    /** Undefined where everything is open. */
    open: Openness | undefined;
    /** Where paths may begin, by element and by the flow that they take first; undefined where anywhere. */
    starts: Openness | undefined;
    /** Elements that a path can reach but not pass. */
    halts: Uint8Array;
    /** What elements are to who puts or fetches something ({@link STORE}, {@link MODEL}); undefined where that makes no difference. */
    roles: Uint8Array | undefined;
    /** By element; ends of lower rank are shown first. */
    ranks: Float64Array;
    /** Paths must lead back into the strongly connected component that they start in. */
    isLoop: boolean;
}

/** @returns whether two terrains are made of the very same parts. */
export function isSameTerrain(a: Terrain, b: Terrain): boolean {
    return (
        a.adjacency === b.adjacency &&
        a.purposes.codes === b.purposes.codes &&
        a.ends === b.ends &&
        a.open === b.open &&
        a.starts === b.starts &&
        a.halts === b.halts &&
        a.roles === b.roles &&
        a.ranks === b.ranks
    );
}

/** Searches from all ends together; linear in the flows. */
export function search(terrain: Terrain): Sweep {
    const { automaton, purposes, open, starts } = terrain;
    const size = terrain.ends.length;
    const component = terrain.isLoop ? components(terrain.adjacency, leadsOver(terrain)) : undefined;
    const closed = [open, starts].filter(gate => gate !== undefined);
    const ends =
        closed.length > 0 ? terrain.ends.map((end, at) => (closed.every(({ element }) => element[at] === 1) ? end : FALSE)) : terrain.ends;
    const isCertain = !ends.includes(UNKNOWN) && (automaton.unstatedCounts || !purposes.codes.includes(0));
    const sure = new Spread(terrain, component, false).from(ends, TRUE);
    const perhaps = isCertain ? sure : new Spread(terrain, component, true).from(ends, UNKNOWN);
    const found = new Uint8Array(size);
    const foundOrEnd = new Uint8Array(size);
    for (let element = 0; element < size; element++) {
        const slot = element * automaton.states + automaton.states - 1;
        found[element] = sure.met[slot] >= MET ? TRUE : perhaps.met[slot] >= MET ? UNKNOWN : FALSE;
        foundOrEnd[element] = Math.max(found[element], ends[element]);
    }
    return { found, foundOrEnd, sure, perhaps };
}

/** One spreading over the terrain, with or without uncertain steps. */
class Spread {
    private readonly trace: Trace;
    private readonly queue: Int32Array;
    private head = 0;
    private tail = 0;
    /** State after an edge of a kind and a flow of a purpose in a state, -1 where none. */
    private readonly next: Int8Array;

    constructor(
        private readonly terrain: Terrain,
        private readonly component: Int32Array | undefined,
        perhaps: boolean
    ) {
        const { automaton, purposes } = terrain;
        const { states } = automaton;
        const size = terrain.ends.length * states;
        this.trace = {
            states,
            from: new Int32Array(size),
            flow: new Int32Array(size),
            against: new Uint8Array(size),
            met: new Uint8Array(size)
        };
        this.queue = new Int32Array(size);
        const codes = purposes.names.length;
        this.next = new Int8Array(EDGES.length * codes * states).fill(-1);
        purposes.names.forEach((purpose, code) => {
            if (purpose === undefined && !perhaps && !automaton.unstatedCounts) return;
            EDGES.forEach((edge, kind) => {
                const at = (kind * codes + code) * states;
                for (let state = 0; state < states; state++) this.next[at + state] = automaton.step(purpose, state, edge) ?? -1;
            });
        });
    }

    /** @param least the truth from which on an element counts as an end */
    from(ends: Uint8Array, least: Truth): Trace {
        const starts: number[] = [];
        for (let element = 0; element < ends.length; element++) if (ends[element] >= least) starts.push(element);
        for (const end of starts) this.trace.met[end * this.trace.states] = END;
        // Each end is walked to its last before the next begins, so that what is found is found from the most exposed one.
        for (const end of this.mostExposedFirst(starts)) {
            this.queue[this.tail++] = end * this.trace.states;
            this.walkOn();
        }
        return this.trace;
    }

    /** Actors that are known least come first, then everything that is no actor, in the order of the text. */
    private mostExposedFirst(ends: number[]): number[] {
        const { ranks } = this.terrain;
        if (ends.every(end => ranks[end] === Infinity)) return ends;
        return ends.sort((a, b) => (ranks[a] === ranks[b] ? a - b : ranks[a] - ranks[b]));
    }

    /** Takes what waits in the queue as far as it goes. */
    private walkOn(): void {
        const { trace, queue, component, next: nextState } = this;
        const { states, met } = trace;
        const { adjacency, purposes, open, starts, halts } = this.terrain;
        const codes = purposes.names.length;
        for (; this.head < this.tail; this.head++) {
            const slot = queue[this.head];
            const state = slot % states;
            const node = (slot - state) / states;
            // What an end puts out is its own; beyond that, content must be relayed.
            if (met[slot] === MET && halts[node] === 1) continue;
            for (let edge = adjacency.offsets[node]; edge < adjacency.offsets[node + 1]; edge++) {
                const flow = adjacency.flows[edge];
                const end = adjacency.ends[edge];
                const way = adjacency.ways[edge];
                const kind = edgeKind(this.terrain, way, node, end);
                if (kind === -1) continue;
                const after = nextState[(kind * codes + purposes.codes[flow]) * states + state];
                if (after === -1) continue;
                const next = end * states + after;
                if (met[next] >= MET) continue;
                if (component && component[node] !== component[end]) continue;
                if (starts && met[slot] !== MET && starts.flow[flow] === 0) continue;
                if (open && (open.flow[flow] === 0 || open.element[end] === 0)) continue;
                const isEndAgain = met[next] === END;
                met[next] = isEndAgain ? END_MET_AGAIN : MET;
                trace.from[next] = slot;
                trace.flow[next] = flow;
                trace.against[next] = way >= AGAINST_ARROW ? 1 : 0;
                if (!isEndAgain) queue[this.tail++] = next;
            }
        }
    }
}

const PLAIN = EDGES.indexOf('plain');
const STORED = EDGES.indexOf('stored');
const FETCHED = EDGES.indexOf('fetched');

/** @returns the place in {@link EDGES} of an edge that a search walks from one element to the next, or -1 where nothing moves */
function edgeKind({ automaton, roles }: Terrain, way: number, from: number, to: number): number {
    if (!roles) return PLAIN;
    if (automaton.graph === 'questions') return questionEdge(way, roles[from], roles[to]);
    const target = automaton.direction === 'to' ? to : from;
    return way === WITH_ARROW && roles[target] === STORE ? STORED : PLAIN;
}

/**
 * @returns the edge's place in {@link EDGES}, or -1 where no question moves: reading a store puts none there, and what no store
 * keeps cannot be fetched. A model that asks a store and does not say what for can only be fetching its input.
 */
function questionEdge(way: number, from: number, to: number): number {
    switch (way) {
        case WITH_ARROW:
            return to === STORE ? STORED : PLAIN;
        case WITH_EMPTY_HANDS:
            return to === STORE ? -1 : PLAIN;
        case PERHAPS_WITH_ARROW:
            return to !== STORE ? PLAIN : from === MODEL ? -1 : STORED;
        case AGAINST_ARROW:
            return from === STORE ? FETCHED : -1;
        default:
            return from === STORE && to === MODEL ? FETCHED : -1;
    }
}

function leadsOver(terrain: Terrain): (node: number, edge: number) => boolean {
    const { automaton, adjacency, purposes, open, halts } = terrain;
    const isPartOfPath = (node: number, edge: number): boolean => {
        const kind = edgeKind(terrain, adjacency.ways[edge], node, adjacency.ends[edge]);
        return kind !== -1 && automaton.step(purposes.names[purposes.codes[adjacency.flows[edge]]], 0, EDGES[kind]) !== undefined;
    };
    return (node, edge) =>
        halts[node] === 0 &&
        isPartOfPath(node, edge) &&
        (!open || (open.element[node] === 1 && open.flow[adjacency.flows[edge]] === 1 && open.element[adjacency.ends[edge]] === 1));
}
