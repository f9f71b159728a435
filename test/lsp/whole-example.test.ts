import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { LSPErrorCodes, type ResponseError } from 'vscode-languageserver-protocol';
import { openExample, type Example } from './example.js';
import { startServer, stopServer } from './in-memory.js';
import type { ProtocolClient } from './protocol-client.js';

const RESNET = 'model resn|et50 "Pre-trained ResNet-50"';
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 200, character: 0 } };

/** Every request about a document, where in the image classifier it is sent, and with how many things it is answered there at least. */
const REQUESTS: Readonly<Record<string, { at?: string; params?: object; answers: number }>> = {
    'textDocument/hover': { at: RESNET, answers: 1 },
    'textDocument/definition': { at: 'sends: ten|sor', answers: 1 },
    'textDocument/references': { at: RESNET, params: { context: { includeDeclaration: true } }, answers: 4 },
    'textDocument/documentHighlight': { at: RESNET, answers: 4 },
    'textDocument/prepareRename': { at: RESNET, answers: 1 },
    'textDocument/rename': { at: RESNET, params: { newName: 'classifier' }, answers: 1 },
    'textDocument/documentSymbol': { answers: 1 },
    'textDocument/foldingRange': { answers: 11 },
    'textDocument/selectionRange': { params: { positions: [{ line: 4, character: 4 }] }, answers: 1 },
    'textDocument/semanticTokens/full': { answers: 1 },
    'textDocument/semanticTokens/range': { params: { range: WHOLE }, answers: 1 },
    'textDocument/inlayHint': { params: { range: WHOLE }, answers: 15 },
    'textDocument/codeLens': { answers: 2 },
    'textDocument/prepareCallHierarchy': { at: RESNET, answers: 1 },
    'textDocument/prepareTypeHierarchy': { at: RESNET, answers: 1 }
};

/** What cannot be renamed is refused with a reason, which editors show. */
function isRefusal(method: string, error: ResponseError): boolean {
    return (
        method === 'textDocument/prepareRename' &&
        error.code === LSPErrorCodes.RequestFailed &&
        /^'[\w.-]+' (?:belongs to the built-in library and cannot be renamed\.|is a (?:fact|value): )/.test(error.message)
    );
}

describe('In the image classifier', () => {
    let client: ProtocolClient;
    let example: Example;
    before(async () => {
        client = await startServer();
        example = await openExample(client);
    });
    after(() => stopServer(client));

    for (const [method, { at, params, answers }] of Object.entries(REQUESTS)) {
        it(`${method} is answered`, async () => {
            const place = at ? example.at(at) : { textDocument: { uri: example.uri } };
            const answer = await client.request<object | null>(method, { ...place, ...params });
            const count = Array.isArray(answer) ? answer.length : answer === null ? 0 : 1;
            assert.ok(count >= answers, `${count} answers`);
        });
    }

    it('no request fails anywhere in the text, but that names which nobody may rename are refused', async () => {
        const lines = example.text.split('\n');
        const places = lines.flatMap((text, line) => [1, 7, 13, 29].filter(at => at < text.length).map(character => ({ line, character })));
        const methods = Object.keys(REQUESTS).filter(method => REQUESTS[method].at !== undefined && method !== 'textDocument/rename');
        for (const position of places) {
            const asked = { textDocument: { uri: example.uri }, position, context: { includeDeclaration: true } };
            await Promise.all(
                methods.map(method =>
                    client.request(method, asked).catch(error => assert.ok(isRefusal(method, error), `${method}: ${error}`))
                )
            );
        }
        assert.ok(places.length > 200);
    });
});
