import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyseText } from './analysed-text.js';
import { claimsOf, marksOf, type Mark } from './marks.js';

const folder = fileURLToPath(new URL('.', import.meta.url));
const fixtures = readdirSync(folder)
    .filter(file => file.endsWith('.tmodel'))
    .sort();

for (const file of fixtures) {
    const threat = file.replace(/\.tmodel$/, '');
    describe(`threat ${threat}`, () => {
        const text = readFileSync(folder + file, 'utf8');
        const marks = marksOf(text);

        it('has a fixture without complaints', async () => {
            assert.deepEqual((await analyseText(text)).complaints, []);
        });

        it('has a firing, a silent, and a mitigated or reduced case', async () => {
            const names = (await analyseText(text)).systems.map(({ model }) => model.name);
            for (const wanted of [/^fires/, /^silent/, /^(mitigated|reduced)/])
                assert.ok(
                    names.some(name => wanted.test(name)),
                    String(wanted)
                );
        });

        for (const [, name, title] of text.matchAll(/^system (\w+) "(.*)"/gm)) {
            it(`${name}: ${title}`, async () => {
                const { model, analysis } = (await analyseText(text)).systems.find(system => system.model.name === name)!;
                const { start, end } = model.declaration.whole;
                const expected = marks.filter(mark => mark.line >= start.line && mark.line <= end.line);
                assert.deepEqual(write(claimsOf(analysis, threat), expected), write(expected, expected));
            });
        }
    });
}

describe('the built-in library', () => {
    it('has every threat of which there is a fixture', async () => {
        const { library } = await analyseText('');
        const threats = new Set(library.threats.map(threat => `${threat.name}.tmodel`));
        assert.deepEqual(
            fixtures.filter(fixture => !threats.has(fixture)),
            []
        );
    });
});

/** A claim may leave the severity out: then it is not compared. */
function write(marks: Mark[], expected: Mark[]): string[] {
    return marks
        .map(({ line, start, end, claim }) => {
            const shorter = expected.find(mark => mark.line === line && claim.startsWith(`${mark.claim} `));
            return `${line + 1}:${start}-${end} ${shorter?.claim ?? claim}`;
        })
        .sort();
}
