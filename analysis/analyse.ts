import type { ControlExpression } from '../language/model/library-model.js';
import type { SystemModel } from '../language/model/system-model.js';
import type { Analysis, Finding, FindingStatus, Reason } from './finding.js';
import { FixFinder, isStillOpen, type RaisedFinding } from './fixes.js';
import { findingId } from './identity.js';
import { QuestionList } from './questions.js';
import type { Rule, RuleSet } from './rule-set.js';
import { factOf, rate } from './severity.js';
import { Snapshot } from './snapshot.js';
import type { Explanation } from './compiled-expression.js';
import { applyTreatments } from './treatments.js';
import { FALSE, TRUE, UNKNOWN } from './truth.js';
import { isCovered, judge, uncertainControls } from './verdict.js';
import { withPlacements } from './worlds.js';

/**
 * Finds the threats that a described system is open to.
 *
 * @param today the day of the analysis as `2026-11-23`: decides which treatments still hold
 * @returns findings and questions in the order of the text; equal input gives equal output
 */
export function analyse(model: SystemModel, rules: RuleSet, { today }: { today: string }): Analysis {
    const snapshot = new Snapshot(model, rules);
    const questions = new QuestionList(snapshot);
    const raised: RaisedFinding[] = [];
    const finder = new FixFinder(snapshot, raised);
    for (const rule of rules.rules) {
        for (const index of targetsOf(rule, snapshot)) {
            const truth = rule.condition.truth(snapshot, snapshot.worlds.bare, index);
            const built = truth === FALSE ? FALSE : rule.condition.truth(snapshot, snapshot.worlds.built, index);
            if (truth === TRUE && built !== UNKNOWN) {
                const each = raise(snapshot, rule, index);
                offerFixes(each, finder);
                raised.push(each);
                if (!isStillOpen(each.finding))
                    for (const control of uncertainControls(snapshot, rule, index, snapshot.worlds.built))
                        questions.add(rule, index, control);
            } else if (built === UNKNOWN) {
                if (judge(snapshot, rule, index, snapshot.worlds.built) !== 'mitigated') questions.add(rule, index);
            }
        }
    }
    raised.sort((a, b) => place(a.finding) - place(b.finding) || a.rule.order - b.rule.order);
    const findings = raised.map(({ finding }) => finding);
    const notices = applyTreatments(snapshot, findings, today);
    return { findings, questions: questions.list(), notices };

    function place(finding: Finding): number {
        const offset = { system: 0, element: 1, flow: 1 + model.elements.length }[finding.targetType];
        return offset + finding.targetIndex;
    }
}

/** What other systems declare is judged there. */
function* targetsOf(rule: Rule, { model, elementsByKind }: Snapshot): Generator<number> {
    if (rule.type === 'system') yield 0;
    else if (rule.type === 'flow') {
        for (let index = 0; index < model.flows.length; index++) if (model.flows[index].from === undefined) yield index;
    } else {
        for (const [kind, indices] of elementsByKind)
            if (rule.kinds.has(kind)) for (const index of indices) if (model.elements[index].from === undefined) yield index;
    }
}

function raise(snapshot: Snapshot, rule: Rule, index: number): RaisedFinding {
    const { model, worlds } = snapshot;
    const { threat } = rule;
    const status = statusOf(snapshot, rule, index);
    const world = status === 'mitigated' ? worlds.bare : worlds.built;
    const explanation: Explanation = { reasons: [], paths: [] };
    rule.condition.explain(snapshot, world, index, explanation);
    const rating = rate(snapshot, rule, index, explanation.paths);
    const target = targetOf(model, rule, index);
    const advice = factOf(rule, 'advice');
    const finding: Finding = {
        id: findingId(model.name, threat.name, target.target),
        system: model.name,
        threat: threat.name,
        title: threat.title ?? threat.name,
        ...target,
        targetType: rule.type,
        targetIndex: index,
        status,
        ...rating,
        // What is done cannot be undone to zero: a residual stays on record at the lowest level.
        severity: status === 'residual' ? 'info' : rating.severity,
        maps: threat.maps,
        steps: rule.steps.filter(({ when }) => !when || when.truth(snapshot, world, index) === TRUE).flatMap(({ entries }) => entries),
        stride: threat.facts.filter(fact => fact.name === 'stride').flatMap(fact => fact.values.map(value => String(value.value))),
        message: factOf(rule, 'message') ?? threat.title ?? threat.name,
        ...(advice === undefined ? {} : { advice }),
        because: [...distinct(explanation.reasons), ...missingControls(rule, status)],
        path: explanation.paths[0] ?? [],
        fixes: [],
        rule: threat.declaration,
        ...dueOf(snapshot, rule, index, status)
    };
    return { finding, rule, paths: explanation.paths };
}

function statusOf(snapshot: Snapshot, rule: Rule, index: number): FindingStatus {
    const now = judge(snapshot, rule, index, snapshot.worlds.built);
    const { plannedControls } = snapshot.controls;
    // Nothing that this threat asks for is planned anywhere: as planned is as built.
    if (now !== 'open' || !rule.namedControls.some(control => plannedControls.has(control))) return now;
    return judge(snapshot, rule, index, snapshot.worlds.planned) === 'open' ? 'open' : 'planned';
}

function targetOf(model: SystemModel, rule: Rule, index: number): Pick<Finding, 'target' | 'targetKind' | 'declaration'> {
    switch (rule.type) {
        case 'system':
            return { target: model.name, targetKind: 'system', declaration: model.declaration };
        case 'flow':
            return { target: model.flows[index].id, targetKind: 'flow', declaration: model.flows[index].declaration };
        case 'element':
            return {
                target: model.elements[index].id,
                targetKind: model.elements[index].kind,
                declaration: model.elements[index].declaration
            };
    }
}

function distinct(reasons: Reason[]): Reason[] {
    const seen = new Set<string>();
    return reasons.filter(({ text }) => !seen.has(text) && seen.add(text));
}

/** What would help and is not there, as the threat's own text combines it. */
function missingControls(rule: Rule, status: FindingStatus): Reason[] {
    if (status !== 'open' && status !== 'planned') return [];
    const expressions = rule.threat.mitigatedBy.length > 0 ? rule.threat.mitigatedBy : rule.threat.reducedBy;
    if (expressions.length === 0) return [];
    return [{ text: `not in place: ${expressions.map(expression => inWords(expression)).join(', or ')}` }];
}

function inWords(expression: ControlExpression, inside = false): string {
    if (expression.op === 'control') return expression.control;
    const text = expression.operands.map(operand => inWords(operand, true)).join(` ${expression.op} `);
    return inside ? `(${text})` : text;
}

/** When the planned controls that will deal with a finding are all due: of alternatives the earliest, of what belongs together the latest. */
function dueOf(snapshot: Snapshot, rule: Rule, index: number, status: FindingStatus): { due?: string } {
    if (status !== 'planned') return {};
    const dates = [...rule.threat.mitigatedBy, ...rule.threat.reducedBy].map(expression =>
        dueOfExpression(snapshot, rule, index, expression)
    );
    const due = dates.filter(date => date !== undefined && date !== '').sort()[0];
    return due === undefined ? {} : { due };
}

/** @returns the date; empty where all is in place or no date is said; undefined where something is not even planned */
function dueOfExpression(snapshot: Snapshot, rule: Rule, index: number, expression: ControlExpression): string | undefined {
    if (expression.op === 'control') {
        const { built } = snapshot.worlds;
        if (isCovered(snapshot, rule, index, built, expression.control)) return '';
        const counting = snapshot.controls
            .plannedAt(expression.control)
            .filter(place => isCovered(snapshot, rule, index, withPlacements(snapshot, built, [place]), place.control));
        return counting.length === 0 ? undefined : (counting.flatMap(({ due }) => due ?? []).sort()[0] ?? '');
    }
    const dates = expression.operands.map(operand => dueOfExpression(snapshot, rule, index, operand));
    if (expression.op === 'and')
        return dates.some(date => date === undefined)
            ? undefined
            : dates
                  .map(date => date ?? '')
                  .sort()
                  .at(-1);
    return dates.filter(date => date !== undefined).sort()[0];
}

/** Fixes are worked out when somebody asks: trying controls at places is no work for every keystroke. */
function offerFixes(raised: RaisedFinding, finder: FixFinder): void {
    let fixes: Finding['fixes'] | undefined;
    Object.defineProperty(raised.finding, 'fixes', {
        enumerable: true,
        configurable: true,
        get: () => (fixes ??= finder.fixesFor(raised))
    });
}
