import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatText } from '../../../language/formatting/file-layout.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

describe('What the project itself has written', () => {
    for (const folder of ['examples', 'language/library']) {
        const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.tmodel'));

        it(`in ${folder}/ is laid out`, () => {
            assert.ok(files.length > 0);
            const changed = files.filter(file => {
                const text = readFileSync(join(root, folder, file), 'utf8');
                return formatText(text) !== text;
            });
            assert.deepEqual(changed, []);
        });
    }
});
