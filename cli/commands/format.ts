import { constants } from 'node:fs';
import { lstat, open, type FileHandle } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { Command } from 'commander';
import { printable } from '../../formats/printable.js';
import { formatText, MAX_FILE_SIZE, modelFilesIn } from '../../language/index.js';
import { CallError, inWords } from '../call-error.js';
import { ExitStatus } from '../exit-status.js';
import { writeOut } from '../terminal.js';

interface FormatOptions {
    check?: boolean;
}

/** Adds `tmodel format`; `finish` receives the exit status. */
export function addFormat(program: Command, finish: (status: number) => void): void {
    program
        .command('format')
        .summary('lay out models')
        .description('Lays out the *.tmodel files given, and those in the folders given, and names each that it changes.')
        .argument('<path...>', 'files or folders')
        .option('--check', 'change nothing; the exit status says whether there is anything to change')
        .addHelpText(
            'after',
            `
Exit status:
  0  every file is laid out
  1  with --check: at least one is not
  2  a file could not be read or written, or the call is wrong

Examples:
  tmodel format .
  tmodel format --check models`
        )
        .action(async (paths: string[], { check = false }: FormatOptions) => {
            const { files, complaints } = await filesToFormat(paths);
            const changed: string[] = [];
            for (const file of files) {
                try {
                    if (await formatFile(file, check)) changed.push(file);
                } catch (error) {
                    complaints.push(`${nameOf(file)}: ${inWords(error)}`);
                }
            }
            await writeOut(changed.map(file => `${printable(nameOf(file))}\n`).join(''));
            for (const complaint of complaints) process.stderr.write(`${printable(complaint)}\n`);
            finish(complaints.length > 0 ? ExitStatus.wrong : check && changed.length > 0 ? ExitStatus.unformatted : ExitStatus.clean);
        });
}

/** Absolute paths of the files, and what is wrong with the paths given. */
async function filesToFormat(paths: readonly string[]): Promise<{ files: Iterable<string>; complaints: string[] }> {
    const complaints: string[] = [];
    const accepted: string[] = [];
    for (const path of paths) {
        const complaint = await complaintAbout(path);
        if (complaint === undefined) accepted.push(path);
        else complaints.push(`${path}: ${complaint}`);
    }
    const { files, failures } = await modelFilesIn(accepted);
    return { files, complaints: [...complaints, ...failures.map(({ path, message }) => `${path}: ${message}`)] };
}

/** Why a path is not formatted. A link is not followed: what it leads to may lie anywhere, and would be written to. */
async function complaintAbout(path: string): Promise<string | undefined> {
    try {
        const status = await lstat(path);
        if (status.isSymbolicLink()) return 'this is a symbolic link; name what it leads to';
        if (status.isDirectory()) {
            return (await modelFilesIn([path])).files.size === 0 ? 'there is no .tmodel file in this folder' : undefined;
        }
        return path.endsWith('.tmodel') ? undefined : 'this is not a .tmodel file';
    } catch (error) {
        return inWords(error);
    }
}

/**
 * Lays out a file in its place, unless `check`. Returns whether there was anything to change.
 * @throws where it cannot be read or written, or is no text
 */
async function formatFile(path: string, check: boolean): Promise<boolean> {
    // Whatever has come to stand at the path since it was looked at: no link is followed, no pipe is waited for.
    const access = check ? constants.O_RDONLY : constants.O_RDWR;
    const file = await open(path, access | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
        const text = await textOf(file);
        const formatted = formatText(text);
        if (formatted === text) return false;
        if (!check) await rewrite(file, formatted);
        return true;
    } finally {
        await file.close();
    }
}

async function textOf(file: FileHandle): Promise<string> {
    const status = await file.stat();
    if (!status.isFile()) throw new CallError('this is not a regular file');
    if (status.size > MAX_FILE_SIZE) throw new CallError(`this file is larger than ${MAX_FILE_SIZE / 1024 / 1024} MB`);
    const bytes = await file.readFile();
    try {
        // Bytes that are no text would come out as other ones.
        const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
        if (!text.includes('\0')) return text;
    } catch {
        // Told below, as for what decodes and is none either.
    }
    throw new CallError('this file is not text in UTF-8');
}

async function rewrite(file: FileHandle, text: string): Promise<void> {
    const bytes = Buffer.from(text);
    for (let written = 0; written < bytes.length;) {
        written += (await file.write(bytes, written, bytes.length - written, written)).bytesWritten;
    }
    await file.truncate(bytes.length);
}

function nameOf(path: string): string {
    return relative(process.cwd(), path).split(sep).join('/');
}
