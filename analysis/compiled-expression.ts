import type { PathStep } from './finding.js';
import type { Snapshot } from './snapshot.js';
import type { SubjectType } from './columns.js';
import type { GroundedReason } from './text-places.js';
import type { Truth } from './truth.js';
import type { World } from './worlds.js';

/** Why an expression holds. */
export interface Explanation {
    reasons: GroundedReason[];
    paths: PathStep[][];
}

/** A fact that the model does not state. */
export interface Unstated {
    type: SubjectType;
    index: number;
    /** An attribute's name, or `sends` where a flow does not say what it carries. */
    fact: string;
}

/** How far an expression looks from its subject, in relations (`some caller where (…)`, `source.trust`). */
export interface Reach {
    /** To the furthest fact it reads. */
    facts: number;
    /** To the furthest subject whose paths it asks about; undefined where it asks about none. */
    paths?: number;
}

/** Controls by their names: a path that meets any of them is taken not to lead. */
export type Cut = readonly string[];

/** A compiled rule expression over subjects of one type. */
export interface CompiledExpression {
    reach: Reach;
    /**
     * @param cut controls through which paths are taken not to lead
     */
    truth(snapshot: Snapshot, world: World, index: number, cut?: Cut): Truth;
    /** Adds why it is true; asked only where it is. */
    explain(snapshot: Snapshot, world: World, index: number, into: Explanation): void;
    /** Adds the facts that leave it undecided; asked only where it is. */
    ask(snapshot: Snapshot, world: World, index: number, into: Unstated[], cut?: Cut): void;
}

/** @returns a reach that covers all of them. */
export function furthest(reaches: readonly Reach[]): Reach {
    const paths = reaches.map(reach => reach.paths).filter(distance => distance !== undefined);
    return { facts: Math.max(0, ...reaches.map(({ facts }) => facts)), paths: paths.length > 0 ? Math.max(...paths) : undefined };
}
