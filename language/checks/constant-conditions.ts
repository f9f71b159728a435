import type { AstNode } from 'langium';
import type { CatalogueReferences, Comparison, Control, Expression, PathAtom, Quantified, Severity, Threat } from '../generated/ast.js';
import { rangesOf } from '../syntax/ranges.js';
import type { Check, CheckContext } from './check.js';
import { factTypeOf } from './fact-types.js';
import { attributesNamed, subjectsOf } from './rule-subjects.js';

/** Which values of one fact make a condition true. */
interface FactRange {
    fact: string;
    values: ReadonlySet<string>;
    all: readonly string[];
}

/** The conditions of a threat, which must all hold. */
export const checkThreatConditions: Check<Threat> = (threat, context) => checkAll(threat.conditions, context);

/** The condition of a part of a rule. */
export const checkCondition: Check<Severity | Quantified | PathAtom | CatalogueReferences> = ({ condition }, context) => {
    if (condition) {
        checkAll([condition], context);
    }
};

/** What stands for a control: several conditions are alternatives. */
export const checkImplications: Check<Control> = ({ implications }, context) =>
    implications.forEach(implication => checkAll([implication], context));

/**
 * Reports where conditions that must hold together leave a fact no value, or where one leaves out none. Only facts
 * that take one value out of an enumeration are judged, and only where that is certain.
 */
function checkAll(expressions: readonly Expression[], context: CheckContext): void {
    const left = new Map<string, FactRange>();
    for (const part of expressions.flatMap(conjuncts)) {
        if (part.$type === 'Disjunction') {
            part.operands.forEach(operand => checkAll([operand], context));
        }
        const range = rangeOf(part, context);
        if (!range) {
            continue;
        }
        if (range.values.size === range.all.length) {
            report(part, 'always-true', `This holds whatever '${range.fact}' is.`, context);
            continue;
        }
        if (range.values.size === 0) {
            report(part, 'never-true', `This never holds: no value of '${range.fact}' fits.`, context);
            continue;
        }
        const before = left.get(range.fact);
        const both = before ? { ...range, values: new Set([...range.values].filter(value => before.values.has(value))) } : range;
        if (both.values.size === 0) {
            report(part, 'never-true', `This never holds together with what is asked of '${range.fact}' before it.`, context);
        } else {
            left.set(range.fact, both);
        }
    }
}

function report(node: AstNode, code: 'never-true' | 'always-true', message: string, context: CheckContext): void {
    context.report({ severity: 'warning', code, range: rangesOf(node).whole, message });
}

function conjuncts(expression: Expression): Expression[] {
    return expression.$type === 'Conjunction' ? expression.operands.flatMap(conjuncts) : [expression];
}

/** The values of the one fact that an expression is about; undefined where it is about several, or not certain. */
function rangeOf(expression: Expression, context: CheckContext): FactRange | undefined {
    switch (expression.$type) {
        case 'Comparison':
            return rangeOfComparison(expression, context);
        case 'Negation': {
            const range = expression.operand && rangeOf(expression.operand, context);
            return range && { ...range, values: new Set(range.all.filter(value => !range.values.has(value))) };
        }
        case 'Conjunction':
        case 'Disjunction': {
            const ranges = expression.operands.map(operand => rangeOf(operand, context));
            const [first] = ranges;
            if (!first || !ranges.every(range => range?.fact === first.fact)) {
                return undefined;
            }
            const every = expression.$type === 'Conjunction';
            const holds = (value: string) =>
                every ? ranges.every(range => range!.values.has(value)) : ranges.some(range => range!.values.has(value));
            return { ...first, values: new Set(first.all.filter(holds)) };
        }
        default:
            return undefined;
    }
}

function rangeOfComparison(comparison: Comparison, context: CheckContext): FactRange | undefined {
    const all = valuesOf(comparison, context);
    const others = comparison.texts.length + comparison.numbers.length + comparison.dates.length;
    if (!all || others > 0 || !comparison.names.every(name => all.literals.includes(name))) {
        return undefined;
    }
    const { fact, names } = comparison;
    const fits = test(comparison.operator, names, all);
    // A comparison that breaks off is reported already, and a list that is empty says something.
    const complete = names.length > 0 || comparison.operator === undefined || comparison.list;
    return fits && complete ? { fact, values: new Set(all.literals.filter(fits)), all: all.literals } : undefined;
}

interface Values {
    literals: readonly string[];
    ordered: boolean;
}

/** Which values a comparison lets through; undefined where it makes no sense, which others report. */
function test(
    operator: string | undefined,
    names: readonly string[],
    { literals, ordered }: Values
): ((value: string) => boolean) | undefined {
    switch (operator) {
        case undefined:
            return literals.includes('true') ? value => value === 'true' : undefined;
        case '=':
            return value => value === names[0];
        case '!=':
            return value => value !== names[0];
        case 'in':
        case 'includes':
            return value => names.includes(value);
    }
    const limit = literals.indexOf(names[0]);
    const compare = ORDER[operator ?? ''];
    return ordered && compare ? value => compare(literals.indexOf(value), limit) : undefined;
}

const ORDER: Readonly<Record<string, (a: number, b: number) => boolean>> = {
    '<': (a, b) => a < b,
    '<=': (a, b) => a <= b,
    '>': (a, b) => a > b,
    '>=': (a, b) => a >= b
};

/** The values of a fact that has one type, an enumeration, wherever its subject can have it, and one value at a time. */
function valuesOf(comparison: Comparison, context: CheckContext): Values | undefined {
    const types = comparison.fact ? attributesNamed(comparison.fact, subjectsOf(comparison), context)?.map(factTypeOf) : undefined;
    const [first] = types ?? [];
    return first?.value.type === 'names' && types!.every(({ value, set }) => value === first.value && !set) ? first.value : undefined;
}
