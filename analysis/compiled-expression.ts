import type { PathStep, Reason } from './finding.js';
import type { Snapshot } from './snapshot.js';
import type { SubjectType } from './columns.js';
import type { Truth } from './truth.js';
import type { World } from './worlds.js';

/** Why an expression holds. */
export interface Explanation {
    reasons: Reason[];
    paths: PathStep[][];
}

/** A fact that the model does not state. */
export interface Unstated {
    type: SubjectType;
    index: number;
    /** An attribute's name, or `sends` where a flow does not say what it carries. */
    fact: string;
}

/** A compiled rule expression over subjects of one type. */
export interface CompiledExpression {
    /**
     * @param cut a control through which paths are taken not to lead
     */
    truth(snapshot: Snapshot, world: World, index: number, cut?: string): Truth;
    /** Adds why it is true; asked only where it is. */
    explain(snapshot: Snapshot, world: World, index: number, into: Explanation): void;
    /** Adds the facts that leave it undecided; asked only where it is. */
    ask(snapshot: Snapshot, world: World, index: number, into: Unstated[], cut?: string): void;
}
