import { InsertTextFormat, type CompletionItem, type CompletionList } from 'vscode-languageserver-types';
import type { Range } from '../../language/model/source.js';
import type { Candidate } from './candidate.js';
import type { CompletionClient } from './completion-client.js';

/** Longer lists are cut to what fits the typed word, and asked for again as it grows. */
const LONGEST_LIST = 250;

/** What an item replaces: the word before the position, and, where the editor lets the user choose, also the rest of it. */
export interface Replaced {
    /** The text before the position that the items replace. */
    typed: string;
    insert: Range;
    replace: Range;
}

/** The list of the protocol. The order of the candidates becomes the order of the list. */
export function toList(candidates: readonly Candidate[], replaced: Replaced, client: CompletionClient, uri: string): CompletionList {
    const usable = candidates.filter(candidate => client.snippets || !candidate.snippetOnly);
    const fitting = usable.length > LONGEST_LIST ? usable.filter(candidate => fits(candidate, replaced.typed)) : usable;
    const items = [...fitting]
        .sort((a, b) => (a.group ?? 0) - (b.group ?? 0))
        .slice(0, LONGEST_LIST)
        .map((candidate, place) => toItem(candidate, place, replaced, client, uri));
    return { isIncomplete: usable.length > LONGEST_LIST, items };
}

/** Whether the typed letters occur in this order, which is how editors filter. */
function fits({ label, filter }: Candidate, typed: string): boolean {
    const text = (filter ?? label).toLowerCase();
    let from = 0;
    for (const letter of typed.toLowerCase()) {
        from = text.indexOf(letter, from) + 1;
        if (from === 0) {
            return false;
        }
    }
    return true;
}

function toItem(candidate: Candidate, place: number, { insert, replace }: Replaced, client: CompletionClient, uri: string): CompletionItem {
    const snippet = client.snippets ? candidate.snippet : undefined;
    const newText = snippet ?? candidate.text ?? candidate.label;
    const item: CompletionItem = {
        label: candidate.label,
        kind: candidate.kind,
        sortText: String(place).padStart(3, '0'),
        insertTextFormat: snippet === undefined ? InsertTextFormat.PlainText : InsertTextFormat.Snippet,
        textEdit: client.insertReplace ? { newText, insert, replace } : { newText, range: insert }
    };
    const { effect, origin } = candidate;
    if (client.labelDetails && (effect || origin)) {
        item.labelDetails = { ...(effect && { detail: ` ${effect}` }), ...(origin && { description: origin }) };
    }
    const detail = client.labelDetails ? [candidate.detail] : [effect, candidate.detail, origin];
    if (detail.some(Boolean)) {
        item.detail = detail.filter(Boolean).join(': ');
    }
    if (candidate.filter) {
        item.filterText = candidate.filter;
    }
    if (candidate.described) {
        item.data = { uri, described: candidate.described };
    }
    if (candidate.additional) {
        item.additionalTextEdits = [...candidate.additional];
    }
    if (candidate.suggestNext && client.suggestCommand) {
        item.command = { title: 'Suggest', command: client.suggestCommand };
    }
    return item;
}
