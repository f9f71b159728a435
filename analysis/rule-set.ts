import type { ControlModel, Expression, LibraryModel, PathKind } from '../language/model/library-model.js';
import { compileThreat, type Rule } from './compiled-threat.js';
import { compileExpression } from './expressions.js';
import { KindTable } from './kinds.js';
import type { Snapshot } from './snapshot.js';
import { furthest, type CompiledExpression, type Reach } from './compiled-expression.js';
import { PATH_KINDS } from './path-kinds.js';
import { TRUE } from './truth.js';
import { BARE } from './worlds.js';

interface Implied {
    reach: Reach;
    /** Kinds that have at least one of the facts; on others there is nothing to look at. */
    kinds: Set<string>;
    element(snapshot: Snapshot, index: number): boolean;
    flow(snapshot: Snapshot, index: number): boolean;
}

export type { Remedy, Rule, TargetType } from './compiled-threat.js';

/** A library compiled once, to be used on any number of systems. */
export class RuleSet {
    readonly kinds: KindTable;
    readonly rules: Rule[];
    private readonly controls: Map<string, ControlModel>;
    /** Path atoms that a control can cut, for controls that count on the path or where it begins. */
    private readonly guarded = new Map<string, ReadonlySet<PathKind>>();
    private readonly atSource = new Set<string>();
    private readonly implied = new Map<string, Implied>();

    constructor(readonly library: LibraryModel) {
        this.kinds = new KindTable(library);
        this.controls = new Map(library.controls.map(control => [control.name, control]));
        for (const control of library.controls) {
            const counts = namesIn(control, 'counts');
            const atSource = counts.includes('at_source') && !counts.includes('on_path');
            if (atSource) this.atSource.add(control.name);
            if (atSource || counts.includes('on_path')) this.guarded.set(control.name, guardedBy(control, atSource));
        }
        for (const control of library.controls)
            if (control.implied.length > 0) this.implied.set(control.name, compileImplied(control.implied, this));
        this.rules = library.threats.flatMap((threat, order) => compileThreat(threat, order, library, this.kinds));
    }

    control(name: string): ControlModel | undefined {
        return this.controls.get(name);
    }

    /** @returns whether a control can count on the paths of an attack, and not only on the threatened thing. */
    isPathControl(name: string): boolean {
        return this.guarded.has(name);
    }

    /** @returns whether a control counts where paths begin, and at no other place on them. */
    isSourceControl(name: string): boolean {
        return this.atSource.has(name);
    }

    /** @returns whether a control counts on the target of a rule: one that counts at the source only where the target is the source. */
    countsOnTarget(name: string, { type, condition }: Rule): boolean {
        return !this.atSource.has(name) || type === 'flow' || condition.reach.paths === undefined;
    }

    /** @returns whether a control guards a way in, and can be taken out by whoever holds the place that it is at. */
    guardsWayIn(name: string): boolean {
        return [...(this.guarded.get(name) ?? [])].some(path => PATH_KINDS[path].direction === 'to');
    }

    /** @returns whether a control can lie on paths of a kind: a quota on queries guards nothing on the way of training data. */
    guards(name: string, path: PathKind): boolean {
        return this.guarded.get(name)?.has(path) ?? false;
    }

    /** @returns the tests of facts that stand for a control. */
    impliedBy(control: string): Implied | undefined {
        return this.implied.get(control);
    }
}

/** What the `guards` of a control means in path atoms. */
const GUARDED: Record<string, readonly PathKind[]> = {
    questions: ['queried', 'reached', 'reaches'],
    content: ['influenced', 'influences', 'loops'],
    lessons: ['learns'],
    artifacts: ['supplied', 'supplies'],
    actions: ['reaches', 'influences']
};

/** A control that does not say what it guards can lie on any path; at the source, on any that leads to the target. */
function guardedBy(control: ControlModel, atSource: boolean): ReadonlySet<PathKind> {
    const guards = namesIn(control, 'guards');
    const paths = (guards.length > 0 ? guards : Object.keys(GUARDED)).flatMap(name => GUARDED[name] ?? []);
    return new Set(atSource ? paths.filter(path => PATH_KINDS[path].direction === 'to') : paths);
}

function namesIn(control: ControlModel, fact: string): string[] {
    return control.facts.filter(({ name }) => name === fact).flatMap(({ values }) => values.map(({ value }) => String(value)));
}

function compileImplied(expressions: Expression[], rules: RuleSet): Implied {
    const kinds = new Set(
        rules.library.kinds.map(({ name }) => name).filter(kind => expressions.some(expression => canHold(expression, kind, rules.kinds)))
    );
    const tests = (type: 'element' | 'flow'): CompiledExpression[] => expressions.map(expression => compileExpression(expression, type));
    const [onElement, onFlow] = [tests('element'), tests('flow')];
    return {
        kinds,
        reach: furthest([...onElement, ...onFlow].map(({ reach }) => reach)),
        element: (snapshot, index) => onElement.some(test => test.truth(snapshot, BARE, index) === TRUE),
        flow: (snapshot, index) => onFlow.some(test => test.truth(snapshot, BARE, index) === TRUE)
    };
}

/**
 * @returns whether what stands for a control can be so of a kind at all: only such things are looked at. A fact that a kind does
 * not have stands for nothing there, also where it is denied.
 */
function canHold(expression: Expression, kind: string, kinds: KindTable): boolean {
    switch (expression.op) {
        case 'compare': {
            const { fact, operator, values } = expression;
            if (fact === 'kind') return operator === '!=' || values.some(({ value }) => kinds.isA(kind, String(value)));
            if (fact.startsWith('source.') || fact.startsWith('target.')) return kind === 'flow';
            return fact.startsWith('system.') || kinds.attribute(kind, fact) !== undefined;
        }
        case 'not':
            return expression.operand.op === 'compare' && expression.operand.fact === 'kind'
                ? true
                : canHold(expression.operand, kind, kinds);
        case 'and':
            return expression.operands.every(operand => canHold(operand, kind, kinds));
        case 'or':
            return expression.operands.some(operand => canHold(operand, kind, kinds));
        default:
            return true;
    }
}
