import type { LangiumDocument } from 'langium';
import { ownerOf } from '../workspace/owner.js';
import type { LibraryModel } from './library-model.js';
import { EMPTY_PART, libraryPartOf, type LibraryPart } from './library-parts.js';

interface MergedLibrary {
    parts: readonly LibraryPart[];
    model: LibraryModel;
}

/** How many merged libraries are kept: one for each different set of imports in a workspace. */
const KEPT = 32;

/** Libraries of different workspaces differ in their parts, so that all can share this list. */
const merged: MergedLibrary[] = [];

/**
 * Everything of the library side that a document sees: its own declarations, its imports', the built-in library's.
 * Of several with one name the nearest counts. Documents that see the same get the same object.
 */
export function libraryOf(document: LangiumDocument): LibraryModel {
    const visible = ownerOf(document).references.Visibility.visibleTo(document);
    return mergedLibrary(visible.documents.map(libraryPartOf).filter(part => part !== EMPTY_PART));
}

/** What several documents declare, the nearest first. The same parts give the same object. */
export function mergedLibrary(parts: readonly LibraryPart[]): LibraryModel {
    const known = merged.findIndex(library => sameParts(library.parts, parts));
    if (known >= 0) {
        const [library] = merged.splice(known, 1);
        merged.unshift(library);
        return library.model;
    }
    const model = merge(parts);
    merged.unshift({ parts, model });
    merged.length = Math.min(merged.length, KEPT);
    return model;
}

function sameParts(a: readonly LibraryPart[], b: readonly LibraryPart[]): boolean {
    return a.length === b.length && a.every((part, index) => part === b[index]);
}

/** In the order of visibility; of several with one name the first, which is the nearest, wins. */
function merge(parts: readonly LibraryPart[]): LibraryModel {
    let frameworks: LibraryModel['frameworks'] | undefined;
    return {
        enumerations: nearest(parts.map(part => part.enumerations)),
        kinds: nearest(parts.map(part => part.kinds)),
        controls: nearest(parts.map(part => part.controls)),
        threats: nearest(parts.map(part => part.threats)),
        // Catalogues are large, and few ever ask for one.
        get frameworks() {
            return (frameworks ??= nearest(parts.map(part => part.frameworks)));
        }
    };
}

function nearest<T extends { name: string }>(lists: readonly (readonly T[])[]): T[] {
    const byName = new Map<string, T>();
    for (const item of lists.flat()) {
        if (!byName.has(item.name)) {
            byName.set(item.name, item);
        }
    }
    return [...byName.values()];
}
