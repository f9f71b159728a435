import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'mocha';
import type { DocumentLink } from 'vscode-languageserver-protocol';
import { exampleOf, openExample } from './example.js';
import { startServer, stopServer } from './in-memory.js';
import type { ProtocolClient } from './protocol-client.js';

describe('Document links', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tmodel-links-'));
    const root = pathToFileURL(folder).href;
    let client: ProtocolClient;
    before(async () => void (client = await startServer([root])));
    after(async () => {
        await stopServer(client);
        rmSync(folder, { recursive: true });
    });

    let files = 0;

    /** Texts that are links in a file of the workspace, with their targets; the workspace's own address is written as `~`. */
    async function linksIn(text: string): Promise<string[][]> {
        const uri = `${root}/models/${++files}.tmodel`;
        const published = client.nextDiagnostics(uri);
        await client.open(uri, text);
        await published;
        const links = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri } });
        const { cut } = exampleOf(uri, text);
        return links.map(({ range, target }) => [cut(range), target!.replace(root, '~')]);
    }

    const evidence = (text: string) =>
        linksIn(`system s {\n  service web { mitigation telemetry { status: verified, evidence: ${JSON.stringify(text)} } }\n}\n`);

    it('lead from an import to its file', async () => {
        assert.deepEqual(await linksIn('import "../org/kinds.tmodel"\nsystem s\n'), [['../org/kinds.tmodel', '~/org/kinds.tmodel']]);
    });

    it('lead from an import to nothing but models', async () => {
        assert.deepEqual(await linksIn('import "/etc/passwd"\nimport "https://example.org/x.tmodel"\n'), []);
    });

    it('lead from catalogue ids to their official pages', async () => {
        assert.deepEqual(
            await linksIn(
                'threat t { maps: [atlas.AML.T0043, atlas.AML.T0011.000, cwe.CWE-502, stride.tampering] }\ncontrol c { maps: atlas.AML.M0004 }\n'
            ),
            [
                ['atlas.AML.T0043', 'https://atlas.mitre.org/techniques/AML.T0043'],
                ['atlas.AML.T0011.000', 'https://atlas.mitre.org/techniques/AML.T0011.000'],
                ['cwe.CWE-502', 'https://cwe.mitre.org/data/definitions/502.html'],
                ['atlas.AML.M0004', 'https://atlas.mitre.org/mitigations/AML.M0004']
            ]
        );
    });

    it('lead from evidence on the web to its page', async () => {
        assert.deepEqual(await evidence('https://ci.example.org/run/7?x=1#log'), [
            ['https://ci.example.org/run/7?x=1#log', 'https://ci.example.org/run/7?x=1#log']
        ]);
    });

    it('lead from evidence in the workspace to its file', async () => {
        assert.deepEqual(await evidence('../reports/scan.html'), [['../reports/scan.html', '~/reports/scan.html']]);
    });

    for (const text of [
        'http://example.org/plain',
        'file:///etc/passwd',
        'command:workbench.action.terminal.new',
        'vscode://x/y',
        'javascript:alert(1)',
        '/etc/passwd',
        '../../outside.txt',
        '..',
        'https://user@example.org/x',
        'https:///x',
        '\\\\server\\share',
        'seen by the auditor'
    ]) {
        it(`make no link of ${text}`, async () => {
            assert.deepEqual(await evidence(text), []);
        });
    }

    it('make no link of other texts', async () => {
        assert.deepEqual(await linksIn('system s "https://example.org" { owner: "https://example.org" }\n'), []);
    });

    it('lead from nothing in a file that belongs to no folder to files', async () => {
        const example = await openExample(client, text =>
            text.replace(
                'task: classification',
                'mitigation telemetry { status: verified, evidence: "report.html" }\n task: classification'
            )
        );
        assert.deepEqual(await client.request('textDocument/documentLink', { textDocument: { uri: example.uri } }), []);
    });
});
