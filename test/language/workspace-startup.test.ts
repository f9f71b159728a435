import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { TextDocument, URI } from 'langium';
import { createTmodelLspServices } from '../../language/tmodel-lsp-module.js';
import { isBuiltIn } from '../../language/workspace/built-in.js';
import { TmodelFileSystem } from '../../language/workspace/file-system.js';
import { smallLibrary } from './small-library.js';
import { complaintsOf } from './workspace.js';

describe('A workspace', () => {
    let folder: string;

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), 'tmodel-'));
    });

    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    function write(path: string, content: string | Buffer): URI {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
        return URI.file(join(folder, path));
    }

    async function start(...folders: string[]) {
        const services = createTmodelLspServices(TmodelFileSystem, await smallLibrary());
        const workspaceFolders = folders.map(name => ({ name, uri: URI.file(join(folder, name)).toString() }));
        await services.shared.workspace.WorkspaceManager.initializeWorkspace(workspaceFolders);
        return services;
    }

    function report({ shared }: Awaited<ReturnType<typeof start>>): string[] {
        return shared.workspace.LangiumDocuments.all
            .filter(({ uri }) => !isBuiltIn(uri))
            .map(document => `${relative(folder, document.uri.fsPath)} ${complaintsOf(document).join(' ')}`.trim())
            .toArray()
            .sort();
    }

    it('has its files checked without being opened', async () => {
        write('w/a.tmodel', 'system s { gizmo g }');
        write('w/.hidden/b.tmodel', 'system s');
        write('w/readme.txt', 'system s');
        assert.deepEqual(report(await start('w')), ['w/a.tmodel 1:unknown-kind']);
    });

    it('reads imported files that are outside of it', async () => {
        write('w/a.tmodel', 'import "../house.tmodel"\nsystem s { gadget g }');
        write('house.tmodel', 'kind gadget');
        assert.deepEqual(report(await start('w')), ['house.tmodel', 'w/a.tmodel']);
    });

    it('with one file that cannot be analysed still has the others', async () => {
        write('w/a.tmodel', Buffer.alloc(9 * 1024 * 1024, 'x'));
        write('w/b.tmodel', 'system s');
        assert.deepEqual(report(await start('w')), ['w/a.tmodel 1:unreadable-file', 'w/b.tmodel']);
    });

    it('notices that a file has come to be readable', async () => {
        const uri = write('w/a.tmodel', Buffer.from([0]));
        const services = await start('w');
        write('w/a.tmodel', '');
        await services.shared.workspace.DocumentBuilder.update([uri], []);
        assert.deepEqual(report(services), ['w/a.tmodel']);
    });

    it('survives that a file disappears before it is read again', async () => {
        const uri = write('w/a.tmodel', 'system s');
        const services = await start('w');
        rmSync(uri.fsPath);
        await services.shared.workspace.DocumentBuilder.update([uri], []);
        assert.deepEqual(report(services), ['w/a.tmodel 1:unreadable-file']);
    });

    it('analyses no text in an editor that is too large', async () => {
        const services = await start();
        const uri = URI.file(join(folder, 'a.tmodel'));
        const text = 'system s { model m }\n'.repeat(500_000);
        services.shared.workspace.TextDocuments.set(TextDocument.create(uri.toString(), 'tmodel', 1, text));
        await services.shared.workspace.DocumentBuilder.update([uri], []);
        assert.deepEqual(report(services), ['a.tmodel 1:unreadable-file']);
    });
});
