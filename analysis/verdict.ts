import type { ControlExpression } from '../language/model/library-model.js';
import type { Rule } from './rule-set.js';
import type { Snapshot } from './snapshot.js';
import { FALSE, TRUE, UNKNOWN } from './truth.js';
import type { World } from './worlds.js';

/** What the controls of a world do to a threat that is present without them. */
export type Verdict = 'open' | 'residual' | 'mitigated';

/** @returns what remains of a threat in a world; the threat's condition holds in the bare world. */
export function judge(snapshot: Snapshot, rule: Rule, index: number, world: World): Verdict {
    const { threat } = rule;
    if (threat.mitigatedBy.some(expression => fulfils(snapshot, rule, index, world, expression))) return 'mitigated';
    // Controls named by the condition itself (`without query-limit`) may have made it false.
    if (rule.condition.truth(snapshot, world, index) === FALSE) return 'mitigated';
    if (threat.reducedBy.some(expression => fulfils(snapshot, rule, index, world, expression))) return 'residual';
    return 'open';
}

function fulfils(snapshot: Snapshot, rule: Rule, index: number, world: World, expression: ControlExpression): boolean {
    switch (expression.op) {
        case 'control':
            return isCovered(snapshot, rule, index, world, expression.control);
        case 'and':
            return expression.operands.every(operand => fulfils(snapshot, rule, index, world, operand));
        case 'or':
            return expression.operands.some(operand => fulfils(snapshot, rule, index, world, operand));
    }
}

/**
 * @returns whether a control counts against a threat at a target: it holds there; or it counts on the path and either
 * no path is left that avoids it, or, for a flow, one of the flow's own ends has it.
 */
export function isCovered(snapshot: Snapshot, rule: Rule, index: number, world: World, control: string): boolean {
    const { rules } = snapshot;
    if (rule.type === 'system') return world.holdsOnSystem(control);
    // What guards a way in can be taken out where an attacker holds the place; what the thing itself is made of cannot.
    const canHold = !rules.isPathControl(control) || !snapshot.isAttackerHeld(rule.type, index);
    if (canHold && world.holds(control, rule.type, index)) return true;
    if (!rules.isPathControl(control)) return false;
    if (rule.type === 'flow') {
        const { source, target } = snapshot.model.flows[index];
        if ([source, target].some(end => !snapshot.isAttackerHeld('element', end) && world.holds(control, 'element', end))) return true;
    }
    const left = rule.condition.truth(snapshot, world, index, control);
    // Where the threat itself is undecided, a control counts only if it surely lies on every path.
    return left === FALSE || (left === UNKNOWN && rule.condition.truth(snapshot, world, index) === TRUE);
}

/**
 * @returns controls that count against a present threat only as far as the model says: a path that avoids them may exist,
 * over flows or ends of which too little is stated
 */
export function uncertainControls(snapshot: Snapshot, rule: Rule, index: number, world: World): string[] {
    return [...rule.controls].filter(
        control =>
            snapshot.rules.isPathControl(control) &&
            isCovered(snapshot, rule, index, world, control) &&
            rule.type !== 'system' &&
            !world.holds(control, rule.type, index) &&
            rule.condition.truth(snapshot, world, index, control) === UNKNOWN
    );
}
