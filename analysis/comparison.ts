import type { ComparisonOperator, Expression } from '../language/model/library-model.js';
import type { FactScalar } from '../language/model/system-model.js';
import { UNSTATED, NOT_APPLICABLE, type Cell, type CellState, type SubjectType } from './columns.js';
import type { KindTable } from './kinds.js';
import type { Snapshot } from './snapshot.js';
import type { CompiledExpression } from './compiled-expression.js';
import type { GroundedReason } from './text-places.js';
import { FALSE, UNKNOWN, known } from './truth.js';

type Comparison = Extract<Expression, { op: 'compare' }>;
type Literal = FactScalar['value'];

/**
 * Compiles a comparison of a fact with values, or with another fact (`source.trust < target.trust`). A fact that the subject's kind does not have makes it false, whatever the operator:
 * a rule says nothing about things it does not fit.
 */
export function compileComparison(expression: Comparison, subject: SubjectType): CompiledExpression {
    const other = otherFact(expression);
    if (other !== undefined) return compareFacts(expression, subject, other);
    const { type, fact, locate } = locateFact(expression.fact, subject);
    const { operator } = expression;
    const literals = expression.values.map(({ value }) => value);
    const cellOf = (snapshot: Snapshot, index: number): CellState =>
        snapshot.columns.column(type, fact)[locate(snapshot, index)] ?? NOT_APPLICABLE;
    return {
        reach: { facts: type === subject || type === 'system' ? 0 : 1 },
        truth(snapshot, _world, index) {
            const cell = cellOf(snapshot, index);
            if (cell === UNSTATED) return UNKNOWN;
            if (cell === NOT_APPLICABLE) return FALSE;
            return known(compare(cell, operator, literals, snapshot.rules.kinds));
        },
        explain(snapshot, _world, index, into) {
            const cell = cellOf(snapshot, index);
            if (typeof cell === 'object') into.reasons.push(reason(snapshot, type, locate(snapshot, index), fact, cell));
        },
        ask(snapshot, _world, index, into) {
            into.push({ type, index: locate(snapshot, index), fact });
        }
    };
}

/** @returns the fact on the right side; undefined where values stand there, whose names have no dots. */
function otherFact({ operator, values }: Comparison): string | undefined {
    const [value] = values;
    const isFact = values.length === 1 && operator !== 'holds' && value.type === 'name' && /^(?:source|target|system)\./.test(value.value);
    return isFact ? value.value : undefined;
}

/** What is not stated of either fact leaves it undecided. */
function compareFacts(expression: Comparison, subject: SubjectType, other: string): CompiledExpression {
    const sides = [expression.fact, other].map(path => locateFact(path, subject));
    const cellsOf = (snapshot: Snapshot, index: number): CellState[] =>
        sides.map(({ type, fact, locate }) => snapshot.columns.column(type, fact)[locate(snapshot, index)] ?? NOT_APPLICABLE);
    return {
        reach: { facts: Math.max(...sides.map(({ type }) => (type === subject || type === 'system' ? 0 : 1))) },
        truth(snapshot, _world, index) {
            const [left, right] = cellsOf(snapshot, index);
            if (left === NOT_APPLICABLE || right === NOT_APPLICABLE) return FALSE;
            if (left === UNSTATED || right === UNSTATED) return UNKNOWN;
            return known(compare(left, expression.operator, literalsOf(right), snapshot.rules.kinds));
        },
        explain(snapshot, _world, index, into) {
            cellsOf(snapshot, index).forEach((cell, side) => {
                const { type, fact, locate } = sides[side];
                if (typeof cell === 'object') into.reasons.push(reason(snapshot, type, locate(snapshot, index), fact, cell));
            });
        },
        ask(snapshot, _world, index, into) {
            cellsOf(snapshot, index).forEach((cell, side) => {
                const { type, fact, locate } = sides[side];
                if (cell === UNSTATED) into.push({ type, index: locate(snapshot, index), fact });
            });
        }
    };
}

function literalsOf({ names, number }: Cell): readonly Literal[] {
    return number !== undefined ? [number] : names!;
}

interface FactLocation {
    type: SubjectType;
    fact: string;
    /** Index of the subject that has the fact. */
    locate: (snapshot: Snapshot, index: number) => number;
}

/** A dotted fact looks at another subject: `source.trust`, `target.kind`, `system.owner`. */
function locateFact(path: string, subject: SubjectType): FactLocation {
    const dot = path.indexOf('.');
    const scope = dot < 0 ? '' : path.slice(0, dot);
    const fact = path.slice(dot + 1);
    if (scope === 'system') return { type: 'system', fact, locate: () => 0 };
    if (subject === 'flow' && scope === 'source') return { type: 'element', fact, locate: ({ model }, index) => model.flows[index].source };
    if (subject === 'flow' && scope === 'target') return { type: 'element', fact, locate: ({ model }, index) => model.flows[index].target };
    return { type: subject, fact: path, locate: (_, index) => index };
}

function compare(cell: Cell, operator: ComparisonOperator, literals: readonly Literal[], kinds: KindTable): boolean {
    if (cell.attribute.type === 'kind') {
        const matches = literals.some(literal => kinds.isA(cell.names![0], String(literal)));
        return operator === '!=' ? !matches : matches;
    }
    switch (operator) {
        case 'holds':
            return cell.names?.[0] === 'true' || (cell.number ?? 0) !== 0;
        case '=':
            return equals(cell, literals[0]);
        case '!=':
            return !equals(cell, literals[0]);
        case 'in':
        case 'includes':
            return cell.number !== undefined ? literals.includes(cell.number) : cell.names!.some(name => literals.includes(name));
        default: {
            const order = rank(cell, literals[0], kinds);
            if (order === undefined) return false;
            return operator === '<' ? order < 0 : operator === '<=' ? order <= 0 : operator === '>' ? order > 0 : order >= 0;
        }
    }
}

function equals(cell: Cell, literal: Literal): boolean {
    return cell.number !== undefined ? cell.number === literal : cell.names!.length === 1 && cell.names![0] === literal;
}

/** @returns the sign of cell - literal: numbers by value, ordered enumerations by rank, dates by the calendar. */
function rank(cell: Cell, literal: Literal, kinds: KindTable): number | undefined {
    if (cell.number !== undefined) return typeof literal === 'number' ? cell.number - literal : undefined;
    const own = cell.names?.[0];
    if (own === undefined || typeof literal !== 'string') return undefined;
    if (!kinds.enumeration(cell.attribute.type)) return own < literal ? -1 : own > literal ? 1 : 0;
    const left = kinds.position(cell.attribute.type, own);
    const right = kinds.position(cell.attribute.type, literal);
    return left === undefined || right === undefined ? undefined : left - right;
}

function reason(snapshot: Snapshot, type: SubjectType, index: number, fact: string, cell: Cell): GroundedReason {
    const value = cell.number ?? cell.names!.join(', ');
    const origin =
        cell.inheritedFrom !== undefined
            ? ` (from ${cell.inheritedFrom})`
            : cell.defaultOf !== undefined
              ? ` (as every ${cell.defaultOf})`
              : '';
    const text =
        fact === 'kind'
            ? `${nameOf(snapshot, type, index)} is ${article(value)} ${value}`
            : `${nameOf(snapshot, type, index)}: ${fact} is ${value}${origin}`;
    return cell.speaker ? { text, speaker: cell.speaker, fact } : { text, source: cell.source };
}

/** @returns the id by which texts call a subject. */
export function nameOf({ model }: Snapshot, type: SubjectType, index: number): string {
    switch (type) {
        case 'element':
            return model.elements[index].name;
        case 'flow':
            return `${model.elements[model.flows[index].source].name} -> ${model.elements[model.flows[index].target].name}`;
        case 'data':
            return model.data[index].name;
        case 'system':
            return model.name;
    }
}

/** Names of kinds are English nouns; `user` and its like are not among them. */
function article(noun: string | number): string {
    return /^[aeiou]/.test(String(noun)) ? 'an' : 'a';
}
