import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Option, type Command } from 'commander';
import { hasPassed, renderTestJson, renderTestText, type TestReport } from '../../formats/test-report.js';
import { CallError } from '../call-error.js';
import { ExitStatus } from '../exit-status.js';
import { runTestsIn } from '../run-tests.js';
import { wantsColour, writeOut } from '../terminal.js';
import { parseDay, today } from '../today.js';

interface TestOptions {
    format: 'text' | 'json';
    library?: boolean;
    today?: string;
}

/** Adds `tmodel test`; `finish` receives the exit status. */
export function addTest(program: Command, finish: (status: number) => void): void {
    program
        .command('test')
        .summary('run the tests of threats')
        .description('Runs the tests in files and folders (*.tmodel, at any depth) and lists the expectations that are not met.')
        .argument('[path...]', 'files or folders')
        .option('--library', "run the built-in library's own tests")
        .addOption(new Option('--format <format>', 'how to write the report').choices(['text', 'json']).default('text'))
        .option('--today <YYYY-MM-DD>', 'the day on which acceptances and due dates are judged (default: today)', parseDay)
        .addHelpText(
            'after',
            `
Exit status:
  0  every test has passed
  1  at least one has failed
  2  a file has errors, there is no test, or the call is wrong

Examples:
  tmodel test library
  tmodel test library/threats.tmodel --format json`
        )
        .action(async (paths: string[], options: TestOptions) => {
            const report = await runTestsIn(pathsToRun(paths, options), options.today ?? today());
            const colour = wantsColour(process.env, process.stdout.isTTY === true);
            await writeOut(options.format === 'json' ? renderTestJson(report) : renderTestText(report, { colour }));
            finish(statusOf(report));
        });
}

/** @throws CallError where nothing is named */
function pathsToRun(paths: readonly string[], { library = false }: TestOptions): string[] {
    if (!library && paths.length === 0) throw new CallError('name a file or folder, or give --library');
    return library ? [...paths, libraryTests()] : [...paths];
}

/** The folder with the library's tests, in the source that this command is part of. */
function libraryTests(): string {
    const folder = join(dirname(realpathSync(process.argv[1])), '..', 'language', 'library', 'tests');
    if (!existsSync(folder)) throw new CallError("the library's tests are part of its source and not of this package");
    return folder;
}

/** Errors outrank failures, since a file with errors may hide some. Where there is no test, nothing was shown. */
function statusOf({ tests, problems }: TestReport): number {
    if (tests.length === 0 || problems.some(({ severity }) => severity === 'error')) return ExitStatus.wrong;
    return tests.every(hasPassed) ? ExitStatus.clean : ExitStatus.failed;
}
