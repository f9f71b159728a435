import type { SystemModel } from '../language/model/system-model.js';
import { remember } from './control-effects.js';
import { haveSameMembers } from './equality.js';
import type { Analysis, Finding, Question } from './finding.js';
import { FixFinder } from './fixes.js';
import { changesBetween } from './model-changes.js';
import { Neighbourhood } from './neighbourhood.js';
import { Outcomes } from './outcomes.js';
import type { FixSource } from './raise.js';
import type { Rule, RuleSet } from './rule-set.js';
import { Snapshot } from './snapshot.js';
import { takeOverSweeps } from './sweep-changes.js';
import { applyTreatments } from './treatments.js';

/**
 * Finds the threats that a described system is open to.
 *
 * @param today the day of the analysis as `2026-11-23`: decides which treatments still hold
 * @param questionsAtOnce how many facts of one place are asked for at the same time: those that decide most; all unless given
 * @returns findings and questions in the order of the text; equal input gives equal output
 */
export function analyse(
    model: SystemModel,
    rules: RuleSet,
    { today, questionsAtOnce }: { today: string; questionsAtOnce?: number }
): Analysis {
    return new Analyser(rules, questionsAtOnce).analyse(model, { today });
}

/** How many answers about paths are carried from version to version; what comes after so many starts afresh. */
const MOST_ANSWERS = 1000;

/** What is kept of the version that was analysed last. */
interface Kept {
    snapshot: Snapshot;
    outcomes: Outcomes;
    source: FixSource;
}

/**
 * Analyses one version of a system after another, and asks again only what a change can have touched. Its findings are
 * the same objects as long as they say the same at the same place, and so is the list of them; their fixes are those of
 * the latest version.
 */
export class Analyser {
    private kept: Kept | undefined;
    private findings: Finding[] = [];
    private questions: Question[] = [];

    /** @param questionsAtOnce as for {@link analyse} */
    constructor(
        private readonly rules: RuleSet,
        private readonly questionsAtOnce = Infinity
    ) {}

    /**
     * @param today the day of the analysis as `2026-11-23`
     * @returns what {@link analyse} returns, whatever was analysed before
     */
    analyse(model: SystemModel, { today }: { today: string }): Analysis {
        const before = this.kept;
        // Where a rule throws, nothing that is half done may stay.
        this.kept = undefined;
        const kept = (before && this.goOn(before, model)) ?? this.start(model);
        const { snapshot, outcomes, source } = kept;
        const raised = outcomes.raised();
        for (const each of raised) each.finding = each.untreated;
        const notices = applyTreatments(snapshot, threat => outcomes.raisedBy(threat), today);
        source.finder = new FixFinder(snapshot, raised);
        this.kept = kept;
        const findings = raised.map(({ finding }) => finding);
        if (!haveSameMembers(this.findings, findings)) this.findings = findings;
        const questions = outcomes.questions.list(snapshot, this.questionsAtOnce);
        if (!haveSameMembers(this.questions, questions)) this.questions = questions;
        return remember({ findings: this.findings, questions: this.questions, notices }, snapshot, raised);
    }

    private start(model: SystemModel): Kept {
        const snapshot = new Snapshot(model, this.rules);
        const source: FixSource = { finder: new FixFinder(snapshot, []) };
        const outcomes = new Outcomes(source);
        for (const rule of this.rules.rules) evaluate(snapshot, outcomes, rule, targetsOf(rule, snapshot));
        return { snapshot, outcomes, source };
    }

    /** @returns undefined where hardly anything of the version before would hold */
    private goOn({ snapshot: before, outcomes, source }: Kept, model: SystemModel): Kept | undefined {
        const changes = changesBetween(before.model, model);
        if (!changes || before.sweeps.answers.length > MOST_ANSWERS) return undefined;
        const near = new Neighbourhood(changes, { before: before.model, after: model }, before.graph);
        const { snapshot, seenElsewhere } = before.after(model, near);
        const touched = takeOverSweeps(before, snapshot, near);
        for (const rule of this.rules.rules) {
            const everywhere = seenElsewhere.size > 0 && rule.namedControls.some(control => seenElsewhere.has(control));
            evaluate(snapshot, outcomes, rule, everywhere ? allOf(rule, model) : targetsNear(rule, near, touched.get(rule)));
        }
        outcomes.follow(model, changes);
        const { displaced } = changes;
        outcomes.questions.refresh(model, 'system', 0);
        for (const index of displaced.element) outcomes.questions.refresh(model, 'element', index);
        for (const index of displaced.flow) outcomes.questions.refresh(model, 'flow', index);
        for (const index of displaced.data) outcomes.questions.refresh(model, 'data', index);
        return { snapshot, outcomes, source };
    }
}

/** What a rule asks about paths is remembered, so that it is asked again where the answer changes. */
function evaluate(snapshot: Snapshot, outcomes: Outcomes, rule: Rule, targets: Iterable<number>): void {
    snapshot.sweeps.reader = rule;
    for (const index of targets) outcomes.evaluate(snapshot, rule, index);
    snapshot.sweeps.reader = undefined;
}

function* targetsOf(rule: Rule, { model, elementsByKind }: Snapshot): Generator<number> {
    if (rule.type === 'system') yield 0;
    else if (rule.type === 'flow') for (let index = 0; index < model.flows.length; index++) yield index;
    else for (const [kind, indices] of elementsByKind) if (rule.kinds.has(kind)) yield* indices;
}

function allOf(rule: Rule, { elements, flows }: SystemModel): Iterable<number> {
    return rule.type === 'system' ? [0] : (rule.type === 'flow' ? flows : elements).keys();
}

/** @returns the targets at which a rule can say something else than before: those that see a change, or of which paths have changed. */
function targetsNear(rule: Rule, near: Neighbourhood, touched: ReadonlySet<number> | undefined): Iterable<number> {
    if (rule.type === 'system') return [0];
    const close = near.within(rule.reach.facts);
    const along = touched && near.around(touched, rule.reach.paths ?? 0);
    if (rule.type === 'flow') return along ? new Set([...close.flows, ...along.flows, ...near.flowsAt(along.elements)]) : close.flows;
    return along ? new Set([...close.elements, ...along.elements]) : close.elements;
}
