import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crosswalkEntries, unresolved } from '../../scripts/coverage/crosswalk.js';
import { csvRows } from '../../scripts/coverage/csv.js';
import { builtInLibrary } from '../../scripts/coverage/library.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = process.env.TMODEL_KNOWLEDGE ?? '';
const facts = existsSync(folder) ? readdirSync(folder).find(name => /^atlas-[\d.]+-facts\.json$/.test(name)) : undefined;

// Facts that are kept outside: the catalogues are held against them where they are at hand.
describe('The catalogues, compared with facts from elsewhere', () => {
    function needing(file: string | undefined, test: (path: string) => Promise<void> | void) {
        return async function (this: Mocha.Context) {
            if (file === undefined || !existsSync(join(folder, file))) {
                console.log(`      skipped: TMODEL_KNOWLEDGE names no folder with ${file ?? 'facts about ATLAS'}`);
                this.skip();
            }
            await test(join(folder, file));
        };
    }

    it(
        'have ATLAS whole, with what was retired and renamed',
        needing(facts, path => {
            const work = mkdtempSync(join(tmpdir(), 'tmodel-atlas-facts-'));
            try {
                const [out, history] = [join(work, 'atlas.tmodel'), join(work, 'history.json')];
                writeFileSync(history, readFileSync(join(root, 'scripts/atlas-history.json')));
                const call = [join(root, 'scripts/generate-atlas.mjs'), path, '--history', history, '--out', out];
                assert.equal(spawnSync(process.execPath, call).status, 0);
                assert.equal(readFileSync(out, 'utf8'), readFileSync(join(root, 'language/library/frameworks/atlas.tmodel'), 'utf8'));
            } finally {
                rmSync(work, { recursive: true });
            }
            const { retired, renamed } = JSON.parse(readFileSync(path, 'utf8'));
            const kept = JSON.parse(readFileSync(join(root, 'scripts/atlas-history.json'), 'utf8'));
            for (const [id, successor] of Object.entries(retired)) {
                assert.equal(kept.retired[id]?.replacedBy, successor);
            }
            for (const [id, { old }] of Object.entries<{ old: string }>(renamed)) {
                assert.ok(kept.formerly[id]?.includes(old), `${id} was called ${old}`);
            }
        })
    );

    it(
        'have every id that a crosswalk between them names',
        needing('crosswalk.csv', async path => {
            assert.deepEqual(unresolved(await builtInLibrary(), crosswalkEntries(csvRows(readFileSync(path, 'utf8')))), []);
        })
    );
});
