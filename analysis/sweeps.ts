import type { ControlExpression, PathKind } from '../language/model/library-model.js';
import { UNSTATED } from './columns.js';
import { components } from './components.js';
import type { PathStep } from './finding.js';
import type { Adjacency } from './graph.js';
import { PATH_KINDS, type PathAutomaton } from './path-kinds.js';
import type { Snapshot } from './snapshot.js';
import { FALSE, TRUE, UNKNOWN, type Truth } from './truth.js';
import { holdsAt, type World } from './worlds.js';

/** One question about paths, the same for every subject. */
export interface PathQuestion {
    /** Distinguishes the questions of a rule set. */
    key: string;
    path: PathKind;
    /** Whether an element can be an end of the path: right kind, and its `where`. */
    isEnd(snapshot: Snapshot, world: World, element: number): Truth;
    /** Places at which this holds are no part of the path. */
    without?: ControlExpression;
    /** Whether the answer differs between worlds: `without` stands in the question or in its `where`. */
    dependsOnWorld: boolean;
}

/** Answer for all elements: which are surely or perhaps found, and how. */
export interface Sweep {
    /** TRUE where a path surely exists, UNKNOWN where one may; an end counts only where a path leads back to it. */
    found: Uint8Array;
    /** The same, with the ends themselves counted in. */
    foundOrEnd: Uint8Array;
    sure: Trace;
    perhaps: Trace;
}

/** The search tree: for each (element, state) the edge by which it was first met. */
interface Trace {
    states: number;
    from: Int32Array;
    flow: Int32Array;
    against: Uint8Array;
    met: Uint8Array;
}

const END = 1;
const MET = 2;
const END_MET_AGAIN = 3;

/** What a search may pass. */
interface Terrain {
    automaton: PathAutomaton;
    adjacency: Adjacency;
    isOpen(type: 'element' | 'flow', index: number): boolean;
    /** For `loops`: the strongly connected components that a search must not leave. */
    component?: Int32Array;
}

/** Path questions answered for all elements at once: one search from all ends together, linear in the flows, kept per world. */
export class Sweeps {
    private readonly answers = new Map<string, Sweep>();
    private purposes: (string | undefined)[] | undefined;
    private ranks: number[] | undefined;
    private readonly ends = new Map<string, Truth[]>();
    private readonly halts: Map<PathAutomaton, Uint8Array> = new Map();

    constructor(private readonly snapshot: Snapshot) {}

    /**
     * @param cut a control through which no path is taken to lead, to see whether it lies on all of them
     */
    sweep(question: PathQuestion, world: World, cut?: string): Sweep {
        const cuts = cut !== undefined && world.hasAnywhere(cut);
        const key = cuts || question.dependsOnWorld ? `${question.key}|${world.key}|${cuts ? cut : ''}` : question.key;
        let sweep = this.answers.get(key);
        if (!sweep) {
            sweep = this.search(question, world, cuts ? cut : undefined);
            this.answers.set(key, sweep);
        }
        return sweep;
    }

    /**
     * @returns the path by which `sweep` found `element`, in the direction in which calls or content travel
     * @param perhaps follows uncertain steps too
     */
    witness(sweep: Sweep, question: PathQuestion, element: number, perhaps = false): PathStep[] {
        const trace = perhaps ? sweep.perhaps : sweep.sure;
        const steps: PathStep[] = [];
        let slot = element * trace.states + trace.states - 1;
        while (trace.met[slot] === MET || (trace.met[slot] === END_MET_AGAIN && steps.length === 0)) {
            steps.push({
                element: Math.floor(slot / trace.states),
                flow: trace.flow[slot],
                ...(trace.against[slot] ? { against: true } : {})
            });
            slot = trace.from[slot];
        }
        steps.push({ element: steps.length === 0 ? element : Math.floor(slot / trace.states) });
        return PATH_KINDS[question.path].direction === 'to' ? steps.reverse() : turn(steps);
    }

    /** @returns whether the model does not say what a flow is for. */
    isPurposeUnstated(flow: number): boolean {
        return this.purposeOf(flow) === undefined;
    }

    private search(question: PathQuestion, world: World, cut: string | undefined): Sweep {
        const { elements } = this.snapshot.model;
        const automaton = PATH_KINDS[question.path];
        const terrain: Terrain = {
            automaton,
            adjacency: this.snapshot.graph[automaton.graph][automaton.direction === 'to' ? 'forward' : 'backward'],
            isOpen:
                cut === undefined && question.without === undefined
                    ? () => true
                    : (type, index) =>
                          !(cut !== undefined && world.holds(cut, type, index) && !this.snapshot.isAttackerHeld(type, index)) &&
                          !(
                              question.without !== undefined &&
                              holdsAt(world, question.without, type, index) &&
                              !this.snapshot.isAttackerHeld(type, index)
                          )
        };
        if (question.path === 'loops') terrain.component = components(terrain.adjacency, (node, edge) => this.leads(terrain, node, edge));
        const ends = this.endsOf(question, world).map((end, index) => (terrain.isOpen('element', index) ? end : FALSE));
        const sure = this.spread(terrain, element => ends[element] === TRUE, false);
        const perhaps = this.spread(terrain, element => ends[element] !== FALSE, true);
        const found = new Uint8Array(elements.length);
        const foundOrEnd = new Uint8Array(elements.length);
        for (let element = 0; element < elements.length; element++) {
            const slot = element * automaton.states + automaton.states - 1;
            found[element] = sure.met[slot] >= MET ? TRUE : perhaps.met[slot] >= MET ? UNKNOWN : FALSE;
            foundOrEnd[element] = Math.max(found[element], ends[element]);
        }
        return { found, foundOrEnd, sure, perhaps };
    }

    private endsOf(question: PathQuestion, world: World): Truth[] {
        const key = question.dependsOnWorld ? `${question.key}|${world.key}` : question.key;
        let ends = this.ends.get(key);
        if (!ends) {
            ends = this.snapshot.model.elements.map((_, index) => question.isEnd(this.snapshot, world, index));
            this.ends.set(key, ends);
        }
        return ends;
    }

    private spread(terrain: Terrain, isEnd: (element: number) => boolean, perhaps: boolean): Trace {
        const { states } = terrain.automaton;
        const elements = this.snapshot.model.elements.length;
        const size = elements * states;
        const trace: Trace = {
            states,
            from: new Int32Array(size),
            flow: new Int32Array(size),
            against: new Uint8Array(size),
            met: new Uint8Array(size)
        };
        const queue: number[] = [];
        const ends = this.mostExposedFirst(Array.from({ length: elements }, (_, element) => element).filter(isEnd));
        for (const end of ends) trace.met[end * states] = END;
        // Each end is walked to its last before the next begins, so that what is found is found from the most exposed one.
        let head = 0;
        for (const end of ends) {
            queue.push(end * states);
            head = this.walkOn(terrain, trace, queue, head, perhaps);
        }
        return trace;
    }

    /** Takes what waits in the queue as far as it goes; returns how far the queue was worked off. */
    private walkOn(terrain: Terrain, trace: Trace, queue: number[], from: number, perhaps: boolean): number {
        const { automaton, adjacency, component } = terrain;
        const { states } = automaton;
        let head = from;
        for (; head < queue.length; head++) {
            const slot = queue[head];
            const node = Math.floor(slot / states);
            for (let edge = adjacency.offsets[node]; edge < adjacency.offsets[node + 1]; edge++) {
                const flow = adjacency.flows[edge];
                const purpose = this.purposeOf(flow);
                if (purpose === undefined && !perhaps && !automaton.unstatedCounts) continue;
                const state = automaton.step(purpose, slot % states);
                if (state === undefined) continue;
                const next = adjacency.ends[edge] * states + state;
                if (trace.met[next] >= MET) continue;
                // What an end puts out is its own; beyond that, content must be relayed.
                if (trace.met[slot] === MET && this.haltsOf(automaton)[node] === 1) continue;
                if (component && component[node] !== component[adjacency.ends[edge]]) continue;
                if (!terrain.isOpen('flow', flow) || !terrain.isOpen('element', adjacency.ends[edge])) continue;
                const isEndAgain = trace.met[next] === END;
                trace.met[next] = isEndAgain ? END_MET_AGAIN : MET;
                trace.from[next] = slot;
                trace.flow[next] = flow;
                trace.against[next] = adjacency.against[edge];
                if (!isEndAgain) queue.push(next);
            }
        }
        return head;
    }

    /** Actors that are known least come first, then everything that is no actor, in the order of the text. */
    private mostExposedFirst(ends: number[]): number[] {
        const ranks = (this.ranks ??= this.rankByIdentity());
        if (ends.every(end => ranks[end] === Infinity)) return ends;
        return ends.sort((a, b) => (ranks[a] === ranks[b] ? a - b : ranks[a] - ranks[b]));
    }

    private rankByIdentity(): number[] {
        const { columns, rules } = this.snapshot;
        return columns.column('element', 'identity').map(cell => {
            const name = typeof cell === 'object' ? cell.names?.[0] : undefined;
            return (
                (name !== undefined && typeof cell === 'object' ? rules.kinds.position(cell.attribute.type, name) : undefined) ?? Infinity
            );
        });
    }

    private leads(terrain: Terrain, node: number, edge: number): boolean {
        return (
            this.haltsOf(terrain.automaton)[node] === 0 &&
            terrain.isOpen('element', node) &&
            terrain.isOpen('flow', terrain.adjacency.flows[edge]) &&
            terrain.isOpen('element', terrain.adjacency.ends[edge])
        );
    }

    /** Elements that a path can reach but not pass. */
    private haltsOf(automaton: PathAutomaton): Uint8Array {
        let halts = this.halts.get(automaton);
        if (!halts) {
            const { kinds } = this.snapshot.rules;
            halts = Uint8Array.from(this.snapshot.model.elements, ({ kind }) =>
                (automaton.endsAtStores && kinds.isA(kind, 'store')) || (automaton.needsRelay && !kinds.relays(kind)) ? 1 : 0
            );
            this.halts.set(automaton, halts);
        }
        return halts;
    }

    /** Purposes by flow. What is no purpose of the enumeration counts as unstated: the language complains about it. */
    private purposeOf(flow: number): string | undefined {
        this.purposes ??= this.snapshot.columns
            .column('flow', 'purpose')
            .map(cell => (typeof cell === 'object' ? cell.names?.[0] : cell === UNSTATED ? undefined : 'other'));
        return this.purposes[flow];
    }
}

/** A path found backwards starts at the subject: each step's flow moves to the step it leads to. */
function turn(steps: PathStep[]): PathStep[] {
    return steps.map((step, index) => {
        const before = steps[index - 1];
        return before?.flow === undefined
            ? { element: step.element }
            : { element: step.element, flow: before.flow, ...(before.against ? { against: true } : {}) };
    });
}
