import type { SystemModel } from './system-model.js';

/** A part of a system, by its index in one of the lists of that system's model. */
export interface Part {
    model: SystemModel;
    index: number;
}

/** Finds the model in which an element of a model's list is declared, and its index there. */
export type Origin = (model: SystemModel, element: number) => Part | undefined;

/**
 * Follows the flows of other systems from the elements that a system names: to all that leads to them and to all that
 * they lead to, with the arrow and, where something is returned, against it. What lies on no way to or from a named
 * element has no bearing on the system and is left out.
 * @param own the system that names them; its own elements end the search, for its own flows are all there
 * @returns elements of other systems and the flows between them, the named elements first, then in the order of the search
 */
export function connectedParts(own: SystemModel, named: readonly Part[], origin: Origin): { parts: Part[]; flows: Part[] } {
    const forward = reach(own, named, origin, 'onward');
    const backward = reach(own, named, origin, 'back');
    const parts = new PartSet();
    [...forward.all, ...backward.all].forEach(part => parts.add(part));
    const flows = new PartSet();
    for (const { model, index } of parts.all) {
        for (const flow of [...neighbours(model).leaving[index], ...neighbours(model).arriving[index]]) {
            const ends = [origin(model, model.flows[flow].source), origin(model, model.flows[flow].target)];
            if (ends.every(end => end && (end.model === own || parts.has(end)))) {
                flows.add({ model, index: flow });
            }
        }
    }
    return { parts: parts.all, flows: flows.all };
}

function reach(own: SystemModel, named: readonly Part[], origin: Origin, way: 'onward' | 'back'): PartSet {
    const reached = new PartSet();
    named.forEach(part => reached.add(part));
    for (let next = 0; next < reached.all.length; next++) {
        const { model, index } = reached.all[next];
        const { leaving, arriving } = neighbours(model);
        const returns = (flow: number) => (model.flows[flow].returns?.length ?? 0) > 0;
        const ends =
            way === 'onward'
                ? [
                      ...leaving[index].map(flow => model.flows[flow].target),
                      ...arriving[index].filter(returns).map(flow => model.flows[flow].source)
                  ]
                : [
                      ...arriving[index].map(flow => model.flows[flow].source),
                      ...leaving[index].filter(returns).map(flow => model.flows[flow].target)
                  ];
        for (const end of ends) {
            const part = origin(model, end);
            if (part && part.model !== own) {
                reached.add(part);
            }
        }
    }
    return reached;
}

/** Parts in the order in which they are added, each once. */
class PartSet {
    readonly all: Part[] = [];
    private readonly known = new Map<SystemModel, Set<number>>();

    has({ model, index }: Part): boolean {
        return this.known.get(model)?.has(index) ?? false;
    }

    add(part: Part): void {
        let indices = this.known.get(part.model);
        if (!indices) {
            indices = new Set();
            this.known.set(part.model, indices);
        }
        if (!indices.has(part.index)) {
            indices.add(part.index);
            this.all.push(part);
        }
    }
}

/** The flows that leave and that arrive at each element, by the element's index. */
interface Neighbours {
    leaving: number[][];
    arriving: number[][];
}

const neighboursByModel = new WeakMap<SystemModel, Neighbours>();

function neighbours(model: SystemModel): Neighbours {
    let known = neighboursByModel.get(model);
    if (!known) {
        known = { leaving: model.elements.map(() => []), arriving: model.elements.map(() => []) };
        for (const [index, { source, target }] of model.flows.entries()) {
            known.leaving[source].push(index);
            known.arriving[target].push(index);
        }
        neighboursByModel.set(model, known);
    }
    return known;
}
