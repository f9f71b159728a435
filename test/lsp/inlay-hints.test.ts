import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { InlayHint, InlayHintLabelPart } from 'vscode-languageserver-protocol';
import { openExample, type Example } from './example.js';
import { startServer, stopServer } from './in-memory.js';
import { EDITOR_CAPABILITIES, type ProtocolClient } from './protocol-client.js';

const CAPABILITIES = {
    ...EDITOR_CAPABILITIES,
    workspace: { ...EDITOR_CAPABILITIES.workspace, inlayHint: { refreshSupport: true } }
};

describe('Inlay hints', () => {
    let client: ProtocolClient;
    before(async () => void (client = await startServer([], CAPABILITIES)));
    after(() => stopServer(client));

    const WHOLE = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

    /** The hints in a range, each behind the text of its line. */
    async function hints({ uri, text }: Example, range = WHOLE, server = client): Promise<string[]> {
        const found = await server.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range });
        return found.map(({ position, label }) => {
            const before = text.split('\n')[position.line].slice(0, position.character).trim();
            return `${before} <${(label as InlayHintLabelPart[]).map(({ value }) => value).join('')}>`;
        });
    }

    const withControl = (text: string) =>
        text
            .replace('system image_classifier "Image classification web app" {', '$&\n  mitigation telemetry { status: planned }')
            .replace('zone prod "Serving" {', '$&\n    mitigation encryption-in-transit\n    mitigation access-control');

    it('show the trust that an element has from its zone', async () => {
        const example = await openExample(client);
        const some = await hints(example, { start: example.at('zone internet').position, end: example.at('zone supplier').position });
        assert.deepEqual(some, ['actor end_user <trust: public>', 'client browser_app <trust: public>']);
    });

    it('show no trust where the element states its own', async () => {
        const example = await openExample(client, text =>
            text.replace('{ identity: anonymous }', '{ identity: anonymous, trust: partner }')
        );
        assert.ok(!(await hints(example)).some(each => each.startsWith('actor end_user')));
    });

    it('show the trust that every element of a kind has', async () => {
        const example = await openExample(
            client,
            text => `kind kiosk extends client { trust: physical_uncontrolled }\n${text}\nsystem t { kiosk lobby }`
        );
        assert.ok((await hints(example)).includes('system t { kiosk lobby <trust: physical_uncontrolled>'));
    });

    it('show the controls that are in place around an element, planned ones not', async () => {
        const example = await openExample(client, withControl);
        assert.ok((await hints(example)).includes('model resnet50 <encryption-in-transit, access-control>'));
    });

    it('show no control twice where the element has it itself', async () => {
        const example = await openExample(client, text =>
            withControl(text).replace('task: classification', 'mitigation access-control\n      task: classification')
        );
        assert.ok((await hints(example)).includes('model resnet50 <encryption-in-transit>'));
    });

    it('count controls where there are many', async () => {
        const example = await openExample(client, text =>
            withControl(text).replace('mitigation access-control', '$&\n    mitigation telemetry')
        );
        assert.ok((await hints(example)).includes('model resnet50 <3 controls>'));
    });

    it('lead to where the trust is stated, and name the zone', async () => {
        const { uri, cut, at } = await openExample(client);
        const range = { start: at('model resnet50').position, end: at('task: classification').position };
        const [{ label }] = await client.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range });
        const [{ location, tooltip }] = label as InlayHintLabelPart[];
        assert.deepEqual([cut(location!.range), tooltip], ['trust: production', 'trust: production, from zone prod']);
    });

    it('obey the settings, each on its own, and are asked for again when those change', async () => {
        const example = await openExample(client, withControl);
        const refreshed = new Promise<void>(resolve => {
            client.connection.onRequest('workspace/inlayHint/refresh', () => (resolve(), null));
        });
        await client.notify('workspace/didChangeConfiguration', { settings: { tmodel: { inlayHints: { trust: false } } } });
        await refreshed;
        const controlsOnly = await hints(example);
        await client.notify('workspace/didChangeConfiguration', { settings: { tmodel: { inlayHints: { controls: false } } } });
        const trustOnly = await hints(example);
        await client.notify('workspace/didChangeConfiguration', { settings: { tmodel: {} } });
        assert.deepEqual(
            [controlsOnly, trustOnly].map(some => some.filter(each => each.startsWith('model resnet50'))),
            [['model resnet50 <encryption-in-transit, access-control>'], ['model resnet50 <trust: production>']]
        );
    });

    it('obey what the editor answers when it is asked at the start', async () => {
        const server = await startServer([], CAPABILITIES, { settings: { tmodel: { inlayHints: { trust: false, controls: false } } } });
        const example = await openExample(server);
        const some = await hints(example, WHOLE, server);
        await stopServer(server);
        assert.deepEqual(some, []);
    });
});
