import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { DiagramMethods, type DiagramUpdate } from '../../server/protocol.js';
import { openMarked, startServer, stopServer } from './in-memory.js';
import type { ProtocolClient } from './protocol-client.js';
import { withLibrary } from './sample-library.js';

const SYSTEM = 'system s {\n  zone z {\n    box crate { state: open }\n    box other\n  }\n  crate -> other\n}\n';

describe('The diagram', function () {
    this.timeout(60_000);
    let client: ProtocolClient;
    const updates: DiagramUpdate[] = [];
    const listeners: ((update: DiagramUpdate) => void)[] = [];

    before(async () => {
        client = await startServer();
        client.connection.onNotification(DiagramMethods.update, (update: DiagramUpdate) => {
            updates.push(update);
            listeners.splice(0).forEach(listener => listener(update));
        });
    });
    after(() => stopServer(client));

    async function nextUpdate(uri: string): Promise<DiagramUpdate> {
        const update = await new Promise<DiagramUpdate>(resolve => listeners.push(resolve));
        return update.uri === uri ? update : nextUpdate(uri);
    }

    async function watched(source: string, system?: string) {
        const opened = await openMarked(client, source);
        const next = nextUpdate(opened.uri);
        await client.notify(DiagramMethods.watch, { uri: opened.uri, system });
        return { ...opened, update: await next };
    }

    it('comes for a document when it is watched', async () => {
        const { update } = await watched(withLibrary(SYSTEM));
        assert.equal(update.status, 'ok');
    });

    it('draws the elements of the model', async () => {
        const { update } = await watched(withLibrary(SYSTEM));
        assert.deepEqual(
            update.drawing!.shapes.map(shape => shape.id),
            ['z.crate', 'z.other']
        );
    });

    it('tells where every drawn thing stands in the text', async () => {
        const { update } = await watched(withLibrary(SYSTEM));
        assert.deepEqual(
            update.places.map(place => place.id),
            ['z', 'z.crate', 'z.other', 'z.crate -> z.other']
        );
    });

    it('carries the findings', async () => {
        const { update } = await watched(withLibrary(SYSTEM));
        assert.deepEqual(
            update.findings.map(finding => [finding.threat, finding.target]),
            [
                ['box-leak', 'z.crate'],
                ['box-theft', 'z.crate']
            ]
        );
    });

    it('comes again after an edit', async () => {
        const { uri, text } = await watched(withLibrary(SYSTEM));
        const next = nextUpdate(uri);
        await client.change(uri, text.replace('box other', 'box third'));
        await next;
        assert.ok(updates.at(-1)!.version > 1);
    });

    it('ends with the latest text after many edits', async () => {
        const { uri, text } = await watched(withLibrary(SYSTEM));
        let last = 0;
        for (let edit = 1; edit <= 20; edit++) {
            last = await client.change(
                uri,
                text.replace('"', `"${edit}`).replace('box other', `box other${edit}`).replace('-> other', `-> other${edit}`)
            );
        }
        let update = await nextUpdate(uri);
        while (update.version < last) {
            update = await nextUpdate(uri);
        }
        assert.ok(update.drawing!.shapes.some(shape => shape.id === 'z.other20'));
    });

    it('says of which version it is, while newer ones come in', async () => {
        const { uri, text } = await watched(withLibrary(SYSTEM));
        const before = updates.length;
        let last = 0;
        for (let edit = 2; edit <= 40; edit++) {
            last = await client.change(uri, text.replaceAll('other', `other${edit}`));
            await new Promise(resolve => setTimeout(resolve, edit % 4));
        }
        while (updates.at(-1)!.version < last) {
            await nextUpdate(uri);
        }
        const drawn = updates.slice(before).map(({ version, places }) => [`z.other${version}`, places[2].id]);
        assert.deepEqual(
            drawn.map(([, shown]) => shown),
            drawn.map(([expected]) => expected)
        );
    });

    it('draws the system that is asked for', async () => {
        const { update } = await watched(withLibrary(`${SYSTEM}system t {\n  box only\n}\n`), 't');
        assert.deepEqual([update.system, update.systems, update.drawing!.shapes.map(shape => shape.id)], ['t', ['s', 't'], ['only']]);
    });

    it('says so where there is nothing to draw', async () => {
        const { update } = await watched('system s { }\n');
        assert.equal(update.status, 'empty');
    });

    it('does not come for a document that is watched no more', async () => {
        const { uri, text } = await watched(withLibrary(SYSTEM));
        await client.notify(DiagramMethods.unwatch, { uri });
        const before = updates.filter(update => update.uri === uri).length;
        const published = client.nextDiagnostics(uri);
        await client.change(uri, text.replace('state: open', 'state: ajar'));
        await published;
        await watched(withLibrary(SYSTEM));
        assert.equal(updates.filter(update => update.uri === uri).length, before);
    });
});
