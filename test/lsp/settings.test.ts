import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { ThreatsMethods, type ThreatsUpdate } from '../../server/protocol.js';
import { newUri, startServer, stopServer } from './in-memory.js';
import type { ProtocolClient } from './protocol-client.js';
import { withLibrary } from './sample-library.js';

const OPEN_BOX = withLibrary('system s {\n  box crate { state: open }\n}\n');

describe('The settings of the editor', function () {
    this.timeout(60_000);
    let client: ProtocolClient;

    before(async () => {
        client = await startServer();
    });
    after(() => stopServer(client));

    /** The threats that are shown under these settings, with their levels. */
    async function shown(settings: object): Promise<Record<string, DiagnosticSeverity | undefined>> {
        const uri = newUri();
        await configure({});
        const opened = client.nextDiagnostics(uri);
        await client.open(uri, OPEN_BOX);
        await opened;
        // Settings that change nothing bring no diagnostics: hence others in between, which do.
        const cleared = client.waitForDiagnostics(uri, diagnostics => diagnostics.every(({ code }) => code !== 'box-leak'));
        await configure({ rules: { 'box-leak': 'off', 'box-theft': 'off' } });
        await cleared;
        const next = client.nextDiagnostics(uri);
        await configure(settings);
        const diagnostics = await next;
        await client.close(uri);
        return Object.fromEntries(diagnostics.map(({ code, severity }) => [code, severity]));
    }

    const configure = (tmodel: object) => client.notify('workspace/didChangeConfiguration', { settings: { tmodel } });

    it('leave the usual levels where they say nothing', async () => {
        assert.deepEqual(await shown({}), { 'box-leak': DiagnosticSeverity.Error, 'box-theft': DiagnosticSeverity.Warning });
    });

    it('map a severity to another level', async () => {
        assert.deepEqual(await shown({ severity: { high: 'hint' } }), {
            'box-leak': DiagnosticSeverity.Hint,
            'box-theft': DiagnosticSeverity.Warning
        });
    });

    it('switch a severity off', async () => {
        assert.deepEqual(await shown({ severity: { medium: 'off' } }), { 'box-leak': DiagnosticSeverity.Error });
    });

    it('switch a threat off', async () => {
        assert.deepEqual(await shown({ rules: { 'box-leak': 'off' } }), { 'box-theft': DiagnosticSeverity.Warning });
    });

    it('let the threat decide where its severity says otherwise', async () => {
        const both = { severity: { high: 'off' }, rules: { 'box-leak': 'information' } };
        assert.equal((await shown(both))['box-leak'], DiagnosticSeverity.Information);
    });

    it('count as unset where they make no sense', async () => {
        const nonsense = { severity: { high: 7, medium: 'toString' }, rules: 'all' };
        assert.deepEqual(await shown(nonsense), { 'box-leak': DiagnosticSeverity.Error, 'box-theft': DiagnosticSeverity.Warning });
    });

    it('take what is switched off out of the list of threats too', async () => {
        await configure({ rules: { 'box-leak': 'off' } });
        const uri = newUri();
        const published = client.nextDiagnostics(uri);
        await client.open(uri, OPEN_BOX);
        await published;
        const update = new Promise<ThreatsUpdate>(resolve => {
            client.connection.onNotification(ThreatsMethods.update, (each: ThreatsUpdate) => {
                if (each.uri === uri) resolve(each);
            });
        });
        await client.notify(ThreatsMethods.subscribe, { detail: 'findings' });
        assert.deepEqual(
            (await update).findings?.map(({ threat }) => threat),
            ['box-theft']
        );
    });
});
