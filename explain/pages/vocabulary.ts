import type { KindModel } from '../../language/model/library-model.js';
import { describeKind, describeValues } from '../describe-kind.js';
import { describeControl } from '../describe-rule.js';
import type { FactDescription, KindDescription } from '../descriptions.js';
import type { LibraryIndex } from '../library-index.js';
import { ABOUT_CONTROLS, ABOUT_PURPOSES, HOW_TO_WRITE } from './guide.js';
import { KIND_GROUPS, type KindGroup } from './kind-groups.js';
import { bullets, code, link, page, prose, table } from './markdown.js';
import { anchorOf, headingOf, threatPage, type PagePlaces } from './places.js';
import { purposeTable } from './purposes.js';
import { referenceInMarkdown } from './threat-page.js';

/** The page from which a system can be described without reading a rule: how, kinds with their facts, purposes of flows, controls, values. */
export function vocabularyText(index: LibraryIndex, { language }: PagePlaces): string {
    const { kinds, controls, enumerations } = index.library;
    const purposes = index.enumerations.get('purpose');
    return page([
        '# The vocabulary',
        `${kinds.length} kinds, ${controls.length} controls and ${enumerations.length} lists of values of the built-in library, generated from it. ${link('Threats', 'threats/README.md')} lists what is looked for${language === undefined ? '' : `; ${link('the language', language)} has the grammar`}.`,
        '## How to write a model',
        HOW_TO_WRITE,
        '## Purposes of flows',
        ABOUT_PURPOSES,
        ...(purposes ? [purposeTable(purposes)] : []),
        '## Kinds',
        bullets(KIND_GROUPS.map(({ title }) => link(title, `#${title.toLowerCase().replace(/ /g, '-')}`))),
        ...KIND_GROUPS.flatMap(group => groupText(group, index)),
        '## Controls',
        ABOUT_CONTROLS,
        table(
            ['control', 'what it is'],
            controls.map(({ name, title }) => [link(code(name), anchorOf('Control', name)), prose(title ?? '')])
        ),
        ...controls.flatMap(({ name }) => controlText(name, index)),
        '## Values',
        ...enumerations.filter(({ name }) => name !== 'boolean').flatMap(({ name }) => valuesText(name, index))
    ]);
}

/** The kinds of a group: those that extend one of its roots, and no root of another group nearer to them. */
export function kindsOf(group: KindGroup, index: LibraryIndex): KindModel[] {
    const groupByRoot = new Map(KIND_GROUPS.flatMap(each => each.roots.map(root => [root, each] as const)));
    return index.library.kinds.filter(({ name }) => {
        const nearest = index.ancestry(name).find(kind => groupByRoot.has(kind.name));
        return nearest !== undefined && groupByRoot.get(nearest.name) === group;
    });
}

function groupText(group: KindGroup, index: LibraryIndex): string[] {
    const kinds = kindsOf(group, index).map(kind => describeKind(kind, index));
    return [`### ${group.title}`, group.advice, tree(kinds), ...kinds.flatMap(kindText)];
}

/** The kinds as a list, each below its base. */
function tree(kinds: readonly KindDescription[]): string {
    const names = new Set(kinds.map(({ name }) => name));
    const below = (base: KindDescription | undefined, depth: number): string[] =>
        kinds
            .filter(({ bases }) => (base ? bases[0] === base.name : !names.has(bases[0])))
            .flatMap(kind => [
                `${'  '.repeat(depth)}- ${link(code(kind.name), anchorOf('Kind', kind.name))} ${prose(kind.title ?? '')}`,
                ...below(kind, depth + 1)
            ]);
    return below(undefined, 0).join('\n');
}

function kindText(kind: KindDescription): string[] {
    const own = kind.facts.filter(({ from }) => from === kind.name);
    const stated = own.filter(({ derived }) => !derived);
    const derived = own.filter(fact => fact.derived);
    const defaults = kind.facts.flatMap(fact =>
        fact.default === undefined ? [] : [`${code(fact.name)} is ${fact.default.map(code).join(' and ')}`]
    );
    const inherited = kind.bases.map(base => link(code(base), anchorOf('Kind', base)));
    return [
        `#### ${headingOf('Kind', kind.name)}`,
        [
            `${prose(kind.title ?? '')}.`,
            ...(inherited.length > 0 ? [`Has the facts of ${inherited.join(', ')} too.`] : []),
            ...(defaults.length > 0 ? [`Where nothing else is said, ${defaults.join(', and ')}.`] : []),
            ...derived.map(({ name, title }) => `${code(name)} is worked out (${prose(title ?? '')}) and cannot be stated.`)
        ].join(' '),
        table(
            ['fact', 'question', 'values'],
            stated.map(fact => [code(fact.name), prose(fact.title ?? ''), valuesOf(fact)])
        )
    ].filter(Boolean);
}

/** What a fact takes: its values with a link to their meaning, or the sort of value. */
function valuesOf(fact: FactDescription): string {
    if (fact.values.length === 0) return SCALARS[fact.type] ?? prose(fact.type);
    const names = fact.values.map(({ name }) => code(name));
    if (fact.type === 'boolean') return names.join(' or ');
    if (names.length > MOST_NAMED) {
        return `${fact.set ? 'any of, in `[ ]`' : 'one of'}: the ${names.length} values of ${link(code(fact.type), anchorOf('Values', fact.type))}`;
    }
    const how = fact.set ? 'any of, in `[ ]`' : fact.ordered ? 'one of, least first' : 'one of';
    return `${how}: ${names.join(', ')} (${link('meaning', anchorOf('Values', fact.type))})`;
}

/** Longer lists of values are not repeated with every fact that takes them. */
const MOST_NAMED = 14;

const SCALARS: Record<string, string> = { text: 'a text in quotes', number: 'a number', date: 'a day: `2027-01-31`' };

function controlText(name: string, index: LibraryIndex): string[] {
    const control = describeControl(index.controls.get(name)!, index);
    const threats = (names: readonly string[]) => names.map(threat => link(code(threat), threatPage(threat))).join(', ');
    return [
        `### ${headingOf('Control', name)}`,
        [control.title, control.description]
            .filter(Boolean)
            .map(text => sentence(prose(text!)))
            .join(' '),
        bullets([
            `Counts ${prose(control.where)}`,
            ...(control.impliedBy.length > 0 ? [`In place where ${control.impliedBy.map(code).join(', or ')}`] : []),
            ...(control.effect === 'reduces' ? ['Reduces threats and never closes one'] : []),
            ...(control.verify === undefined ? [] : [`To verify: ${prose(control.verify)}`]),
            ...(control.closes.length > 0 ? [`Closes, alone or with others: ${threats(control.closes)}`] : []),
            ...(control.reduces.length > 0 ? [`Reduces: ${threats(control.reduces)}`] : []),
            ...(control.maps.length > 0 ? [`References: ${control.maps.map(referenceInMarkdown).join(', ')}`] : [])
        ])
    ];
}

function valuesText(name: string, index: LibraryIndex): string[] {
    const values = describeValues(index.enumerations.get(name)!, index);
    return [
        `### ${headingOf('Values', name)}`,
        `${prose(values.title ?? '')}. ${values.facts.length > 0 ? `Of ${values.facts.map(code).join(', ')}.` : ''}`.trim(),
        bullets(values.values.map(({ name: value, title }) => `${code(value)} ${prose(title ?? '')}`))
    ];
}

function sentence(text: string): string {
    return /[.!?]$/.test(text) ? text : `${text}.`;
}
