import { fileURLToPath } from 'node:url';
import { compileLibrary, type RuleSet } from '../../analysis/index.js';
import { languageDiagnostics, libraryOf, loadFiles, testsOf } from '../../language/index.js';
import type { TestModel } from '../../language/model/test-model.js';

/** One file of the built-in library's tests, as it was read. */
export interface LibraryTestFile {
    /** Relative to the folder of the tests. */
    name: string;
    tests: readonly TestModel[];
    /** The built-in library, compiled. */
    rules: RuleSet;
    /** What the language says against it, with its line. */
    complaints: string[];
}

const folder = fileURLToPath(new URL('../../language/library/tests', import.meta.url));

/** Reads the tests of the built-in library, in the order of their files' names. */
export async function libraryTestFiles(): Promise<LibraryTestFile[]> {
    const { documents } = await loadFiles([folder]);
    let rules: RuleSet | undefined;
    return documents.map(document => ({
        name: document.uri.fsPath.slice(folder.length + 1),
        tests: testsOf(document),
        rules: (rules ??= compileLibrary(libraryOf(document))),
        complaints: languageDiagnostics(document)
            .filter(({ severity }) => severity === 1 || severity === 2)
            .map(({ range, code }) => `line ${range.start.line + 1}: ${code}`)
    }));
}
