import type { AstNode } from 'langium';
import type { Range } from '../model/source.js';
import { rangesOf, tokenRanges } from '../syntax/ranges.js';
import type { CheckCode, CheckContext } from './check.js';
import type { FactType, ValueType } from './fact-types.js';
import { replacing } from './problem-fix.js';
import { didYouMean, listed, suggestionsFor } from '../syntax/spelling.js';

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
        const range = rangesOf(node).values ?? rangesOf(node).whole;
        context.report({
            severity: 'error',
            code: 'single-value',
            range,
            message: `'${fact}' takes one value.`,
            fixes: keepable(node, type.value).map(value => replacing(range, range, value, `Keep ${value} only`))
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

/** The same value in the type's spelling, where there is one; of a misspelt name in quotation marks, the closest ones. */
function respelt(value: string, from: Property, type: ValueType): string[] | undefined {
    if (type.type === 'text') {
        return [`"${value}"`];
    }
    if (from !== 'texts') {
        return undefined;
    }
    const plain = value.trim();
    switch (type.type) {
        case 'names':
            return type.literals.includes(plain) ? [plain] : suggestionsFor(plain, type.literals);
        case 'number':
            return /^-?\d{1,15}(\.\d{1,15})?$/.test(plain) ? [plain] : undefined;
        case 'date':
            return /^\d{4}-\d{2}-\d{2}$/.test(plain) && isDate(plain) ? [plain] : undefined;
        default:
            return undefined;
    }
}

/** How many values of a list are offered to be kept alone. */
const MAX_KEPT = 8;

/** Values that a fact may keep alone, as they are written. */
function keepable(node: Valued, type: ValueType): string[] {
    switch (type.type) {
        case 'names':
            return [...new Set(node.names.filter(name => type.literals.includes(name)))].slice(0, MAX_KEPT);
        case 'number':
            return [...new Set(node.numbers.map(String))].slice(0, MAX_KEPT);
        case 'date':
            return [...new Set(node.dates.filter(isDate))].slice(0, MAX_KEPT);
        default:
            return [];
    }
}

function impossibleDates(node: Valued, fact: string): Misfit[] {
    if (node.dates.every(isDate)) {
        return [];
    }
    return positioned(node, 'dates')
        .filter(({ value }) => !isDate(value))
        .map(({ value, range }) => ({
            code: 'wrong-type',
            range,
            message: `'${fact}' takes ${WRITTEN.date}, and there is no ${value}.`,
            suggestions: lastDayOfMonth(value)
        }));
}

/** The end of the month that a date lies beyond, as in 2026-02-30. */
function lastDayOfMonth(text: string): string[] {
    const last = [31, 30, 29, 28].map(day => `${text.slice(0, 8)}${day}`).find(isDate);
    return last ? [last] : [];
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
