import assert from 'node:assert/strict';
import { after, describe, it } from 'mocha';
import { folderWith, removeFolders, runCli } from './run-cli.js';

const MODEL = 'system shop {\n  service api\n  model sorter\n  api -> sorter\n}\n';

describe('tmodel diagram, with positions beside the model', () => {
    after(removeFolders);

    const drawn = (layout?: string) => {
        const folder = folderWith({ 'shop.tmodel': MODEL, ...(layout !== undefined && { 'shop.tmodel.layout.json': layout }) });
        return runCli(folder, ['diagram', 'shop.tmodel', '-o', '-']);
    };
    const placeOf = (svg: string, id: string) =>
        new RegExp(`transform="translate\\((\\d+) (\\d+)\\)" class="tm-shape[^>]*data-id="${id}"`).exec(svg)?.slice(1);

    it('draws places where users have put them', async () => {
        const { stdout } = await drawn('{ "systems": { "shop": { "sorter": { "x": 500, "y": 320 } } } }');
        assert.deepEqual(placeOf(stdout, 'sorter'), ['500', '320']);
    });

    it('draws them as laid out where there is no such file', async () => {
        const { stdout, status } = await drawn();
        assert.equal(status, 0);
        assert.notDeepEqual(placeOf(stdout, 'sorter'), ['500', '320']);
    });

    it('says why a file of positions cannot be read', async () => {
        const { stderr, status } = await drawn('{ "systems": [] }');
        assert.equal(status, 2);
        assert.match(stderr, /cannot read shop\.tmodel\.layout\.json: The file must hold one object "systems"\./);
    });
});
