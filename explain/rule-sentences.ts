import type { AttributeModel, ControlExpression, Expression, PathKind } from '../language/model/library-model.js';
import type { LibraryIndex } from './library-index.js';
import { conditionInWords } from './rule-words.js';

type Comparison = Extract<Expression, { op: 'compare' }>;
type Quantified = Extract<Expression, { op: 'quantified' }>;
type Path = Extract<Expression, { op: 'path' }>;

/** What each path says of the element that a rule is about; `far` is the element at the other end. */
const PATH_SENTENCES: Record<PathKind, (far: string) => string> = {
    reached: far => `calls from ${far} lead to it`,
    reaches: far => `its calls lead to ${far}`,
    queried: far => `questions of ${far} arrive at it`,
    influences: far => `content that it puts out arrives at ${far}`,
    influenced: far => `content that ${far} authors arrives at it`,
    learns: far => `content of ${far} becomes training data, labels or feedback of it`,
    supplied: far => `artefacts come to it from ${far}`,
    supplies: far => `artefacts go from it to ${far}`,
    loops: far => `what it puts out can come back to it through ${far}`
};

/** One of each relation; a relation that is not listed is named as the language names it. */
const RELATED: Record<string, string> = {
    inflow: 'flow into it',
    outflow: 'flow out of it',
    flow: 'flow into or out of it',
    caller: 'element that calls it',
    callee: 'element that it calls',
    neighbour: 'element that calls it or is called by it',
    component: 'element inside it',
    data: 'piece of data on its flows',
    sends: 'piece of data that it sends',
    returns: 'piece of data that it returns'
};

/** Relations of which there is one. */
const ENDS: ReadonlySet<string> = new Set(['source', 'target']);

/**
 * A condition of a rule as a clause of plain English that goes on after "when"; names of the language stand between backticks.
 * @param index the library that the rule belongs to: types of facts, and sentences of facts that are worked out
 */
export function conditionInSentence(expression: Expression, index: LibraryIndex): string {
    switch (expression.op) {
        case 'and':
        case 'or':
            return expression.operands
                .map(operand => bracketed(operand, conditionInSentence(operand, index)))
                .join(expression.op === 'and' ? ' and ' : ', or ');
        case 'not':
            return `it is not so that ${bracketed(expression.operand, conditionInSentence(expression.operand, index))}`;
        case 'compare':
            return comparison(expression, 'its', index);
        case 'quantified':
            return quantified(expression, index);
        case 'path':
            return path(expression, index);
        default:
            return conditionInWords(expression);
    }
}

/** A combination of controls as English: `a` together with `b`, or `c`. */
export function controlsInSentence(expression: ControlExpression): string {
    if (expression.op === 'control') return `\`${expression.control}\``;
    return expression.operands
        .map(operand => bracketed(operand, controlsInSentence(operand)))
        .join(expression.op === 'and' ? ' together with ' : ' or ');
}

function comparison({ fact, operator, values }: Comparison, whose: 'its' | 'whose', index: LibraryIndex): string {
    const dot = fact.lastIndexOf('.');
    const [scope, name] = dot < 0 ? ['', fact] : [fact.slice(0, dot), fact.slice(dot + 1)];
    const owner = scope === '' ? '' : `${whose} ${scope}`;
    const written = values.map(({ value }) => factOfEnd(String(value)) ?? `\`${String(value)}\``);
    if (name === 'kind') {
        const subject = owner === '' ? (whose === 'its' ? 'it' : 'that') : owner;
        return `${subject} is ${operator === '!=' ? 'no' : article(written[0] ?? '')} ${alternatives(written)}`;
    }
    const attribute = index.anyAttribute(name)?.attribute;
    if (operator === 'holds' && attribute?.derived && attribute.title) {
        return owner === '' && whose === 'its' ? lowerFirst(attribute.title) : `${owner || 'of which'}: ${lowerFirst(attribute.title)}`;
    }
    const subject = owner === '' ? `${whose === 'whose' ? 'whose ' : ''}\`${name}\`` : `${owner}'s \`${name}\``;
    return `${subject} ${predicate(operator, written, attribute)}`;
}

function predicate(operator: Comparison['operator'], values: readonly string[], attribute: AttributeModel | undefined): string {
    const several = attribute?.set ?? false;
    switch (operator) {
        case 'holds':
            return 'is `true`';
        case '=':
            return several ? `is ${values[0]} and nothing else` : `is ${values[0]}`;
        case '!=':
            return `is other than ${values[0]}`;
        case '<':
            return `is less than ${values[0]}`;
        case '<=':
            return `is at most ${values[0]}`;
        case '>':
            return `is more than ${values[0]}`;
        case '>=':
            return `is at least ${values[0]}`;
        case 'in':
            return `${several ? 'includes' : 'is'} ${alternatives(values)}`;
        case 'includes':
            return `includes ${alternatives(values)}`;
    }
}

function quantified({ quantifier, relation, where }: Quantified, index: LibraryIndex): string {
    const restriction = where ? ` ${relative(where, index)}` : '';
    if (ENDS.has(relation)) return `its ${relation} is ${quantifier === 'no' ? 'none' : 'one'}${restriction}`;
    const noun = RELATED[relation] ?? `\`${relation}\``;
    switch (quantifier) {
        case 'some':
            return `there is ${article(noun)} ${noun}${restriction}`;
        case 'no':
            return `there is no ${noun}${restriction}`;
        case 'every':
            return `every ${noun} is one${restriction}`;
    }
}

function path({ path: kind, kind: far, where, without }: Path, index: LibraryIndex): string {
    const end = far === 'element' && !where ? 'any element' : `${article(far)} \`${far}\`${where ? ` ${relative(where, index)}` : ''}`;
    const words = PATH_SENTENCES[kind](end);
    return without ? `${words}, on a way without ${controlsInSentence(without)}` : words;
}

/** A condition as a relative clause: "whose `identity` is at most `customer`". */
function relative(expression: Expression, index: LibraryIndex): string {
    switch (expression.op) {
        case 'compare':
            return comparison(expression, 'whose', index);
        case 'and':
        case 'or':
            return expression.operands
                .map(operand => bracketed(operand, relative(operand, index)))
                .join(expression.op === 'and' ? ' and ' : ' or ');
        default:
            return `for which holds: ${conditionInSentence(expression, index)}`;
    }
}

/** Another fact that a fact is compared with, `target.trust`, as a phrase; undefined for a value. */
function factOfEnd(value: string): string | undefined {
    const [, end, fact] = /^(source|target|system)\.(\w+)$/.exec(value) ?? [];
    return end && `its ${end}'s \`${fact}\``;
}

/** `a`, `b` or `c`. */
function alternatives(words: readonly string[]): string {
    return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}` : words.join('');
}

function article(noun: string): string {
    // `llm` and `mcp_server` are spelt out when they are spoken.
    return /^[`]?(?:[aeiou]|llm|mcp)/i.test(noun) ? 'an' : 'a';
}

function lowerFirst(text: string): string {
    return text.charAt(0).toLowerCase() + text.slice(1);
}

function bracketed(operand: { op: string }, words: string): string {
    return operand.op === 'and' || operand.op === 'or' ? `(${words})` : words;
}
