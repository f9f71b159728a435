import { PATH_KINDS } from '../../analysis/index.js';
import type { ControlExpression, Expression, LibraryModel } from '../../language/model/library-model.js';
import { messagesOf, type LintMessage } from './lint.js';

type Comparison = Extract<Expression, { op: 'compare' }>;

/** Facts that the engine reads by itself, for paths and severities: every value of theirs means something. */
const READ_BY_ENGINE: ReadonlySet<string> = new Set(['purpose', 'identity', 'trust', 'impact', 'classification']);

/** Types of facts that are there for people to read. */
const FOR_PEOPLE: ReadonlySet<string> = new Set(['text', 'date']);

/** What is wrong with a library as it stands, whatever is modelled with it. */
export function lintRuleTexts(library: LibraryModel): LintMessage[] {
    return [
        ...messagesOf('error', 'unused-control', controlsWithoutThreat(library)),
        ...messagesOf('note', 'unread-fact', unreadFacts(library)),
        ...messagesOf('note', 'values-alike', valuesAlike(library))
    ];
}

/** Controls that no threat names: applying them changes nothing. */
function controlsWithoutThreat({ controls, threats }: LibraryModel): string[] {
    const named = new Set(
        threats.flatMap(({ mitigatedBy, reducedBy, conditions, severities, steps }) => [
            ...[...mitigatedBy, ...reducedBy].flatMap(controlsIn),
            ...[...conditions, ...[...severities, ...steps].flatMap(({ when }) => when ?? [])].flatMap(guardsIn)
        ])
    );
    return controls.filter(({ name }) => !named.has(name)).map(({ name }) => `no threat knows the control ${name}`);
}

/** Facts that decide nothing: no rule, control or severity reads them. */
function unreadFacts(library: LibraryModel): string[] {
    const read = new Set([...READ_BY_ENGINE, ...comparisonsIn(library).flatMap(factsIn)]);
    return library.kinds.flatMap(kind =>
        kind.attributes
            .filter(({ name, type, derived }) => !derived && !FOR_PEOPLE.has(type) && !read.has(name))
            .map(({ name }) => `nothing reads ${kind.name}.${name}`)
    );
}

/** Values between which no rule makes a difference, by the facts that take them. */
function valuesAlike(library: LibraryModel): string[] {
    const comparisons = comparisonsIn(library);
    const alike = new Set<string>();
    for (const { name, type } of library.kinds.flatMap(({ attributes }) => attributes)) {
        const enumeration = library.enumerations.find(each => each.name === type);
        if (!enumeration || (READ_BY_ENGINE.has(name) && name !== 'purpose')) continue;
        const literals = enumeration.literals.map(literal => literal.name);
        const asked = comparisons.filter(({ fact }) => nameOf(fact) === name);
        if (asked.length === 0 && name !== 'purpose') continue;
        const outcomes = new Map<string, string[]>();
        for (const literal of literals) {
            const outcome = [
                ...asked.map(comparison => outcomeOf(comparison, literal, literals)),
                ...(name === 'purpose' ? stepsOf(literal) : [])
            ];
            const key = JSON.stringify(outcome);
            outcomes.set(key, [...(outcomes.get(key) ?? []), literal]);
        }
        for (const group of outcomes.values()) {
            if (group.length > 1) alike.add(`no rule tells ${group.join(', ')} of ${name} apart`);
        }
    }
    return [...alike];
}

function outcomeOf({ operator, values }: Comparison, literal: string, literals: readonly string[]): boolean | string {
    const named = values.map(({ value }) => String(value));
    // Compared with another fact, every value comes out otherwise.
    if (OTHER_FACT.test(named[0])) return literal;
    const [own, other] = [literals.indexOf(literal), literals.indexOf(named[0])];
    switch (operator) {
        case 'holds':
            return literal === 'true';
        case '<':
            return own < other;
        case '<=':
            return own <= other;
        case '>':
            return own > other;
        case '>=':
            return own >= other;
        default:
            return named.includes(literal);
    }
}

/** What flows of a purpose are to each sort of path. */
function stepsOf(purpose: string): (number | undefined)[] {
    return Object.values(PATH_KINDS).flatMap(({ step, states }) => Array.from({ length: states }, (_, state) => step(purpose, state)));
}

/** Every comparison that a threat or control makes. */
function comparisonsIn({ threats, controls }: LibraryModel): Comparison[] {
    const expressions = [
        ...controls.flatMap(({ implied }) => implied),
        ...threats.flatMap(({ conditions, severities, steps }) => [
            ...conditions,
            ...[...severities, ...steps].flatMap(({ when }) => when ?? [])
        ])
    ];
    return expressions.flatMap(expression => [...expressionsIn(expression)]).filter(each => each.op === 'compare');
}

/** An expression and all inside it. */
function* expressionsIn(expression: Expression): Generator<Expression> {
    yield expression;
    if (expression.op === 'and' || expression.op === 'or') for (const operand of expression.operands) yield* expressionsIn(operand);
    else if (expression.op === 'not') yield* expressionsIn(expression.operand);
    else if ((expression.op === 'quantified' || expression.op === 'path') && expression.where) yield* expressionsIn(expression.where);
}

function guardsIn(expression: Expression): string[] {
    return [...expressionsIn(expression)].flatMap(each => (each.op === 'path' && each.without ? controlsIn(each.without) : []));
}

function controlsIn(expression: ControlExpression): string[] {
    return expression.op === 'control' ? [expression.control] : expression.operands.flatMap(controlsIn);
}

/** The right side of a comparison of two facts. */
const OTHER_FACT = /^(?:source|target|system)\.\w/;

/** Names of the facts that a comparison reads. */
function factsIn({ fact, values }: Comparison): string[] {
    const others = values.map(({ value }) => String(value)).filter(value => OTHER_FACT.test(value));
    return [fact, ...others].map(nameOf);
}

/** `trust` of `source.trust`. */
function nameOf(fact: string): string {
    return fact.slice(fact.lastIndexOf('.') + 1);
}
