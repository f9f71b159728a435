import * as fs from 'node:fs';
import * as path from 'node:path';
import loaded from 'mocha';

// Mocha is made of ES modules: what `require` returns for it differs between releases of Node, but has the class in any case.
const { Mocha } = loaded as unknown as { Mocha: typeof loaded };

/**
 * The entry that VS Code's extension host calls, in the browser-hosted window and on a desktop alike. Results go to the
 * file that TMODEL_TEST_RESULTS names, one JSON object a line, and to the console where it names none.
 */
export async function run(): Promise<void> {
    const results = process.env.TMODEL_TEST_RESULTS;
    const mocha = new Mocha({ timeout: 60_000, color: false, reporter: results ? reporterTo(results) : 'spec' });
    for (const file of fs.readdirSync(__dirname).sort()) {
        if (file.endsWith('.test.cjs')) mocha.addFile(path.join(__dirname, file));
    }
    const failures = await new Promise<number>(resolve => mocha.run(resolve));
    if (failures > 0) throw new Error(`${failures} failed`);
}

function reporterTo(file: string): loaded.ReporterConstructor {
    const report = (entry: object) => fs.appendFileSync(file, JSON.stringify(entry) + '\n');
    return class {
        constructor(runner: loaded.Runner) {
            runner.on('pass', test => report({ type: 'pass', title: test.fullTitle() }));
            runner.on('fail', (test, error) => report({ type: 'fail', title: test.fullTitle(), error: error.stack ?? String(error) }));
        }
    } as unknown as loaded.ReporterConstructor;
}
