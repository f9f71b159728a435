import type { LibraryModel } from '../language/model/library-model.js';

const tacticsOfLibraries = new WeakMap<LibraryModel, ReadonlyMap<string, readonly string[]>>();

/** Titles of the tactics that a technique serves, by the technique's id with its framework; read once for a library. */
export function tacticsOf(library: LibraryModel): ReadonlyMap<string, readonly string[]> {
    let tactics = tacticsOfLibraries.get(library);
    if (!tactics) {
        tactics = new Map(library.frameworks.flatMap(readTactics));
        tacticsOfLibraries.set(library, tactics);
    }
    return tactics;
}

function readTactics({ name, entries }: LibraryModel['frameworks'][number]): [string, string[]][] {
    const titles = new Map(entries.map(({ id, title }) => [id, title ?? id]));
    return entries.flatMap(({ id, facts }): [string, string[]][] => {
        const ids = facts.find(fact => fact.name === 'tactics')?.values.map(({ value }) => String(value)) ?? [];
        return ids.length > 0 ? [[`${name}.${id}`, ids.map(each => titles.get(each) ?? each)]] : [];
    });
}
