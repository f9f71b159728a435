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
