import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { createTmodelCoreServices } from '../../language/tmodel-module.js';
import { loadFiles } from '../../language/workspace/batch.js';
import { TmodelFileSystem } from '../../language/workspace/file-system.js';
import { smallLibrary } from './small-library.js';
import { complaintsOf } from './workspace.js';

describe('Loading files from disk', () => {
    let folder: string;

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), 'tmodel-'));
    });

    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    function write(path: string, content: string | Buffer): string {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
        return join(folder, path);
    }

    async function load(...paths: string[]) {
        const loaded = await loadFiles(
            paths.map(path => join(folder, path)),
            createTmodelCoreServices(TmodelFileSystem, await smallLibrary()).Tmodel
        );
        const name = (path: string) => relative(folder, path);
        return {
            documents: loaded.documents.map(document => `${name(document.uri.fsPath)} ${complaintsOf(document).join(' ')}`.trim()),
            imported: loaded.imported.map(document => name(document.uri.fsPath)),
            failures: loaded.failures.map(({ path, message }) => `${name(path)} ${message}`)
        };
    }

    it('reads a file and what it imports', async () => {
        write('main.tmodel', 'import "lib/a.tmodel"\nsystem s { gadget g }');
        write('lib/a.tmodel', 'import "../b.tmodel"');
        write('b.tmodel', 'kind gadget');
        const { documents, imported } = await load('main.tmodel');
        assert.deepEqual([documents, imported.sort()], [['main.tmodel'], ['b.tmodel', 'lib/a.tmodel']]);
    });

    it('reads the models directly in an imported folder, but none behind a symbolic link', async () => {
        write('main.tmodel', 'import "lib"');
        write('lib/b.tmodel', '');
        write('lib/a.tmodel', 'import "../far"');
        write('lib/deep/c.tmodel', '');
        write('far/d.tmodel', '');
        write('aside/e.tmodel', '');
        symlinkSync('../aside/e.tmodel', join(folder, 'lib/e.tmodel'));
        const { documents, imported } = await load('main.tmodel');
        assert.deepEqual([documents, imported.sort()], [['main.tmodel'], ['far/d.tmodel', 'lib/a.tmodel', 'lib/b.tmodel']]);
    });

    it('imports no folder by way of a symbolic link', async () => {
        write('main.tmodel', 'import "door"');
        write('lib/a.tmodel', '');
        symlinkSync('lib', join(folder, 'door'));
        assert.deepEqual(await load('main.tmodel'), { documents: ['main.tmodel 1:missing-import'], imported: [], failures: [] });
    });

    it('follows no symbolic links, so that no file has more names than one', async () => {
        write('main.tmodel', 'import "one/main.tmodel"\nimport "two/main.tmodel"');
        symlinkSync('.', join(folder, 'one'));
        symlinkSync('.', join(folder, 'two'));
        const { documents, imported } = await load('main.tmodel');
        assert.equal(documents[0].split('missing-import').length - 1, 2);
        assert.deepEqual(imported, []);
    });

    it('finds the models of a folder and passes over what is not to be searched', async () => {
        for (const path of [
            'z.tmodel',
            'a/b.tmodel',
            '.git/c.tmodel',
            'node_modules/d.tmodel',
            'out/e.tmodel',
            'dist/f.tmodel',
            'readme.md'
        ]) {
            write(path, 'system s');
        }
        assert.deepEqual((await load('')).documents, ['a/b.tmodel', 'z.tmodel']);
    });

    it('reads a file once that is named twice', async () => {
        write('a.tmodel', 'system s');
        assert.deepEqual((await load('a.tmodel', '', 'a.tmodel')).documents, ['a.tmodel']);
    });

    it('says which path does not exist, and reads the others', async () => {
        write('a.tmodel', 'system s');
        assert.deepEqual(await load('no.tmodel', 'a.tmodel'), {
            documents: ['a.tmodel'],
            imported: [],
            failures: ['no.tmodel There is no such file.']
        });
    });

    it('reports an import that does not exist', async () => {
        write('a.tmodel', 'import "b.tmodel"');
        assert.deepEqual((await load('a.tmodel')).documents, ['a.tmodel 1:missing-import']);
    });

    it('reports a file that is no text, once', async () => {
        write('a.tmodel', Buffer.from([0, 255, 7, 0, 123, 123, 123]));
        assert.deepEqual((await load('a.tmodel')).documents, ['a.tmodel 1:unreadable-file']);
    });

    it('reports a file that is too large, once', async () => {
        write('a.tmodel', Buffer.alloc(20 * 1024 * 1024, 'system s { '));
        assert.deepEqual((await load('a.tmodel')).documents, ['a.tmodel 1:unreadable-file']);
    });

    it('survives the largest file it reads, of nothing but opening braces', async () => {
        write('a.tmodel', '{'.repeat(1024 * 1024));
        assert.match((await load('a.tmodel')).documents[0], /^a\.tmodel 1:/);
    });

    it('does not wait for a pipe', async function () {
        if (process.platform === 'win32') {
            this.skip();
        }
        execFileSync('mkfifo', [join(folder, 'a.tmodel')]);
        assert.deepEqual((await load('a.tmodel')).documents, ['a.tmodel 1:unreadable-file']);
    });

    it('says which file may not be read', async function () {
        if (process.platform === 'win32' || process.getuid?.() === 0) {
            this.skip();
        }
        chmodSync(write('a.tmodel', 'system s'), 0);
        assert.deepEqual((await load('a.tmodel')).documents, ['a.tmodel 1:unreadable-file']);
    });

    it('does not follow links between folders', async () => {
        write('a/b.tmodel', 'system s');
        symlinkSync(join(folder, 'a'), join(folder, 'a', 'loop'));
        assert.deepEqual((await load('')).documents, ['a/b.tmodel']);
    });

    it('tells what is wrong in an imported file there, and not in the importing one', async () => {
        write('a.tmodel', 'import "b.tmodel"');
        write('b.tmodel', 'kind k extends nothing');
        assert.deepEqual((await load('a.tmodel')).documents, ['a.tmodel']);
    });
});
