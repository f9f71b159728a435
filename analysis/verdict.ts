import type { ControlExpression } from '../language/model/library-model.js';
import type { Cut } from './compiled-expression.js';
import type { Remedy, Rule } from './rule-set.js';
import type { Snapshot } from './snapshot.js';
import { FALSE, TRUE, UNKNOWN, type Truth } from './truth.js';
import type { World } from './worlds.js';

/** What the controls of a world do to a threat that is present without them. */
export type Verdict = 'open' | 'residual' | 'mitigated';

/** @returns what remains of a threat in a world; the threat's condition holds in the bare world. */
export function judge(snapshot: Snapshot, rule: Rule, index: number, world: World): Verdict {
    if (helps(snapshot, rule, index, world, rule.closing)) return 'mitigated';
    // Controls named by the condition itself (`without query-limit`) may have made it false.
    if (rule.conditionControls.length > 0 && rule.condition.truth(snapshot, world, index) === FALSE) return 'mitigated';
    if (helps(snapshot, rule, index, world, rule.reducing)) return 'residual';
    return 'open';
}

/** Whether what is demanded is met on every way of the attack, be it by other controls on each. */
function helps(snapshot: Snapshot, rule: Rule, index: number, world: World, { alternatives, demands }: Remedy): boolean {
    if (demands) return demands.every(controls => areCovering(snapshot, rule, index, world, controls));
    return alternatives.some(expression => fulfils(snapshot, rule, index, world, expression));
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

/** @returns whether a control counts against a threat at a target, without any other. */
export function isCovered(snapshot: Snapshot, rule: Rule, index: number, world: World, control: string): boolean {
    return areCovering(snapshot, rule, index, world, [control]);
}

/** Whether one of the controls holds at the target, or no path is left that avoids all of them. */
function areCovering(snapshot: Snapshot, rule: Rule, index: number, world: World, controls: readonly string[]): boolean {
    if (rule.type === 'system') return controls.some(control => world.holdsOnSystem(control));
    if (controls.some(control => holdsAtTarget(snapshot, rule, index, world, control))) return true;
    const cut = controls.filter(control => snapshot.rules.isPathControl(control) && world.hasAnywhere(control));
    if (cut.length === 0) return false;
    const left = rule.condition.truth(snapshot, world, index, cut);
    return isCutOff(snapshot, rule, index, world, left);
}

/** Where the threat itself is undecided, controls count only if they surely lie on every path. */
function isCutOff(snapshot: Snapshot, rule: Rule, index: number, world: World, left: Truth): boolean {
    return left === FALSE || (left === UNKNOWN && rule.condition.truth(snapshot, world, index) === TRUE);
}

/** Whether a control holds on the threatened thing itself; for a flow and a control on the path, also on an end of it. */
function holdsAtTarget(snapshot: Snapshot, rule: Rule, index: number, world: World, control: string): boolean {
    const { rules, model } = snapshot;
    if (rule.type === 'system' || !rules.countsOnTarget(control, rule)) return false;
    // What guards a way in can be taken out where an attacker holds the place; what the thing itself is made of cannot.
    const canHold = !rules.guardsWayIn(control) || !snapshot.isAttackerHeld(rule.type, index);
    if (canHold && world.holds(control, rule.type, index)) return true;
    if (rule.type === 'element' || !rules.isPathControl(control)) return false;
    const { source, target } = model.flows[index];
    const ends = rules.isSourceControl(control) ? [source] : [source, target];
    return ends.some(end => !snapshot.isAttackerHeld('element', end) && world.holds(control, 'element', end));
}

/**
 * @returns controls that count against a present threat only as far as the model says: a path that avoids them may exist,
 * over flows or ends of which too little is stated
 */
export function uncertainCuts(snapshot: Snapshot, rule: Rule, index: number, world: World): Cut[] {
    if (rule.type === 'system') return [];
    return [rule.closing, rule.reducing].flatMap(({ demands, controls }): Cut[] =>
        (demands ?? controls.map(control => [control])).flatMap(demanded => {
            if (demanded.some(control => holdsAtTarget(snapshot, rule, index, world, control))) return [];
            const cut = demanded.filter(control => snapshot.rules.isPathControl(control) && world.hasAnywhere(control));
            const left = cut.length > 0 ? rule.condition.truth(snapshot, world, index, cut) : FALSE;
            return left === UNKNOWN && isCutOff(snapshot, rule, index, world, left) ? [cut] : [];
        })
    );
}
