import type { ControlExpression, ControlModel } from '../language/model/library-model.js';
import type { MitigationModel } from '../language/model/system-model.js';
import type { Snapshot } from './snapshot.js';

export type PlaceType = 'element' | 'flow' | 'zone' | 'system';

/** A control put at a place to see what it would do. */
export interface Placement {
    control: string;
    type: PlaceType;
    index: number;
}

/** Which controls are in place where. Findings are judged in several worlds: without controls, as built, as planned, with a fix. */
export interface World {
    /** Equal keys mean equal worlds. */
    key: string;
    /** @returns whether `control` holds at an element or flow: on itself, on a zone around it, on the system, or through a fact. */
    holds(control: string, type: 'element' | 'flow', index: number): boolean;
    /** @returns whether `control` may hold anywhere; false spares looking. */
    hasAnywhere(control: string): boolean;
}

/** The world in which nobody has done anything. */
export const BARE: World = { key: 'bare', holds: () => false, hasAnywhere: () => false };

/**
 * The world in which mitigations of the given statuses are in place.
 * Facts that stand for controls (`implied when`) count as well.
 */
export function worldOf(snapshot: Snapshot, key: string, counts: (mitigation: MitigationModel) => boolean): World {
    const tables = new Map<string, ControlTable>();
    const tableOf = (control: string): ControlTable => {
        let table = tables.get(control);
        if (!table) {
            table = tabulate(snapshot, control, counts);
            tables.set(control, table);
        }
        return table;
    };
    return {
        key,
        holds: (control, type, index) => tableOf(control)[type][index] === 1,
        hasAnywhere: (control) => tableOf(control).anywhere
    };
}

/** Where one control holds. */
interface ControlTable {
    element: Uint8Array;
    flow: Uint8Array;
    anywhere: boolean;
}

/** @returns `world` with further controls put in place. */
export function withPlacements(snapshot: Snapshot, world: World, placements: readonly Placement[]): World {
    return {
        key: `${world.key}+${placements.map((placement) => `${placement.control}@${placement.type}${placement.index}`).join('+')}`,
        holds: (control, type, index) =>
            world.holds(control, type, index) ||
            placements.some((placement) => placement.control === control && covers(snapshot, placement, type, index)),
        hasAnywhere: (control) => world.hasAnywhere(control) || placements.some((placement) => placement.control === control)
    };
}

/** @returns whether a control expression holds at one place, all of it there. */
export function holdsAt(world: World, expression: ControlExpression, type: 'element' | 'flow', index: number): boolean {
    switch (expression.op) {
        case 'control':
            return world.holds(expression.control, type, index);
        case 'and':
            return expression.operands.every((operand) => holdsAt(world, operand, type, index));
        case 'or':
            return expression.operands.some((operand) => holdsAt(world, operand, type, index));
    }
}

/** @returns whether what is put at a place holds for an element or flow: for itself, or for all inside a zone or the system. */
export function covers(snapshot: Snapshot, place: { type: PlaceType; index: number }, type: 'element' | 'flow', index: number): boolean {
    switch (place.type) {
        case 'system':
            return true;
        case 'zone':
            return type === 'element' ? snapshot.isInZone(index, place.index) : snapshot.isWithin(snapshot.zoneOfFlow(index), place.index);
        default:
            return place.type === type && place.index === index;
    }
}

function tabulate(snapshot: Snapshot, control: string, counts: (mitigation: MitigationModel) => boolean): ControlTable {
    const { model } = snapshot;
    const applied = (mitigations: MitigationModel[]): boolean =>
        mitigations.length > 0 && mitigations.some((mitigation) => mitigation.control === control && counts(mitigation));
    const element = new Uint8Array(model.elements.length);
    const flow = new Uint8Array(model.flows.length);
    if (applied(model.mitigations)) {
        element.fill(1);
        flow.fill(1);
        return { element, flow, anywhere: true };
    }
    const zones = model.zones.map((zone) => applied(zone.mitigations));
    model.zones.forEach((zone, index) => (zones[index] ||= zone.parent !== undefined && zones[zone.parent]));
    model.elements.forEach((each, index) => {
        if ((each.zone !== undefined && zones[each.zone]) || applied(each.mitigations)) element[index] = 1;
    });
    model.flows.forEach((each, index) => {
        const zone = snapshot.zoneOfFlow(index);
        if ((zone !== undefined && zones[zone]) || applied(each.mitigations)) flow[index] = 1;
    });
    const implied = snapshot.rules.impliedBy(control);
    if (implied) {
        for (let index = 0; index < element.length; index++) if (element[index] === 0 && implied.kinds.has(model.elements[index].kind) && implied.element(snapshot, index)) element[index] = 1;
        if (implied.kinds.has('flow')) for (let index = 0; index < flow.length; index++) if (flow[index] === 0 && implied.flow(snapshot, index)) flow[index] = 1;
    }
    return { element, flow, anywhere: element.includes(1) || flow.includes(1) };
}

/** @returns whether a control also counts where it lies on every path of an attack (`counts: on_path`). */
export function countsOnPath(control: ControlModel | undefined): boolean {
    return control?.facts.some((fact) => fact.name === 'counts' && fact.values[0]?.value === 'on_path') ?? false;
}
