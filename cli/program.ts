import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { printable } from '../formats/printable.js';
import { CallError } from './call-error.js';
import { addCheck } from './commands/check.js';
import { addDiagram } from './commands/diagram.js';
import { addFormat } from './commands/format.js';
import { addLsp } from './commands/lsp.js';
import { addTest } from './commands/test.js';
import { ExitStatus } from './exit-status.js';

/** Runs the command line `args` (without program and script) and returns the exit status; never throws. */
export async function run(args: readonly string[]): Promise<number> {
    let status: number = ExitStatus.clean;
    const finish = (result: number) => {
        status = result;
    };
    const program = new Command('tmodel')
        .description('Threat models as code for systems that contain machine learning.')
        .version(packageJson.version, '-V, --version')
        .exitOverride()
        .showHelpAfterError('(tmodel --help lists the commands and options)')
        .addHelpText(
            'after',
            `
Examples:
  tmodel check .                                list the threats of every model in this folder
  tmodel check chat.tmodel --format json        the same for one model, to be read by a program
  tmodel diagram chat.tmodel -o chat.svg        draw its data flow diagram
  tmodel test library                           run the tests of a library of your own
  tmodel format .                               lay out every model in this folder
  tmodel lsp --stdio                            language server for an editor`
        );
    addCheck(program, finish);
    addDiagram(program, finish);
    addTest(program, finish);
    addFormat(program, finish);
    addLsp(program);
    try {
        await program.parseAsync(args, { from: 'user' });
        return status;
    } catch (error) {
        // Commander has already written its message.
        if (error instanceof CommanderError) return error.exitCode === 0 ? ExitStatus.clean : ExitStatus.wrong;
        const message = error instanceof Error ? error.message : String(error);
        process.stderr.write(`tmodel: ${error instanceof CallError ? '' : 'internal error: '}${printable(message)}\n`);
        return ExitStatus.wrong;
    }
}
