import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Option, type Command } from 'commander';
import { CallError } from '../call-error.js';

/** Adds `tmodel lsp`, the language server for editors other than VS Code. */
export function addLsp(program: Command): void {
    program
        .command('lsp')
        .summary('start the language server')
        .description('Starts the language server for an editor that speaks the Language Server Protocol over standard input and output.')
        .requiredOption('--stdio', 'speak over standard input and output')
        // Some clients add it on their own; the protocol package reads it and ends with that process.
        .addOption(new Option('--clientProcessId <id>').hideHelp())
        .action(async () => {
            if (process.stdin.isTTY) {
                process.stderr.write('tmodel: the language server waits for an editor on standard input; Ctrl+C ends it\n');
            }
            await import(serverEntry());
        });
}

/**
 * URL of the server's entry: its bundle beside the command's own, or its source beside the command's source. It is a
 * file of its own so that `check` does not read it, and it starts when it is loaded.
 */
function serverEntry(): string {
    const here = dirname(realpathSync(process.argv[1]));
    const entry = [join(here, 'server.cjs'), join(here, '..', 'server', 'main.ts')].find(path => existsSync(path));
    if (entry === undefined) throw new CallError(`the language server is missing: ${join(here, 'server.cjs')}`);
    return pathToFileURL(entry).href;
}
