import { CompletionItemKind } from 'vscode-languageserver-types';
import { SEVERITIES } from '../../analysis/finding.js';
import type { EnumerationModel } from '../../language/model/library-model.js';
import { attributeAt } from '../lookup/attribute-at.js';
import type { LibraryIndex } from '../lookup/library-index.js';
import { statementFacts } from '../lookup/statement-facts.js';
import type { Block } from '../text-context/enclosing-block.js';
import type { Candidate } from './candidate.js';

/** The values of a fact: the literals of its enumeration, or a form to fill in for dates and texts. */
export function valueCandidates(block: Block, fact: string, index: LibraryIndex, today: string): Candidate[] {
    const fixed = statementFacts(block).find(each => each.name === fact)?.type;
    if (fixed) {
        return fixed.type === 'names'
            ? fixed.literals.map(label => ({ label, kind: CompletionItemKind.EnumMember }))
            : formOf(fixed.type, today);
    }
    const attribute = attributeAt(index, block, fact)?.attribute;
    const enumeration = attribute && index.enumerations.get(attribute.type);
    return enumeration ? literalCandidates(enumeration) : formOf(attribute?.type, today);
}

export function literalCandidates(enumeration: EnumerationModel): Candidate[] {
    return enumeration.literals.map(({ name, title }) => ({ label: name, kind: CompletionItemKind.EnumMember, detail: title }));
}

export const SEVERITY_CANDIDATES: Candidate[] = [...SEVERITIES].reverse().map(label => ({ label, kind: CompletionItemKind.EnumMember }));

function formOf(type: string | undefined, today: string): Candidate[] {
    switch (type) {
        case 'date':
            return [{ label: today, kind: CompletionItemKind.Value, detail: 'Today' }];
        case 'text':
            return [{ label: '""', kind: CompletionItemKind.Value, detail: 'A text', snippet: '"$1"' }];
        default:
            return [];
    }
}
