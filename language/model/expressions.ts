import type * as ast from '../generated/ast.js';
import { rangesOf } from '../syntax/ranges.js';
import type { ControlExpression, Expression } from './library-model.js';
import { valuesOf } from './statements.js';

/** A rule expression as plain data; undefined where the text is too broken to say what it means. */
export function expressionOf(node: ast.Expression | undefined, uri: string): Expression | undefined {
    if (!node) {
        return undefined;
    }
    const source = { uri, range: rangesOf(node).whole };
    switch (node.$type) {
        case 'Disjunction':
        case 'Conjunction': {
            const operands = node.operands.map(operand => expressionOf(operand, uri));
            return operands.every(operand => operand !== undefined)
                ? { op: node.$type === 'Disjunction' ? 'or' : 'and', operands, source }
                : undefined;
        }
        case 'Negation': {
            const operand = expressionOf(node.operand, uri);
            return operand && { op: 'not', operand, source };
        }
        case 'Quantified': {
            const where = expressionOf(node.condition, uri);
            return node.relation
                ? { op: 'quantified', quantifier: node.quantifier, relation: node.relation, ...(where && { where }), source }
                : undefined;
        }
        case 'PathAtom': {
            const where = expressionOf(node.condition, uri);
            const without = controlsOf(node.without);
            return node.kind
                ? { op: 'path', path: node.path, kind: node.kind.$refText, ...(where && { where }), ...(without && { without }), source }
                : undefined;
        }
        case 'Comparison': {
            const values = valuesOf(node);
            return node.fact && (!node.operator || values.length > 0)
                ? { op: 'compare', fact: node.fact, operator: node.operator ?? 'holds', values, source }
                : undefined;
        }
    }
}

/** Which controls close a threat, as plain data; undefined where the text is too broken. */
export function controlsOf(node: ast.ControlExpression | undefined): ControlExpression | undefined {
    switch (node?.$type) {
        case 'ControlDisjunction':
        case 'ControlConjunction': {
            const operands = node.operands.map(controlsOf);
            return operands.every(operand => operand !== undefined)
                ? { op: node.$type === 'ControlDisjunction' ? 'or' : 'and', operands }
                : undefined;
        }
        case 'ControlReference':
            return node.control && { op: 'control', control: node.control.$refText };
        default:
            return undefined;
    }
}
