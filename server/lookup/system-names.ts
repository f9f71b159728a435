import type { Position } from '../../language/model/source.js';
import type { DataModel, ElementModel, SystemModel, ZoneModel } from '../../language/model/system-model.js';
import type { AnalysedSystem, Snapshot } from '../session/session.js';
import { contains } from './ranges.js';

/** The system around a position; outside of all, the only one there is. */
export function systemAt<T extends { model: SystemModel }>(systems: readonly T[], position: Position): T | undefined {
    return systems.find(({ model }) => contains(model.declaration.whole, position)) ?? (systems.length === 1 ? systems[0] : undefined);
}

/** The system or test around a position; outside of all, the only system there is. */
export function describedAt({ systems, tests }: Pick<Snapshot, 'systems' | 'tests'>, position: Position): AnalysedSystem | undefined {
    return tests.find(({ model }) => contains(model.declaration.whole, position)) ?? systemAt(systems, position);
}

/** Id of the innermost zone or element whose body holds a position; empty on the system's own level. */
export function scopeAt(model: SystemModel, position: Position): string {
    let innermost = '';
    for (const { id, declaration, from } of [...model.zones, ...model.elements]) {
        if (from === undefined && id.length > innermost.length && declaration.body && contains(declaration.body, position)) {
            innermost = id;
        }
    }
    return innermost;
}

/**
 * What a name stands for, seen from a scope: the candidate that shares most of the scope's containers.
 * The language decides whether a name is ambiguous; this only has to agree with it where it is not.
 */
export function resolve<T extends { id: string; from?: string }>(
    candidates: readonly T[],
    name: string,
    scope: string,
    system: string
): T | undefined {
    const matching = candidates.filter(
        ({ id, from }) => from === undefined && (id === name || id.endsWith(`.${name}`) || `${system}.${id}` === name)
    );
    if (matching.length === 0) {
        return inOtherSystem(candidates, name);
    }
    return matching.reduce<T | undefined>(
        (best, each) => (best && closeness(best.id, scope) >= closeness(each.id, scope) ? best : each),
        undefined
    );
}

/** Another system's part by its name behind that system's: `platform.gateway` for `platform.prod.gateway`. */
function inOtherSystem<T extends { id: string; from?: string }>(candidates: readonly T[], name: string): T | undefined {
    const fitting = candidates.filter(
        ({ id, from }) => from !== undefined && name.startsWith(`${from}.`) && id.endsWith(name.slice(from.length))
    );
    return fitting.find(({ id }) => id === name) ?? fitting[0];
}

/** How much of a scope's path encloses the thing: the length of its container's path where that encloses the scope, else -1. */
function closeness(id: string, scope: string): number {
    const container = id.slice(0, Math.max(0, id.lastIndexOf('.')));
    return container === '' || scope === container || scope.startsWith(`${container}.`) ? container.length : -1;
}

/** The shortest way to write an element, zone or data so that it is understood anywhere in its system. */
export function shortestName({ id, name, from }: ElementModel | ZoneModel | DataModel, taken: ReadonlyMap<string, number>): string {
    return from !== undefined || (taken.get(name) ?? 0) > 1 ? id : name;
}

/** How many elements and zones of a system carry each simple name. */
export function simpleNames(model: SystemModel): ReadonlyMap<string, number> {
    const count = new Map<string, number>();
    for (const { name, from } of [...model.elements, ...model.zones]) {
        if (from !== undefined) {
            continue;
        }
        count.set(name, (count.get(name) ?? 0) + 1);
    }
    return count;
}
