import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { FormattingOptions, Position, TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { newUri, startServer, stopServer } from './in-memory.js';
import { marked } from './marked-text.js';
import type { ProtocolClient } from './protocol-client.js';

const OPTIONS: FormattingOptions = { tabSize: 2, insertSpaces: true };

describe('Formatting', () => {
    let client: ProtocolClient;
    before(async () => void (client = await startServer()));
    after(() => stopServer(client));

    /** The text after the edits that a request about it is answered with. Marks in the text give positions. */
    async function afterRequest(method: string, source: string, params: (positions: Position[]) => object): Promise<string> {
        const { text, positions } = marked(source);
        const uri = newUri();
        await client.open(uri, text);
        const edits = await client.request<TextEdit[]>(method, { textDocument: { uri }, options: OPTIONS, ...params(positions) });
        return TextDocument.applyEdits(TextDocument.create(uri, 'tmodel', 1, text), edits);
    }

    const formatted = (source: string, options = OPTIONS) => afterRequest('textDocument/formatting', source, () => ({ options }));
    const rangeFormatted = (source: string) =>
        afterRequest('textDocument/rangeFormatting', source, ([start, end]) => ({ range: { start, end } }));
    const typed = (ch: string, source: string) => afterRequest('textDocument/onTypeFormatting', source, ([position]) => ({ position, ch }));

    it('is offered for documents, for ranges, and for closing braces and line breaks', () => {
        const { documentFormattingProvider, documentRangeFormattingProvider, documentOnTypeFormattingProvider } =
            client.initializeResult!.capabilities;
        assert.deepEqual(
            { documentFormattingProvider, documentRangeFormattingProvider, documentOnTypeFormattingProvider },
            {
                documentFormattingProvider: true,
                documentRangeFormattingProvider: true,
                documentOnTypeFormattingProvider: { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] }
            }
        );
    });

    it('lays a document out by the step that the editor is set to', async () => {
        const text = 'system s{\n zone z  { trust:public\nactor a }\n}';
        assert.equal(
            await formatted(text, { tabSize: 4, insertSpaces: true }),
            'system s {\n    zone z { trust: public\n        actor a\n    }\n}\n'
        );
        assert.equal(
            await formatted(text, { tabSize: 4, insertSpaces: false }),
            'system s {\n\tzone z { trust: public\n\t\tactor a\n\t}\n}\n'
        );
    });

    it('takes the text as it is after the last change', async () => {
        const uri = newUri();
        await client.open(uri, 'system s\n');
        await client.change(uri, [{ range: { start: { line: 0, character: 8 }, end: { line: 0, character: 8 } }, text: '{ }' }]);
        assert.deepEqual(await client.request('textDocument/formatting', { textDocument: { uri }, options: OPTIONS }), [
            { range: { start: { line: 0, character: 8 }, end: { line: 0, character: 8 } }, newText: ' ' },
            { range: { start: { line: 0, character: 9 }, end: { line: 0, character: 10 } }, newText: '' }
        ]);
    });

    it('of a text that is laid out has no edits', async () => {
        const uri = newUri();
        await client.open(uri, 'system s {\n  owner: "us"\n}\n');
        assert.deepEqual(await client.request('textDocument/formatting', { textDocument: { uri }, options: OPTIONS }), []);
    });

    it('of an unknown document has no edits', async () => {
        assert.deepEqual(
            await client.request('textDocument/formatting', { textDocument: { uri: 'file:///no.tmodel' }, options: OPTIONS }),
            []
        );
    });

    it('does not fail on steps that no editor has', async () => {
        assert.equal(await formatted('system s {\na: b\n}\n', { tabSize: -3, insertSpaces: true }), 'system s {\n a: b\n}\n');
    });

    describe('of a range', () => {
        it('lays out the lines that it touches, and no other', async () => {
            assert.equal(await rangeFormatted('system s {\na:b\nc<|>:d\ne:<|>f\ng:h\n}\n'), 'system s {\na:b\n  c: d\n  e: f\ng:h\n}\n');
        });

        it('that ends where a line starts leaves that line alone', async () => {
            assert.equal(await rangeFormatted('system s {\n<|>a:b\n<|>c:d\n}\n'), 'system s {\n  a: b\nc:d\n}\n');
        });

        it('leaves blank lines around it alone', async () => {
            assert.equal(await rangeFormatted('system s {\n\n\n<|>a:b<|>\n\n\nc:d\n}\n'), 'system s {\n\n\n  a: b\n\n\nc:d\n}\n');
        });
    });

    describe('on typing', () => {
        it('a closing brace lays out the body that it closes, and nothing around it', async () => {
            assert.equal(
                await typed('}', 'system s {\na:b\nzone z {\ntrust:public\n      }<|>\nc:d\n}\n'),
                'system s {\na:b\n  zone z {\n    trust: public\n  }\nc:d\n}\n'
            );
        });

        it('a closing brace in a text or comment changes nothing', async () => {
            for (const text of ['system s {\na:b // }<|>\n}\n', 'system s {\na:"}<|>"\n}\n']) {
                assert.equal(await typed('}', text), text.replace('<|>', ''));
            }
        });

        it('a closing brace that closes nothing leaves indentation alone', async () => {
            assert.equal(await typed('}', '   system s\n      }<|>\n'), '   system s\n      }\n');
        });

        it('a line break lays out the line that it ends', async () => {
            assert.equal(await typed('\n', 'system s {\na:b  \n  <|>\nc:d\n}\n'), 'system s {\n  a: b\n  \nc:d\n}\n');
        });

        it('a line break indents what it has moved to the new line', async () => {
            assert.equal(await typed('\n', 'system s {\na:b\n<|>c:d\n}\n'), 'system s {\n  a: b\n  c:d\n}\n');
        });

        it('blank lines leaves them alone', async () => {
            const text = 'system s {\n  a: b\n\n\n\n<|>\nc:d\n}\n';
            assert.equal(await typed('\n', text), text.replace('<|>', ''));
        });
    });
});
