import type { SubjectType } from './columns.js';
import type { Adjacency, FlowGraph } from './graph.js';
import type { Snapshot } from './snapshot.js';

/** What a rule's `some inflow where (…)` looks at. */
export interface Relation {
    type: SubjectType;
    /** How one of them is called in a reason. */
    words: string;
    /**
     * @returns the related subjects of one, and the flow that does not say what it carries, where there is one:
     * the list is then perhaps incomplete.
     */
    of(snapshot: Snapshot, index: number): { members: readonly number[]; undisclosed?: number };
}

/** A relation that rests on the flows' ends alone: for each element it is worked out once, and holds as long as the graph. */
const perGraph = (of: Relation['of']): Relation['of'] => {
    const known = new WeakMap<FlowGraph, ReturnType<Relation['of']>[]>();
    return (snapshot, index) => {
        let related = known.get(snapshot.graph);
        if (!related) known.set(snapshot.graph, (related = []));
        return (related[index] ??= of(snapshot, index));
    };
};

const flowsOf = (adjacency: (snapshot: Snapshot) => Adjacency): Relation['of'] => {
    return perGraph((snapshot, index) => {
        const { offsets, flows } = adjacency(snapshot);
        return { members: Array.from(flows.subarray(offsets[index], offsets[index + 1])) };
    });
};

const neighboursOf = (adjacency: (snapshot: Snapshot) => Adjacency): Relation['of'] => {
    return perGraph((snapshot, index) => {
        const { offsets, ends } = adjacency(snapshot);
        return { members: [...new Set(ends.subarray(offsets[index], offsets[index + 1]))] };
    });
};

const incoming = (snapshot: Snapshot): Adjacency => snapshot.graph.calls.backward;
const outgoing = (snapshot: Snapshot): Adjacency => snapshot.graph.calls.forward;

const both = (first: Relation['of'], second: Relation['of']): Relation['of'] => {
    return (snapshot, index) => {
        const a = first(snapshot, index);
        const b = second(snapshot, index);
        return { members: [...new Set([...a.members, ...b.members])], undisclosed: a.undisclosed ?? b.undisclosed };
    };
};

const dataOfFlow = (side: 'sends' | 'returns'): Relation['of'] => {
    return ({ model }, index) => {
        const flow = model.flows[index];
        // A flow that lists one direction has said what it carries; the other is empty then.
        const undisclosed = flow.sends === undefined && flow.returns === undefined ? index : undefined;
        return { members: flow[side] ?? [], undisclosed };
    };
};

/** Whether a flow looks something up in a store: what it sends is a question, which is not kept there. */
function asksStore({ columns, model }: Snapshot, flow: number, store: number): boolean {
    const purpose = columns.column('flow', 'purpose')[flow];
    return model.flows[flow].target === store && typeof purpose === 'object' && purpose.names?.[0] === 'retrieval';
}

const inflow = flowsOf(incoming);
const outflow = flowsOf(outgoing);
const anyFlow = perGraph(both(inflow, outflow));
const dataOnFlow = both(dataOfFlow('sends'), dataOfFlow('returns'));

/** Relations by subject type and name; one table for the compiler and for the language's check of rule texts. */
export const RELATIONS: Record<'element' | 'flow', Record<string, Relation>> = {
    element: {
        inflow: { type: 'flow', words: 'inflow', of: inflow },
        outflow: { type: 'flow', words: 'outflow', of: outflow },
        flow: { type: 'flow', words: 'flow', of: anyFlow },
        caller: { type: 'element', words: 'caller', of: neighboursOf(incoming) },
        callee: { type: 'element', words: 'callee', of: neighboursOf(outgoing) },
        neighbour: { type: 'element', words: 'neighbour', of: perGraph(both(neighboursOf(incoming), neighboursOf(outgoing))) },
        component: { type: 'element', words: 'component', of: (snapshot, index) => ({ members: snapshot.componentsOf(index) }) },
        data: {
            type: 'data',
            words: 'data',
            of: (snapshot, index) => {
                const flows = anyFlow(snapshot, index).members;
                const isStore = snapshot.rules.kinds.isA(snapshot.model.elements[index].kind, 'store');
                const members = new Set<number>();
                let undisclosed: number | undefined;
                for (const flow of flows) {
                    const carried = (isStore && asksStore(snapshot, flow, index) ? dataOfFlow('returns') : dataOnFlow)(snapshot, flow);
                    undisclosed ??= carried.undisclosed;
                    for (const data of carried.members) members.add(data);
                }
                return { members: [...members], undisclosed };
            }
        }
    },
    flow: {
        data: { type: 'data', words: 'data', of: dataOnFlow },
        sends: { type: 'data', words: 'data', of: dataOfFlow('sends') },
        returns: { type: 'data', words: 'data', of: dataOfFlow('returns') },
        source: { type: 'element', words: 'source', of: ({ model }, index) => ({ members: [model.flows[index].source] }) },
        target: { type: 'element', words: 'target', of: ({ model }, index) => ({ members: [model.flows[index].target] }) }
    }
};
