import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileLibrary } from '../../analysis/index.js';
import { builtInLibraryModel, loadFiles, systemsOf, testsOf } from '../../language/index.js';
import type { SystemModel } from '../../language/model/system-model.js';
import { blankSystems, lintBlankElements } from './blank-elements.js';
import type { LintMessage } from './lint.js';
import { lintRaised } from './raised.js';
import { lintRuleTexts } from './rule-texts.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Lints the built-in library over its examples, the modelled incidents and its tests, in the order of the lints. */
export async function lintBuiltInLibrary(): Promise<LintMessage[]> {
    const library = builtInLibraryModel();
    const rules = compileLibrary(library);
    const examples = [...(await modelsIn('examples')), ...(await modelsIn('test/casestudies'))];
    const tests = [...(await modelsIn('language/library/tests')), ...(await modelsIn('test/rules'))];
    return [
        ...lintRaised(rules, examples, tests),
        ...lintBlankElements(rules, await modelsOf(blankSystems(library))),
        ...lintRuleTexts(library)
    ];
}

/** The systems and tests in the files of a folder of the project; none where it does not exist. */
async function modelsIn(folder: string): Promise<SystemModel[]> {
    const path = join(root, folder);
    if (!existsSync(path)) return [];
    const { documents } = await loadFiles([path]);
    return documents.flatMap(document => [...systemsOf(document), ...testsOf(document).map(({ system }) => system)]);
}

async function modelsOf(text: string): Promise<SystemModel[]> {
    const folder = mkdtempSync(join(tmpdir(), 'tmodel-lint-'));
    try {
        const file = join(folder, 'blank.tmodel');
        writeFileSync(file, text);
        const { documents } = await loadFiles([file]);
        return documents.flatMap(systemsOf);
    } finally {
        rmSync(folder, { recursive: true });
    }
}
