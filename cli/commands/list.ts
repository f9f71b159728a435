import { Argument, type Command } from 'commander';
import { listOf, LISTS, renderList, type ListName } from '../../explain/index.js';
import { addLibraryOptions, writeLibraryReport, type LibraryOptions } from '../library-output.js';
import { loadLibrary } from '../load-library.js';

/** Adds `tmodel list`; `finish` receives the exit status. */
export function addList(program: Command, finish: (status: number) => void): void {
    addLibraryOptions(
        program
            .command('list')
            .summary('list what the library has')
            .description('Lists the threats, controls, kinds, frameworks or lists of values of the library.')
            .addArgument(new Argument('<what>', 'what to list').choices(LISTS))
    )
        .addHelpText(
            'after',
            `
Exit status:
  0  the list is written
  2  a file of --library has errors, or the call is wrong

Examples:
  tmodel list threats
  tmodel list kinds --library org/library.tmodel
  tmodel list controls --format json`
        )
        .action(async (what: ListName, options: LibraryOptions) => {
            const library = await loadLibrary(options.library);
            finish(await writeLibraryReport(listOf(what, library.index), options, library, renderList));
        });
}
