import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { CancellationTokenSource, type ClientCapabilities } from 'vscode-languageserver-protocol';
import manifest from '../../package.json' with { type: 'json' };
import { openMarked, startServer, stopServer } from './in-memory.js';
import type { ProtocolClient } from './protocol-client.js';
import { withLibrary } from './sample-library.js';

describe('The protocol', () => {
    let client: ProtocolClient;
    before(async () => void (client = await startServer()));
    after(() => stopServer(client));

    it('names the server and its version', () => {
        assert.deepEqual(client.initializeResult!.serverInfo, { name: 'tmodel', version: manifest.version });
    });

    it('declares quick fixes as the kind of its code actions', () => {
        assert.deepEqual(client.initializeResult!.capabilities.codeActionProvider, {
            codeActionKinds: ['quickfix', 'source.fixAll.tmodel', 'source.organizeImports'],
            resolveProvider: true
        });
    });

    // With two copies of the protocol's packages the error would come back as a successful result.
    it('rejects a hover on an unknown document as an error', async () => {
        const asked = client.request('textDocument/hover', {
            textDocument: { uri: 'file:///nowhere.tmodel' },
            position: { line: 0, character: 0 }
        });
        await assert.rejects(asked, { code: -32802 });
    });

    it('rejects the text of a library document that there is not', async () => {
        await assert.rejects(client.request('tmodel/library/text', { uri: 'tmodel-builtin:/nothing.tmodel' }), { code: -32602 });
    });

    it('rejects a request that is cancelled while its document is built', async () => {
        // Large enough that the build lets other messages in before it ends.
        const boxes = Array.from({ length: 4000 }, (_, index) => `  box crate${index} { state: open }`);
        const { uri, text } = await openMarked(client, withLibrary(`system s {\n${boxes.join('\n')}\n}\n`));
        const cancel = new CancellationTokenSource();
        await client.change(uri, `${text}\n`);
        const asked = client.connection.sendRequest(
            'textDocument/codeAction',
            {
                textDocument: { uri },
                range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
                context: { diagnostics: [] }
            },
            cancel.token
        );
        cancel.cancel();
        await assert.rejects(asked, { code: -32800 });
    });

    it('serves a client that can do nothing, and reports no failure', async () => {
        const reported: unknown[] = [];
        const original = console.error;
        console.error = (...what: unknown[]) => void reported.push(...what);
        try {
            const other = await startServer([], {});
            const { diagnostics } = await openMarked(other, 'nonsense');
            await stopServer(other);
            assert.notEqual(diagnostics.length, 0);
        } finally {
            console.error = original;
        }
        assert.deepEqual(reported, []);
    });

    it('registers nothing with a client that takes no registrations', async () => {
        const { client: other, registrations } = await registrationsOf({ workspace: { configuration: true, workspaceFolders: true } });
        await stopServer(other);
        assert.deepEqual(registrations, []);
    });

    it('watches models only, not every file', async () => {
        const watchers: unknown[] = [];
        const { client: other, registrations } = await registrationsOf();
        for (const { method, registerOptions } of registrations) {
            if (method === 'workspace/didChangeWatchedFiles') {
                watchers.push(...(registerOptions as { watchers: unknown[] }).watchers);
            }
        }
        await stopServer(other);
        assert.deepEqual(watchers, [{ globPattern: '**/*.tmodel' }]);
    });
});

interface Registration {
    method: string;
    registerOptions?: unknown;
}

/** What a new server registers once it is initialized; complete when its first document has diagnostics. */
async function registrationsOf(capabilities?: ClientCapabilities): Promise<{ client: ProtocolClient; registrations: Registration[] }> {
    const registrations: Registration[] = [];
    const client = await startServer([], capabilities);
    client.connection.onRequest('client/registerCapability', (params: { registrations: Registration[] }) => {
        registrations.push(...params.registrations);
        return null;
    });
    await openMarked(client, 'system s\n');
    return { client, registrations };
}
