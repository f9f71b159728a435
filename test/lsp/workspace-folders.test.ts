import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'mocha';
import type { WorkspaceSymbol } from 'vscode-languageserver-protocol';
import { startServer, stopServer } from './in-memory.js';
import type { ProtocolClient } from './protocol-client.js';

describe('Workspace folders', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tmodel-folder-'));
    const uri = pathToFileURL(folder).href;
    const file = `${uri}/depot.tmodel`;
    let client: ProtocolClient;
    before(async () => {
        writeFileSync(join(folder, 'depot.tmodel'), 'system coal_depot {\n  unheard_of thing\n}\n');
        client = await startServer();
    });
    after(async () => {
        await stopServer(client);
        rmSync(folder, { recursive: true });
    });

    const change = (added: string[], removed: string[]) =>
        client.notify('workspace/didChangeWorkspaceFolders', {
            event: { added: added.map(each => ({ uri: each, name: 'x' })), removed: removed.map(each => ({ uri: each, name: 'x' })) }
        });
    const found = async () =>
        (await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'coal_depot' })).map(({ name }) => name);

    it('are read when they are added', async () => {
        const published = client.nextDiagnostics(file);
        await change([uri], []);
        assert.equal((await published).length, 1);
        assert.deepEqual(await found(), ['coal_depot']);
    });

    it('are forgotten when they are removed', async () => {
        const published = client.nextDiagnostics(file);
        await change([], [uri]);
        assert.deepEqual([await published, await found()], [[], []]);
    });
});
