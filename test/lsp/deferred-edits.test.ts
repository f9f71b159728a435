import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { openExample } from './example.js';
import { applied, startServer, stopServer } from './in-memory.js';
import { EDITOR_CAPABILITIES, type ProtocolClient } from './protocol-client.js';

const RESOLVING = {
    ...EDITOR_CAPABILITIES,
    textDocument: {
        ...EDITOR_CAPABILITIES.textDocument,
        codeAction: { ...EDITOR_CAPABILITIES.textDocument!.codeAction, resolveSupport: { properties: ['edit'] } }
    }
};

describe('Code actions for an editor that resolves edits', () => {
    let client: ProtocolClient;
    before(async () => void (client = await startServer([], RESOLVING)));
    after(() => stopServer(client));

    const resolve = (action: CodeAction) => client.request<CodeAction>('codeAction/resolve', action);

    /** The fixes of one finding of the image classifier. */
    async function fixes(code: string) {
        const example = await openExample(client);
        const diagnostic = client.diagnostics(example.uri).find(each => each.code === code)!;
        const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
            textDocument: { uri: example.uri },
            range: diagnostic.range,
            context: { diagnostics: [diagnostic] }
        });
        return { ...example, actions };
    }

    it('come without edits', async () => {
        const { actions } = await fixes('unsafe-deserialization');
        assert.ok(actions.length > 1);
        assert.deepEqual(
            actions.filter(({ edit }) => edit),
            []
        );
    });

    it('get the edit that their title promises', async () => {
        const { actions, uri, text } = await fixes('unsafe-deserialization');
        const [first] = actions;
        const control = /^Apply ([\w-]+) on/.exec(first.title)![1];
        const { edit } = await resolve(first);
        assert.match(applied(uri, text, edit!), new RegExp(`mitigation ${control}`));
    });

    it('get edits one and all', async () => {
        const { actions } = await fixes('unsafe-deserialization');
        const resolved = await Promise.all(actions.map(resolve));
        assert.deepEqual(
            resolved.filter(({ edit }) => !edit),
            []
        );
    });

    it('are refused once the text has changed', async () => {
        const { actions, uri, text } = await fixes('unsafe-deserialization');
        await client.change(uri, `${text}\n`);
        await assert.rejects(resolve(actions[0]), { code: -32602 });
    });

    it('are refused where the server has not offered them', async () => {
        await assert.rejects(resolve({ title: 'Run this', data: 'anything' }), { code: -32602 });
    });
});
