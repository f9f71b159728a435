import type { Command } from 'commander';
import { explainableNames, explanationOf, renderExplanation, together } from '../../explain/index.js';
import { printable } from '../../formats/printable.js';
import { suggestionsFor } from '../../language/index.js';
import { ExitStatus } from '../exit-status.js';
import { addLibraryOptions, writeLibraryReport, type LibraryOptions } from '../library-output.js';
import { loadLibrary } from '../load-library.js';

/** Adds `tmodel explain`; `finish` receives the exit status. */
export function addExplain(program: Command, finish: (status: number) => void): void {
    addLibraryOptions(
        program
            .command('explain')
            .summary('explain a threat, control, kind or id of a catalogue')
            .description('Tells everything that the library says about threats, controls, kinds, facts, values, and ids of catalogues.')
            .argument('<name...>', 'names, or ids such as AML.T0043')
    )
        .addHelpText(
            'after',
            `
Exit status:
  0  everything asked for is explained
  2  a name is unknown, a file of --library has errors, or the call is wrong

Examples:
  tmodel explain model-extraction
  tmodel explain query-limit gateway
  tmodel explain AML.T0043 --format json`
        )
        .action(async (names: string[], options: LibraryOptions) => {
            const library = await loadLibrary(options.library);
            const explanations = names.map(name => ({ name, report: explanationOf(name, library.index) }));
            const isUnknown = ({ report }: (typeof explanations)[number]) => Object.keys(report).length === 0;
            const unknown = explanations.filter(isUnknown);
            for (const { name } of unknown) {
                const close = suggestionsFor(name, explainableNames(library.index));
                const hint = close.length > 0 ? ` Did you mean ${close.join(' or ')}?` : '';
                process.stderr.write(`tmodel: ${printable(`the library has no ${name}.${hint}`)}\n`);
            }
            if (unknown.length === explanations.length) return finish(ExitStatus.wrong);
            const report = together(explanations.map(explanation => explanation.report));
            const status = await writeLibraryReport(report, options, library, renderExplanation);
            finish(unknown.length > 0 ? ExitStatus.wrong : status);
        });
}
