import assert from 'node:assert/strict';
import { PictureMethod, type Picture, type PictureParams } from '../../server/protocol.js';
import { openMarked, startServer, stopServer } from './in-memory.js';
import type { ProtocolClient } from './protocol-client.js';
import { withLibrary } from './sample-library.js';

const SYSTEM = 'system s "Shop" {\n  zone z {\n    box crate { state: ajar }\n    box other\n  }\n  crate -> other\n}\n';

describe('Pictures', function () {
    this.timeout(60_000);
    let client: ProtocolClient;

    before(async () => void (client = await startServer()));
    after(() => stopServer(client));

    const picture = (params: Omit<PictureParams, 'theme'>) => client.request<Picture>(PictureMethod, { theme: 'light', ...params });
    const uri = 'file:///docs/threats.md';

    it('of a document are standalone SVG files', async () => {
        const opened = await openMarked(client, withLibrary(SYSTEM));
        const drawn = await picture({ uri: opened.uri });
        assert.ok(drawn.status === 'ok' && drawn.svg.includes('<svg') && drawn.svg.includes('crate'));
    });

    it('of a text that is in no file show its system', async () => {
        const drawn = await picture({ uri, text: 'system chat "Chat" { llm model }' });
        assert.deepEqual(drawn.status === 'ok' && [drawn.system, drawn.label], ['chat', 'Chat']);
    });

    it('of a text carry the findings in it', async () => {
        const drawn = await picture({ uri, text: withLibrary(SYSTEM) });
        assert.ok(drawn.status === 'ok' && drawn.svg.includes('tm-badge'));
    });

    it('show the system that is asked for', async () => {
        const drawn = await picture({ uri, text: 'system a { llm one }\nsystem b { llm two }', system: 'b' });
        assert.equal(drawn.status === 'ok' && drawn.system, 'b');
    });

    it('of a system that is too large to be taken in leave out what its panel would', async () => {
        const zones = Array.from({ length: 20 }, (_, zone) => {
            const content = Array.from({ length: 10 }, (__, each) => `service s${zone}_${each}`).join('\n');
            return `zone z${zone} {\n${content}\n}`;
        });
        const drawn = await picture({ uri, text: `system large {\n${zones.join('\n')}\n}` });
        assert.ok(drawn.status === 'ok' && drawn.svg.includes('10 inside'));
    });

    it('are not there for a text without a system', async () => {
        assert.deepEqual(await picture({ uri, text: 'control c "C" { counts: on_target  description: "d"  verify: "v" }' }), {
            status: 'none'
        });
    });

    it('name the systems there are where the one asked for is not', async () => {
        assert.deepEqual(await picture({ uri, text: 'system a { llm one }', system: 'b' }), {
            status: 'failed',
            message: 'There is no system b; there is a.'
        });
    });

    it('are not drawn of files that the workspace does not hold', async () => {
        assert.deepEqual(await picture({ uri: 'file:///etc/hosts' }), { status: 'failed', message: 'The workspace has no such model.' });
    });

    it('come of what can be read of a broken text', async () => {
        const drawn = await picture({ uri, text: 'system s { llm one llm { } zone }' });
        assert.ok(drawn.status === 'ok' && drawn.svg.includes('one'));
    });

    it('leave the diagnostics of open documents alone', async () => {
        const opened = await openMarked(client, withLibrary(SYSTEM));
        const before = client.publications.length;
        await picture({ uri: opened.uri, text: withLibrary(SYSTEM).replace('ajar', 'shut') });
        assert.equal(client.publications.length, before);
    });
});
