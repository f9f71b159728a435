import type { ElementModel, FactModel, MitigationModel, SystemModel, ZoneModel } from '../../language/model/system-model.js';
import type { LibraryIndex } from './library-index.js';

/** A fact or mitigation that holds for an element because something around it states it. */
export interface Inherited<T> {
    stated: T;
    /** The zone or system that states it. */
    by: ZoneModel | SystemModel;
}

/**
 * What stands around an element and states things for it, the nearest first: its zones, then the system. Around another
 * system's element that system stands as the outermost zone, and nothing of this one does.
 */
export function enclosing(model: SystemModel, { zone, from }: ElementModel): (ZoneModel | SystemModel)[] {
    const around: (ZoneModel | SystemModel)[] = [];
    for (let each = zone; each !== undefined; each = model.zones[each].parent) {
        around.push(model.zones[each]);
    }
    return from === undefined ? [...around, model] : around;
}

/** The fact that holds for an element from the nearest zone that states it; undefined where it states its own, or nothing does. */
export function inheritedFact(model: SystemModel, element: ElementModel, name: string): Inherited<FactModel> | undefined {
    if (element.facts.some(fact => fact.name === name)) {
        return undefined;
    }
    for (const by of enclosing(model, element)) {
        const stated = by.facts.find(fact => fact.name === name);
        if (stated) {
            return { stated, by };
        }
    }
    return undefined;
}

/** The fact that holds for an element as for every other of its kind; undefined where it states its own, or no kind of it does. */
export function defaultFact(element: ElementModel, name: string, index: LibraryIndex): { stated: FactModel; kind: string } | undefined {
    const stated = element.facts.some(fact => fact.name === name) ? undefined : index.defaultsOf(element.kind).get(name);
    return stated && { stated: stated.fact, kind: stated.kind };
}

/** Controls in place around an element and not on it, each once, by its nearest statement. Planned ones are not in place. */
export function inheritedControls(model: SystemModel, element: ElementModel): Inherited<MitigationModel>[] {
    const own = new Set(element.mitigations.map(({ control }) => control));
    const found = new Map<string, Inherited<MitigationModel>>();
    for (const by of enclosing(model, element)) {
        for (const stated of by.mitigations) {
            if (stated.status !== 'planned' && !own.has(stated.control) && !found.has(stated.control)) {
                found.set(stated.control, { stated, by });
            }
        }
    }
    return [...found.values()];
}
