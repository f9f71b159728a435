import { CompletionItemKind } from 'vscode-languageserver-types';
import { RELATIONS } from '../../analysis/index.js';
import type { LibraryIndex } from '../lookup/library-index.js';
import type { Block } from '../text-context/enclosing-block.js';
import type { Candidate } from './candidate.js';
import { literalCandidates } from './value-candidates.js';

const PATHS = ['reached from', 'queried from', 'influenced by', 'learns from', 'supplied by', 'reaches', 'supplies', 'loops through'];
const WORDS = ['and', 'or', 'not', 'where', 'in', 'includes', 'some', 'every', 'no', 'without'];

/** In a rule's condition: the values of the fact that is compared, else facts, relations, path words and operators. */
export function expressionCandidates(_block: Block, fact: string | undefined, index: LibraryIndex): Candidate[] {
    if (fact) {
        const attribute = index.anyAttribute(fact.slice(fact.lastIndexOf('.') + 1))?.attribute;
        const enumeration = attribute && index.enumerations.get(attribute.type);
        return enumeration ? literalCandidates(enumeration) : [];
    }
    return [
        ...[...index.allAttributes().values()].map(({ attribute }) => ({
            label: attribute.name,
            kind: CompletionItemKind.Property,
            detail: attribute.title
        })),
        ...relationNames().map(label => ({ label, kind: CompletionItemKind.Interface, detail: 'related elements or flows', group: 1 })),
        ...PATHS.map(label => ({ label, kind: CompletionItemKind.Keyword, group: 2, suggestNext: true })),
        ...WORDS.map(label => ({ label, kind: CompletionItemKind.Keyword, group: 3 }))
    ];
}

function relationNames(): string[] {
    return [...new Set(Object.values(RELATIONS).flatMap(relations => Object.keys(relations)))];
}
