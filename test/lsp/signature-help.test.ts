import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { ClientCapabilities, SignatureHelp } from 'vscode-languageserver-protocol';
import { openMarked, startServer, stopServer } from './in-memory.js';
import { EDITOR_CAPABILITIES, type ProtocolClient } from './protocol-client.js';

const WITH_OFFSETS: ClientCapabilities = {
    ...EDITOR_CAPABILITIES,
    textDocument: {
        ...EDITOR_CAPABILITIES.textDocument,
        signatureHelp: { signatureInformation: { parameterInformation: { labelOffsetSupport: true } } }
    }
};

describe('Signature help', () => {
    let client: ProtocolClient;
    before(async () => void (client = await startServer([], WITH_OFFSETS)));
    after(() => stopServer(client));

    async function helpAt(source: string): Promise<SignatureHelp | null> {
        const { uri, positions } = await openMarked(client, source);
        return client.request('textDocument/signatureHelp', { textDocument: { uri }, position: positions[0] });
    }

    /** The line with its active part in brackets of its own. */
    async function shown(source: string): Promise<string | undefined> {
        const help = await helpAt(source);
        const signature = help?.signatures[0];
        const label = signature?.parameters?.[help?.activeParameter ?? 0].label as [number, number] | undefined;
        return (
            signature &&
            label &&
            `${signature.label.slice(0, label[0])}»${signature.label.slice(...label)}«${signature.label.slice(label[1])}`
        );
    }

    it('says what a fact takes', async () => {
        assert.equal(await shown('system s { model m { weights: <|> } }'), '»weights«: private, public, distributed');
    });

    it('shows the order of ordered values', async () => {
        assert.match((await shown('system s { zone z { trust: <|> } }'))!, /^»trust«: physical_uncontrolled < public < /);
    });

    it('stands at the item of a list that is being written', async () => {
        assert.equal(
            await shown('system s { registry r { stores: [models, packages<|>] } }'),
            'stores: [models, datasets, »packages«, container_images, model_service, labels, tools, hardware]'
        );
    });

    it('says the sentence of the fact, and that of each value', async () => {
        const help = await helpAt('system s { model m { weights: pri<|>vate } }');
        const { documentation, parameters } = help!.signatures[0];
        assert.deepEqual(documentation, { kind: 'markdown', value: 'Who can get the weights?' });
        assert.deepEqual(parameters![help!.activeParameter!].documentation, { kind: 'markdown', value: 'Only the organisation' });
    });

    it('says what a text is for while it is written', async () => {
        assert.equal(await shown('system s { accept model-evasion on s { reason: "be<|>'), '»reason«: "text"');
    });

    it('says how a date is written', async () => {
        assert.equal(await shown('system s { reviewed: <|> }'), '»reviewed«: YYYY-MM-DD');
    });

    it('says what a rule can compare a fact with', async () => {
        assert.equal(await shown('threat t { on model when weights in [private, public<|>'), 'weights: private, »public«, distributed');
    });

    it('shows the parts of an element whose name is being written', async () => {
        assert.match((await shown('system s { registry <|> }'))!, /^registry »name« "title" \{ stores, tags, /);
    });

    it('shows the parts of an element whose title is being written', async () => {
        assert.match((await shown('system s { registry r "Mod<|>'))!, /^registry name »"title"« \{ /);
    });

    it('shows the parts of a flow', async () => {
        assert.match((await shown('system s {\n  service a\n  a -> <|>\n}'))!, /^source -> »target« "title" \{ purpose, protocol, /);
    });

    it('is silent where a fact can begin', async () => {
        assert.equal(await helpAt('system s { model m { weights: private <|> } }'), null);
    });

    it('is silent in a comment', async () => {
        assert.equal(await helpAt('system s { model m { // weights: <|>\n } }'), null);
    });

    it('is silent at a fact that nobody declared', async () => {
        assert.equal(await helpAt('system s { model m { colour: <|> } }'), null);
    });
});
