import type { FlowGraph } from './graph.js';
import type { ModelChanges } from './model-changes.js';
import type { SystemModel } from '../language/model/system-model.js';

/** Indices of subjects. */
export interface Subjects {
    elements: ReadonlySet<number>;
    flows: ReadonlySet<number>;
    data: ReadonlySet<number>;
}

/**
 * Subjects around what has changed: those from which a rule can see a change over a number of relations
 * (from an element to its flows, callers, components, data; from a flow to its ends and data).
 */
export class Neighbourhood {
    private readonly rings: Subjects[];
    private carriers: Map<number, number[]> | undefined;

    /** @param graph the flows of either version, since both join the same elements */
    constructor(
        readonly changes: ModelChanges,
        private readonly models: { before: SystemModel; after: SystemModel },
        private readonly graph: FlowGraph
    ) {
        this.rings = [changes];
    }

    /** @returns what has changed and all that sees it over at most `distance` relations. */
    within(distance: number): Subjects {
        while (this.rings.length <= distance) this.rings.push(this.oneFurther(this.rings[this.rings.length - 1]));
        return this.rings[distance];
    }

    /** @returns those elements, and the ones that see them over at most `distance` relations. */
    around(elements: ReadonlySet<number>, distance: number): Subjects {
        let subjects: Subjects = { elements, flows: new Set(), data: new Set() };
        for (let step = 0; step < distance; step++) subjects = this.oneFurther(subjects);
        return subjects;
    }

    /** @returns the flows that start or end at one of those elements. */
    flowsAt(elements: ReadonlySet<number>): Set<number> {
        const flows = new Set<number>();
        for (const element of elements) this.addIncident(element, flows);
        return flows;
    }

    private oneFurther(near: Subjects): Subjects {
        const { after } = this.models;
        const elements = new Set(near.elements);
        const flows = new Set(near.flows);
        for (const index of near.elements) {
            this.addIncident(index, flows, elements);
            const { parent } = after.elements[index];
            if (parent !== undefined) elements.add(parent);
        }
        const carrying = [...near.data].flatMap(data => this.carriersOf(data));
        for (const flow of carrying) flows.add(flow);
        for (const flow of [...near.flows, ...carrying]) elements.add(after.flows[flow].source).add(after.flows[flow].target);
        return { elements, flows, data: near.data };
    }

    private addIncident(element: number, flows: Set<number>, ends?: Set<number>): void {
        for (const { offsets, flows: flowOf, ends: endOf } of [this.graph.calls.forward, this.graph.calls.backward]) {
            for (let edge = offsets[element]; edge < offsets[element + 1]; edge++) {
                flows.add(flowOf[edge]);
                ends?.add(endOf[edge]);
            }
        }
    }

    /** Flows that carry data in either version. */
    private carriersOf(data: number): number[] {
        if (!this.carriers) {
            this.carriers = new Map();
            for (const { flows } of [this.models.before, this.models.after]) {
                flows.forEach(({ sends, returns }, flow) => {
                    for (const each of [...(sends ?? []), ...(returns ?? [])]) {
                        const others = this.carriers!.get(each);
                        if (others) others.push(flow);
                        else this.carriers!.set(each, [flow]);
                    }
                });
            }
        }
        return this.carriers.get(data) ?? [];
    }
}
