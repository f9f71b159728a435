import type { Expression } from '../language/model/library-model.js';
import type { SubjectType } from './columns.js';
import { compileComparison, nameOf } from './comparison.js';
import { controlsInCondition } from './named-controls.js';
import { PATH_KINDS } from './path-kinds.js';
import { RELATIONS } from './relations.js';
import type { Snapshot } from './snapshot.js';
import type { PathQuestion, Sweep } from './sweeps.js';
import { furthest, type CompiledExpression, type Cut, type Explanation } from './compiled-expression.js';
import { FALSE, TRUE, UNKNOWN, not, type Truth } from './truth.js';
import type { World } from './worlds.js';

/** Never true, never asks: what an expression becomes that does not fit its subject (the language reports it). */
const NEVER: CompiledExpression = { reach: { facts: 0 }, truth: () => FALSE, explain: () => undefined, ask: () => undefined };

/**
 * Compiles a rule expression for subjects of one type.
 *
 * @returns a total test: what cannot be decided is UNKNOWN, what makes no sense is FALSE
 */
export function compileExpression(expression: Expression, subject: SubjectType): CompiledExpression {
    switch (expression.op) {
        case 'compare':
            return compileComparison(expression, subject);
        case 'and':
            return conjunction(expression.operands.map(operand => compileExpression(operand, subject)));
        case 'or':
            return disjunction(expression.operands.map(operand => compileExpression(operand, subject)));
        case 'not':
            return negation(compileExpression(expression.operand, subject));
        case 'quantified':
            return quantified(expression, subject);
        case 'path':
            return path(expression, subject);
    }
}

/**
 * All must hold. Costly tests should come last: the first false one ends it.
 *
 * @param inOrder the operands in the order in which to ask about them, where that is another one
 */
export function conjunction(operands: CompiledExpression[], inOrder = operands): CompiledExpression {
    return {
        reach: furthest(operands.map(({ reach }) => reach)),
        truth(snapshot, world, index, cut) {
            let truth: Truth = TRUE;
            for (const operand of operands) {
                const each = operand.truth(snapshot, world, index, cut);
                if (each === FALSE) return FALSE;
                if (each < truth) truth = each;
            }
            return truth;
        },
        explain(snapshot, world, index, into) {
            for (const operand of operands) operand.explain(snapshot, world, index, into);
        },
        ask: askFirst(inOrder)
    };
}

function disjunction(operands: CompiledExpression[]): CompiledExpression {
    return {
        reach: furthest(operands.map(({ reach }) => reach)),
        truth(snapshot, world, index, cut) {
            let truth: Truth = FALSE;
            for (const operand of operands) {
                const each = operand.truth(snapshot, world, index, cut);
                if (each === TRUE) return TRUE;
                if (each > truth) truth = each;
            }
            return truth;
        },
        explain(snapshot, world, index, into) {
            for (const operand of operands)
                if (operand.truth(snapshot, world, index) === TRUE) operand.explain(snapshot, world, index, into);
        },
        ask: askUndecided(operands)
    };
}

/** One answer at a time: what the first undecided operand turns out to be may spare all others. */
function askFirst(operands: CompiledExpression[]): CompiledExpression['ask'] {
    return (snapshot, world, index, into, cut) => {
        const before = into.length;
        for (const operand of operands) {
            if (operand.truth(snapshot, world, index, cut) === UNKNOWN) operand.ask(snapshot, world, index, into, cut);
            // There are operands about which nothing can be asked.
            if (into.length > before) return;
        }
    };
}

/** What is already decided need not be asked. */
function askUndecided(operands: CompiledExpression[]): CompiledExpression['ask'] {
    return (snapshot, world, index, into, cut) => {
        for (const operand of operands)
            if (operand.truth(snapshot, world, index, cut) === UNKNOWN) operand.ask(snapshot, world, index, into, cut);
    };
}

function negation(operand: CompiledExpression): CompiledExpression {
    return {
        reach: operand.reach,
        truth: (snapshot, world, index, cut) => not(operand.truth(snapshot, world, index, cut)),
        // What is not there has no place to point at.
        explain: () => undefined,
        ask: (snapshot, world, index, into, cut) => operand.ask(snapshot, world, index, into, cut)
    };
}

function quantified(expression: Extract<Expression, { op: 'quantified' }>, subject: SubjectType): CompiledExpression {
    const relation = subject === 'element' || subject === 'flow' ? RELATIONS[subject][expression.relation] : undefined;
    if (!relation) return NEVER;
    const where = expression.where ? compileExpression(expression.where, relation.type) : conjunction([]);
    const member = (snapshot: Snapshot, world: World, index: number, wanted: Truth): number | undefined =>
        relation.of(snapshot, index).members.find(each => where.truth(snapshot, world, each) === wanted);
    const some = (snapshot: Snapshot, world: World, index: number): Truth => {
        const { members, undisclosed } = relation.of(snapshot, index);
        let truth: Truth = undisclosed === undefined ? FALSE : UNKNOWN;
        for (const each of members) {
            const one = where.truth(snapshot, world, each);
            if (one === TRUE) return TRUE;
            if (one > truth) truth = one;
        }
        return truth;
    };
    const every = (snapshot: Snapshot, world: World, index: number): Truth => {
        const { members, undisclosed } = relation.of(snapshot, index);
        let truth: Truth = undisclosed === undefined ? TRUE : UNKNOWN;
        for (const each of members) {
            const one = where.truth(snapshot, world, each);
            if (one === FALSE) return FALSE;
            if (one < truth) truth = one;
        }
        return truth;
    };
    const { quantifier } = expression;
    const { facts, paths } = where.reach;
    return {
        reach: { facts: facts + 1, paths: paths === undefined ? undefined : paths + 1 },
        truth(snapshot, world, index) {
            if (quantifier === 'every') return every(snapshot, world, index);
            return quantifier === 'some' ? some(snapshot, world, index) : not(some(snapshot, world, index));
        },
        explain(snapshot, world, index, into) {
            if (quantifier === 'no') return;
            const witness = member(snapshot, world, index, TRUE);
            if (witness !== undefined) where.explain(snapshot, world, witness, into);
        },
        ask(snapshot, world, index, into) {
            const undecided = member(snapshot, world, index, UNKNOWN);
            if (undecided !== undefined) {
                where.ask(snapshot, world, undecided, into);
                return;
            }
            const { undisclosed } = relation.of(snapshot, index);
            if (undisclosed !== undefined) into.push({ type: 'flow', index: undisclosed, fact: 'sends' });
        }
    };
}

function path(expression: Extract<Expression, { op: 'path' }>, subject: SubjectType): CompiledExpression {
    if (subject !== 'element' && subject !== 'flow') return NEVER;
    const where = expression.where ? compileExpression(expression.where, 'element') : undefined;
    const automaton = PATH_KINDS[expression.path];
    const question: PathQuestion = {
        key: questionKey(expression),
        path: expression.path,
        kind: expression.kind,
        without: expression.without,
        dependsOnWorld: controlsInCondition(expression).length > 0,
        reach: where?.reach ?? { facts: 0 },
        isEnd: (snapshot, world, element) => {
            if (!snapshot.rules.kinds.isA(snapshot.model.elements[element].kind, expression.kind)) return FALSE;
            return where ? where.truth(snapshot, world, element) : TRUE;
        }
    };
    /** A flow is judged by the end of it that lies towards the path's far end. */
    const nodeOf = ({ model }: Snapshot, index: number): number => {
        if (subject === 'element') return index;
        return automaton.direction === 'to' ? model.flows[index].source : model.flows[index].target;
    };
    const sweepOf = (snapshot: Snapshot, world: World, cut: Cut | undefined): Sweep =>
        snapshot.sweeps.sweep(
            question,
            world,
            cut?.filter(control => snapshot.rules.guards(control, question.path))
        );
    const found = (sweep: Sweep, node: number): Truth => (subject === 'element' ? sweep.found : sweep.foundOrEnd)[node] as Truth;
    return {
        reach: { facts: 0, paths: 0 },
        truth: (snapshot, world, index, cut) => found(sweepOf(snapshot, world, cut), nodeOf(snapshot, index)),
        explain(snapshot, world, index, into) {
            const steps = snapshot.sweeps.witness(snapshot.sweeps.sweep(question, world), question, nodeOf(snapshot, index));
            const end = steps[automaton.direction === 'to' ? 0 : steps.length - 1].element;
            const about: Explanation = { reasons: [], paths: [] };
            where?.explain(snapshot, world, end, about);
            const names = steps.map(step => snapshot.model.elements[step.element].name);
            const between = names.slice(1, -1);
            into.reasons.push({
                text: `${automaton.words} ${nameOf(snapshot, 'element', end)}${between.length > 0 ? ` by way of ${between.join(', ')}` : ''}`,
                speaker: { type: 'element', index: end }
            });
            into.reasons.push(...about.reasons);
            into.paths.push(steps, ...about.paths);
        },
        ask(snapshot, world, index, into, cut) {
            const sweep = sweepOf(snapshot, world, cut);
            const steps = snapshot.sweeps.witness(sweep, question, nodeOf(snapshot, index), true);
            const end = steps[automaton.direction === 'to' ? 0 : steps.length - 1].element;
            if (where && where.truth(snapshot, world, end) === UNKNOWN) where.ask(snapshot, world, end, into);
            if (automaton.unstatedCounts) return;
            const unstated = steps.find(step => step.flow !== undefined && snapshot.sweeps.isPurposeUnstated(step.flow));
            if (unstated?.flow !== undefined) into.push({ type: 'flow', index: unstated.flow, fact: 'purpose' });
        }
    };
}

/** Equal questions share their sweep, whichever rules ask them: the key is the expression less its places in the text. */
function questionKey(expression: Expression): string {
    return JSON.stringify(expression, (key, value: unknown) => (key === 'source' ? undefined : value));
}
