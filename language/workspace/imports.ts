import { UriUtils, type URI } from 'langium';

/**
 * The document that an import names. Imports are relative paths to .tmodel files, so that a workspace can name nothing
 * on other machines or behind other schemes.
 * @returns undefined where the path is none of these
 */
export function importedUri(importing: URI, path: string): URI | undefined {
    if (!isImportPath(path)) {
        return undefined;
    }
    return UriUtils.resolvePath(UriUtils.dirname(importing), path);
}

/** Whether the text of an import is a relative path to a .tmodel file. */
export function isImportPath(path: string): boolean {
    return path.endsWith('.tmodel') && !path.startsWith('/') && !/[\\:?#\0]/.test(path);
}
