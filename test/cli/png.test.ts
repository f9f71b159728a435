import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith, removeFolders, runCli } from './run-cli.js';

const CHAT = 'system chat "Chat" { actor user { identity: anonymous }  llm model  user -> model "asks" { purpose: inference } }';

describe('a picture of pixels', function () {
    // Each test starts a process.
    this.timeout(120_000);

    after(removeFolders);

    async function draw(...options: string[]) {
        const folder = folderWith({ 'chat.tmodel': CHAT });
        const file = join(folder, 'chat.png');
        const result = await runCli(folder, ['diagram', join(folder, 'chat.tmodel'), '-o', file, ...options]);
        return { ...result, png: existsSync(file) ? readFileSync(file) : undefined };
    }
    /** Width and height from the header of a PNG file. */
    const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

    it('is written where the name of the file ends in .png', async () => {
        const { status, png } = await draw();
        assert.deepEqual([status, png?.subarray(1, 4).toString()], [0, 'PNG']);
    });

    it('has as many pixels as the scale says', async () => {
        const [once, twice] = [await draw(), await draw('--scale', '2')];
        assert.deepEqual(
            sizeOf(twice.png!),
            sizeOf(once.png!).map(length => 2 * length)
        );
    });

    it('is the same each time', async () => {
        assert.deepEqual((await draw()).png, (await draw()).png);
    });

    it('has texts in it, whatever fonts the machine has', async () => {
        const folder = folderWith({ 'a.tmodel': CHAT, 'b.tmodel': CHAT.replace('"asks"', '"tells"') });
        for (const name of ['a', 'b']) await runCli(folder, ['diagram', join(folder, `${name}.tmodel`), '-o', join(folder, `${name}.png`)]);
        assert.notDeepEqual(readFileSync(join(folder, 'a.png')), readFileSync(join(folder, 'b.png')));
    });

    it('is not drawn at a scale that makes no sense', async () => {
        const { status, stderr, png } = await draw('--scale', '40');
        assert.deepEqual([status, /--scale.*It must be a number from 1 to 4/.test(stderr), png], [2, true, undefined]);
    });
});
