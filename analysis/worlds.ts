import type { ControlExpression } from '../language/model/library-model.js';
import type { AppliedControls } from './control-tables.js';
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
    /** @returns whether `control` is applied to the system as such. */
    holdsOnSystem(control: string): boolean;
    /** @returns whether `control` may hold anywhere; false spares looking. */
    hasAnywhere(control: string): boolean;
    /** What it adds to which world, where it is made of another. */
    placed?: { onto: World; placements: readonly Placement[] };
}

/** The world in which nobody has done anything. */
export const BARE: World = { key: 'bare', holds: () => false, holdsOnSystem: () => false, hasAnywhere: () => false };

/**
 * The world in which the model's mitigations are in place, and what its facts stand for (`implied when`).
 *
 * @param withPlanned counts what is only planned, too
 */
export function worldOf(controls: AppliedControls, key: string, withPlanned: boolean): World {
    return {
        key,
        holds: (control, type, index) => controls.tableOf(control, withPlanned)[type][index] === 1,
        holdsOnSystem: control => controls.isOnSystem(control, withPlanned),
        hasAnywhere: control => controls.tableOf(control, withPlanned).anywhere
    };
}

/** @returns `world` with further controls put in place. */
export function withPlacements(snapshot: Snapshot, world: World, placements: readonly Placement[]): World {
    return {
        key: `${world.key}+${placements.map(placement => `${placement.control}@${placement.type}${placement.index}`).join('+')}`,
        holds: (control, type, index) =>
            world.holds(control, type, index) ||
            placements.some(placement => placement.control === control && covers(snapshot, placement, type, index)),
        holdsOnSystem: control =>
            world.holdsOnSystem(control) || placements.some(placement => placement.control === control && placement.type === 'system'),
        hasAnywhere: control => world.hasAnywhere(control) || placements.some(placement => placement.control === control),
        placed: { onto: world, placements }
    };
}

/** @returns whether a control expression holds at one place, all of it there. */
export function holdsAt(world: World, expression: ControlExpression, type: 'element' | 'flow', index: number): boolean {
    switch (expression.op) {
        case 'control':
            return world.holds(expression.control, type, index);
        case 'and':
            return expression.operands.every(operand => holdsAt(world, operand, type, index));
        case 'or':
            return expression.operands.some(operand => holdsAt(world, operand, type, index));
    }
}

/** @returns whether what is put at a place holds for an element or flow: for itself, or for all inside a zone or the system. */
export function covers(snapshot: Snapshot, place: { type: PlaceType; index: number }, type: 'element' | 'flow', index: number): boolean {
    switch (place.type) {
        case 'system':
            return (type === 'element' ? snapshot.model.elements : snapshot.model.flows)[index].from === undefined;
        case 'zone':
            return type === 'element' ? snapshot.isInZone(index, place.index) : snapshot.isWithin(snapshot.zoneOfFlow(index), place.index);
        default:
            return place.type === type && place.index === index;
    }
}
