import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Diagnostic, DocumentSymbol, Hover, LocationLink, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { DiagramMethods, type DiagramUpdate } from '../../server/protocol.js';
import { applied, startServer, stopServer } from './in-memory.js';
import { marked } from './marked-text.js';
import type { ProtocolClient } from './protocol-client.js';

const HOUSE = `kind box "A test box" extends service { attribute sealed "Is it sealed?" : boolean }
threat box-reach "Strangers reach the box" {
  on box
  when reached from actor where (identity = anonymous)
  mitigated by box-lid
  message: "Strangers reach it."
}
threat box-feed "A box that is not sealed feeds it" {
  on box
  when some inflow where (source.sealed = false)
  message: "An open box feeds it."
}
control box-lid "Put a lid on it" { counts: on_path }
`;

const PLATFORM = `import "house.tmodel"
system platform "Shared platform" {
  data letter
  actor stranger { identity: anonymous }
  zone prod {
    box gateway { sealed: true }
    box drawer
  }
  stranger -> gateway
}
`;

const SHOP = `import "platform.tmodel"
system shop {
  box crate
  platform.gateway -> crate { sends: platform.letter }
}
`;

describe('Several files', () => {
    let client: ProtocolClient;
    let folder: string;

    beforeEach(async () => {
        folder = await mkdtemp(path.join(os.tmpdir(), 'tmodel-several-'));
    });

    afterEach(async () => {
        await stopServer(client);
        await rm(folder, { recursive: true });
    });

    const uriOf = (file: string) => pathToFileURL(path.join(folder, file)).href;

    async function write(files: Record<string, string>): Promise<void> {
        for (const [file, text] of Object.entries(files)) {
            await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
            await writeFile(path.join(folder, file), text);
        }
    }

    /** Starts the server on a workspace with these files, and waits until the last of them has its diagnostics. */
    async function start(files: Record<string, string>, folders = ['.']): Promise<void> {
        await write(files);
        client = await startServer(folders.map(uriOf));
        await Promise.all(Object.keys(files).map(file => client.waitForDiagnostics(uriOf(file))));
    }

    const ALL = { 'house.tmodel': HOUSE, 'platform.tmodel': PLATFORM, 'shop.tmodel': SHOP };
    const codes = (diagnostics: Diagnostic[]) => diagnostics.map(({ code }) => String(code));
    const has = (code: string) => (diagnostics: Diagnostic[]) => codes(diagnostics).includes(code);
    const hasNot = (code: string) => (diagnostics: Diagnostic[]) => !codes(diagnostics).includes(code);

    /** Does something, and waits for diagnostics of a file that come after it. */
    async function after(
        file: string,
        accepts: (diagnostics: Diagnostic[]) => boolean,
        act: () => Promise<unknown>
    ): Promise<Diagnostic[]> {
        const published = client.nextDiagnostics(uriOf(file), accepts);
        await act();
        return published;
    }

    it('have findings along paths that lead through another system, each where its target is declared', async () => {
        await start(ALL);
        const shop = await client.waitForDiagnostics(uriOf('shop.tmodel'), has('box-reach'));
        assert.deepEqual(
            shop.filter(({ code }) => code === 'box-reach').map(({ range }) => range.start.line),
            [2]
        );
        const platform = client.diagnostics(uriOf('platform.tmodel')).filter(({ code }) => code === 'box-reach');
        assert.deepEqual(
            platform.map(({ range }) => range.start.line),
            [5]
        );
        const steps = shop
            .find(({ code }) => code === 'box-reach')!
            .relatedInformation!.filter(({ message }) => message.startsWith('step'));
        assert.deepEqual(
            steps.map(({ location }) => path.basename(location.uri)),
            ['platform.tmodel', 'shop.tmodel']
        );
    });

    it('get a system’s findings anew when the other system changes', async () => {
        await start(ALL);
        await client.waitForDiagnostics(uriOf('shop.tmodel'), has('box-reach'));
        await client.open(uriOf('platform.tmodel'), PLATFORM);
        const lid = PLATFORM.replace('sealed: true', 'sealed: true mitigation box-lid');
        await after('shop.tmodel', hasNot('box-reach'), () => client.change(uriOf('platform.tmodel'), lid));
    });

    it('get findings anew when a library changes that is imported by what they import', async () => {
        await start(ALL);
        await client.waitForDiagnostics(uriOf('shop.tmodel'), has('box-reach'));
        await client.open(uriOf('house.tmodel'), HOUSE);
        await after('shop.tmodel', hasNot('box-reach'), () =>
            client.change(uriOf('house.tmodel'), HOUSE.replace('= anonymous', '= employee'))
        );
    });

    it('are asked what another system leaves unsaid, where this one comes into touch with it', async () => {
        await start({ ...ALL, 'shop.tmodel': SHOP.replace('platform.gateway', 'platform.drawer') });
        const diagnostics = await client.waitForDiagnostics(uriOf('shop.tmodel'), list =>
            list.some(({ message }) => (message as string).includes('platform.prod.drawer'))
        );
        const question = diagnostics.find(({ message }) => (message as string).includes('of platform.prod.drawer'))!;
        assert.equal(question.range.start.line, 3);
    });

    it('say what is missing when an imported file is deleted, and are well when it is back', async () => {
        await start(ALL);
        const change = (type: 1 | 3) =>
            client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('platform.tmodel'), type }] });
        await rm(path.join(folder, 'platform.tmodel'));
        const without = await after('shop.tmodel', has('missing-import'), () => change(3));
        assert.ok(has('unknown-element')(without) && has('unknown-kind')(without));
        await write({ 'platform.tmodel': PLATFORM });
        const healed = await after('shop.tmodel', has('box-reach'), () => change(1));
        assert.ok(hasNot('missing-import')(healed) && hasNot('unknown-element')(healed));
    });

    it('notice a new file that shadows a name', async () => {
        await start({ 'main.tmodel': 'import "lib"\nsystem s { box b }\n', 'lib/house.tmodel': HOUSE });
        await write({ 'lib/another.tmodel': 'kind box extends service\n' });
        const changes = [{ uri: uriOf('lib/another.tmodel'), type: 1 }];
        const shadowed = await after('main.tmodel', has('shadowed-name'), () =>
            client.notify('workspace/didChangeWatchedFiles', { changes })
        );
        const { range, relatedInformation } = shadowed.find(({ code }) => code === 'shadowed-name')!;
        assert.equal(range.start.line, 0);
        assert.deepEqual(
            relatedInformation!.map(({ location }) => path.basename(location.uri)),
            ['another.tmodel', 'house.tmodel']
        );
    });

    it('may lie in several folders of the workspace and import each other', async () => {
        const files = {
            'a/platform.tmodel': 'system platform { service api }\n',
            'b/main.tmodel': 'import "../a"\nsystem s { actor u  u -> platform.api }\n'
        };
        await start(files, ['a', 'b']);
        assert.deepEqual(
            codes(client.diagnostics(uriOf('b/main.tmodel'))).filter(code => code !== 'open-questions'),
            []
        );
        assert.equal(client.initializeResult!.capabilities.workspace!.workspaceFolders!.supported, true);
    });

    it('are drawn with the other system as a boundary around what is used of it', async () => {
        await start(ALL);
        await client.waitForDiagnostics(uriOf('shop.tmodel'), has('box-reach'));
        const drawn = new Promise<DiagramUpdate>(resolve => client.connection.onNotification(DiagramMethods.update, resolve));
        await client.notify(DiagramMethods.watch, { uri: uriOf('shop.tmodel') });
        const { status, places, findings } = await drawn;
        assert.equal(status, 'ok');
        assert.deepEqual(
            places.map(({ id, uri }) => `${path.basename(uri)}: ${id}`),
            [
                'platform.tmodel: platform',
                'platform.tmodel: platform.prod',
                'shop.tmodel: crate',
                'platform.tmodel: platform.prod.gateway',
                'platform.tmodel: platform.stranger',
                'shop.tmodel: platform.prod.gateway -> crate',
                'platform.tmodel: platform.stranger -> platform.prod.gateway'
            ]
        );
        assert.deepEqual(
            findings.filter(({ threat }) => threat === 'box-reach').map(({ target }) => target),
            ['crate']
        );
    });

    it('outline their own parts only', async () => {
        await start(ALL);
        const uri = uriOf('shop.tmodel');
        await client.open(uri, SHOP);
        const [shop] = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
        assert.deepEqual(
            shop.children!.map(({ name }) => name),
            ['crate', 'gateway -> crate']
        );
    });

    it('lead from a name of another system to its declaration, and tell what it is', async () => {
        await start(ALL);
        const { text, positions } = marked(
            SHOP.replace('platform.gateway', 'platform.gate<|>way').replace('platform.letter', 'platform.let<|>ter')
        );
        const uri = uriOf('shop.tmodel');
        await client.open(uri, text);
        const targets = positions.map(async position => {
            const [link] = await client.request<LocationLink[]>('textDocument/definition', { textDocument: { uri }, position });
            return `${path.basename(link.targetUri)}:${link.targetSelectionRange.start.line}`;
        });
        assert.deepEqual(await Promise.all(targets), ['platform.tmodel:5', 'platform.tmodel:2']);
        const hover = await client.request<Hover>('textDocument/hover', { textDocument: { uri }, position: positions[0] });
        assert.match((hover.contents as { value: string }).value, /sealed.*true/);
    });

    it('are renamed in together, and refuse a name that is taken in another', async () => {
        await start(ALL);
        const uri = uriOf('platform.tmodel');
        const { text, positions } = marked(PLATFORM.replace('box gateway', 'box gate<|>way'));
        await client.open(uri, text);
        const at = { textDocument: { uri }, position: positions[0] };
        const edit = await client.request<WorkspaceEdit>('textDocument/rename', { ...at, newName: 'door' });
        assert.deepEqual(
            [applied(uri, text, edit), applied(uriOf('shop.tmodel'), SHOP, edit)],
            [PLATFORM.replaceAll('gateway', 'door'), SHOP.replaceAll('gateway', 'door')]
        );
        await assert.rejects(client.request('textDocument/rename', { ...at, newName: 'drawer' }), /cannot be renamed to 'drawer'/);
    });

    it('refuse to rename what is built in before a new name is asked for', async () => {
        await start(ALL);
        const uri = uriOf('platform.tmodel');
        const { text, positions } = marked(PLATFORM.replace('actor stranger', 'act<|>or stranger'));
        await client.open(uri, text);
        const asked = client.request('textDocument/prepareRename', { textDocument: { uri }, position: positions[0] });
        await assert.rejects(asked, /belongs to the built-in library/);
    });

    it('keep their imports when a file is renamed', async () => {
        await start(ALL);
        const files = [{ oldUri: uriOf('platform.tmodel'), newUri: uriOf('shared/base.tmodel') }];
        const edit = await client.request<WorkspaceEdit>('workspace/willRenameFiles', { files });
        await write({
            'shop.tmodel': applied(uriOf('shop.tmodel'), SHOP, edit),
            'platform.tmodel': applied(uriOf('platform.tmodel'), PLATFORM, edit)
        });
        await mkdir(path.join(folder, 'shared'));
        await rename(path.join(folder, 'platform.tmodel'), path.join(folder, 'shared/base.tmodel'));
        const moved = await after('shared/base.tmodel', has('box-reach'), async () => {
            await client.notify('workspace/didRenameFiles', { files });
            await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('shop.tmodel'), type: 2 }] });
        });
        assert.ok(hasNot('missing-import')(moved));
        const shop = await client.waitForDiagnostics(
            uriOf('shop.tmodel'),
            list => has('box-reach')(list) && hasNot('missing-import')(list)
        );
        assert.ok(hasNot('unknown-element')(shop));
        assert.deepEqual(client.diagnostics(uriOf('platform.tmodel')), []);
    });

    it('keep their imports when a folder is renamed', async () => {
        await start({ 'main.tmodel': 'import "lib"\nsystem s { box b }\n', 'lib/house.tmodel': HOUSE });
        const files = [{ oldUri: uriOf('lib'), newUri: uriOf('house') }];
        const edit = await client.request<WorkspaceEdit>('workspace/willRenameFiles', { files });
        assert.deepEqual(edit.changes, {
            [uriOf('main.tmodel')]: [{ range: { start: { line: 0, character: 7 }, end: { line: 0, character: 12 } }, newText: '"house"' }]
        });
    });

    it('have nothing to change where nobody imports what is renamed', async () => {
        await start(ALL);
        const files = [{ oldUri: uriOf('shop.tmodel'), newUri: uriOf('store.tmodel') }];
        assert.equal(await client.request('workspace/willRenameFiles', { files }), null);
    });

    it('ask the editor to tell of renamed models and folders', async () => {
        await start({ 'main.tmodel': 'system s\n' });
        const { willRename, didRename } = client.initializeResult!.capabilities.workspace!.fileOperations!;
        const globs = (each: typeof willRename) => each!.filters.map(({ pattern }) => `${pattern.matches} ${pattern.glob}`);
        const models = ['file **/*.tmodel', 'folder **'];
        assert.deepEqual([willRename, didRename].map(globs), [models, models]);
    });
});
