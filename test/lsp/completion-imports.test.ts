import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'mocha';
import type { CompletionItem, MarkupContent, TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startServer, stopServer } from './in-memory.js';
import { marked } from './marked-text.js';
import { completionsIn, rewrite } from './one-document.js';
import { EDITOR_CAPABILITIES, type ProtocolClient } from './protocol-client.js';

const FILES = {
    'org/boxes.tmodel':
        'kind crate "A crate" extends store { attribute lid "Has it a lid?" : boolean }\ncontrol box-lid "Put a lid on it"\n',
    'org/more.tmodel': 'import "boxes.tmodel"\nkind barrel "A barrel" extends crate\n',
    'org/clash.tmodel': 'control own-control "Declared elsewhere too"\nkind drum "A drum" extends store\n',
    'shop/other.tmodel': 'system other { service x }\n'
};

describe('Completion of what is not imported', () => {
    let client: ProtocolClient;
    let folder: string;
    let uri: string;

    before(async () => {
        folder = await mkdtemp(path.join(os.tmpdir(), 'tmodel-imports-'));
        await mkdir(path.join(folder, 'org'));
        await mkdir(path.join(folder, 'shop'));
        await Promise.all(Object.entries(FILES).map(([file, text]) => writeFile(path.join(folder, file), text)));
        client = await startServer([pathToFileURL(folder).href], {
            ...EDITOR_CAPABILITIES,
            textDocument: { ...EDITOR_CAPABILITIES.textDocument, completion: { completionItem: { labelDetailsSupport: true } } }
        });
        uri = pathToFileURL(path.join(folder, 'shop', 'shop.tmodel')).href;
        await client.open(uri, '');
    });
    after(async () => {
        await stopServer(client);
        await rm(folder, { recursive: true });
    });

    async function offered(source: string): Promise<{ text: string; items: CompletionItem[] }> {
        const { text, positions } = marked(source);
        return { text, items: await completionsIn(client, uri, text, positions[0]) };
    }

    async function accepted(source: string, label: string): Promise<string> {
        const { text, items } = await offered(source);
        const item = items.find(each => each.label === label);
        assert.ok(item, `${label} is not among ${items.map(each => each.label).join(', ')}`);
        const edits = [item.textEdit as TextEdit, ...(item.additionalTextEdits ?? [])];
        return TextDocument.applyEdits(TextDocument.create(uri, 'tmodel', 0, text), edits);
    }

    it('writes the import at the top', async () => {
        assert.equal(
            await accepted('system s {\n  service x { mitigation box-<|> }\n}\n', 'box-lid'),
            'import "../org/boxes.tmodel"\n\nsystem s {\n  service x { mitigation box-lid }\n}\n'
        );
    });

    it('writes the import behind those that are there', async () => {
        assert.equal(
            await accepted('// shop\n\nimport "other.tmodel"\n\nsystem s {\n  service x { mitigation <|> }\n}\n', 'box-lid'),
            '// shop\n\nimport "other.tmodel"\nimport "../org/boxes.tmodel"\n\nsystem s {\n  service x { mitigation box-lid }\n}\n'
        );
    });

    it('writes the import behind comments about the file', async () => {
        assert.equal(
            await accepted('// The shop.\n// Licence: none\n\n// About s.\nsystem s { service x { mitigation <|> } }\n', 'box-lid'),
            '// The shop.\n// Licence: none\n\nimport "../org/boxes.tmodel"\n\n// About s.\nsystem s { service x { mitigation box-lid } }\n'
        );
    });

    it('keeps the line breaks of the file', async () => {
        assert.equal(
            await accepted('system s {\r\n  mitigation <|>\r\n}\r\n', 'box-lid'),
            'import "../org/boxes.tmodel"\r\n\r\nsystem s {\r\n  mitigation box-lid\r\n}\r\n'
        );
    });

    it('makes the name known', async () => {
        const text = await accepted('system s {\n  cra<|>\n}\n', 'crate');
        const errors = await rewrite(client, uri, text.replace('crate ', 'crate box { lid: true } '));
        assert.deepEqual(
            errors.filter(({ severity }) => severity === 1).map(({ message }) => message),
            []
        );
    });

    it('says where a name comes from, behind all that is visible', async () => {
        const { items } = await offered('system s { service x { mitigation <|> } }');
        const item = items.find(({ label }) => label === 'box-lid')!;
        assert.equal(item.labelDetails?.description, '../org/boxes.tmodel');
        assert.ok(items.slice(items.indexOf(item)).every(each => each.labelDetails?.description));
    });

    it('describes what is not imported from the file that declares it', async () => {
        const { items } = await offered('system s { <|> }');
        const item = items.find(({ label }) => label === 'crate')!;
        const resolved = await client.request<CompletionItem>('completionItem/resolve', item);
        assert.match((resolved.documentation as MarkupContent).value, /Has it a lid/);
    });

    it('offers no second import of what is imported, also through another file', async () => {
        const { items } = await offered('import "../org/more.tmodel"\nsystem s { <|> }');
        const crate = items.filter(({ label }) => label === 'crate');
        assert.deepEqual(
            crate.map(({ additionalTextEdits }) => additionalTextEdits),
            [undefined]
        );
    });

    it('offers nothing from a file that declares a name of this one', async () => {
        const labels = (await offered('control own-control "Own"\nsystem s { <|> }')).items.map(({ label }) => label);
        assert.ok(labels.includes('crate') && !labels.includes('drum'));
    });

    it('offers the files to import', async () => {
        assert.deepEqual(
            (await offered('import "<|>"\n')).items.map(({ label }) => label),
            ['../org/boxes.tmodel', '../org/clash.tmodel', '../org/more.tmodel', 'other.tmodel']
        );
    });
});
