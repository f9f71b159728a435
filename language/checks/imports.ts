import type { URI } from 'langium';
import type { Import } from '../generated/ast.js';
import type { Range } from '../model/source.js';
import type { DocumentNames } from '../references/names.js';
import { rangesOf, tokenRanges } from '../syntax/ranges.js';
import type { TmodelDocumentBuilder } from '../workspace/document-builder.js';
import type { TmodelDocuments } from '../workspace/documents.js';
import { importedFolder, importedUri, isImportPath } from '../workspace/imports.js';
import { ownerOf } from '../workspace/owner.js';
import type { Check, CheckContext } from './check.js';
import { removing, type ProblemFix } from './problem-fix.js';

/** An import names a model file that exists, or a folder with models, once. Files may import each other. */
export const checkImport: Check<Import> = (statement, { document, visible, report }) => {
    const path = statement.path;
    const range = tokenRanges(statement, 'path')[0] ?? rangesOf(statement).whole;
    const remove = (at: Range, safe = false): ProblemFix => removing(at, rangesOf(statement).whole, 'Remove this import', safe);
    if (!path) {
        report({
            severity: 'error',
            code: 'bad-import',
            range,
            message: 'The path is missing: an import is written import "other.tmodel".',
            fixes: [remove(range)]
        });
        return;
    }
    if (!isImportPath(path)) {
        report({
            severity: 'error',
            code: 'bad-import',
            range,
            message:
                path.endsWith('.tmodel') || /[/\\:]/.test(path)
                    ? 'An import names a file or a folder by a relative path with forward slashes.'
                    : `An import names a .tmodel file, or a folder of them: '${path}' ends otherwise.`,
            suggestions: importPaths(path).map(suggestion => `"${suggestion}"`),
            fixes: [remove(range)]
        });
        return;
    }
    const uri = importedUri(document.uri, path);
    const folder = importedFolder(document.uri, path);
    const documents = ownerOf(document).shared.workspace.LangiumDocuments as TmodelDocuments;
    const missing = (message: string): void =>
        report({ severity: 'error', code: 'missing-import', range, message: `${message} Links are not followed.`, fixes: [remove(range)] });
    if (uri?.toString() === document.uri.toString()) {
        report({ severity: 'error', code: 'bad-import', range, message: 'This file imports itself.', fixes: [remove(range, true)] });
    } else if (firstOf(visible.own, document.uri).get(String(uri ?? folder)) !== statement) {
        report({
            severity: 'warning',
            code: 'duplicate-import',
            range,
            message: `'${path}' is already imported.`,
            fixes: [remove(range, true)]
        });
    } else if (uri && !documents.hasDocument(uri)) {
        missing(`There is no file '${path}' here.`);
    } else if (folder && documents.inFolder(folder).length === 0) {
        missing(`There is no folder '${path}' with .tmodel files here.`);
    }
};

/** Whether another file imports this one, and so may use what is unused here: its names, and what it imports itself. */
export function isImported({ document }: CheckContext): boolean {
    return (ownerOf(document).shared.workspace.DocumentBuilder as TmodelDocumentBuilder).importers.isImported(document.uri);
}

/** The path with forward slashes, and with its ending, where that makes it one that can be imported. */
function importPaths(path: string): string[] {
    const slashed = path.replaceAll('\\', '/');
    const named = /\.[A-Za-z]\w*$/.test(slashed) ? slashed : `${slashed}.tmodel`;
    return [named].filter(isImportPath);
}

const firsts = new WeakMap<DocumentNames, Map<string, Import>>();

/** The first import of each file or folder, by its URI; made once per version of a document. */
function firstOf(names: DocumentNames, importing: URI): Map<string, Import> {
    let first = firsts.get(names);
    if (!first) {
        first = new Map();
        for (const statement of names.imports) {
            const uri = String(importedUri(importing, statement.path ?? '') ?? importedFolder(importing, statement.path ?? ''));
            if (!first.has(uri)) {
                first.set(uri, statement);
            }
        }
        firsts.set(names, first);
    }
    return first;
}
