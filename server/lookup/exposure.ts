import type { ElementModel, SystemModel } from '../../language/model/system-model.js';
import type { LibraryIndex } from '../../explain/index.js';

/** The kind whose elements are people and other parties that may attack. */
const ACTOR = 'actor';

/** Actors whose calls lead to an element, along the arrows of flows, the nearest first. The cost is one walk over the flows. */
export function actorsReaching(model: SystemModel, element: ElementModel, index: LibraryIndex): ElementModel[] {
    const callers = new Map<number, number[]>();
    for (const { source, target } of model.flows) {
        const known = callers.get(target);
        if (known) {
            known.push(source);
        } else {
            callers.set(target, [source]);
        }
    }
    const reached = new Set([model.elements.indexOf(element)]);
    // A set gives back what is added to it while it is walked through.
    for (const each of reached) {
        callers.get(each)?.forEach(caller => reached.add(caller));
    }
    const [, ...others] = reached;
    return others.map(each => model.elements[each]).filter(({ kind }) => index.ancestry(kind).some(({ name }) => name === ACTOR));
}
