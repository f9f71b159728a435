import type { Comparison, Quantified } from '../generated/ast.js';
import { rangesOf, tokenRanges } from '../syntax/ranges.js';
import type { Check, CheckContext } from './check.js';
import { factTypeOf, type FactType } from './fact-types.js';
import { didYouMean, listed, suggestionsFor } from '../syntax/spelling.js';
import { misfits } from './values.js';

/** What `some`, `every` and `no` can look at. */
export const RELATION_NAMES: readonly string[] = [
    'inflow',
    'outflow',
    'flow',
    'caller',
    'callee',
    'neighbour',
    'component',
    'data',
    'sends',
    'returns'
];

/** What may stand before a fact: the ends of a flow, and the system. */
const SCOPES: readonly string[] = ['source', 'target', 'system'];

const ORDER_OPERATORS: readonly string[] = ['<', '<=', '>', '>='];

export const checkQuantified: Check<Quantified> = (quantified, { report }) => {
    if (quantified.relation && !RELATION_NAMES.includes(quantified.relation)) {
        const suggestions = suggestionsFor(quantified.relation, RELATION_NAMES);
        report({
            severity: 'error',
            code: 'unknown-relation',
            range: tokenRanges(quantified, 'relation')[0] ?? rangesOf(quantified).whole,
            suggestions,
            message: `There is no relation '${quantified.relation}'.${didYouMean(suggestions) || ` There are ${listed(RELATION_NAMES)}.`}`
        });
    }
};

/** A comparison is about a fact that some kind declares, with a value that the fact can take. */
export const checkComparison: Check<Comparison> = (comparison, context) => {
    if (!comparison.fact) {
        return;
    }
    const types = typesOf(comparison.fact, context);
    if (!types) {
        reportUnknown(comparison, context);
        return;
    }
    if (types.length > 0) {
        checkLiterals(comparison, types, context);
        checkOperator(comparison, types, context);
    }
};

/** The types that a fact has on the kinds that declare it; undefined where none does, empty where any value goes. */
function typesOf(path: string, { attributes }: CheckContext): FactType[] | undefined {
    const fact = withoutScope(path);
    if (fact === 'kind') {
        return [];
    }
    return attributes.all().get(fact)?.map(factTypeOf);
}

function withoutScope(path: string): string {
    const dot = path.indexOf('.');
    return dot > 0 && SCOPES.includes(path.slice(0, dot)) ? path.slice(dot + 1) : path;
}

function reportUnknown(comparison: Comparison, context: CheckContext): void {
    const fact = withoutScope(comparison.fact);
    const scope = comparison.fact.slice(0, comparison.fact.length - fact.length);
    const suggestions = context.suggest(fact, () => context.attributes.all().keys()).map(name => scope + name);
    context.report({
        severity: 'error',
        code: 'unknown-fact',
        range: tokenRanges(comparison, 'fact')[0] ?? rangesOf(comparison).whole,
        suggestions,
        message: `No kind has a fact '${comparison.fact}'.${didYouMean(suggestions)}`
    });
}

function checkLiterals(comparison: Comparison, types: readonly FactType[], context: CheckContext): void {
    const complaints = types.map(type => misfits(comparison, comparison.fact, type.value, context));
    if (complaints.every(misfit => misfit.length > 0)) {
        complaints[0].forEach(misfit => context.report({ severity: 'error', ...misfit }));
    }
}

function checkOperator(comparison: Comparison, types: readonly FactType[], context: CheckContext): void {
    if (comparison.operator && ORDER_OPERATORS.includes(comparison.operator) && !types.some(isOrdered)) {
        context.report({
            severity: 'error',
            code: 'unordered-comparison',
            range: tokenRanges(comparison, 'operator')[0] ?? rangesOf(comparison).whole,
            message: `'${comparison.fact}' has no order: compare with =, != or in.`
        });
    }
}

function isOrdered({ value }: FactType): boolean {
    return value.type === 'number' || value.type === 'date' || (value.type === 'names' && value.ordered);
}
