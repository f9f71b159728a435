import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'mocha';
import { CancellationTokenSource, type Diagnostic } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { newUri, openMarked, startServer, stopServer } from './in-memory.js';
import type { ProtocolClient } from './protocol-client.js';
import { withLibrary } from './sample-library.js';

const HEALTHY = withLibrary('system s {\n  box crate { state: open }\n  box other { state: ajar }\n  crate -> other "move"\n}\n');

describe('A file that is broken', function () {
    this.timeout(60_000);
    let client: ProtocolClient;
    let folder: string;

    const broken: [string, string | Buffer][] = [
        ['holds bytes and no text', Buffer.from([0, 1, 2, 255, 254, 123, 34, 10, 0, 200, 201])],
        ['is empty', ''],
        ['has a string that does not end', 'system s {\n  box crate "never closed {\n}\n'],
        ['has a text block that does not end', 'system s {\n  description: """ never closed\n}\n'],
        ['opens braces without end', 'system s {'.repeat(2000)],
        ['is larger than anybody writes', `system s {\n${'  service a "x" { quota: 3 }\n'.repeat(200_000)}}\n`]
    ];

    before(async () => {
        folder = await mkdtemp(path.join(os.tmpdir(), 'tmodel-broken-'));
        await Promise.all(broken.map(([, content], index) => writeFile(path.join(folder, `broken-${index}.tmodel`), content)));
        await writeFile(path.join(folder, 'healthy.tmodel'), HEALTHY);
        client = await startServer([pathToFileURL(folder).href]);
    });
    after(async () => {
        await stopServer(client);
        await rm(folder, { recursive: true });
    });

    it('does not silence the files beside it', async () => {
        const diagnostics = await client.waitForDiagnostics(pathToFileURL(path.join(folder, 'healthy.tmodel')).href);
        assert.deepEqual(sortedCodes(diagnostics), ['box-leak', 'box-theft', 'box-theft']);
    });

    for (const [what] of broken.slice(0, 5)) {
        it(`answers a hover in a document that ${what}`, async () => {
            const content = broken.find(([title]) => title === what)![1];
            const { uri } = await openMarked(client, content.toString());
            await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 3 } });
        });
    }

    it('keeps every diagnostic inside of its text', async () => {
        for (const [, content] of broken.slice(0, 5)) {
            const { uri, text, diagnostics } = await openMarked(client, content.toString());
            const document = TextDocument.create(uri, 'tmodel', 0, text);
            for (const { range } of diagnostics) {
                assert.deepEqual(document.positionAt(document.offsetAt(range.end)), range.end);
            }
        }
    });
});

describe('A storm of edits', function () {
    this.timeout(60_000);
    let client: ProtocolClient;
    before(async () => void (client = await startServer()));
    after(() => stopServer(client));

    it('ends in the same diagnostics as a fresh start', async () => {
        const uri = newUri();
        await client.open(uri, HEALTHY);
        let document = TextDocument.create(uri, 'tmodel', 1, HEALTHY);
        const random = seeded(7);
        for (let step = 0; step < 150; step++) {
            const offset = Math.floor(random() * document.getText().length);
            const deleted = random() < 0.5 ? Math.floor(random() * 6) : 0;
            const text = random() < 0.6 ? PIECES[Math.floor(random() * PIECES.length)] : '';
            const range = { start: document.positionAt(offset), end: document.positionAt(offset + deleted) };
            document = TextDocument.update(document, [{ range, text }], step + 2);
            await client.change(uri, [{ range, text }]);
            if (random() < 0.3) {
                void askAndCancel(client, uri, range.start);
            }
        }
        await settled(client, uri);
        const fresh = await openMarked(client, document.getText());
        assert.deepEqual(withoutUri(client.diagnostics(uri), uri), withoutUri(fresh.diagnostics, fresh.uri));
    });

    it('ends in the diagnostics of the first text when all is typed back', async () => {
        const { uri, diagnostics } = await openMarked(client, HEALTHY);
        for (let length = HEALTHY.length; length > HEALTHY.length - 40; length--) {
            await client.change(uri, HEALTHY.slice(0, length));
        }
        for (let length = HEALTHY.length - 40; length <= HEALTHY.length; length++) {
            await client.change(uri, HEALTHY.slice(0, length));
        }
        await settled(client, uri);
        assert.deepEqual(client.diagnostics(uri), diagnostics);
    });
});

const PIECES = ['{', '}', '"', '\n', ' ', 'box', 'state: open', '->', '[', ']', ':', '// ', '/*', '*/', '"""', 'mitigation box-lid', ','];

/** A small generator of numbers in [0, 1), the same for the same seed. */
function seeded(seed: number): () => number {
    let state = seed;
    return () => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return state / 2 ** 32;
    };
}

async function askAndCancel(client: ProtocolClient, uri: string, position: { line: number; character: number }): Promise<void> {
    const cancel = new CancellationTokenSource();
    const asked = client.connection.sendRequest('textDocument/completion', { textDocument: { uri }, position }, cancel.token);
    cancel.cancel();
    await asked.catch(() => undefined);
}

/** Once a request that needs the whole build is answered, so are all edits before it. */
async function settled(client: ProtocolClient, uri: string): Promise<void> {
    const start = { line: 0, character: 0 };
    await client.request('textDocument/codeAction', { textDocument: { uri }, range: { start, end: start }, context: { diagnostics: [] } });
}

function withoutUri(diagnostics: readonly Diagnostic[], uri: string): unknown {
    return JSON.parse(JSON.stringify(diagnostics).replaceAll(uri, ''));
}

function sortedCodes(diagnostics: readonly Diagnostic[]): unknown[] {
    return diagnostics.map(diagnostic => diagnostic.code).sort();
}
