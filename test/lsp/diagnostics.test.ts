import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'mocha';
import { DiagnosticSeverity, FileChangeType, type Diagnostic } from 'vscode-languageserver-protocol';
import { LibraryTextMethod } from '../../server/protocol.js';
import { openMarked, startServer, stopServer } from './in-memory.js';
import type { ProtocolClient } from './protocol-client.js';
import { SAMPLE_LIBRARY, withLibrary } from './sample-library.js';

function codes(diagnostics: readonly Diagnostic[]): unknown[] {
    return diagnostics.map(diagnostic => diagnostic.code).sort();
}

function withCode(diagnostics: readonly Diagnostic[], code: string): Diagnostic {
    const found = diagnostics.find(diagnostic => diagnostic.code === code);
    assert.ok(found, `no diagnostic ${code} among ${codes(diagnostics).join(', ')}`);
    return found;
}

const LEAK = withLibrary('system s {\n  box crate "Crate" { state: open }\n}\n');

describe('Diagnostics of a document', () => {
    let client: ProtocolClient;
    before(async () => void (client = await startServer()));
    after(() => stopServer(client));

    it('are its findings when it is opened', async () => {
        const { diagnostics } = await openMarked(client, LEAK);
        assert.deepEqual(codes(diagnostics), ['box-leak', 'box-theft']);
    });

    it('stand at the name of what is threatened', async () => {
        const { diagnostics, positions } = await openMarked(client, withLibrary('system s {\n  box <|>crate<|> { state: open }\n}\n'));
        assert.deepEqual(withCode(diagnostics, 'box-leak').range, { start: positions[0], end: positions[1] });
    });

    it('say why, with the facts as related places', async () => {
        const { diagnostics, positions } = await openMarked(client, withLibrary('system s {\n  box crate { <|>state: open }\n}\n'));
        const related = withCode(diagnostics, 'box-leak').relatedInformation ?? [];
        assert.ok(
            related.some(
                ({ location }) =>
                    location.range.start.line === positions[0].line && location.range.start.character === positions[0].character
            )
        );
    });

    it('lead along the path of the attack, flow by flow', async () => {
        const library = 'threat taken "T" {\n  on service\n  when reached from actor\n  severity: low\n}\n';
        const flows = '  a -> x { purpose: upload }\n  x -> y { purpose: upload }\n';
        const { diagnostics } = await openMarked(client, `${library}system s {\n  actor a\n  service x\n  service y\n${flows}}\n`);
        const [, last] = diagnostics.filter(({ code }) => code === 'taken');
        assert.deepEqual(
            last.relatedInformation?.map(({ message }) => message).filter(message => message.startsWith('step')),
            ['step 1: a -> x', 'step 2: x -> y']
        );
    });

    it('are errors for high severity and warnings for medium', async () => {
        const { diagnostics } = await openMarked(client, LEAK);
        assert.deepEqual(
            [withCode(diagnostics, 'box-leak').severity, withCode(diagnostics, 'box-theft').severity],
            [DiagnosticSeverity.Error, DiagnosticSeverity.Warning]
        );
    });

    it('link their code to the page about the threat, which tells what to do, where the threat is of the built-in library', async () => {
        const { diagnostics } = await openMarked(
            client,
            'system s {\n  registry r { stores: [models], access: open }\n  model m\n  r -> m { purpose: artifact }\n}\n'
        );
        const uri = withCode(diagnostics, 'artifact-tampering').codeDescription!.href;
        assert.equal(uri, 'tmodel-builtin:/docs/threats/artifact-tampering.md');
        const page = await client.request<string>(LibraryTextMethod, { uri });
        assert.match(
            page,
            /^# Stored models can be changed.*## What to do.*\[`access-control`\]\(\.\.\/vocabulary\.md#control-access-control\)/s
        );
        assert.match(page, /\(\.\.\/\.\.\/threats\/artifacts\.tmodel\)/);
    });

    it("link their code to the rule of a threat of one's own", async () => {
        const { diagnostics, uri, text } = await openMarked(client, LEAK);
        const line = text.slice(0, text.indexOf('threat box-leak')).split('\n').length;
        assert.equal(withCode(diagnostics, 'box-leak').codeDescription?.href, `${uri}#L${line},8`);
    });

    it('are information while the mitigation is planned', async () => {
        const { diagnostics } = await openMarked(
            client,
            withLibrary('system s {\n  box crate { state: open, mitigation box-lid { status: planned, owner: "a", due: 2999-01-31 } }\n}\n')
        );
        assert.equal(withCode(diagnostics, 'box-leak').severity, DiagnosticSeverity.Information);
    });

    it('grow loud again once the planned mitigation is overdue', async () => {
        const { diagnostics } = await openMarked(
            client,
            withLibrary('system s {\n  box crate { state: open, mitigation box-lid { status: planned, owner: "a", due: 2001-01-31 } }\n}\n')
        );
        assert.equal(withCode(diagnostics, 'box-leak').severity, DiagnosticSeverity.Error);
    });

    it('leave out what is mitigated', async () => {
        const { diagnostics } = await openMarked(
            client,
            withLibrary('system s {\n  box crate { state: open mitigation box-lid mitigation box-lock }\n}\n')
        );
        assert.deepEqual(codes(diagnostics), []);
    });

    it('leave out what is accepted until a later day', async () => {
        const { diagnostics } = await openMarked(
            client,
            withLibrary(
                'system s {\n  box crate { state: ajar }\n  accept box-theft on crate { by: "me", until: 2999-01-01, reason: "It is empty." }\n}\n'
            )
        );
        assert.deepEqual(codes(diagnostics), []);
    });

    it('return on the day after an acceptance', async () => {
        const { diagnostics } = await openMarked(
            client,
            withLibrary(
                'system s {\n  box crate { state: ajar }\n  accept box-theft on crate { by: "me", until: 2001-01-01, reason: "It is empty." }\n}\n'
            )
        );
        assert.deepEqual(codes(diagnostics), ['box-theft', 'treatment-expired']);
    });

    it('group the open questions of an element in one hint', async () => {
        const { diagnostics } = await openMarked(client, withLibrary('system s {\n  box crate\n}\n'));
        assert.deepEqual(codes(diagnostics), ['open-questions']);
    });

    it('name in a question the threats that the answer decides', async () => {
        const { diagnostics } = await openMarked(client, withLibrary('system s {\n  box crate\n}\n'));
        assert.match(withCode(diagnostics, 'open-questions').message as string, /state: Is it closed\?.*box-leak, box-theft/);
    });

    it('ask for three facts of an element at once, and say how many are left', async () => {
        const facts = ['amber', 'blue', 'coral', 'dun', 'ebony'];
        const kind = `kind barrel extends element { ${facts.map(fact => `attribute ${fact} : boolean`).join('  ')} }`;
        const threats = facts.map(fact => `threat no-${fact} { on barrel  when ${fact} = false  message: "m" }`);
        const { diagnostics } = await openMarked(client, `${kind}\n${threats.join('\n')}\nsystem s {\n  barrel b\n}\n`);
        assert.match(
            withCode(diagnostics, 'open-questions').message as string,
            /^3 facts decide .*\n- amber .*\n- blue .*\n- coral .*\n2 more facts are asked for when these are stated\.$/
        );
    });

    it('change with the text', async () => {
        const { uri, text } = await openMarked(client, LEAK);
        const next = client.nextDiagnostics(uri);
        await client.change(uri, text.replace('state: open', 'state: ajar'));
        assert.deepEqual(codes(await next), ['box-theft']);
    });

    it('do not come for documents of the built-in library', async () => {
        const uri = 'tmodel-builtin:/kinds.tmodel';
        await client.open(uri, 'not what the library says');
        await openMarked(client, LEAK);
        await client.close(uri);
        await openMarked(client, LEAK);
        assert.equal(client.published.get(uri), undefined);
    });

    it('are taken back when an unsaved document is closed', async () => {
        const { uri } = await openMarked(client, LEAK);
        const next = client.nextDiagnostics(uri);
        await client.close(uri);
        assert.deepEqual(await next, []);
    });

    it('come for every version of the text, with its number', async () => {
        const { uri, text } = await openMarked(client, LEAK);
        const next = client.nextDiagnostics(uri);
        const version = await client.change(uri, `${text}// a comment\n`);
        await next;
        assert.equal(client.published.get(uri)?.version, version);
    });

    it('hold the language’s complaints and the findings of the rest', async () => {
        const { diagnostics } = await openMarked(client, withLibrary('system s {\n  box crate { state: open }\n  bax other\n}\n'));
        assert.deepEqual(codes(diagnostics), ['box-leak', 'box-theft', 'unknown-kind']);
    });
});

describe('Diagnostics across files', () => {
    let folder: string;
    let client: ProtocolClient;
    const uriOf = (name: string) => pathToFileURL(path.join(folder, name)).href;

    before(async () => {
        folder = await mkdtemp(path.join(os.tmpdir(), 'tmodel-lsp-'));
        await writeFile(path.join(folder, 'library.tmodel'), SAMPLE_LIBRARY);
        await writeFile(path.join(folder, 'system.tmodel'), 'import "./library.tmodel"\nsystem s {\n  box crate { state: open }\n}\n');
        client = await startServer([pathToFileURL(folder).href]);
        await client.waitForDiagnostics(uriOf('system.tmodel'));
    });
    after(async () => {
        await stopServer(client);
        await rm(folder, { recursive: true });
    });

    it('come for files that are not open', () => {
        assert.deepEqual(codes(client.diagnostics(uriOf('system.tmodel'))), ['box-leak', 'box-theft']);
    });

    it('change in a file that did not change itself', async () => {
        const next = client.nextDiagnostics(uriOf('system.tmodel'));
        await client.open(uriOf('library.tmodel'), SAMPLE_LIBRARY.replace('when state = open', 'when state = ajar'));
        assert.deepEqual(codes(await next), ['box-theft']);
    });

    it('go back to the file’s own text when an edited document is closed without saving', async () => {
        const next = client.nextDiagnostics(uriOf('system.tmodel'));
        await client.close(uriOf('library.tmodel'));
        assert.deepEqual(codes(await next), ['box-leak', 'box-theft']);
    });

    it('are not sent again where a change elsewhere leaves them as they are', async () => {
        const publications = () => client.publications.filter(published => published.uri === uriOf('system.tmodel')).length;
        const before = publications();
        await client.open(uriOf('library.tmodel'), `${SAMPLE_LIBRARY}// a comment\n`);
        const start = { line: 0, character: 0 };
        for (const name of ['library.tmodel', 'system.tmodel']) {
            await client.request('textDocument/codeAction', {
                textDocument: { uri: uriOf(name) },
                range: { start, end: start },
                context: { diagnostics: [] }
            });
        }
        assert.equal(publications(), before);
    });

    it('come again for a document that is closed and opened with the same text and version', async () => {
        const text = 'import "./library.tmodel"\nsystem s {\n  box crate { state: open }\n}\n';
        const first = client.nextDiagnostics(uriOf('opened-again.tmodel'));
        await client.open(uriOf('opened-again.tmodel'), text);
        const before = codes(await first);
        const again = client.nextDiagnostics(uriOf('opened-again.tmodel'), ({ length }) => length > 0);
        await client.close(uriOf('opened-again.tmodel'));
        await client.open(uriOf('opened-again.tmodel'), text);
        assert.deepEqual(codes(await again), before);
    });

    it('call a control unused no longer once another file imports it', async () => {
        const rules = 'control house-lock\ncontrol house-key\nthreat entry { on model when format = onnx mitigated by house-lock }\n';
        await client.open(uriOf('rules.tmodel'), rules);
        await client.waitForDiagnostics(uriOf('rules.tmodel'), diagnostics => codes(diagnostics).includes('unused-control'));
        const next = client.nextDiagnostics(uriOf('rules.tmodel'), diagnostics => !codes(diagnostics).includes('unused-control'));
        await client.open(uriOf('importing.tmodel'), 'import "./rules.tmodel"\nsystem t { box b { mitigation house-key } }\n');
        await next;
    });

    it('follow a change on disk', async () => {
        const next = client.nextDiagnostics(uriOf('system.tmodel'));
        await writeFile(path.join(folder, 'system.tmodel'), 'import "./library.tmodel"\nsystem s {\n  box crate { state: ajar }\n}\n');
        await client.notify('workspace/didChangeWatchedFiles', {
            changes: [{ uri: uriOf('system.tmodel'), type: FileChangeType.Changed }]
        });
        assert.deepEqual(codes(await next), ['box-theft']);
    });

    it('are cleared when a file is deleted', async () => {
        const next = client.nextDiagnostics(uriOf('system.tmodel'));
        await rm(path.join(folder, 'system.tmodel'));
        await client.notify('workspace/didChangeWatchedFiles', {
            changes: [{ uri: uriOf('system.tmodel'), type: FileChangeType.Deleted }]
        });
        assert.deepEqual(await next, []);
    });
});
