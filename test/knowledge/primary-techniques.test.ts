import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvRows } from '../../scripts/coverage/csv.js';
import { atlasReasons, builtInLibrary } from '../../scripts/coverage/library.js';
import { coverageProblems, standings } from '../../scripts/coverage/standing.js';

/** How many techniques that an architecture decides may go without a threat of their own. */
const EXCUSED = 5;

/** An expert's classification of ATLAS techniques; `primary` ones should raise a finding of their own. */
const file = join(process.env.TMODEL_KNOWLEDGE ?? '', 'techniques.csv');

describe('The threats of the built-in library', () => {
    it('are, or step into, every technique of ATLAS that is not excused', async () => {
        const reasons = atlasReasons();
        assert.deepEqual(coverageProblems(standings(await builtInLibrary(), reasons), reasons), []);
    });

    it(`include each technique that an architecture decides, or say of at most ${EXCUSED} why not`, async function () {
        if (process.env.TMODEL_KNOWLEDGE === undefined || !existsSync(file)) {
            console.log('      skipped: TMODEL_KNOWLEDGE names no folder with techniques.csv');
            this.skip();
        }
        const standing = new Map(standings(await builtInLibrary(), atlasReasons()).map(technique => [technique.id, technique]));
        const primary = csvRows(readFileSync(file, 'utf8')).filter(row => row.tier === 'primary' && standing.has(row.id));
        assert.ok(primary.length > 0, 'the file classifies no technique as primary');
        const without = primary.map(row => standing.get(row.id)!).filter(({ standing }) => standing !== 'finding');
        assert.deepEqual(
            without.filter(({ reason }) => reason === undefined).map(({ id, title, standing }) => `${id} ${title}: ${standing}`),
            []
        );
        assert.ok(without.length <= EXCUSED, `${without.length} are excused: ${without.map(({ id }) => id).join(', ')}`);
    });
});
