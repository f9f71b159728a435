import type { ControlExpression, Expression } from '../language/model/library-model.js';

/** @returns the names of all controls that a condition names, in the order of the text. */
export function controlsInCondition(expression: Expression): string[] {
    switch (expression.op) {
        case 'compare':
            return [];
        case 'not':
            return controlsInCondition(expression.operand);
        case 'quantified':
            return expression.where ? controlsInCondition(expression.where) : [];
        case 'path':
            return [
                ...(expression.without ? controlsOf(expression.without) : []),
                ...(expression.where ? controlsInCondition(expression.where) : [])
            ];
        default:
            return expression.operands.flatMap(controlsInCondition);
    }
}

/** @returns the names of all controls in an expression, in the order of the text. */
export function controlsOf(expression: ControlExpression): string[] {
    return expression.op === 'control' ? [expression.control] : expression.operands.flatMap(controlsOf);
}

/** A choice of choices multiplies; what comes after so many ways is not worth working out. */
const MOST_ALTERNATIVES = 16;

/** @returns sets of controls of which each fulfils the expression, in the order of the text, up to a number of them. */
export function alternativesOf(expression: ControlExpression): string[][] {
    switch (expression.op) {
        case 'control':
            return [[expression.control]];
        case 'or':
            return expression.operands.flatMap(alternativesOf);
        case 'and':
            return expression.operands
                .map(alternativesOf)
                .reduce(
                    (sets, next) => sets.flatMap(set => next.map(more => [...new Set([...set, ...more])])).slice(0, MOST_ALTERNATIVES),
                    [[]] as string[][]
                );
    }
}

/** Beyond so many demands, those of each part are looked at one by one. */
const MOST_DEMANDS = 32;

/**
 * Turns controls that help against an attack into demands on each of its ways: on each way, of every demand one control.
 * `(a and b) or c` demands `a or c` and `b or c`, so that ways can be closed by different controls.
 *
 * @param alternatives expressions of which each suffices
 * @returns undefined where there are no alternatives, or too many demands to work out
 */
export function demandsOf(alternatives: readonly ControlExpression[]): readonly (readonly string[])[] | undefined {
    return alternatives.length === 0 ? undefined : demandsOfAny(alternatives);
}

function demandsOfAny(alternatives: readonly ControlExpression[]): string[][] | undefined {
    let demands: string[][] = [[]];
    for (const alternative of alternatives) {
        const more = demandsOfOne(alternative);
        if (!more || demands.length * more.length > MOST_DEMANDS) return undefined;
        demands = demands.flatMap(one => more.map(other => [...new Set([...one, ...other])]));
    }
    return demands;
}

function demandsOfOne(expression: ControlExpression): string[][] | undefined {
    if (expression.op === 'control') return [[expression.control]];
    if (expression.op === 'or') return demandsOfAny(expression.operands);
    const parts = expression.operands.map(demandsOfOne);
    return parts.every(part => part !== undefined) ? parts.flat() : undefined;
}
