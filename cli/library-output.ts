import { Option, type Command } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import type { LibraryReport } from '../explain/index.js';
import { jsonText } from '../formats/json.js';
import { printable } from '../formats/printable.js';
import { ExitStatus } from './exit-status.js';
import type { LoadedLibrary } from './load-library.js';
import { wantsColour, writeOut } from './terminal.js';

/** Options of the commands that read a library. */
export interface LibraryOptions {
    format: 'text' | 'json';
    library: string[];
}

/** Adds the options that all commands about a library have. */
export function addLibraryOptions(command: Command): Command {
    return command
        .addOption(new Option('--format <format>', 'how to write it').choices(['text', 'json']).default('text'))
        .addOption(
            new Option('--library <path>', 'a library of your own: a file or folder, with what it imports; may be given several times')
                .argParser((path: string, earlier: string[]) => [...earlier, path])
                .default([], 'the built-in library alone')
        );
}

/** Writes a report in the format asked for, and what is wrong with the library's files to standard error. Returns the exit status. */
export async function writeLibraryReport(
    report: LibraryReport,
    { format }: LibraryOptions,
    { index, problems, fileName }: LoadedLibrary,
    render: (report: LibraryReport, colour: boolean) => string
): Promise<number> {
    const editions = index.library.frameworks.flatMap(({ name, edition }) => (edition === undefined ? [] : [[name, edition] as const]));
    await writeOut(
        format === 'json'
            ? jsonText({ tool: 'tmodel', version: packageJson.version, library: Object.fromEntries(editions), ...report })
            : render(report, wantsColour(process.env, process.stdout.isTTY === true))
    );
    for (const { source, message, code } of problems) {
        const { line, character } = source.range.start;
        process.stderr.write(
            `${printable(fileName(source.uri))}:${line + 1}:${character + 1}: error: ${printable(message)} [${printable(code)}]\n`
        );
    }
    return problems.length > 0 ? ExitStatus.wrong : ExitStatus.clean;
}
