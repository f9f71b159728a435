import type { ControlExpression, Expression, PathKind } from '../../language/model/library-model.js';

const PATHS: Record<PathKind, string> = {
    reached: 'reached from',
    queried: 'queried from',
    influenced: 'influenced by',
    influences: 'influences',
    learns: 'learns from',
    reaches: 'reaches',
    loops: 'loops through',
    supplied: 'supplied by',
    supplies: 'supplies'
};

/** A rule's condition as the language writes it. */
export function conditionInWords(expression: Expression): string {
    switch (expression.op) {
        case 'and':
        case 'or':
            return expression.operands.map(operand => bracketed(operand, conditionInWords(operand))).join(` ${expression.op} `);
        case 'not':
            return `not ${bracketed(expression.operand, conditionInWords(expression.operand))}`;
        case 'compare': {
            const values = expression.values.map(({ value }) => String(value));
            const right = values.length > 1 || expression.operator === 'in' ? `[${values.join(', ')}]` : values[0];
            return expression.operator === 'holds' ? expression.fact : `${expression.fact} ${expression.operator} ${right}`;
        }
        case 'quantified':
            return `${expression.quantifier} ${expression.relation}${where(expression.where)}`;
        case 'path':
            return `${PATHS[expression.path]} ${expression.kind}${where(expression.where)}${expression.without ? ` without ${controlsInWords(expression.without)}` : ''}`;
    }
}

/** A combination of controls as the language writes it. */
export function controlsInWords(expression: ControlExpression): string {
    return expression.op === 'control'
        ? expression.control
        : expression.operands.map(operand => bracketed(operand, controlsInWords(operand))).join(` ${expression.op} `);
}

function where(condition: Expression | undefined): string {
    return condition ? ` where (${conditionInWords(condition)})` : '';
}

function bracketed(operand: { op: string }, words: string): string {
    return operand.op === 'and' || operand.op === 'or' ? `(${words})` : words;
}
