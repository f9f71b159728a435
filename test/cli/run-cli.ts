import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JsonReport } from '../../formats/json.js';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const packed = join(root, 'dist', 'tmodel.cjs');
const tsx = import.meta.resolve('tsx');
/** What to give `node`: the packed command where it is built, its source otherwise. */
export const COMMAND: readonly string[] = existsSync(packed) ? [packed] : ['--import', tsx, join(root, 'cli', 'main.ts')];

export interface Outcome {
    status: number | null;
    stdout: string;
    stderr: string;
}

/** Runs the command line in `folder`, as the user `uid` if one is given, and waits for its end. */
export function runCli(folder: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}, uid?: number): Promise<Outcome> {
    return new Promise((resolve, reject) => {
        const { FORCE_COLOR: _force, NO_COLOR: _no, ...inherited } = process.env;
        const child = spawn(process.execPath, [...COMMAND, ...args], { cwd: folder, env: { ...inherited, ...environment }, uid });
        const out: Buffer[] = [];
        const err: Buffer[] = [];
        child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
        child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
        child.on('error', reject);
        child.on('close', status => resolve({ status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }));
        child.stdin.end();
    });
}

/** Runs `check --format json` and reads its report. */
export async function checkJson(folder: string, ...args: string[]): Promise<{ status: number | null; report: JsonReport; stderr: string }> {
    const { status, stdout, stderr } = await runCli(folder, ['check', ...args, '--format', 'json', '--today', '2026-11-23']);
    return { status, report: JSON.parse(stdout) as JsonReport, stderr };
}

const folders: string[] = [];

/** A new folder with the given files, contents by relative path; `removeFolders` removes it. */
export function folderWith(files: Record<string, string | Buffer>): string {
    const folder = mkdtempSync(join(tmpdir(), 'tmodel-cli-'));
    folders.push(folder);
    for (const [name, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), content);
    }
    return folder;
}

/** Removes every folder made by `folderWith`; for `after` hooks. */
export function removeFolders(): void {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
