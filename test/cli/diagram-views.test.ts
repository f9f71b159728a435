import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'mocha';
import { folderWith, removeFolders, runCli } from './run-cli.js';

const MODEL = `system shop "The shop" {
  data photo "A photo" { classification: confidential, personal: true }
  zone net "Internet" { trust: public
    actor stranger "A stranger" { identity: anonymous }
  }
  zone prod "Production" { trust: production
    gateway api "The gateway" { authentication: none }
    model sorter "The sorter" { task: classification, origin: in_house, weights: private }
    store photos "The photos"
  }
  stranger -> api { purpose: inference, protocol: https, sends: photo }
  api -> sorter { purpose: inference, protocol: grpcs, sends: photo }
  sorter -> photos
  view outline "From afar" { level: boundaries }
  view copied "How it is copied" { focus: model-extraction on sorter }
  view flooded { focus: inference-flooding on photos }
}
`;

describe('tmodel diagram, of a part', () => {
    after(removeFolders);

    async function drawn(...args: string[]) {
        const folder = folderWith({ 'shop.tmodel': MODEL });
        const outcome = await runCli(folder, ['diagram', 'shop.tmodel', '-o', '-', '--today', '2026-11-23', ...args]);
        return { ...outcome, folder, ids: [...outcome.stdout.matchAll(/data-id="([^"]*)"/g)].map(([, id]) => id) };
    }

    it('draws a view that the model keeps, under its title', async () => {
        const { ids, stdout } = await drawn('--view', 'outline');
        assert.match(stdout, /<title>The shop: From afar<\/title>/);
        assert.deepEqual([ids.includes('prod'), ids.includes('prod.api')], [true, false]);
    });

    it('draws a level, and what is expanded in it', async () => {
        const { ids } = await drawn('--level', 'boundaries', '--expand', 'net');
        assert.deepEqual([ids.includes('net.stranger'), ids.includes('prod.api')], [true, false]);
    });

    it('draws the context of the system', async () => {
        const { ids } = await drawn('--level', 'context');
        assert.deepEqual([ids.includes('shop'), ids.includes('net.stranger'), ids.includes('prod')], [true, true, false]);
    });

    it('draws the way of an attack', async () => {
        const { ids } = await drawn('--focus', 'finding:model-extraction on sorter');
        assert.deepEqual([ids.includes('prod.sorter'), ids.includes('prod.photos')], [true, false]);
    });

    it('counts only the findings that are asked for', async () => {
        const { stdout } = await drawn('--severity', 'info');
        assert.doesNotMatch(stdout.slice(0, stdout.indexOf('tm-legend')), /tm-badge-high tm-badge-open/);
    });

    it('draws every view into a folder', async () => {
        const folder = folderWith({ 'shop.tmodel': MODEL });
        const { status } = await runCli(folder, ['diagram', 'shop.tmodel', '-o', 'out', '--all-views']);
        assert.equal(status, 0);
        assert.deepEqual(readdirSync(join(folder, 'out')).sort(), ['copied.svg', 'flooded.svg', 'outline.svg']);
        assert.match(readFileSync(join(folder, 'out', 'copied.svg'), 'utf8'), /How it is copied/);
    });

    it('draws the place of a finding that is not there, and says so', async () => {
        const { status, stderr, ids } = await drawn('--view', 'flooded');
        assert.equal(status, 0);
        assert.equal(stderr, 'inference-flooding is not found at prod.photos.\n');
        assert.deepEqual([ids.includes('prod.photos'), ids.includes('net.stranger')], [true, false]);
    });

    for (const [what, args, message] of [
        ['a view', ['--view', 'inline'], 'shop has no view inline; it has outline, copied, flooded'],
        ['an element', ['--focus', 'element:gate'], 'shop has no element or zone gate; it has net.stranger, prod.api,'],
        ['data', ['--focus', 'data:foto'], 'shop has no data foto; it has photo'],
        ['a finding', ['--focus', 'finding:model-theft'], 'shop has no finding model-theft; it has '],
        ['a control', ['--focus', 'control:magic'], 'the library has no control magic; it has '],
        ['a place', ['--collapse', 'lab'], 'shop has no element or zone lab; it has net, prod, net.stranger'],
        ['a sort of focus', ['--focus', 'api'], '--focus takes element:NAME, data:NAME, finding:NAME, control:NAME; it is api'],
        ['a severity', ['--severity', 'terrible'], 'Allowed choices are critical, high, medium, low, info.']
    ] as const) {
        it(`says what there is where ${what} is not there`, async () => {
            const { status, stderr } = await drawn(...args);
            assert.equal(status, 2);
            assert.equal(stderr.includes(message), true, stderr);
        });
    }
});
