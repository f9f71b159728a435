import type { Declaration } from '../language/model/source.js';
import type { SystemModel } from '../language/model/system-model.js';
import type { ExpectedPlace, QuestionExpectation, TestModel, ThreatExpectation } from '../language/model/test-model.js';
import { analyse } from './analyse.js';
import type { Analysis, Finding, FindingStatus, Question } from './finding.js';
import type { RuleSet } from './rule-set.js';

/** What became of one expectation of a test. */
export interface ExpectationOutcome {
    /** Where the expectation stands. */
    declaration: Declaration;
    /** What was found instead, in one sentence; undefined where the expectation is met. */
    failure?: string | undefined;
}

/**
 * Analyses the small model of a test and compares what is found with what is expected.
 *
 * @param today the day of the analysis as `2026-11-23`: decides which treatments still hold
 * @returns an outcome for each expectation, in their order
 */
export function runTest(test: TestModel, rules: RuleSet, { today }: { today: string }): ExpectationOutcome[] {
    return outcomesOf(test, analyse(test.system, rules, { today }), rules);
}

/**
 * Compares what was found in the small model of a test with what is expected.
 *
 * @param analysis of the test's model
 * @returns an outcome for each expectation, in their order
 */
export function outcomesOf(test: TestModel, analysis: Analysis, rules: RuleSet): ExpectationOutcome[] {
    return test.expectations.map(expectation => {
        const { declaration, place } = expectation;
        const failure =
            place && place.id === undefined
                ? `There is no ${place.text} in this test.`
                : 'fact' in expectation
                  ? questionFailure(expectation, analysis, test.system)
                  : threatFailure(expectation, analysis, test.system, rules);
        return failure === undefined ? { declaration } : { declaration, failure };
    });
}

/** Statuses that an `expect no` does not allow. */
const UNRESOLVED: ReadonlySet<FindingStatus> = new Set(['open', 'planned', 'residual']);

function threatFailure(
    { threat, status, place }: ThreatExpectation,
    { findings, questions }: Analysis,
    model: SystemModel,
    rules: RuleSet
): string | undefined {
    if (!rules.rules.some(rule => rule.threat.name === threat)) {
        return `There is no threat ${threat}.`;
    }
    const ofThreat = findings.filter(finding => finding.threat === threat);
    const here = place ? ofThreat.filter(finding => isAt(finding, place, model)) : ofThreat;
    if (status === 'none') {
        const unwanted = here.filter(finding => UNRESOLVED.has(finding.status));
        return unwanted.length === 0 ? undefined : `${threat} is found: ${places(unwanted)}.`;
    }
    if (here.some(finding => finding.status === status)) {
        return undefined;
    }
    const wanted = `${threat} is not ${status}${place ? ` on ${place.text}` : ''}`;
    if (here.length > 0) {
        return `${wanted}, but ${places(here)}.`;
    }
    if (ofThreat.length > 0) {
        return `${wanted}; it is found elsewhere: ${places(ofThreat)}.`;
    }
    const waiting = questions.filter(({ decides }) => decides.includes(threat));
    return waiting.length > 0 ? `${wanted}: whether it is there depends on ${waiting.map(named).join(', ')}.` : `${wanted}.`;
}

function questionFailure({ fact, asked, place }: QuestionExpectation, { questions }: Analysis, model: SystemModel): string | undefined {
    const about = questions.filter(question => question.fact === fact);
    const here = place ? about.filter(question => isAt(question, place, model)) : about;
    if (asked === here.length > 0) {
        return undefined;
    }
    if (!asked) {
        return `${here.map(named).join(', ')} is asked for, to decide ${here[0].decides.join(', ')}.`;
    }
    const others = questions.filter(question => !place || isAt(question, place, model)).map(named);
    const wanted = `${fact} is not asked for${place ? ` on ${place.text}` : ''}`;
    return others.length > 0 ? `${wanted}, but ${others.join(', ')}.` : `${wanted}.`;
}

/** `mitigated on prod.ranker`, of each finding. */
function places(findings: readonly Finding[]): string {
    return findings.map(({ status, target, targetType }) => `${status} on ${targetType === 'system' ? 'the system' : target}`).join(', ');
}

/** `format of prod.ranker` */
function named({ fact, target, targetType }: Question): string {
    return `${fact} of ${targetType === 'system' ? 'the system' : target}`;
}

/** Whether something is at an expected place. A zone stands for the elements inside it. */
function isAt({ target, targetType, targetIndex }: Finding | Question, { type, id }: ExpectedPlace, model: SystemModel): boolean {
    return type === 'zone' ? targetType === 'element' && zonesOf(model, targetIndex).includes(id!) : targetType === type && target === id;
}

/** Ids of the zones around an element. */
function zonesOf({ elements, zones }: SystemModel, element: number): string[] {
    const around: string[] = [];
    for (let zone = elements[element].zone; zone !== undefined; zone = zones[zone].parent) around.push(zones[zone].id);
    return around;
}
