import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { createLayoutClient, layoutScene, type Drawing, type LayoutClient, type LayoutOutcome } from '../../diagram/index.js';
import { randomModel, sceneOf } from './models.js';
import { withOneMore } from './nested-models.js';

const WORKER = fileURLToPath(new URL('../../diagram/layout/worker.ts', import.meta.url));
function drawingOf(outcome: LayoutOutcome): Drawing {
    assert.ok(outcome.status === 'ok', outcome.status);
    return outcome.drawing;
}

const scene = sceneOf(randomModel(1, 6));
const otherScene = sceneOf(randomModel(2, 6));

describe('The layout client', () => {
    let folder: string;
    let bundled: string;
    let client: LayoutClient;

    before(async () => {
        folder = await mkdtemp(path.join(tmpdir(), 'layout-'));
        bundled = path.join(folder, 'worker.cjs');
        await build({ entryPoints: [WORKER], outfile: bundled, bundle: true, platform: 'node', format: 'cjs', logLevel: 'silent' });
    });
    after(() => rm(folder, { recursive: true }));
    afterEach(() => client.dispose());

    /** A worker that notes each start, and then does what the code says. */
    async function worker(name: string, code: string): Promise<{ file: string; starts(): Promise<number> }> {
        const file = path.join(folder, `${name}.cjs`);
        const notes = path.join(folder, `${name}.starts`);
        await writeFile(notes, '');
        await writeFile(
            file,
            `const fs = require('node:fs'); fs.appendFileSync(${JSON.stringify(notes)}, 'x'); const { parentPort } = require('node:worker_threads');\n${code}`
        );
        return { file, starts: async () => (await readFile(notes, 'utf8')).length };
    }

    it('draws the same in a thread as on the spot', async () => {
        client = createLayoutClient({ workerFile: bundled });
        assert.deepEqual(await client.layout('a', scene), { status: 'ok', drawing: await layoutScene(scene) });
    });

    it('draws without a thread where it is given none', async () => {
        client = createLayoutClient();
        assert.deepEqual(await client.layout('a', scene), { status: 'ok', drawing: await layoutScene(scene) });
    });

    for (const where of ['in a thread', 'on the spot']) {
        it(`lays out from what it drew of the same subject before, ${where}`, async () => {
            client = createLayoutClient(where === 'in a thread' ? { workerFile: bundled } : {});
            const { before, after } = withOneMore(1, 20);
            const previous = drawingOf(await client.layout('a', sceneOf(before)));
            const next = sceneOf(after);
            assert.deepEqual(drawingOf(await client.layout('a', next)), await layoutScene(next, { previous }));
            assert.deepEqual(drawingOf(await client.layout('b', next)), await layoutScene(next));
        });
    }

    it('lays out anew when it is asked to, even where a later request replaces that one', async () => {
        client = createLayoutClient();
        const { before, after } = withOneMore(1, 20);
        await client.layout('a', sceneOf(before));
        const next = sceneOf(after);
        void client.layout('what keeps it busy', scene);
        void client.layout('a', next, { anew: true });
        assert.deepEqual(drawingOf(await client.layout('a', next)), await layoutScene(next));
    });

    it('does only the latest of what waits for one subject', async () => {
        client = createLayoutClient();
        const outcomes = await Promise.all([client.layout('a', scene), client.layout('a', otherScene)]);
        assert.deepEqual(
            outcomes.map(outcome => outcome.status),
            ['superseded', 'ok']
        );
    });

    it('does what waits for different subjects', async () => {
        client = createLayoutClient();
        const outcomes = await Promise.all([client.layout('a', scene), client.layout('b', otherScene)]);
        assert.deepEqual(
            outcomes.map(outcome => outcome.status),
            ['ok', 'ok']
        );
    });

    it('starts a crashed thread once more and carries on', async () => {
        const fragile = await worker(
            'fragile',
            `
            if (fs.existsSync(${JSON.stringify(path.join(folder, 'crashed'))})) { require(${JSON.stringify(bundled)}); }
            else { parentPort.on('message', () => { fs.writeFileSync(${JSON.stringify(path.join(folder, 'crashed'))}, ''); process.exit(1); }); }`
        );
        client = createLayoutClient({ workerFile: fragile.file });
        assert.equal((await client.layout('a', scene)).status, 'ok');
    });

    it('fails where the thread crashes again', async () => {
        const { file, starts } = await worker('broken', "parentPort.on('message', () => { throw new Error('broken'); });");
        client = createLayoutClient({ workerFile: file });
        assert.equal((await client.layout('a', scene)).status, 'failed');
        // twice for the warming up, twice for the request
        assert.equal(await starts(), 4);
    });

    it('fails where there is no such thread', async () => {
        client = createLayoutClient({ workerFile: path.join(folder, 'missing.cjs') });
        assert.equal((await client.layout('a', scene)).status, 'failed');
    });

    it('takes a thread that does not answer for crashed', async () => {
        const { file } = await worker('silent', "parentPort.on('message', () => undefined);");
        client = createLayoutClient({ workerFile: file, timeout: 200 });
        assert.equal((await client.layout('a', scene)).status, 'failed');
    });

    it('fails what is asked after its end', async () => {
        client = createLayoutClient({ workerFile: bundled });
        await client.dispose();
        assert.equal((await client.layout('a', scene)).status, 'failed');
    });
});
