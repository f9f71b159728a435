import type { ControlExpression } from '../language/model/library-model.js';
import type { SystemModel } from '../language/model/system-model.js';
import type { Explanation } from './compiled-expression.js';
import type { Finding, FindingStatus, Fix, PathStep } from './finding.js';
import type { FixFinder, RaisedFinding } from './fixes.js';
import { findingId } from './identity.js';
import type { Rule } from './rule-set.js';
import { factOf, rate } from './severity.js';
import type { Snapshot } from './snapshot.js';
import { reasonIn, type GroundedReason } from './text-places.js';
import { TRUE } from './truth.js';
import { isCovered, judge } from './verdict.js';
import { withPlacements, type Placement } from './worlds.js';

/** Who works out the fixes of findings when somebody reads them: always the finder of the latest version. */
export interface FixSource {
    finder: FixFinder;
}

/** @returns the finding of a rule that holds at a target, before treatments. */
export function raise(snapshot: Snapshot, rule: Rule, index: number, source: FixSource): RaisedFinding {
    const { model, worlds } = snapshot;
    const { threat } = rule;
    const status = statusOf(snapshot, rule, index);
    const world = status === 'mitigated' ? worlds.bare : worlds.built;
    const explanation: Explanation = { reasons: [], paths: [] };
    rule.condition.explain(snapshot, world, index, explanation);
    const rating = rate(snapshot, rule, index, explanation.paths);
    const { declaration: _, ...target } = targetOf(model, rule, index);
    const advice = factOf(rule, 'advice');
    const due = status === 'planned' ? dueOf(snapshot, rule, index, explanation.paths) : undefined;
    const said: Said = {
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
        stride: rule.stride,
        message: factOf(rule, 'message') ?? threat.title ?? threat.name,
        ...(advice === undefined ? {} : { advice }),
        path: explanation.paths[0] ?? [],
        rule: threat.declaration,
        ...(due === undefined ? {} : { due })
    };
    const reasons = [...distinct(explanation.reasons), ...missingControls(snapshot, rule, index, status)];
    const at = (text: SystemModel): Finding => ({
        ...said,
        because: reasons.map(reason => reasonIn(text, reason)),
        // Trying controls at places is no work for every keystroke.
        get fixes() {
            return fixes();
        },
        declaration: targetOf(text, rule, index).declaration
    });
    const finding: Finding = at(model);
    const fixes = (): Fix[] => source.finder.fixesFor(raised);
    const raised: RaisedFinding = { finding, untreated: finding, rule, paths: explanation.paths, reasons, at };
    return raised;
}

/** What a finding says, wherever it stands in the text. */
type Said = Omit<Finding, 'because' | 'fixes' | 'declaration'>;

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

function distinct(reasons: GroundedReason[]): GroundedReason[] {
    const seen = new Set<string>();
    return reasons.filter(({ text }) => !seen.has(text) && seen.add(text));
}

/**
 * What would help and is not there, as the threat's own text combines it. Where something is done already, that is only what is still
 * missing: what would close the threat or, where nothing can, lower it further.
 */
function missingControls(snapshot: Snapshot, rule: Rule, index: number, status: FindingStatus): GroundedReason[] {
    if (status === 'mitigated') return [];
    const { mitigatedBy, reducedBy } = rule.threat;
    const expressions = mitigatedBy.length > 0 ? mitigatedBy : reducedBy;
    const missing =
        status === 'residual'
            ? expressions.flatMap(choices).flatMap(each => uncoveredPart(snapshot, rule, index, each) ?? [])
            : expressions;
    if (missing.length === 0) return [];
    return [{ text: `not in place: ${missing.map(expression => inWords(expression)).join(', or ')}` }];
}

/** One of several choices is in place already: the others help further, each by itself. */
function choices(expression: ControlExpression): ControlExpression[] {
    return expression.op === 'or' ? expression.operands.flatMap(choices) : [expression];
}

/** @returns what must be added so that the expression is met at a target; undefined where nothing must */
function uncoveredPart(snapshot: Snapshot, rule: Rule, index: number, expression: ControlExpression): ControlExpression | undefined {
    if (expression.op === 'control')
        return isCovered(snapshot, rule, index, snapshot.worlds.built, expression.control) ? undefined : expression;
    const parts = expression.operands.map(operand => uncoveredPart(snapshot, rule, index, operand));
    const operands = parts.filter(part => part !== undefined);
    const isMet = expression.op === 'or' ? operands.length < parts.length : operands.length === 0;
    if (isMet) return undefined;
    return operands.length === 1 ? operands[0] : { ...expression, operands };
}

function inWords(expression: ControlExpression, inside = false): string {
    if (expression.op === 'control') return expression.control;
    const text = expression.operands.map(operand => inWords(operand, true)).join(` ${expression.op} `);
    return inside ? `(${text})` : text;
}

/** When the planned controls that will deal with a finding are all due: of alternatives the earliest, of what belongs together the latest. */
function dueOf(snapshot: Snapshot, rule: Rule, index: number, paths: PathStep[][]): string | undefined {
    const near = placesOf(snapshot, rule, index, paths);
    const dates = [...rule.threat.mitigatedBy, ...rule.threat.reducedBy].map(expression =>
        dueOfExpression(snapshot, rule, index, expression, near)
    );
    return dates.filter(date => date !== undefined && date !== '').sort()[0];
}

/** @returns elements and flows at which a control can count for a finding: what cuts all paths also cuts the one that is shown. */
function placesOf({ model }: Snapshot, rule: Rule, index: number, paths: PathStep[][]): Set<string> {
    const places = new Set([`${rule.type}${index}`]);
    if (rule.type === 'flow') places.add(`element${model.flows[index].source}`).add(`element${model.flows[index].target}`);
    for (const { element, flow } of paths.flat()) {
        places.add(`element${element}`);
        if (flow !== undefined) places.add(`flow${flow}`);
    }
    return places;
}

/** @returns the date; empty where all is in place or no date is said; undefined where something is not even planned */
function dueOfExpression(
    snapshot: Snapshot,
    rule: Rule,
    index: number,
    expression: ControlExpression,
    near: ReadonlySet<string>
): string | undefined {
    if (expression.op === 'control') {
        const { built } = snapshot.worlds;
        if (isCovered(snapshot, rule, index, built, expression.control)) return '';
        const canCount = ({ type, index: place }: Placement): boolean =>
            type === 'zone' || type === 'system' || near.has(`${type}${place}`);
        const counting = snapshot.controls
            .plannedAt(expression.control)
            .filter(place => canCount(place) && isCovered(snapshot, rule, index, withPlacements(snapshot, built, [place]), place.control));
        return counting.length === 0 ? undefined : (counting.flatMap(({ due }) => due ?? []).sort()[0] ?? '');
    }
    const dates = expression.operands.map(operand => dueOfExpression(snapshot, rule, index, operand, near));
    if (expression.op === 'and')
        return dates.some(date => date === undefined)
            ? undefined
            : dates
                  .map(date => date ?? '')
                  .sort()
                  .at(-1);
    return dates.filter(date => date !== undefined).sort()[0];
}
