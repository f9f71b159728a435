import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { linkSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith, removeFolders, runCli } from './run-cli.js';

const WRITTEN = 'system s {\nowner:"us"\n}';
const LAID_OUT = 'system s {\n  owner: "us"\n}\n';

describe('tmodel format', function () {
    // Each test starts processes.
    this.timeout(120_000);

    after(removeFolders);

    const read = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8');

    it('lays out files and folders and names what it has changed', async () => {
        const folder = folderWith({ 'a.tmodel': WRITTEN, 'deep/b.tmodel': WRITTEN, 'deep/c.tmodel': LAID_OUT });
        assert.deepEqual(await runCli(folder, ['format', 'a.tmodel', 'deep']), {
            status: 0,
            stdout: 'a.tmodel\ndeep/b.tmodel\n',
            stderr: ''
        });
        assert.deepEqual([read(folder, 'a.tmodel'), read(folder, 'deep/b.tmodel')], [LAID_OUT, LAID_OUT]);
    });

    it('has nothing to do the second time', async () => {
        const folder = folderWith({ 'a.tmodel': WRITTEN });
        await runCli(folder, ['format', '.']);
        assert.deepEqual(await runCli(folder, ['format', '.']), { status: 0, stdout: '', stderr: '' });
    });

    it('writes only what it changes', async () => {
        const folder = folderWith({ 'a.tmodel': LAID_OUT });
        const before = statSync(join(folder, 'a.tmodel'));
        await runCli(folder, ['format', '.']);
        assert.equal(statSync(join(folder, 'a.tmodel')).mtimeMs, before.mtimeMs);
    });

    it('with --check names what it would change, changes nothing and has status 1', async () => {
        const folder = folderWith({ 'a.tmodel': WRITTEN, 'b.tmodel': LAID_OUT });
        assert.deepEqual(await runCli(folder, ['format', '--check', '.']), { status: 1, stdout: 'a.tmodel\n', stderr: '' });
        assert.equal(read(folder, 'a.tmodel'), WRITTEN);
        assert.equal((await runCli(folder, ['format', '--check', 'b.tmodel'])).status, 0);
    });

    it('keeps the step that a file is indented by', async () => {
        const folder = folderWith({ 'a.tmodel': 'system s {\n\tzone z {\n  a:b\n}\n}\n' });
        await runCli(folder, ['format', '.']);
        assert.equal(read(folder, 'a.tmodel'), 'system s {\n\tzone z {\n\t\ta: b\n\t}\n}\n');
    });

    it('lays out what can be laid out of a broken model', async () => {
        const folder = folderWith({ 'a.tmodel': 'system s {\nmodel m { a:b\n' });
        assert.deepEqual(await runCli(folder, ['format', '.']), { status: 0, stdout: 'a.tmodel\n', stderr: '' });
        assert.equal(read(folder, 'a.tmodel'), 'system s {\nmodel m { a: b\n');
    });

    it('changes the file itself, and with it every other name of it', async () => {
        const folder = folderWith({ 'a.tmodel': WRITTEN });
        linkSync(join(folder, 'a.tmodel'), join(folder, 'other-name'));
        await runCli(folder, ['format', 'a.tmodel']);
        assert.equal(read(folder, 'other-name'), LAID_OUT);
    });

    it('writes through no symbolic link', async () => {
        const outside = folderWith({ 'target.tmodel': WRITTEN });
        const folder = folderWith({ 'a.tmodel': LAID_OUT });
        symlinkSync(join(outside, 'target.tmodel'), join(folder, 'link.tmodel'));
        symlinkSync(outside, join(folder, 'folder'));
        assert.deepEqual(await runCli(folder, ['format', '.']), { status: 0, stdout: '', stderr: '' });
        for (const link of ['link.tmodel', 'folder']) {
            assert.deepEqual(await runCli(folder, ['format', link]), {
                status: 2,
                stdout: '',
                stderr: `${link}: this is a symbolic link; name what it leads to\n`
            });
        }
        assert.equal(read(outside, 'target.tmodel'), WRITTEN);
    });

    it('leaves alone what is no text, byte for byte, and lays out the rest', async () => {
        const bytes = Buffer.from([0x73, 0x20, 0xff, 0xfe, 0x7b]);
        const folder = folderWith({ 'a.tmodel': bytes, 'b.tmodel': 'system\0s', 'c.tmodel': WRITTEN });
        const { status, stdout, stderr } = await runCli(folder, ['format', '.']);
        assert.deepEqual({ status, stdout }, { status: 2, stdout: 'c.tmodel\n' });
        assert.equal(stderr, 'a.tmodel: this file is not text in UTF-8\nb.tmodel: this file is not text in UTF-8\n');
        assert.deepEqual(readFileSync(join(folder, 'a.tmodel')), bytes);
    });

    const wrong: [what: string, path: string, message: string][] = [
        ['a path that does not exist', 'no.tmodel', 'no.tmodel: no such file or folder'],
        ['a file of another kind', 'notes.md', 'notes.md: this is not a .tmodel file'],
        ['a folder without models', 'empty', 'empty: there is no .tmodel file in this folder']
    ];
    for (const [what, path, message] of wrong) {
        it(`has status 2 for ${what}`, async () => {
            const folder = folderWith({ 'notes.md': WRITTEN, 'empty/x.md': '' });
            assert.deepEqual(await runCli(folder, ['format', path]), { status: 2, stdout: '', stderr: `${message}\n` });
            assert.equal(read(folder, 'notes.md'), WRITTEN);
        });
    }

    it('does not wait for a pipe that is called like a model', async () => {
        const folder = folderWith({});
        execFileSync('mkfifo', [join(folder, 'pipe.tmodel')]);
        assert.deepEqual(await runCli(folder, ['format', 'pipe.tmodel']), {
            status: 2,
            stdout: '',
            stderr: 'pipe.tmodel: this is not a regular file\n'
        });
    });
});
