import { UriUtils, type LangiumDocument } from 'langium';
import { libraryPartOf, type LibraryPart } from '../model/library-parts.js';
import type { DocumentNames, GlobalSpace } from '../references/names.js';
import { isBuiltIn } from './built-in.js';
import { importedUri } from './imports.js';
import { ownerOf } from './owner.js';

/** A file of the workspace that a document does not see, and could import. */
export interface ImportableFile {
    uri: string;
    /** As an import statement of the document names it: `../org/library.tmodel`. */
    path: string;
    /** What the file itself declares. */
    library: LibraryPart;
}

const LIBRARY_SPACES: readonly GlobalSpace[] = ['Kind', 'ValueType', 'Control', 'Threat', 'Framework'];

/**
 * The files of the workspace that a document does not see and could import, in the order of their paths. Left out are
 * files that no import can name, and files that would bring a name which the document declares itself.
 */
export function importableFiles(document: LangiumDocument): ImportableFile[] {
    const { shared, references } = ownerOf(document);
    const { Visibility } = references;
    const visible = Visibility.visibleTo(document);
    const seen = new Set(visible.documents);
    const files: ImportableFile[] = [];
    for (const other of shared.workspace.LangiumDocuments.all) {
        if (seen.has(other) || isBuiltIn(other.uri)) {
            continue;
        }
        const path = importPath(document, other);
        if (!path) {
            continue;
        }
        const brought = Visibility.visibleTo(other).documents.filter(each => !seen.has(each) && !isBuiltIn(each.uri));
        if (!brought.some(each => clash(visible.own, Visibility.namesOf(each)))) {
            files.push({ uri: other.uri.toString(), path, library: libraryPartOf(other) });
        }
    }
    return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The text of an import; undefined where none leads from one document to the other. */
function importPath(from: LangiumDocument, to: LangiumDocument): string | undefined {
    if (from.uri.scheme !== to.uri.scheme || from.uri.authority !== to.uri.authority) {
        return undefined;
    }
    const path = UriUtils.relative(UriUtils.dirname(from.uri), to.uri);
    return !/["\r\n]/.test(path) && importedUri(from.uri, path)?.toString() === to.uri.toString() ? path : undefined;
}

function clash(own: DocumentNames, other: DocumentNames): boolean {
    return LIBRARY_SPACES.some(space => [...own.all(space).keys()].some(name => other.find(space, name).length > 0));
}
