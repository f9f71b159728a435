import type { Fact, Flow, Mitigation, Treatment } from '../generated/ast.js';
import { rangesOf, referenceRange, tokenRanges } from '../syntax/ranges.js';
import type { Check } from './check.js';
import { listed } from '../syntax/spelling.js';

/** A decision is written down with its reason; a risk that is accepted, also with who did and until when. */
export const checkTreatment: Check<Treatment> = (treatment, { report }) => {
    if (!treatment.threat || !(treatment.place ?? treatment.target)) {
        return; // The text breaks off before its facts, which is reported already.
    }
    const due = treatment.action === 'accept' ? ['by', 'until', 'reason'] : ['reason'];
    const missing = due.filter(name => !states(treatment.facts, name));
    const range = tokenRanges(treatment, 'action')[0] ?? rangesOf(treatment).whole;
    if (missing.length > 0) {
        report({
            severity: 'error',
            code: 'treatment-incomplete',
            range,
            suggestions: missing,
            message: `'${treatment.action}' has no effect until it states ${missing.map(name => `'${name}'`).join(' and ')}.`
        });
    }
};

/** A treatment of a flow names one flow of its system. */
export const checkTreatedFlow: Check<Treatment> = (treatment, { visible, report }) => {
    const source = treatment.source?.ref;
    const target = treatment.target?.ref;
    let system = treatment.$container as Treatment['$container'] | undefined;
    while (system && system.$type !== 'System') {
        system = system.$container;
    }
    if (!source || !target || system?.$type !== 'System') {
        return;
    }
    const joining = visible.own.namesOf(system).flows.filter(flow => flow.source?.ref === source && flow.target?.ref === target);
    const labelled = joining.filter(flow => treatment.label === undefined || flow.title === treatment.label);
    const start = referenceRange(treatment.source!).start;
    const range = { start, end: tokenRanges(treatment, 'label')[0]?.end ?? referenceRange(treatment.target!).end };
    if (labelled.length === 0) {
        const among = titlesOf(joining);
        report({
            severity: 'error',
            code: 'unknown-flow',
            range,
            message:
                joining.length === 0
                    ? 'There is no such flow.'
                    : `There is no such flow between these two${among.length > 0 ? `, only ${listed(among)}` : ''}.`
        });
    } else if (labelled.length > 1) {
        report({
            severity: 'error',
            code: 'ambiguous-flow',
            range,
            message: 'Several flows join these two: write the label of the one that is meant behind the target.'
        });
    }
};

/** A verified mitigation says what shows it, a planned one when it will be there. */
export const checkMitigation: Check<Mitigation> = (mitigation, { report }) => {
    const status = mitigation.facts.find(fact => fact.name === 'status');
    const range = status ? (rangesOf(status).values ?? rangesOf(status).whole) : rangesOf(mitigation).whole;
    if (status?.names[0] === 'verified' && !states(mitigation.facts, 'evidence')) {
        report({
            severity: 'warning',
            code: 'evidence-missing',
            range,
            message: 'A verified mitigation states its evidence: a test, a report, a configuration that shows it works.'
        });
    }
    if (status?.names[0] === 'planned' && !states(mitigation.facts, 'due')) {
        report({ severity: 'information', code: 'due-missing', range, message: 'A planned mitigation states when it is due.' });
    }
};

function states(facts: readonly Fact[], name: string): boolean {
    return facts.some(fact => fact.name === name && fact.texts.every(text => text.trim()));
}

function titlesOf(flows: readonly Flow[]): string[] {
    return flows.map(flow => flow.title).filter(title => title !== undefined);
}
