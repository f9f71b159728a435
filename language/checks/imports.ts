import { URI } from 'langium';
import type { Import } from '../generated/ast.js';
import { rangesOf, tokenRanges } from '../syntax/ranges.js';
import { importedUri, isImportPath } from '../workspace/imports.js';
import { ownerOf } from '../workspace/owner.js';
import type { Check } from './check.js';

/** An import names a model file that exists, once. Files may import each other. */
export const checkImport: Check<Import> = (statement, { document, visible, report }) => {
    const path = statement.path;
    const range = tokenRanges(statement, 'path')[0] ?? rangesOf(statement).whole;
    if (!path) {
        report({
            severity: 'error',
            code: 'bad-import',
            range,
            message: 'The path is missing: an import is written import "other.tmodel".'
        });
        return;
    }
    if (!isImportPath(path)) {
        report({
            severity: 'error',
            code: 'bad-import',
            range,
            message: 'An import names a .tmodel file by a relative path with forward slashes.'
        });
        return;
    }
    const uri = importedUri(document.uri, path)?.toString();
    if (uri === document.uri.toString()) {
        report({ severity: 'error', code: 'bad-import', range, message: 'This file imports itself.' });
    } else if (
        visible.own.imports.some(
            other => other !== statement && before(other, statement) && importedUri(document.uri, other.path ?? '')?.toString() === uri
        )
    ) {
        report({ severity: 'warning', code: 'duplicate-import', range, message: `'${path}' is already imported.` });
    } else if (!uri || !ownerOf(document).shared.workspace.LangiumDocuments.hasDocument(URI.parse(uri))) {
        report({ severity: 'error', code: 'missing-import', range, message: `There is no file '${path}' here.` });
    }
};

function before(a: Import, b: Import): boolean {
    return (a.$containerIndex ?? 0) < (b.$containerIndex ?? 0);
}
