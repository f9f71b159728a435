import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import { ThreatsMethods, type ThreatsDetail, type ThreatsUpdate } from '../../server/protocol.js';
import { newUri, openMarked, startServer, stopServer } from './in-memory.js';
import type { ProtocolClient } from './protocol-client.js';
import { withLibrary } from './sample-library.js';

const OPEN_BOX = withLibrary('system s {\n  box crate { state: open }\n}\n');

describe('The list of threats', function () {
    this.timeout(60_000);
    let client: ProtocolClient;
    let waiting: { uri: string; take: (update: ThreatsUpdate) => void }[] = [];
    const seen: ThreatsUpdate[] = [];

    before(async () => {
        client = await startServer();
        client.connection.onNotification(ThreatsMethods.update, (update: ThreatsUpdate) => {
            seen.push(update);
            const due = waiting.filter(({ uri }) => uri === update.uri);
            waiting = waiting.filter(({ uri }) => uri !== update.uri);
            due.forEach(({ take }) => take(update));
        });
    });
    afterEach(() => client.notify(ThreatsMethods.subscribe, { detail: 'none' }));
    after(() => stopServer(client));

    const next = (uri: string) => new Promise<ThreatsUpdate>(take => waiting.push({ uri, take }));

    async function listed(source: string, detail: ThreatsDetail = 'findings') {
        const opened = await openMarked(client, source);
        const update = next(opened.uri);
        await client.notify(ThreatsMethods.subscribe, { detail });
        return { ...opened, update: await update };
    }

    it('is not sent to a client that has not asked for it', async () => {
        const { uri } = await openMarked(client, OPEN_BOX);
        await listed(OPEN_BOX);
        assert.equal(seen.filter(update => update.uri === uri).length, 1, 'only the subscription brings it');
    });

    it('holds each finding with its place', async () => {
        const { update, uri } = await listed(OPEN_BOX);
        const line = OPEN_BOX.slice(0, OPEN_BOX.indexOf('box crate')).split('\n').length - 1;
        assert.deepEqual(
            update.findings?.map(({ threat, target, severity, place }) => [threat, target, severity, place.uri, place.range.start]),
            [
                ['box-leak', 'crate', 'high', uri, { line, character: 6 }],
                ['box-theft', 'crate', 'medium', uri, { line, character: 6 }]
            ]
        );
    });

    it('leads to the rule of a finding', async () => {
        const { update } = await listed(OPEN_BOX);
        const line = OPEN_BOX.slice(0, OPEN_BOX.indexOf('threat box-leak')).split('\n').length - 1;
        assert.deepEqual(update.findings?.[0].rule.range.start, { line, character: 'threat '.length });
    });

    it('names the STRIDE categories and the tactics of the technique', async () => {
        const { update } = await listed('system s {\n  model m { origin: public_hub, format: pickle }\n}\n');
        const found = update.findings?.find(({ threat }) => threat === 'unsafe-deserialization');
        assert.deepEqual(found && { stride: found.stride, tactics: found.tactics }, {
            stride: ['tampering', 'elevation_of_privilege'],
            tactics: ['Execution', 'AI Attack Adaptation', 'Persistence']
        });
    });

    it('keeps a finding that was accepted, with its status', async () => {
        const accepted = OPEN_BOX.replace(/}\n$/, '  accept box-leak on crate { by: "me", until: 2999-01-01, reason: "Empty" }\n}\n');
        const { update } = await listed(accepted);
        assert.equal(update.findings?.find(({ threat }) => threat === 'box-leak')?.status, 'accepted');
    });

    it('leaves out what a control has closed', async () => {
        const closed = OPEN_BOX.replace('state: open', 'state: open, mitigation box-lid');
        const { update } = await listed(closed);
        assert.deepEqual(
            update.findings?.map(({ threat }) => threat),
            ['box-theft']
        );
    });

    it('is only counted where only counts are asked for', async () => {
        const { update } = await listed(OPEN_BOX, 'counts');
        assert.deepEqual([update.open, update.findings], [{ high: 1, medium: 1 }, undefined]);
    });

    it('names the releases of the catalogues', async () => {
        const { update } = await listed(OPEN_BOX, 'counts');
        assert.equal(update.editions.find(({ framework }) => framework === 'atlas')?.edition, '2026.09');
    });

    it('follows an edit', async () => {
        const { uri, text } = await listed(OPEN_BOX);
        const update = next(uri);
        await client.change(uri, text.replace('state: open', 'state: sealed'));
        assert.deepEqual((await update).findings, []);
    });

    it('sends one list for a burst of edits', async () => {
        const { uri, text } = await listed(OPEN_BOX);
        const sent = seen.length;
        const update = next(uri);
        for (let index = 0; index < 5; index++) await client.change(uri, `${text}// ${index}\n`);
        await update;
        // A second list, for an edit that came before the one that was answered, would arrive before this answer.
        await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } });
        assert.equal(seen.length - sent, 1);
    });

    it('is emptied for a document that was deleted', async () => {
        const { uri } = await listed(OPEN_BOX);
        const update = next(uri);
        await client.close(uri);
        assert.deepEqual(await update, { uri, systems: [], questions: 0, editions: [], open: {}, findings: [] });
    });

    it('does not come for a library, which has no findings', async () => {
        const library = newUri();
        const published = client.nextDiagnostics(library);
        await client.open(library, 'control lid "A lid"\n');
        await published;
        await listed(OPEN_BOX);
        assert.deepEqual(
            seen.filter(({ uri }) => uri === library),
            []
        );
    });
});
