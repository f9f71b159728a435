import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { DiagramMethods, type DiagramUpdate, type DiagramWatchParams } from '../../server/protocol.js';
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

    async function nextUpdate(uri: string, panel?: string): Promise<DiagramUpdate> {
        const update = await new Promise<DiagramUpdate>(resolve => listeners.push(resolve));
        return update.uri === uri && (panel === undefined || update.panel === panel) ? update : nextUpdate(uri, panel);
    }

    let panels = 0;
    async function watch(uri: string, rest: Partial<DiagramWatchParams> = {}): Promise<DiagramUpdate> {
        const panel = `panel ${++panels}`;
        const next = nextUpdate(uri, rest.panel ?? panel);
        await client.notify(DiagramMethods.watch, { panel, uri, ...rest });
        return next;
    }

    async function watched(source: string, rest: Partial<DiagramWatchParams> = {}) {
        const opened = await openMarked(client, source);
        return { ...opened, update: await watch(opened.uri, rest) };
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
        const { update } = await watched(withLibrary(`${SYSTEM}system t {\n  box only\n}\n`), { system: 't' });
        assert.deepEqual(
            [update.system, update.systems.map(({ name }) => name), update.drawing!.shapes.map(shape => shape.id)],
            ['t', ['s', 't'], ['only']]
        );
    });

    it('comes for each of several panels of one document, each with its own system and view', async () => {
        const { uri, text, update: first } = await watched(withLibrary(`${SYSTEM}system t {\n  box only\n}\n`));
        const second = await watch(uri, { system: 't', view: { level: 'context' } });
        const both = Promise.all([nextUpdate(uri, first.panel), nextUpdate(uri, second.panel)]);
        await client.change(uri, text.replace('box only', 'box alone'));
        assert.deepEqual(
            (await both).map(({ system, view }) => [system, view]),
            [
                ['s', {}],
                ['t', { level: 'context' }]
            ]
        );
    });

    it('answers a panel that watches something else from now on with that only', async () => {
        const { uri, update } = await watched(withLibrary(`${SYSTEM}system t {\n  box only\n}\n`));
        const changed = await watch(uri, { panel: update.panel, system: 't' });
        assert.deepEqual([changed.panel, changed.system], [update.panel, 't']);
    });

    it('names what the user has put somewhere and is no part of the system any more', async () => {
        const positions = { s: { 'z.crate': { x: 1, y: 2 }, 'z.sold': { x: 3, y: 4 } }, t: { other: { x: 0, y: 0 } } };
        const { update } = await watched(withLibrary(SYSTEM), { positions });
        assert.deepEqual(update.gone, ['z.sold']);
    });

    it('tells what else than places a view can look at', async () => {
        const { update } = await watched(withLibrary('system s {\n  data note "A note"\n  box crate {\n    mitigation box-lid\n  }\n}\n'));
        assert.deepEqual(update.subjects, [
            { on: 'data', id: 'note', label: 'A note' },
            { on: 'control', id: 'box-lid', label: 'Put a lid on it' }
        ]);
    });

    it('shows what the view lets in, and tells of what is hidden where it stands in the text', async () => {
        const { update } = await watched(withLibrary(SYSTEM), { view: { collapsed: ['z'] } });
        assert.deepEqual([update.drawing!.shapes.map(({ id, collapsed }) => [id, collapsed]), update.places.length], [[['z', 2]], 4]);
    });

    it('tells which findings the filter of the view holds back', async () => {
        const { update } = await watched(withLibrary(SYSTEM));
        const { update: filtered } = await watched(withLibrary(SYSTEM), { view: { filter: { severities: [] } } });
        assert.deepEqual([update.hidden, filtered.hidden], [[], filtered.findings.map(({ id }) => id)]);
        assert.ok(filtered.hidden.length > 0);
    });

    it('shows a view that the document keeps, by its name', async () => {
        const kept = SYSTEM.replace('  crate -> other', '  crate -> other\n  view zones "Zones only" { level: boundaries }');
        const { update } = await watched(withLibrary(kept), { namedView: 'zones' });
        assert.deepEqual(
            [update.views, update.namedView, update.view],
            [[{ name: 'zones', label: 'Zones only' }], 'zones', { level: 'boundaries' }]
        );
    });

    it('shows the wanted view where the document has none of that name', async () => {
        const { update } = await watched(withLibrary(SYSTEM), { namedView: 'gone', view: { level: 'context' } });
        assert.deepEqual([update.namedView, update.view], [undefined, { level: 'context' }]);
    });

    it('says why a view shows nothing of what it looks at', async () => {
        const { update } = await watched(withLibrary(SYSTEM), { view: { focus: { on: 'element', id: 'sold' } } });
        assert.match(update.notices.join(), /sold/);
    });

    it('shows the way of the attack, step by step, where the view looks at a finding', async () => {
        const { uri, update } = await watched(withLibrary(SYSTEM));
        const focused = await watch(uri, { view: { focus: { on: 'finding', id: update.findings[0].id } } });
        assert.deepEqual(
            focused.steps.map(({ place }) => place),
            ['z.crate']
        );
    });

    it('puts places where the user has put them', async () => {
        const { uri, update } = await watched(withLibrary(SYSTEM));
        const positions = { s: { 'z.other': { x: 400, y: 300 } } };
        const moved = await watch(uri, { panel: update.panel, positions });
        const [outer, inner] = [moved.drawing!.boundaries[0].box, moved.drawing!.shapes.find(({ id }) => id === 'z.other')!.box];
        assert.deepEqual([inner.x - outer.x, inner.y - outer.y], [400, 300]);
    });

    it('leaves what it has drawn in a panel where it is until all is laid out anew', async () => {
        const { uri, update } = await watched(withLibrary(SYSTEM), { positions: { s: { 'z.other': { x: 400, y: 300 } } } });
        const left = async (rest: object) => {
            const { drawing } = await watch(uri, { panel: update.panel, ...rest });
            return drawing!.shapes.find(({ id }) => id === 'z.other')!.box.x;
        };
        assert.ok((await left({})) > 300);
        assert.ok((await left({ anew: true })) < 300);
    });

    it('says so where there is nothing to draw', async () => {
        const { update } = await watched('system s { }\n');
        assert.equal(update.status, 'empty');
    });

    it('does not come for a document that is watched no more', async () => {
        const { uri, text, update } = await watched(withLibrary(SYSTEM));
        await client.notify(DiagramMethods.unwatch, { panel: update.panel });
        const before = updates.filter(update => update.uri === uri).length;
        const published = client.nextDiagnostics(uri);
        await client.change(uri, text.replace('state: open', 'state: ajar'));
        await published;
        await watched(withLibrary(SYSTEM));
        assert.equal(updates.filter(update => update.uri === uri).length, before);
    });
});
