import { CompletionItemKind } from 'vscode-languageserver-types';
import { SEVERITIES } from '../../analysis/finding.js';
import type { SystemModel } from '../../language/model/system-model.js';
import { factInBlock } from '../lookup/fact-in-block.js';
import type { LibraryIndex } from '../../explain/index.js';
import { isOwn } from '../lookup/ranges.js';
import type { Block } from '../text-context/enclosing-block.js';
import type { Candidate } from './candidate.js';
import { dateCandidates } from './date-candidates.js';

/** A fact whose value is wanted: in a list, the values that are there already. */
export interface WantedValue {
    fact: string;
    list: boolean;
    given: readonly string[];
}

/** The values of a fact: the literals of its enumeration, or a form to fill in for dates, numbers and texts. */
export function valueCandidates(
    block: Block,
    { fact, list, given }: WantedValue,
    index: LibraryIndex,
    model: SystemModel | undefined,
    today: string
): Candidate[] {
    const known = factInBlock(index, block, fact);
    if (!known || (!known.set && given.length > 0)) {
        return [];
    }
    if (block.type === 'view' && fact === 'tactics') {
        return tacticCandidates(index).filter(({ label }) => !given.includes(label));
    }
    if (!known.literals) {
        return formsOf(known.type, fact, model, today);
    }
    const values = literalCandidates(known.literals).filter(({ label }) => !given.includes(label));
    const several: Candidate = {
        label: '[ ]',
        kind: CompletionItemKind.Value,
        detail: 'Several values',
        snippet: '[$1]',
        snippetOnly: true,
        group: 1,
        suggestNext: true
    };
    return known.set && !list ? [...values, several] : values;
}

export function literalCandidates(literals: readonly { name: string; title?: string }[]): Candidate[] {
    return literals.map(({ name, title }) => ({ label: name, kind: CompletionItemKind.EnumMember, detail: title }));
}

function tacticCandidates({ library }: LibraryIndex): Candidate[] {
    const tactics = library.frameworks.flatMap(({ entries }) => entries.filter(({ category }) => category === 'tactic'));
    return tactics.map(({ id, title }) => ({ label: JSON.stringify(title ?? id), kind: CompletionItemKind.Value, detail: id }));
}

export const SEVERITY_CANDIDATES: Candidate[] = [...SEVERITIES].reverse().map(label => ({ label, kind: CompletionItemKind.EnumMember }));

/** What can be written for a type without names of its own. */
export function formsOf(type: string | undefined, fact: string, model: SystemModel | undefined, today: string): Candidate[] {
    switch (type) {
        case 'date':
            return dateCandidates(fact, today);
        case 'number':
            return [{ label: '0', kind: CompletionItemKind.Value, detail: 'A number', snippet: '${1:0}' }];
        case 'text':
            return [
                ...(model && PEOPLE.has(fact) ? peopleIn(model) : []),
                { label: '""', kind: CompletionItemKind.Value, detail: 'A text', snippet: '"$1"', group: 1 }
            ];
        default:
            return [];
    }
}

/** Facts that name somebody; whoever is named once is likely to be named again. */
const PEOPLE: ReadonlySet<string> = new Set(['owner', 'by']);

const MOST_PEOPLE = 20;

function peopleIn(model: SystemModel): Candidate[] {
    const stating = [model, ...[...model.zones, ...model.elements, ...model.flows].filter(isOwn)];
    const named = [...stating, ...stating.flatMap(each => each.mitigations), ...model.treatments]
        .flatMap(({ facts }) => facts.filter(({ name }) => PEOPLE.has(name)))
        .flatMap(({ values }) => values.flatMap(({ type, value }) => (type === 'text' && String(value).trim() ? [String(value)] : [])));
    return [...new Set(named)]
        .slice(0, MOST_PEOPLE)
        .map(name => ({ label: JSON.stringify(name), kind: CompletionItemKind.Value, detail: 'Named in this system' }));
}
