import type { AstNode } from 'langium';
import type { Range } from '../model/source.js';
import { rangesOf, tokenRanges } from '../syntax/ranges.js';
import type { CheckCode, CheckContext } from './check.js';
import type { FactType, ValueType } from './fact-types.js';
import { didYouMean, listed } from '../syntax/spelling.js';

type Property = 'names' | 'texts' | 'numbers' | 'dates';

interface Valued extends AstNode {
    list: boolean;
    names: string[];
    texts: string[];
    numbers: number[];
    dates: string[];
}

const WRITTEN: Readonly<Record<ValueType['type'], string>> = {
    text: 'text in quotation marks',
    number: 'a number',
    date: 'a date like 2027-01-31',
    names: 'a name',
    any: 'anything'
};

/** Whether the values of a fact fit its type, and whether there may be as many. */
export function checkValues(node: Valued, fact: string, type: FactType, context: CheckContext): void {
    const count = node.names.length + node.texts.length + node.numbers.length + node.dates.length;
    if (!type.set && (count > 1 || (node.list && count !== 1))) {
        context.report({
            severity: 'error',
            code: 'single-value',
            range: rangesOf(node).values ?? rangesOf(node).whole,
            message: `'${fact}' takes one value.`
        });
        return;
    }
    for (const { code, message, range, suggestions } of misfits(node, fact, type.value, context)) {
        context.report({ severity: 'error', code, message, range, suggestions });
    }
}

export interface Misfit {
    code: CheckCode;
    message: string;
    range: Range;
    suggestions?: string[];
}

/** The values that do not fit a type, each with what is wrong. */
export function misfits(node: Valued, fact: string, type: ValueType, context: CheckContext): Misfit[] {
    switch (type.type) {
        case 'any':
            return [];
        case 'names':
            return [...wrongTypes(node, fact, type, ['texts', 'numbers', 'dates']), ...unknownNames(node, fact, type.literals, context)];
        case 'text':
            return wrongTypes(node, fact, type, ['names', 'numbers', 'dates']);
        case 'number':
            return wrongTypes(node, fact, type, ['names', 'texts', 'dates']);
        case 'date':
            return [...wrongTypes(node, fact, type, ['names', 'texts', 'numbers']), ...impossibleDates(node, fact)];
    }
}

/** How many values are offered where none is close to what is written. */
const MAX_OFFERED = 50;

function unknownNames(node: Valued, fact: string, literals: readonly string[], context: CheckContext): Misfit[] {
    if (node.names.every(name => literals.includes(name))) {
        return [];
    }
    return positioned(node, 'names')
        .filter(({ value }) => !literals.includes(value))
        .map(({ value, range }) => {
            const suggestions = context.suggest(value, () => literals);
            return {
                code: 'unknown-value',
                range,
                suggestions: suggestions.length > 0 ? suggestions : literals.slice(0, MAX_OFFERED),
                message: `'${value}' is no value of '${fact}'.${suggestions.length > 0 ? didYouMean(suggestions) : ` It takes ${listed(literals)}.`}`
            };
        });
}

function wrongTypes(node: Valued, fact: string, type: ValueType, properties: readonly Property[]): Misfit[] {
    if (properties.every(property => node[property].length === 0)) {
        return [];
    }
    const expected = type.type === 'names' ? `one of ${listed(type.literals)}, without quotation marks` : WRITTEN[type.type];
    return properties.flatMap(property =>
        positioned(node, property).map(({ value, range }) => ({
            code: 'wrong-type',
            range,
            message: `'${fact}' takes ${expected}.`,
            suggestions: respelt(value, property, type)
        }))
    );
}

/** The same value in the type's spelling, where there is one. */
function respelt(value: string, from: Property, type: ValueType): string[] | undefined {
    if (type.type === 'text' && from !== 'texts') {
        return [`"${value}"`];
    }
    return type.type === 'names' && from === 'texts' && type.literals.includes(value) ? [value] : undefined;
}

function impossibleDates(node: Valued, fact: string): Misfit[] {
    if (node.dates.every(isDate)) {
        return [];
    }
    return positioned(node, 'dates')
        .filter(({ value }) => !isDate(value))
        .map(({ value, range }) => ({ code: 'wrong-type', range, message: `'${fact}' takes ${WRITTEN.date}, and there is no ${value}.` }));
}

function isDate(text: string): boolean {
    const day = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function positioned(node: Valued, property: Property): { value: string; range: Range }[] {
    const values = node[property];
    if (values.length === 0) {
        return [];
    }
    const ranges = tokenRanges(node, property);
    return values.map((value, index) => ({ value: String(value), range: ranges[index] ?? rangesOf(node).whole }));
}
