import type { FrameworkModel } from '../../language/model/library-model.js';
import { catalogueUrl, type IndexedEntry, type LibraryIndex } from '../../explain/index.js';
import { bold, code, link, list, paragraphs, plain } from '../markdown.js';

export function frameworkHover(framework: FrameworkModel): string {
    return paragraphs([
        bold(framework.title ?? framework.name),
        `Catalogue ${code(framework.name)}${framework.edition ? `, edition ${plain(framework.edition)}` : ''}, ${framework.entries.length} entries`
    ]);
}

/** An entry of a catalogue with everything the library states about it. */
export function entryHover({ framework, entry }: IndexedEntry): string {
    const facts = entry.facts.map(fact => `${plain(fact.name)}: ${fact.values.map(value => plain(String(value.value))).join(', ')}`);
    return paragraphs([
        `${bold(entry.id)} ${plain(entry.title ?? '')}`,
        `${plain(entry.category)} in ${plain(framework.title ?? framework.name)}${framework.edition ? ` ${plain(framework.edition)}` : ''}`,
        list(facts),
        page(entry.id)
    ]);
}

/** Catalogue ids with their names, one per line, linked where the catalogue has a page for each. */
export function entryList(ids: readonly string[], index: LibraryIndex): string {
    return list(
        ids.map(id => {
            const title = index.entries.get(id)?.entry.title;
            const address = catalogueUrl(id);
            return (address ? link(id, address) : code(id)) + (title ? ` ${plain(title)}` : '');
        })
    );
}

function page(id: string): string | undefined {
    const address = catalogueUrl(id);
    return address && link('Open in the catalogue', address);
}
