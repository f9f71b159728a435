import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { ApplyWorkspaceEditParams, CodeLens, ShowDocumentParams } from 'vscode-languageserver-protocol';
import { openExample, type Example } from './example.js';
import { applied, openMarked, startServer, stopServer } from './in-memory.js';
import { EDITOR_CAPABILITIES, type ProtocolClient } from './protocol-client.js';
import { withLibrary } from './sample-library.js';

const CAPABILITIES = { ...EDITOR_CAPABILITIES, window: { showDocument: { support: true } } };
const BOXES = 'system s {\n  box crate { state: open }\n  box other { state: open }\n  box shut { state: sealed }\n}\n';

describe('Code lenses', () => {
    let client: ProtocolClient;
    const shown: ShowDocumentParams[] = [];
    before(async () => {
        client = await startServer([], CAPABILITIES, { initializationOptions: { commands: ['tmodel.openDiagram'] } });
        client.connection.onRequest('window/showDocument', (params: ShowDocumentParams) => {
            shown.push(params);
            return { success: true };
        });
    });
    after(() => stopServer(client));

    /** The lenses of a document, resolved, each with the text it stands above. */
    async function lensesOf(server: ProtocolClient, { uri, cut }: Pick<Example, 'uri' | 'cut'>) {
        const lenses = await server.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
        const resolved = await Promise.all(lenses.map(lens => server.request<CodeLens>('codeLens/resolve', lens)));
        return resolved.map(({ range, command }) => ({ on: cut(range), ...command! }));
    }

    async function lensesOver(system: string, server = client) {
        const { uri, text } = await openMarked(server, withLibrary(system));
        const cut = ({ start, end }: CodeLens['range']) => text.split('\n')[start.line].slice(start.character, end.character);
        return { uri, text, lenses: await lensesOf(server, { uri, cut }) };
    }

    it('count the open findings of the system and of each element that has any', async () => {
        const { lenses } = await lensesOver(BOXES);
        assert.deepEqual(
            lenses.map(({ on, title }) => `${on}: ${title}`),
            ['s: Open data flow diagram', 's: 4 findings (2 high)', 'crate: 2 findings (1 high)', 'other: 2 findings (1 high)']
        );
    });

    it('agree with the diagnostics of the image classifier', async () => {
        const example = await openExample(client);
        const lenses = await lensesOf(client, example);
        const at = example.at('resnet50 "Pre-trained').position;
        const diagnostics = client
            .diagnostics(example.uri)
            .filter(({ range, data }) => range.start.line === at.line && 'finding' in (data as object));
        assert.match(lenses.find(({ on }) => on === 'resnet50')!.title, new RegExp(`^${diagnostics.length} findings \\(`));
    });

    it('come without titles until they are resolved', async () => {
        const { uri } = await lensesOver(BOXES);
        const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
        assert.deepEqual(
            lenses.map(({ command }) => command),
            [undefined, undefined, undefined, undefined]
        );
    });

    it('lead to the most severe finding', async () => {
        const { lenses, uri, text } = await lensesOver(BOXES);
        const { command, arguments: given } = lenses.find(({ on }) => on === 'other')!;
        await client.request('workspace/executeCommand', { command, arguments: given });
        const line = text.split('\n').indexOf('  box other { state: open }');
        assert.deepEqual(shown.at(-1), {
            uri,
            selection: { start: { line, character: 6 }, end: { line, character: 11 } },
            takeFocus: true
        });
    });

    it('say that a finding has gone', async () => {
        const { uri, text } = await lensesOver(BOXES);
        const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
        const published = client.nextDiagnostics(uri);
        await client.change(uri, text.replaceAll('state: open', 'state: sealed'));
        await published;
        const resolved = await client.request<CodeLens>('codeLens/resolve', lenses[1]);
        assert.deepEqual(resolved.command, { title: 'No open findings', command: '' });
    });

    it('name no command that the editor has not announced', async () => {
        const plain = await startServer([], EDITOR_CAPABILITIES);
        const { lenses } = await lensesOver(BOXES, plain);
        await stopServer(plain);
        assert.deepEqual(
            lenses.map(({ command }) => command),
            ['', '', '']
        );
    });

    it('are asked for again when a document was analysed for the first time, and not after its own edits', async () => {
        const capabilities = { ...CAPABILITIES, workspace: { ...CAPABILITIES.workspace, codeLens: { refreshSupport: true } } };
        const server = await startServer([], capabilities);
        let refreshed = 0;
        let told: (() => void) | undefined;
        server.connection.onRequest('workspace/codeLens/refresh', () => {
            refreshed++;
            told?.();
            return null;
        });
        const first = new Promise<void>(resolve => (told = resolve));
        const { uri, text } = await openMarked(server, withLibrary(BOXES));
        await first;
        const published = server.nextDiagnostics(uri);
        await server.change(uri, text.replaceAll('state: open', 'state: sealed'));
        await published;
        // Longer than results rest before the server asks.
        await new Promise(resolve => setTimeout(resolve, 400));
        await stopServer(server);
        assert.equal(refreshed, 1);
    });

    it('are refused where the server has not made them', async () => {
        const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
        await assert.rejects(client.request('codeLens/resolve', { range, data: { uri: 7 } }), { code: -32602 });
    });
});

describe('Commands', () => {
    let client: ProtocolClient;
    const edits: ApplyWorkspaceEditParams[] = [];
    before(async () => {
        client = await startServer();
        client.connection.onRequest('workspace/applyEdit', (params: ApplyWorkspaceEditParams) => {
            edits.push(params);
            return { applied: true };
        });
    });
    after(() => stopServer(client));

    const execute = (command: string, ...given: unknown[]) => client.request('workspace/executeCommand', { command, arguments: given });

    it('apply the best controls to every finding of a threat', async () => {
        const { uri, text } = await openMarked(client, withLibrary(BOXES));
        await execute('tmodel.server.applyBestControls', { uri, system: 's', threat: 'box-leak' });
        const published = client.nextDiagnostics(uri);
        await client.change(uri, applied(uri, text, edits.at(-1)!.edit));
        assert.deepEqual(
            (await published).map(({ code }) => code),
            ['box-theft', 'box-theft']
        );
    });

    it('apply controls that only work together', async () => {
        const { uri, text } = await openMarked(client, withLibrary(BOXES));
        await execute('tmodel.server.applyBestControls', { uri, system: 's', threat: 'box-theft' });
        const published = client.nextDiagnostics(uri);
        await client.change(uri, applied(uri, text, edits.at(-1)!.edit));
        assert.deepEqual(await published, []);
    });

    it('edit nothing where there is no such threat', async () => {
        const { uri } = await openMarked(client, withLibrary(BOXES));
        const before = edits.length;
        await assert.rejects(execute('tmodel.server.applyBestControls', { uri, system: 's', threat: 'none' }), { code: -32602 });
        assert.equal(edits.length, before);
    });

    it('refuse arguments that are not theirs', async () => {
        await assert.rejects(execute('tmodel.server.showFinding', 'rm -rf'), { code: -32602 });
    });

    it('refuse names that are not theirs', async () => {
        await assert.rejects(execute('workbench.action.terminal.new'), { code: -32602 });
    });
});
