import { CompletionItemKind } from 'vscode-languageserver-types';
import type { IndexedEntry, LibraryIndex } from '../../explain/index.js';
import type { CatalogueEntryModel } from '../../language/model/library-model.js';
import type { Candidate } from './candidate.js';

/** So many entries are offered at once; the list is asked for again with every letter. */
const MOST_ENTRIES = 60;

/**
 * Catalogue entries whose id and titles, of today and of former editions, hold every word of a query: those whose id has the query as
 * the start of one of its parts first, then those whose title has, then others. Retired entries and those of the list are left out.
 * @param forControl entries that are mitigations come first, else those that are none
 */
export function entryCandidates(index: LibraryIndex, query: string, given: readonly string[], forControl: boolean): Candidate[] {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const found: { rank: number; id: string; indexed: IndexedEntry }[] = [];
    for (const [id, indexed] of index.entries) {
        if (given.includes(id) || indexed.entry.facts.some(({ name }) => name === 'retired')) {
            continue;
        }
        const rank = rankOf(id.toLowerCase(), titlesOf(indexed.entry).toLowerCase(), words);
        if (rank !== undefined) {
            const fitting = (indexed.entry.category === 'mitigation') === forControl;
            found.push({ rank: rank * 2 + (fitting ? 0 : 1), id, indexed });
        }
    }
    return found
        .sort((a, b) => a.rank - b.rank)
        .slice(0, MOST_ENTRIES)
        .map(({ id, indexed: { entry } }) => ({
            label: id,
            kind: CompletionItemKind.Reference,
            detail: entry.title,
            described: { type: 'entry', name: id },
            filter: `${id} ${titlesOf(entry)}`
        }));
}

/** The title, and what the entry was called in editions before. */
function titlesOf({ title, facts }: CatalogueEntryModel): string {
    const former = facts.find(({ name }) => name === 'formerly')?.values ?? [];
    return [title ?? '', ...former.map(({ value }) => String(value))].join(' ');
}

function rankOf(id: string, title: string, words: readonly string[]): number | undefined {
    if (words.length === 0) {
        return 0;
    }
    if (!words.every(word => id.includes(word) || title.includes(word))) {
        return undefined;
    }
    const [first] = words;
    if (words.length === 1 && (id.startsWith(first) || id.includes(`.${first}`) || id.includes(`-${first}`))) {
        return 0;
    }
    return title.startsWith(first) || title.includes(` ${first}`) ? 1 : 2;
}
