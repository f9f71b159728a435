import packageJson from '../package.json' with { type: 'json' };
import { compileLibrary, runTest, type RuleSet } from '../analysis/index.js';
import type { Problem } from '../formats/report.js';
import type { RanTest, TestReport } from '../formats/test-report.js';
import type { LibraryModel } from '../language/model/library-model.js';
import { inWords } from './call-error.js';
import { loadModels } from './load-models.js';

/**
 * Loads and runs the tests in `paths` on the day `today` (YYYY-MM-DD). Never throws for what the files hold: a test that
 * cannot be run becomes a problem, and does not keep the others from it.
 */
export async function runTestsIn(paths: readonly string[], today: string): Promise<TestReport> {
    const models = await loadModels(paths);
    const rulesOf = new Map<LibraryModel, RuleSet>();
    const tests: RanTest[] = [];
    const problems: Problem[] = [];
    for (const { test, library } of models.tests) {
        try {
            const rules = rulesOf.get(library) ?? compileLibrary(library);
            rulesOf.set(library, rules);
            tests.push({ test, outcomes: runTest(test, rules, { today }) });
        } catch (error) {
            problems.push({
                severity: 'error',
                code: 'analysis-failed',
                message: `This test could not be run: ${inWords(error)}.`,
                source: { uri: test.declaration.uri, range: test.declaration.name }
            });
        }
    }
    return { version: packageJson.version, tests, problems: [...models.problems, ...problems], fileName: models.fileName };
}
