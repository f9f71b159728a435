import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { schemaErrors } from '../formats/findings-schema.js';
import { COMMAND, checkJson, folderWith, removeFolders, root, runCli } from './run-cli.js';
import { SHOP } from './shop.js';

describe('a run of the command line', function () {
    // Each test starts processes.
    this.timeout(120_000);

    after(removeFolders);

    for (const format of ['text', 'json']) {
        it(`writes the same bytes twice as ${format}`, async () => {
            const folder = folderWith({ 'shop.tmodel': SHOP });
            const args = ['check', '.', '--format', format, '--today', '2026-11-23'];
            assert.deepEqual(await runCli(folder, args), await runCli(folder, args));
        });
    }

    it('writes the same bytes whatever the order of its paths', async () => {
        const folder = folderWith({ 'a.tmodel': SHOP, 'b.tmodel': 'system other { service api }' });
        const forward = await runCli(folder, ['check', 'a.tmodel', 'b.tmodel', '--format', 'json']);
        const backward = await runCli(folder, ['check', 'b.tmodel', 'a.tmodel', '--format', 'json']);
        assert.equal(forward.stdout, backward.stdout);
    });

    it('gives findings the same ids from another working directory', async () => {
        const folder = folderWith({ 'models/shop.tmodel': SHOP });
        mkdirSync(join(folder, 'elsewhere'));
        const here = await checkJson(folder, 'models');
        const there = await checkJson(join(folder, 'elsewhere'), '../models/shop.tmodel');
        assert.deepEqual(
            there.report.findings.map(({ id }) => id),
            here.report.findings.map(({ id }) => id)
        );
        assert.equal(there.report.findings[0].location.file, '../models/shop.tmodel');
    });

    it('gives a finding the same id after lines move and elements change places', async () => {
        const before = await checkJson(folderWith({ 'shop.tmodel': SHOP }), '.');
        const moved = SHOP.replace(/( {4}widget bolt.*\n)( {4}widget nut\n)/, '\n// moved\n$2$1');
        const after = await checkJson(folderWith({ 'shop.tmodel': moved }), '.');
        assert.deepEqual(
            after.report.findings.map(({ id }) => id),
            before.report.findings.map(({ id }) => id)
        );
    });

    it('keeps its status and stays silent when its reader goes away', async () => {
        const widgets = Array.from({ length: 800 }, (_, index) => `    widget w${index} { rusty: true }`).join('\n');
        const folder = folderWith({ 'shop.tmodel': SHOP.replace('    widget nut', widgets) });
        const child = spawn(process.execPath, [...COMMAND, 'check', '.'], { cwd: folder });
        let stderr = '';
        child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
        child.stdout.once('data', () => child.stdout.destroy());
        const status = await new Promise<number | null>(resolve => child.on('close', resolve));
        assert.deepEqual({ status, stderr }, { status: 1, stderr: '' });
    });

    it('satisfies the published schema for every example', async () => {
        const { report } = await checkJson(root, 'examples');
        assert.ok(report.findings.length > 0);
        assert.deepEqual(schemaErrors(report), []);
    });

    it('shows a hostile title as text', async () => {
        const folder = folderWith({ 'shop.tmodel': SHOP.replace('Rust spreads to', 'Rust \u001b[2J\u009b2J\u202e spreads to') });
        const { stdout } = await runCli(folder, ['check', '.']);
        assert.match(stdout, /Rust \\u\{1b\}\[2J\\u\{9b\}2J\\u\{202e\} spreads/);
    });
});
