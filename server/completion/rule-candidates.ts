import { CompletionItemKind } from 'vscode-languageserver-types';
import { RELATIONS, type SubjectType } from '../../analysis/index.js';
import type { LibraryIndex } from '../../explain/index.js';
import { ruleFacts, type RuleFact } from '../lookup/rule-facts.js';
import { PATH_WORDS } from '../text-context/rule-reader.js';
import type { Subject } from '../text-context/reading.js';
import type { Candidate } from './candidate.js';
import { kindCandidates } from './library-candidates.js';
import { formsOf, literalCandidates } from './value-candidates.js';

/** What an operand can start with: facts of the subject, quantifiers and paths where it has any, `not`. */
export function operandCandidates(index: LibraryIndex, subject: Subject): Candidate[] {
    const facts = [...ruleFacts(index, subject).values()].map(fact => {
        const { name, attribute, of, own } = fact;
        const alone = attribute?.type === 'boolean' && !attribute.set;
        return {
            label: name,
            kind: CompletionItemKind.Property,
            detail: attribute?.title ?? 'What kind of element it is',
            ...(attribute && { described: { type: 'attribute' as const, name: attribute.name, of } }),
            ...(!alone && { text: `${name} `, suggestNext: true }),
            group: own ? 0 : 4
        };
    });
    const words: Candidate[] = hasRelations(subject)
        ? [...QUANTIFIERS.map(([word, detail]) => keyword(word, detail, 1)), ...PATHS.map(([word, detail]) => keyword(word, detail, 2))]
        : [];
    return [...facts, ...words, keyword('not', 'The opposite', 3)];
}

/** Operators that fit the type of a fact; a fact that is true or false can also stand alone. */
export function operatorCandidates(index: LibraryIndex, subject: Subject, fact: string, nested: boolean, onNewLine: boolean): Candidate[] {
    const known = ruleFacts(index, subject).get(fact);
    const attribute = known?.attribute;
    const enumeration = attribute && index.enumerations.get(attribute.type);
    const ordered = enumeration?.ordered || attribute?.type === 'number' || attribute?.type === 'date';
    const isName = enumeration !== undefined || known?.name.endsWith('kind') === true;
    const operators: [string, string][] = [
        ['=', 'Is'],
        ['!=', 'Is stated, and something else'],
        ...(ordered ? ORDER : []),
        ...(attribute?.set ? [['includes', 'Has one of'] as [string, string]] : []),
        ...(isName ? [['in', 'Is one of'] as [string, string]] : [])
    ];
    const symbols = operators.map(([label, detail]) => ({
        label,
        kind: CompletionItemKind.Operator,
        detail,
        text: `${label} `,
        ...(label === 'in' || label === 'includes' ? { snippet: `${label} [$1]` } : {}),
        suggestNext: true
    }));
    const alone = attribute?.type === 'boolean' && !attribute.set && (nested || !onNewLine);
    return alone ? [...wordCandidates(['and', 'or']), ...symbols] : symbols;
}

/** Operators behind a word that starts a path, where a fact of the subject has the same name: `supplies includes models`. */
export function comparingCandidates(
    index: LibraryIndex,
    { subject, fact, nested }: { subject: Subject; fact: string; nested: boolean },
    onNewLine: boolean
): Candidate[] {
    return ruleFacts(index, subject).has(fact) ? operatorCandidates(index, subject, fact, nested, onNewLine) : [];
}

const ORDER: readonly [string, string][] = [
    ['<', 'Comes before'],
    ['<=', 'Comes before, or is'],
    ['>', 'Comes after'],
    ['>=', 'Comes after, or is']
];

/** What a fact can be compared with. */
export function comparedCandidates(
    index: LibraryIndex,
    subject: Subject,
    fact: string,
    given: readonly string[],
    today: string
): Candidate[] {
    const known: RuleFact | undefined = ruleFacts(index, subject).get(fact);
    if (known && !known.attribute) {
        return kindCandidates(index, 'path-end', given);
    }
    const attribute = known?.attribute ?? index.anyAttribute(fact.slice(fact.lastIndexOf('.') + 1))?.attribute;
    const enumeration = attribute && index.enumerations.get(attribute.type);
    return enumeration
        ? literalCandidates(enumeration.literals).filter(({ label }) => !given.includes(label))
        : formsOf(attribute?.type, fact, undefined, today);
}

/** What `some`, `every` and `no` can look at from a subject. */
export function relationCandidates(subject: Subject): Candidate[] {
    const relations = new Map<string, { type: SubjectType }>(
        [...(subject.includes('flow') ? [RELATIONS.flow] : []), ...(subject.some(isElement) ? [RELATIONS.element] : [])].flatMap(
            Object.entries
        )
    );
    return [...relations].map(([label, { type }]) => ({
        label,
        kind: CompletionItemKind.Interface,
        detail: RELATED[type],
        snippet: `${label} where ($1)`,
        suggestNext: true
    }));
}

const RELATED: Readonly<Record<SubjectType, string>> = { flow: 'flows', element: 'elements', data: 'data', system: 'the system' };

/** Keywords that carry a statement on. */
export function wordCandidates(words: readonly string[]): Candidate[] {
    return words.map(label => ({
        label,
        kind: CompletionItemKind.Keyword,
        detail: WORDS[label],
        text: label === 'where' ? 'where (' : label === '(' ? '(' : `${label} `,
        ...(label === 'where' && { snippet: 'where ($1)' }),
        ...(label === '(' && { snippet: '($1)' }),
        ...(label === 'enum' && ENUM),
        suggestNext: true
    }));
}

/** An enumeration is none without its values. */
const ENUM = {
    text: 'enum name { lowest, highest }',
    snippet: 'enum ${1:name} "${2:title}" { ${3:lowest}, ${4:highest} }',
    suggestNext: false
};

const WORDS: Readonly<Record<string, string>> = {
    and: 'Both hold',
    or: 'One of them holds',
    where: 'What it is like',
    without: 'On places without this control',
    when: 'Only where this holds',
    no: 'It must not be found',
    question: 'The engine asks for this fact',
    mitigated: 'Controls close it',
    residual: 'Controls reduce it',
    planned: 'Controls that close it are planned',
    accepted: 'Somebody bears the risk',
    transferred: 'Somebody else bears the risk',
    avoided: 'What causes it is to go',
    dismissed: 'It does not apply',
    on: 'The place it is about',
    extends: 'The kind that this one is a case of'
};

const QUANTIFIERS: readonly [string, string][] = [
    ['some', 'At least one of what is related'],
    ['every', 'All of what is related'],
    ['no', 'None of what is related']
];

const SENTENCES: Readonly<Record<string, string>> = {
    reached: 'Calls lead from such an element to it',
    queried: 'Questions of such an element arrive',
    influenced: 'Content that such an element authors arrives',
    learns: 'Content of such an element becomes its lessons',
    supplied: 'Artefacts come from such an element',
    reaches: 'Calls lead from it to such an element',
    supplies: 'Artefacts go from it to such an element',
    influences: 'Content that it puts out arrives at such an element',
    loops: 'What it puts out can come back through such an element'
};

const PATHS: readonly (readonly [string, string])[] = Object.entries(PATH_WORDS).map(
    ([first, second]) => [second ? `${first} ${second}` : first, SENTENCES[first]] as const
);

function keyword(label: string, detail: string, group: number): Candidate {
    return { label, kind: CompletionItemKind.Keyword, detail, text: `${label} `, group, suggestNext: true };
}

/** Data and systems have no paths and no relations. */
function hasRelations(subject: Subject): boolean {
    return subject.includes('flow') || subject.some(isElement);
}

function isElement(kind: string): boolean {
    return kind !== 'flow' && kind !== 'data' && kind !== 'system' && kind !== 'zone';
}
