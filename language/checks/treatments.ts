import type { Fact, Mitigation, Treatment } from '../generated/ast.js';
import { rangesOf, tokenRanges } from '../syntax/ranges.js';
import type { Check } from './check.js';
import { replacing, stating } from './problem-fix.js';

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
            fixes: missing.some(name => treatment.facts.some(fact => fact.name === name))
                ? []
                : [stating(range, missing, rangesOf(treatment))],
            message: `'${treatment.action}' has no effect until it states ${missing.map(name => `'${name}'`).join(' and ')}.`
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
            message: 'A verified mitigation states its evidence: a test, a report, a configuration that shows it works.',
            fixes: [
                ...(mitigation.facts.some(fact => fact.name === 'evidence') ? [] : [stating(range, ['evidence'], rangesOf(mitigation))]),
                replacing(range, range, 'implemented', 'Call it implemented, not verified')
            ]
        });
    }
    if (status?.names[0] === 'planned' && !states(mitigation.facts, 'due')) {
        report({
            severity: 'information',
            code: 'due-missing',
            range,
            message: 'A planned mitigation states when it is due.',
            fixes: [stating(range, ['due'], rangesOf(mitigation))]
        });
    }
};

function states(facts: readonly Fact[], name: string): boolean {
    return facts.some(fact => fact.name === name && fact.texts.every(text => text.trim()));
}
