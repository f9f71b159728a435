import { UriUtils, type URI } from 'langium';

/**
 * The document that an import names. Imports are relative paths to .tmodel files or to folders of them, so that a
 * workspace can name nothing on other machines or behind other schemes.
 * @returns undefined where the path is none to a file
 */
export function importedUri(importing: URI, path: string): URI | undefined {
    if (!isImportPath(path) || isFolderPath(path)) {
        return undefined;
    }
    return UriUtils.resolvePath(UriUtils.dirname(importing), path);
}

/**
 * The folder that an import names: it stands for all models directly in it.
 * @returns without a slash at its end; undefined where the path is none to a folder
 */
export function importedFolder(importing: URI, path: string): URI | undefined {
    if (!isImportPath(path) || !isFolderPath(path)) {
        return undefined;
    }
    const folder = UriUtils.resolvePath(UriUtils.dirname(importing), path);
    return folder.path.length > 1 && folder.path.endsWith('/') ? folder.with({ path: folder.path.slice(0, -1) }) : folder;
}

/** Whether the text of an import is a relative path to a .tmodel file or to a folder. */
export function isImportPath(path: string): boolean {
    return (path.endsWith('.tmodel') || isFolderPath(path)) && !path.startsWith('/') && !/[\\:?#\0]/.test(path);
}

/** A path names a folder where it ends with a slash, or where its last part has no dot or is made of dots only. */
function isFolderPath(path: string): boolean {
    return path !== '' && /(?:^|\/)(?:[^./][^./]*|\.{1,2})?$/.test(path);
}
