import { type CompletionItemKind, InsertTextFormat, MarkupKind, type CompletionItem } from 'vscode-languageserver-types';
import type { Range } from '../../language/model/source.js';

/** Something that can be written at a place, before it becomes an item of the protocol. */
export interface Candidate {
    label: string;
    kind: CompletionItemKind;
    /** One line beside the label: the title. */
    detail?: string;
    /** Markdown. */
    documentation?: string;
    /** What is written, where that is not the label: plain, or with tab stops for clients that take snippets. */
    text?: string;
    snippet?: string;
    /** What the typed word is compared with, where that is not the label. */
    filter?: string;
    /** Lower groups come first; within a group the order of the candidates stays. */
    group?: number;
    /** Asks the editor to suggest again, because what follows is to be chosen too. */
    suggestNext?: boolean;
}

/** Items that replace the word in `range`. The order of the candidates becomes the order of the list. */
export function toItems(candidates: readonly Candidate[], range: Range, snippets: boolean): CompletionItem[] {
    const width = String(candidates.length).length;
    return candidates.map((candidate, index) => {
        const snippet = snippets ? candidate.snippet : undefined;
        const item: CompletionItem = {
            label: candidate.label,
            kind: candidate.kind,
            sortText: `${candidate.group ?? 0}${String(index).padStart(width, '0')}`,
            insertTextFormat: snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
            textEdit: { range, newText: snippet ?? candidate.text ?? candidate.label }
        };
        if (candidate.detail) {
            item.detail = candidate.detail;
        }
        if (candidate.documentation) {
            item.documentation = { kind: MarkupKind.Markdown, value: candidate.documentation };
        }
        if (candidate.filter) {
            item.filterText = candidate.filter;
        }
        if (candidate.suggestNext) {
            item.command = { title: 'Suggest', command: 'editor.action.triggerSuggest' };
        }
        return item;
    });
}
