import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'mocha';
import type { CompletionItem, CompletionList } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readTokens } from '../../server/text-context/tokens.js';
import { newUri, startServer, stopServer } from './in-memory.js';
import type { ProtocolClient } from './protocol-client.js';

const EXAMPLES = textsIn('examples/image-classifier');

/** The library's values are left out: nearly all words in there are names that are declared. */
const TEXTS = [...EXAMPLES, ...textsIn('language/library/threats'), ...textsIn('language/library')].filter(
    ({ file }) => !file.endsWith('/values.tmodel')
);

/** How many cuts are made through a text. */
const CUTS = 80;

/** What is worked out needs code: a word of the built-in library alone. */
const NOT_OFFERED = /^derived$/;

describe('Completion in texts that are right', function () {
    this.timeout(120_000);
    let client: ProtocolClient;
    before(async () => void (client = await startServer()));
    after(() => stopServer(client));

    for (const { file, text } of TEXTS) {
        it(`offers the word that stands there, wherever it offers any, in ${file}`, async () => {
            const uri = newUri();
            const published = client.nextDiagnostics(uri);
            await client.open(uri, text);
            await published;
            const document = TextDocument.create(uri, 'tmodel', 0, text);
            const words = readTokens(text).tokens.filter(({ type, text: word }) => type === 'word' && !NOT_OFFERED.test(word));
            const missing: string[] = [];
            let offered = 0;
            for (const { text: word, start } of words) {
                const position = document.positionAt(start + word.length);
                const { items } = await client.request<CompletionList>('textDocument/completion', { textDocument: { uri }, position });
                offered += items.length > 0 ? 1 : 0;
                if (items.length > 0 && !items.some(item => stands(item, word))) {
                    missing.push(`${position.line + 1}:${position.character + 1} ${word}, but ${items[0].label}`);
                }
            }
            assert.deepEqual(missing, []);
            assert.ok(offered > words.length / 2, `something at ${offered} of ${words.length} words`);
        });
    }
});

describe('Completion in texts that break off', function () {
    this.timeout(120_000);
    let client: ProtocolClient;
    before(async () => void (client = await startServer()));
    after(() => stopServer(client));

    for (const { file, text } of [EXAMPLES[0], ...textsIn('language/library/threats').slice(0, 3)]) {
        it(`replaces nothing but what is typed, and signature help answers, at ${CUTS} places of ${file}`, async () => {
            const uri = newUri();
            await client.open(uri, '');
            for (let cut = 1; cut <= CUTS; cut++) {
                const offset = Math.floor((text.length * cut) / CUTS);
                const broken = text.slice(0, offset);
                await client.change(uri, broken);
                const position = TextDocument.create(uri, 'tmodel', 0, broken).positionAt(offset);
                const params = { textDocument: { uri }, position };
                const { items } = await client.request<CompletionList>('textDocument/completion', params);
                await client.request('textDocument/signatureHelp', params);
                for (const { label, textEdit } of items) {
                    assert.ok(textEdit && 'range' in textEdit);
                    const { start, end } = textEdit.range;
                    assert.deepEqual(end, position);
                    const typed = broken.slice(offset - (end.character - start.character));
                    assert.match(typed, /^[\w.-]*(?: [\w.-]*)*$/, `${label} replaces ${typed}`);
                }
            }
        });
    }
});

/** Two words are one item; a name may be offered in a shorter form. */
function stands({ label, data }: CompletionItem, word: string): boolean {
    const described = (data as { described?: { name: string } } | undefined)?.described;
    return label === word || label.split(' ').includes(word) || described?.name === word;
}

function textsIn(folder: string): { file: string; text: string }[] {
    const base = new URL(`../../${folder}/`, import.meta.url);
    return readdirSync(base)
        .filter(file => file.endsWith('.tmodel'))
        .map(file => ({ file: `${folder}/${file}`, text: readFileSync(new URL(file, base), 'utf8') }));
}
