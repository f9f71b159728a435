import { readdirSync, readFileSync } from 'node:fs';
import { checkCarets } from './caret-fixture.js';

const folder = new URL('./fixtures/', import.meta.url);

describe('A check of the language', () => {
    for (const file of readdirSync(folder).sort()) {
        it(`reports what the carets in ${file} mark, and nothing else`, () => checkCarets(readFileSync(new URL(file, folder), 'utf8')));
    }
});
