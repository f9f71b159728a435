import type { Comparison, PathAtom, Quantified } from '../generated/ast.js';
import { rangesOf, tokenRanges } from '../syntax/ranges.js';
import type { Check, CheckContext } from './check.js';
import { factTypeOf, type FactType } from './fact-types.js';
import { closeOrAll, didYouMean, listed } from '../syntax/spelling.js';
import { attributesNamed, called, factOf, factsNamed, RELATIONS, subjectsOf, type Subject } from './rule-subjects.js';
import { misfits } from './values.js';

const ORDER_OPERATORS: readonly string[] = ['<', '<=', '>', '>='];

/** `some`, `every` and `no` look at what is related to what the rule is about. */
export const checkQuantified: Check<Quantified> = (quantified, { report }) => {
    const { relation } = quantified;
    const subjects = subjectsOf(quantified);
    if (!relation || subjects.some(({ type }) => Object.hasOwn(RELATIONS[type], relation))) {
        return;
    }
    const fitting = [...new Set(subjects.flatMap(({ type }) => Object.keys(RELATIONS[type])))];
    const suggestions = closeOrAll(relation, fitting);
    const others = fitting.length > 0 ? `: there ${fitting.length > 1 ? 'are' : 'is'} ${listed(fitting)}` : '';
    const exists = Object.values(RELATIONS).some(relations => Object.hasOwn(relations, relation));
    report({
        severity: 'error',
        code: 'unknown-relation',
        range: tokenRanges(quantified, 'relation')[0] ?? rangesOf(quantified).whole,
        suggestions,
        message: exists
            ? `${called(subjects)} has no '${relation}'${others}.`
            : `There is no relation '${relation}'.${suggestions.length < fitting.length ? didYouMean(suggestions) : ` There are ${listed(fitting)}.`}`
    });
};

/** A path starts at an element or at a flow. */
export const checkPath: Check<PathAtom> = (atom, { report }) => {
    const subjects = subjectsOf(atom);
    if (!subjects.some(({ type }) => type === 'element' || type === 'flow')) {
        report({
            severity: 'error',
            code: 'misplaced-path',
            range: rangesOf(atom).whole,
            message: `${called(subjects)} lies on no path: '${atom.path} ...' asks about elements and flows.`
        });
    }
};

/** A comparison is about a fact that its subject can have, with a value that the fact can take. */
export const checkComparison: Check<Comparison> = (comparison, context) => {
    if (!comparison.fact) {
        return;
    }
    const subjects = subjectsOf(comparison);
    if (factOf(comparison.fact) === 'kind') {
        checkKinds(comparison, context);
        return;
    }
    const attributes = attributesNamed(comparison.fact, subjects, context);
    if (!attributes) {
        return; // The library does not say what facts there are.
    }
    if (attributes.length === 0) {
        reportUnknown(comparison, subjects, context);
        return;
    }
    const types = attributes.map(factTypeOf);
    const other = otherFact(comparison);
    if (other === undefined) {
        checkLiterals(comparison, types, context);
    } else {
        checkOtherFact(comparison, other, types, subjects, context);
    }
    checkOperator(comparison, types, context);
};

/** What `kind` is compared with are kinds. */
function checkKinds(comparison: Comparison, { visible, report, suggest }: CheckContext): void {
    const ranges = tokenRanges(comparison, 'names');
    comparison.names.forEach((name, index) => {
        if (visible.find('Kind', name)) {
            return;
        }
        const suggestions = suggest(name, () => visible.all('Kind').keys());
        report({
            severity: 'error',
            code: 'unknown-kind',
            range: ranges[index] ?? rangesOf(comparison).whole,
            suggestions,
            message: `There is no kind '${name}'.${didYouMean(suggestions)}`
        });
    });
}

function reportUnknown(comparison: Comparison, subjects: readonly Subject[], context: CheckContext): void {
    const { fact: path } = comparison;
    const fact = factOf(path);
    const scope = path.slice(0, path.length - fact.length);
    const suggestions = context.suggest(path, () => factsNamed(path, subjects, context));
    const owners = [...new Set((context.attributes.all().get(fact) ?? []).map(attribute => attribute.$container.name))];
    const subject = scope ? `What stands behind '${scope.slice(0, -1)}'` : called(subjects);
    const misplaced = scope && scope !== 'system.' && !subjects.some(({ type }) => type === 'flow');
    context.report({
        severity: 'error',
        code: 'unknown-fact',
        range: tokenRanges(comparison, 'fact')[0] ?? rangesOf(comparison).whole,
        suggestions,
        message: misplaced
            ? `${called(subjects)} has no '${scope.slice(0, -1)}': only flows have ends.`
            : owners.length === 0
              ? `No kind has a fact '${path}'.${didYouMean(suggestions)}`
              : `${subject} has no fact '${fact}': it is a fact of ${listed(owners)}.`
    });
}

function checkLiterals(comparison: Comparison, types: readonly FactType[], context: CheckContext): void {
    const complaints = types.map(type => misfits(comparison, comparison.fact, type.value, context));
    if (complaints.every(misfit => misfit.length > 0)) {
        complaints[0].forEach(misfit => context.report({ severity: 'error', ...misfit }));
    }
}

/** The fact that stands in the place of a value: `source.trust < target.trust`. */
function otherFact({ names, texts, numbers, dates, list, operator }: Comparison): string | undefined {
    const alone = names.length === 1 && texts.length + numbers.length + dates.length === 0 && !list && operator !== undefined;
    return alone && factOf(names[0]) !== names[0] ? names[0] : undefined;
}

/** Two facts are compared where they take the same values. */
function checkOtherFact(
    comparison: Comparison,
    path: string,
    types: readonly FactType[],
    subjects: readonly Subject[],
    context: CheckContext
): void {
    const others = attributesNamed(path, subjects, context);
    const range = tokenRanges(comparison, 'names')[0] ?? rangesOf(comparison).whole;
    if (others?.length === 0) {
        const suggestions = context.suggest(path, () => factsNamed(path, subjects, context));
        context.report({
            severity: 'error',
            code: 'unknown-fact',
            range,
            suggestions,
            message: `${called(subjects)} has no fact '${path}' to compare with.${didYouMean(suggestions)}`
        });
    } else if (others && !others.map(factTypeOf).some(other => types.some(type => takeTheSame(type, other)))) {
        context.report({
            severity: 'error',
            code: 'wrong-type',
            range,
            message: `'${comparison.fact}' and '${path}' take different values.`
        });
    }
}

/** The type of an enumeration is one object, whichever fact has it. */
function takeTheSame({ value: a }: FactType, { value: b }: FactType): boolean {
    return a === b || (a.type === b.type && a.type !== 'names');
}

function checkOperator(comparison: Comparison, types: readonly FactType[], context: CheckContext): void {
    if (comparison.operator && ORDER_OPERATORS.includes(comparison.operator) && !types.some(isOrdered)) {
        context.report({
            severity: 'error',
            code: 'unordered-comparison',
            range: tokenRanges(comparison, 'operator')[0] ?? rangesOf(comparison).whole,
            suggestions: ['=', '!='],
            message: `'${comparison.fact}' has no order: compare with =, != or in.`
        });
    }
}

function isOrdered({ value }: FactType): boolean {
    return value.type === 'number' || value.type === 'date' || (value.type === 'names' && value.ordered);
}
