import assert from 'node:assert/strict';
import { libraryOf } from '../../language/model/libraries.js';
import { complaintsOf, openFiles } from './workspace.js';

async function complaintsAbout(files: Record<string, string>, path = 'main.tmodel'): Promise<string[]> {
    const { documents } = await openFiles(files);
    return complaintsOf(documents[Object.keys(files).indexOf(path)]);
}

const USE = 'import "house.tmodel"\nsystem s { gadget g { mitigation lock } }';
const HOUSE = 'kind gadget\ncontrol lock';

describe('An import', () => {
    it('makes the library side of another file visible', async () => {
        assert.deepEqual(await complaintsAbout({ 'main.tmodel': USE, 'house.tmodel': HOUSE }), []);
    });

    it('does not reach into files that are not imported', async () => {
        assert.deepEqual(await complaintsAbout({ 'main.tmodel': 'system s { gadget g }', 'house.tmodel': HOUSE }), ['1:unknown-kind']);
    });

    it('reaches through other imports', async () => {
        const files = { 'main.tmodel': USE.replace('house', 'a/door'), 'a/door.tmodel': 'import "../house.tmodel"', 'house.tmodel': HOUSE };
        assert.deepEqual(await complaintsAbout(files), []);
    });

    it('may go in a circle', async () => {
        const files = { 'main.tmodel': USE, 'house.tmodel': `import "main.tmodel"\n${HOUSE}` };
        assert.deepEqual([await complaintsAbout(files), await complaintsAbout(files, 'house.tmodel')], [[], []]);
    });

    it('of a file that does not exist is an error', async () => {
        assert.deepEqual(await complaintsAbout({ 'main.tmodel': 'import "house.tmodel"' }), ['1:missing-import']);
    });

    it('does not make the elements of another system visible', async () => {
        const files = { 'main.tmodel': 'import "other.tmodel"\nsystem s { actor a  a -> m }', 'other.tmodel': 'system t { model m }' };
        assert.deepEqual(await complaintsAbout(files), ['2:unknown-element']);
    });

    it('with two files that declare the same name is an error where the second is written', async () => {
        const files = { 'main.tmodel': 'import "a.tmodel"\nkind gadget', 'a.tmodel': 'kind gadget' };
        assert.deepEqual(await complaintsAbout(files), ['2:duplicate-name']);
    });
});

describe('An import that brings nothing', () => {
    const SYSTEM = 'system s { actor a }';

    it('is faded', async () => {
        const { document } = await openFiles({ 'main.tmodel': `import "house.tmodel"\n${SYSTEM}`, 'house.tmodel': HOUSE });
        assert.deepEqual(
            (document.diagnostics ?? []).map(({ code, severity, tags }) => [code, severity, tags]),
            [['unused-import', 4, [1]]]
        );
    });

    it('is told by its own line where another one brings all that is used', async () => {
        const files = { 'main.tmodel': `import "more.tmodel"\n${USE}`, 'more.tmodel': 'control bolt', 'house.tmodel': HOUSE };
        assert.deepEqual(await complaintsAbout(files), ['1:unused-import']);
    });

    it('is none where its file has threats, or replaces an entry of the library', async () => {
        for (const text of ['threat t { on model when format = onnx }', 'override control sandbox']) {
            assert.deepEqual(await complaintsAbout({ 'main.tmodel': `import "house.tmodel"\n${SYSTEM}`, 'house.tmodel': text }), []);
        }
    });

    it('is none where a name is unknown that it could be meant to bring', async () => {
        const files = { 'main.tmodel': 'import "house.tmodel"\nsystem s { gadgt g }', 'house.tmodel': HOUSE };
        assert.deepEqual(await complaintsAbout(files), ['2:unknown-kind']);
    });

    it('is none in a file that passes it on: without systems, or imported itself', async () => {
        const files = {
            'main.tmodel': USE.replace('house', 'shared'),
            'shared.tmodel': `import "house.tmodel"\n${SYSTEM.replace(' s ', ' t ')}`,
            'house.tmodel': HOUSE
        };
        assert.deepEqual([await complaintsAbout(files), await complaintsAbout(files, 'shared.tmodel')], [[], []]);
    });
});

describe('An override', () => {
    const files = {
        'main.tmodel': 'import "house.tmodel"\nsystem s',
        'house.tmodel': 'override threat unsafe-format "Ours" { on model when format = onnx }',
        'other.tmodel': 'system t'
    };

    it('replaces the entry of the built-in library for those who import it', async () => {
        const {
            documents: [main]
        } = await openFiles(files);
        assert.deepEqual(
            libraryOf(main).threats.map(({ title }) => title),
            ['Ours']
        );
    });

    it('does not change it for others', async () => {
        const {
            documents: [, , other]
        } = await openFiles(files);
        assert.deepEqual(
            libraryOf(other).threats.map(({ title }) => title),
            ['The file can run code']
        );
    });
});
