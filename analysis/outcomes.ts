import type { SystemModel } from '../language/model/system-model.js';
import type { Cut, Unstated } from './compiled-expression.js';
import { isEqual } from './equality.js';
import { FindingsByPlace } from './findings-by-place.js';
import { isStillOpen, type RaisedFinding } from './fixes.js';
import type { ModelChanges } from './model-changes.js';
import { QuestionList } from './questions.js';
import { raise, type FixSource } from './raise.js';
import type { Rule } from './rule-set.js';
import type { Snapshot } from './snapshot.js';
import { FALSE, TRUE, UNKNOWN } from './truth.js';
import { judge, uncertainCuts } from './verdict.js';

/** What a rule says about a target, where it does not keep silent. */
interface Outcome {
    raised?: RaisedFinding;
    unstated?: Unstated[];
}

/** What all rules say about all targets of one system, kept so that single answers can be replaced. */
export class Outcomes {
    readonly questions = new QuestionList();
    private readonly byRule = new Map<Rule, Map<number, Outcome>>();
    /** Findings by their target's place in the text, in the order of the rules. */
    private readonly byTarget: (RaisedFinding[] | undefined)[] = [];
    private readonly byPlace = new FindingsByPlace();

    constructor(private readonly source: FixSource) {}

    /** Asks a rule about a target of it, and replaces what it said before. */
    evaluate(snapshot: Snapshot, rule: Rule, index: number): void {
        let outcomes = this.byRule.get(rule);
        if (!outcomes) this.byRule.set(rule, (outcomes = new Map<number, Outcome>()));
        const before = outcomes.get(index);
        const now = isTarget(snapshot.model, rule, index) ? outcomeOf(snapshot, rule, index, this.source) : undefined;
        if (before) this.withdraw(snapshot.model, rule, index, before);
        if (!now) {
            if (before) outcomes.delete(index);
            return;
        }
        outcomes.set(index, now);
        if (now.unstated) this.questions.add(snapshot.model, rule, now.unstated);
        if (now.raised) {
            insert((this.byTarget[placeOf(snapshot.model, rule, index)] ??= []), now.raised);
            this.byPlace.add(now.raised);
        }
    }

    /** @returns all findings, by target in the order of the text and then by rule. */
    raised(): RaisedFinding[] {
        const all: RaisedFinding[] = [];
        for (const findings of this.byTarget) if (findings) for (const each of findings) all.push(each);
        return all;
    }

    /** @returns the findings of a threat. */
    raisedBy(threat: string): RaisedFinding[] {
        const all: RaisedFinding[] = [];
        for (const [rule, outcomes] of this.byRule)
            if (rule.threat.name === threat) for (const { raised } of outcomes.values()) if (raised) all.push(raised);
        return all;
    }

    /** Has findings say the same where they, their reasons and the steps of their paths stand now. */
    follow(model: SystemModel, changes: ModelChanges): void {
        for (const raised of this.byPlace.concerned(changes)) {
            const leadsElsewhere = raised.untreated.path.some(({ flow }) => flow !== undefined && changes.movedFlows.has(flow));
            const now = raised.at(model);
            const { declaration, because } = raised.untreated;
            if (!leadsElsewhere && isEqual(declaration, now.declaration) && isEqual(because, now.because)) continue;
            raised.untreated = now;
            raised.treated = undefined;
        }
    }

    private withdraw(model: SystemModel, rule: Rule, index: number, { raised, unstated }: Outcome): void {
        if (unstated) this.questions.remove(model, rule, unstated);
        if (!raised) return;
        const findings = this.byTarget[placeOf(model, rule, index)]!;
        findings.splice(findings.indexOf(raised), 1);
        this.byPlace.remove(raised);
    }
}

/** @returns whether a rule looks at the things of a kind that the target is of. What other systems declare is judged there. */
function isTarget({ elements, flows }: SystemModel, rule: Rule, index: number): boolean {
    switch (rule.type) {
        case 'system':
            return true;
        case 'flow':
            return flows[index].from === undefined;
        case 'element':
            return elements[index].from === undefined && rule.kinds.has(elements[index].kind);
    }
}

function placeOf({ elements }: SystemModel, rule: Rule, index: number): number {
    return { system: 0, element: 1, flow: 1 + elements.length }[rule.type] + index;
}

function insert(findings: RaisedFinding[], raised: RaisedFinding): void {
    let at = findings.length;
    while (at > 0 && findings[at - 1].rule.order > raised.rule.order) at--;
    findings.splice(at, 0, raised);
}

function outcomeOf(snapshot: Snapshot, rule: Rule, index: number, source: FixSource): Outcome | undefined {
    const { bare, built: asBuilt } = snapshot.worlds;
    const truth = rule.condition.truth(snapshot, bare, index);
    if (truth === FALSE) return undefined;
    const built = rule.conditionControls.length === 0 ? truth : rule.condition.truth(snapshot, asBuilt, index);
    if (truth === TRUE && built !== UNKNOWN) {
        const raised = raise(snapshot, rule, index, source);
        if (isStillOpen(raised.finding)) return { raised };
        const cuts = uncertainCuts(snapshot, rule, index, asBuilt);
        return { raised, unstated: cuts.flatMap(cut => unstatedFor(snapshot, rule, index, cut)) };
    }
    if (built !== UNKNOWN || judge(snapshot, rule, index, asBuilt) === 'mitigated') return undefined;
    return { unstated: unstatedFor(snapshot, rule, index) };
}

/**
 * @param cut controls; then asks what must be known to decide whether a path avoids them all
 * @returns what must be known to decide about a rule at a target
 */
function unstatedFor(snapshot: Snapshot, rule: Rule, index: number, cut?: Cut): Unstated[] {
    const unstated: Unstated[] = [];
    rule.condition.ask(snapshot, snapshot.worlds.built, index, unstated, cut);
    return unstated;
}
