import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type {
    CallHierarchyIncomingCall,
    CallHierarchyItem,
    CallHierarchyOutgoingCall,
    TypeHierarchyItem
} from 'vscode-languageserver-protocol';
import { openExample, type Example } from './example.js';
import { openMarked, startServer, stopServer } from './in-memory.js';
import type { ProtocolClient } from './protocol-client.js';

describe('The call hierarchy', () => {
    let client: ProtocolClient;
    let example: Example;
    before(async () => {
        client = await startServer();
        example = await openExample(client);
    });
    after(() => stopServer(client));

    const prepare = (phrase: string) => client.request<CallHierarchyItem[] | null>('textDocument/prepareCallHierarchy', example.at(phrase));
    const incoming = (item: CallHierarchyItem) => client.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item });
    const outgoing = (item: CallHierarchyItem) => client.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item });

    it('starts at an element', async () => {
        const [item] = (await prepare('model res|net50 "Pre'))!;
        assert.deepEqual(
            [item.name, item.detail, example.cut(item.selectionRange)],
            ['resnet50', 'model Pre-trained ResNet-50', 'resnet50']
        );
    });

    it('starts at the end of a flow', async () => {
        const [item] = (await prepare('model_bucket   -> resn|et50'))!;
        assert.equal(item.name, 'resnet50');
    });

    it('starts nowhere else', async () => {
        assert.equal(await prepare('origin: publ|ic_hub'), null);
    });

    it('knows who sends to an element, and over which flows', async () => {
        const [item] = (await prepare('model res|net50 "Pre'))!;
        const calls = await incoming(item);
        assert.deepEqual(
            calls.map(({ from, fromRanges }) => [from.name, fromRanges.map(range => example.cut(range).replace(/\s+/g, ' '))]),
            [
                ['preprocessor', ['preprocessor -> resnet50']],
                ['model_bucket', ['model_bucket -> resnet50']],
                ['image_registry', ['image_registry -> resnet50']]
            ]
        );
    });

    it('knows whom an element sends to', async () => {
        const [item] = (await prepare('actor ml_en|gineer'))!;
        assert.deepEqual(
            (await outgoing(item)).map(({ to }) => to.name),
            ['model_bucket']
        );
    });

    it('counts what is returned as sent against the arrow', async () => {
        const [item] = (await prepare('model res|net50 "Pre'))!;
        assert.deepEqual(
            (await outgoing(item)).map(({ to, fromRanges }) => [to.name, fromRanges.map(range => example.cut(range))]),
            [['preprocessor', ['preprocessor -> resnet50']]]
        );
    });

    it('leads on from the elements it names', async () => {
        const [item] = (await prepare('model res|net50 "Pre'))!;
        const [{ from }] = await incoming(item);
        assert.deepEqual(
            (await incoming(from)).map(call => call.from.name),
            ['api_gateway', 'resnet50']
        );
    });

    it('refuses an item that it has not made', async () => {
        const [item] = (await prepare('model res|net50 "Pre'))!;
        await assert.rejects(incoming({ ...item, data: undefined }), { code: -32602 });
    });
});

describe('The type hierarchy', () => {
    let client: ProtocolClient;
    before(async () => void (client = await startServer()));
    after(() => stopServer(client));

    const prepare = (params: object) => client.request<TypeHierarchyItem[] | null>('textDocument/prepareTypeHierarchy', params);
    const names = async (method: 'typeHierarchy/supertypes' | 'typeHierarchy/subtypes', item: TypeHierarchyItem) =>
        (await client.request<TypeHierarchyItem[]>(method, { item })).map(({ name }) => name);

    it('starts at a kind', async () => {
        const example = await openExample(client);
        const [item] = (await prepare(example.at('gate|way api_gateway')))!;
        assert.deepEqual([item.name, item.uri], ['gateway', 'tmodel-builtin:/kinds.tmodel']);
    });

    it('starts at the kind of an element', async () => {
        const example = await openExample(client);
        assert.equal((await prepare(example.at('gateway api_ga|teway')))![0].name, 'gateway');
    });

    it('starts nowhere else', async () => {
        const example = await openExample(client);
        assert.equal(await prepare(example.at('origin: publ|ic_hub')), null);
    });

    it('knows the kind that a kind extends', async () => {
        const example = await openExample(client);
        const [item] = (await prepare(example.at('gate|way api_gateway')))!;
        assert.deepEqual(await names('typeHierarchy/supertypes', item), ['service']);
    });

    it('knows the kinds that extend a kind, those of the document among them', async () => {
        const { uri, positions } = await openMarked(client, 'kind portal extends gateway\nsystem s {\n  gate<|>way g\n}\n');
        const [item] = (await prepare({ textDocument: { uri }, position: positions[0] }))!;
        assert.deepEqual(await names('typeHierarchy/subtypes', item), ['portal']);
    });

    it('has no kind above the first', async () => {
        const { uri, positions } = await openMarked(client, 'kind cra<|>te\n');
        const [item] = (await prepare({ textDocument: { uri }, position: positions[0] }))!;
        assert.deepEqual(await names('typeHierarchy/supertypes', item), []);
    });
});
