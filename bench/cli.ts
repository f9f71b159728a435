import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Sample, timed } from './measure.js';
import type { GeneratedModel } from './models.js';

const RUNS = 7;

/** The built command line from start to exit, a process per run: `check` on one file, and doing nothing. */
export async function benchCli(model: GeneratedModel): Promise<{ check: Sample; nothing: Sample }> {
    const program = fileURLToPath(new URL('../dist/tmodel.cjs', import.meta.url));
    const folder = mkdtempSync(join(tmpdir(), 'tmodel-bench-'));
    const run = (...args: string[]) => {
        const { status, stderr } = spawnSync(process.execPath, [program, ...args], {
            stdio: ['ignore', 'ignore', 'pipe'],
            encoding: 'utf8'
        });
        if (status !== 0) {
            throw new Error(`tmodel ${args.join(' ')} ended with ${status}: ${stderr}`);
        }
    };
    try {
        const file = join(folder, 'generated.tmodel');
        writeFileSync(file, model.text);
        const nothing = await timed(RUNS, () => run('--version'));
        const check = await timed(RUNS, () => run('check', file, '--fail-on', 'none'));
        return { check, nothing };
    } finally {
        rmSync(folder, { recursive: true });
    }
}
