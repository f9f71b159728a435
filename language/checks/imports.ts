import { URI } from 'langium';
import type { Import } from '../generated/ast.js';
import type { Range } from '../model/source.js';
import type { DocumentNames } from '../references/names.js';
import { rangesOf, tokenRanges } from '../syntax/ranges.js';
import { importedUri, isImportPath } from '../workspace/imports.js';
import { ownerOf } from '../workspace/owner.js';
import type { Check } from './check.js';
import { removing, type ProblemFix } from './problem-fix.js';

/** An import names a model file that exists, once. Files may import each other. */
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
            message: path.endsWith('.tmodel')
                ? 'An import names a file by a relative path with forward slashes.'
                : `An import names a .tmodel file: '${path}' ends otherwise.`,
            suggestions: importPaths(path).map(suggestion => `"${suggestion}"`),
            fixes: [remove(range)]
        });
        return;
    }
    const uri = importedUri(document.uri, path)?.toString();
    if (uri === document.uri.toString()) {
        report({ severity: 'error', code: 'bad-import', range, message: 'This file imports itself.', fixes: [remove(range, true)] });
    } else if (uri && firstOf(visible.own, document.uri).get(uri) !== statement) {
        report({
            severity: 'warning',
            code: 'duplicate-import',
            range,
            message: `'${path}' is already imported.`,
            fixes: [remove(range, true)]
        });
    } else if (!uri || !ownerOf(document).shared.workspace.LangiumDocuments.hasDocument(URI.parse(uri))) {
        report({
            severity: 'error',
            code: 'missing-import',
            range,
            message: `There is no file '${path}' here. Links are not followed.`,
            fixes: [remove(range)]
        });
    }
};

/** The path with forward slashes, and with its ending, where that makes it one that can be imported. */
function importPaths(path: string): string[] {
    const slashed = path.replaceAll('\\', '/');
    const named = /\.[A-Za-z]\w*$/.test(slashed) ? slashed : `${slashed}.tmodel`;
    return [named].filter(isImportPath);
}

const firsts = new WeakMap<DocumentNames, Map<string, Import>>();

/** The first import of each file, by the file's URI; made once per version of a document. */
function firstOf(names: DocumentNames, importing: URI): Map<string, Import> {
    let first = firsts.get(names);
    if (!first) {
        first = new Map();
        for (const statement of names.imports) {
            const uri = importedUri(importing, statement.path ?? '')?.toString();
            if (uri && !first.has(uri)) {
                first.set(uri, statement);
            }
        }
        firsts.set(names, first);
    }
    return first;
}
