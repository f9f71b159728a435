import { UriUtils, type LangiumDocument, type LangiumDocuments, type URI } from 'langium';
import type { Document, Import } from '../generated/ast.js';
import type { Range } from '../model/source.js';
import { rangesOf, tokenRanges } from '../syntax/ranges.js';
import { folderOf } from './documents.js';
import { importedFolder, importedUri, isImportPath } from './imports.js';

/** A file or folder that gets another place or name. */
export interface Move {
    from: URI;
    to: URI;
}

/** An edit of one document that keeps its imports where they lead. */
export interface ImportEdit {
    uri: string;
    range: Range;
    newText: string;
}

/**
 * What must change in imports when files and folders move, so that each still names the same file: in those that import
 * what moves, and in what moves itself. A file that leaves an imported folder gets an import of its own.
 * @returns edits of the texts as they are before the move, under the names that they have then
 */
export function importEdits(documents: LangiumDocuments, moves: readonly Move[]): ImportEdit[] {
    const edits: ImportEdit[] = [];
    for (const document of documents.all) {
        for (const statement of (document.parseResult.value as Document).imports ?? []) {
            const edit = editOf(document, statement, documents, moves);
            if (edit) {
                edits.push(edit);
            }
        }
    }
    return edits;
}

function editOf({ uri }: LangiumDocument, statement: Import, documents: LangiumDocuments, moves: readonly Move[]): ImportEdit | undefined {
    const written = statement.path ?? '';
    const folder = importedFolder(uri, written);
    const target = folder ?? importedUri(uri, written);
    const range = tokenRanges(statement, 'path')[0];
    if (!target || !range) {
        return undefined;
    }
    const importing = moved(uri, moves);
    const path = pathTo(importing, moved(target, moves), written, folder !== undefined);
    const kept = sameTarget(importing, written, moved(target, moves)) || !path ? written : path;
    const leaving = folder
        ? documents.getDocuments(folder).filter(each => each.uri.toString() !== uri.toString() && leaves(each.uri, folder, moves))
        : [];
    const added = leaving.flatMap(each => pathTo(importing, moved(each.uri, moves), written, false) ?? []);
    if (kept === written && added.length === 0) {
        return undefined;
    }
    if (added.length === 0) {
        return { uri: uri.toString(), range, newText: `"${kept}"` };
    }
    const statements = [kept, ...added].map(each => `import "${each}"`);
    return { uri: uri.toString(), range: rangesOf(statement).whole, newText: statements.join('\n') };
}

/** Where a file will be: the innermost move around it decides. */
function moved(uri: URI, moves: readonly Move[]): URI {
    let innermost: Move | undefined;
    for (const move of moves) {
        if (isWithin(uri, move.from) && (!innermost || move.from.path.length > innermost.from.path.length)) {
            innermost = move;
        }
    }
    return innermost ? innermost.to.with({ path: innermost.to.path + uri.path.slice(innermost.from.path.length) }) : uri;
}

function isWithin(uri: URI, outer: URI): boolean {
    const same = uri.scheme === outer.scheme && uri.authority === outer.authority;
    return same && (uri.path === outer.path || uri.path.startsWith(`${outer.path}/`));
}

/** Whether a file directly in a folder moves to another one than the folder itself does. */
function leaves(file: URI, folder: URI, moves: readonly Move[]): boolean {
    return folderOf(file) === folder.toString() && UriUtils.dirname(moved(file, moves)).toString() !== moved(folder, moves).toString();
}

/**
 * How an import names a file or folder, in the manner in which it was written before: with `./` in front, or a slash at
 * the end. Undefined where no import can name it.
 */
function pathTo(importing: URI, target: URI, before: string, isFolder: boolean): string | undefined {
    let path = UriUtils.relative(UriUtils.dirname(importing), target).replace(/\/$/, '');
    if (isFolder && path === '') {
        path = '.';
    }
    if (before.startsWith('./') && !path.startsWith('.')) {
        path = `./${path}`;
    }
    const last = path.slice(path.lastIndexOf('/') + 1);
    if (isFolder && (before.endsWith('/') || !/^(?:[^.]+|\.{1,2})$/.test(last))) {
        path += '/';
    }
    const importable = isImportPath(path) && !/["\n\r]/.test(path) && sameTarget(importing, path, target);
    return importable ? path : undefined;
}

function sameTarget(importing: URI, path: string, target: URI): boolean {
    return String(importedFolder(importing, path) ?? importedUri(importing, path)) === target.toString();
}
