import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-protocol';
import { applied, newUri, startServer, stopServer } from './in-memory.js';
import { inSystem, ROWS } from './problem-fix-rows.js';
import { EDITOR_CAPABILITIES, type ProtocolClient } from './protocol-client.js';

async function open(client: ProtocolClient, text: string): Promise<{ uri: string; diagnostics: Diagnostic[] }> {
    const uri = newUri();
    const published = client.nextDiagnostics(uri);
    await client.open(uri, text);
    return { uri, diagnostics: await published };
}

async function actionsFor(client: ProtocolClient, uri: string, diagnostics: Diagnostic[]): Promise<CodeAction[]> {
    const range = diagnostics[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    return client.request<CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics } });
}

describe('A quick fix of the language', () => {
    let client: ProtocolClient;
    before(async () => void (client = await startServer()));
    after(() => stopServer(client));

    for (const { what, code, title, from, to } of ROWS) {
        it(`mends ${what}`, async () => {
            const { uri, diagnostics } = await open(client, from);
            const about = diagnostics.filter(each => each.code === code);
            assert.equal(
                about.length,
                1,
                `diagnostics: ${diagnostics.map(each => `${String(each.code)} ${each.message as string}`).join('\n')}`
            );
            const actions = await actionsFor(client, uri, about);
            const action = actions.find(each => each.title === title);
            assert.ok(action?.edit, `no such action among:\n${actions.map(each => each.title).join('\n')}`);
            const result = applied(uri, from, action.edit);
            assert.equal(result.replace(/(until|due): \d{4}-\d\d-\d\d/, '$1: DATE'), to);
            const next = await open(client, result);
            assert.deepEqual(
                next.diagnostics.filter(each => each.code === code),
                []
            );
        });
    }
});

describe('A quick fix of the language, for a client without snippets', () => {
    let client: ProtocolClient;
    before(async () => {
        const workspace = { ...EDITOR_CAPABILITIES.workspace, workspaceEdit: { documentChanges: true } };
        client = await startServer([], { ...EDITOR_CAPABILITIES, workspace });
    });
    after(() => stopServer(client));

    it('leaves texts empty that the user has to fill in', async () => {
        const text = inSystem('  dismiss model-evasion on m\n');
        const { uri, diagnostics } = await open(client, text);
        const [action] = await actionsFor(
            client,
            uri,
            diagnostics.filter(each => each.code === 'treatment-incomplete')
        );
        assert.equal(applied(uri, text, action.edit!), inSystem('  dismiss model-evasion on m { reason: "" }\n'));
    });
});
