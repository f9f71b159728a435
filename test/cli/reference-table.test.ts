import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { root } from './run-cli.js';

const golden = process.env['TMODEL_REFERENCE'] ?? join(root, '..', 'shared', 'knowledge', 'reference-systems.json');

function referenceTable(...args: string[]): Promise<{ status: number | null; output: string }> {
    return new Promise(resolve => {
        const { TMODEL_REFERENCE: _unset, ...environment } = process.env;
        const child = spawn(process.execPath, [join(root, 'scripts', 'reference-table.mjs'), ...args], { env: environment });
        let output = '';
        for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
        child.on('close', status => resolve({ status, output }));
    });
}

describe('the reference table', function () {
    // Each test starts processes.
    this.timeout(120_000);

    it('is skipped in one line where there are no golden answers', async () => {
        assert.deepEqual(await referenceTable(), { status: 0, output: 'reference table skipped: no golden answers given\n' });
    });

    it('holds for the example models', async function () {
        if (!existsSync(golden)) {
            console.log('      skipped: no golden answers (set TMODEL_REFERENCE)');
            this.skip();
        }
        const { status, output } = await referenceTable(golden);
        assert.equal(status, 0, output);
    });
});
