import assert from 'node:assert/strict';
import { libraryOf } from '../../language/model/libraries.js';
import { complaintsOf, openFiles } from './workspace.js';

async function complaintsAbout(files: Record<string, string>, path = 'main.tmodel'): Promise<string[]> {
    const { documents } = await openFiles(files);
    return complaintsOf(documents[Object.keys(files).indexOf(path)]);
}

const USE = 'import "house.tmodel"\nsystem s { gadget g { mitigation lock } }';
const HOUSE = 'kind gadget\ncontrol lock';
const SYSTEM_ALONE = 'system alone { actor a }';

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

    it('makes the elements of another system visible behind that system’s name only', async () => {
        const other = 'system t { model m }';
        const imported = (flow: string) => ({
            'main.tmodel': `import "other.tmodel"\nsystem s { actor a  ${flow} }`,
            'other.tmodel': other
        });
        assert.deepEqual(await complaintsAbout(imported('a -> m')), ['2:unknown-element']);
        assert.deepEqual(await complaintsAbout(imported('a -> t.m')), []);
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

    it('is none in a file without systems, which may pass it on', async () => {
        const files = {
            'main.tmodel': USE.replace('house', 'door'),
            'door.tmodel': 'import "house.tmodel"\nkind door',
            'house.tmodel': HOUSE
        };
        assert.deepEqual([await complaintsAbout(files), await complaintsAbout(files, 'door.tmodel')], [[], []]);
    });

    it('is none in a file that another one imports, with its folder or by itself', async () => {
        for (const path of ['lib/shop.tmodel', 'lib']) {
            const files = {
                'main.tmodel': `import "${path}"\nsystem t { gadget g  g -> s.a }`,
                'lib/shop.tmodel': `import "../house.tmodel"\n${SYSTEM}`,
                'house.tmodel': HOUSE
            };
            assert.deepEqual([await complaintsAbout(files), await complaintsAbout(files, 'lib/shop.tmodel')], [[], []]);
        }
    });
});

describe('A control that no threat of its file names', () => {
    const HOUSE_RULES = 'control bolt\ncontrol lock\nthreat t { on model when format = onnx mitigated by lock }';

    it('is reported in a file that no other imports', async () => {
        assert.deepEqual(await complaintsAbout({ 'main.tmodel': HOUSE_RULES, 'other.tmodel': SYSTEM_ALONE }), ['1:unused-control']);
    });

    it('is reported in a file that imports its own folder, where nobody else does', async () => {
        assert.deepEqual(await complaintsAbout({ 'main.tmodel': `import "."\n${HOUSE_RULES}`, 'other.tmodel': SYSTEM_ALONE }), [
            '2:unused-control'
        ]);
    });

    it('is none in a file that another one imports, whose threats may name it', async () => {
        const threat = 'threat u { on model when format = onnx mitigated by bolt }';
        const files = { 'main.tmodel': HOUSE_RULES, 'door.tmodel': `import "main.tmodel"\n${threat}` };
        assert.deepEqual(await complaintsAbout(files), []);
    });
});

describe('An import of a folder', () => {
    const FILES = {
        'lib/b.tmodel': 'control lock',
        'lib/a.tmodel': 'kind gadget',
        'lib/deep/c.tmodel': 'kind widget',
        'd.tmodel': 'kind other'
    };
    const use = (path: string, kind = 'gadget') => ({
        'main.tmodel': `import "${path}"\nsystem s { ${kind} g { mitigation lock } }`,
        ...FILES
    });

    it('makes the models directly in it visible', async () => {
        assert.deepEqual(await complaintsAbout(use('lib')), []);
        assert.deepEqual(await complaintsAbout(use('./lib/')), []);
    });

    it('does not reach into the folders in it', async () => {
        assert.deepEqual(await complaintsAbout(use('lib', 'widget')), ['2:unknown-kind']);
    });

    it('may be of the file’s own folder, and does not import the file itself', async () => {
        assert.deepEqual(await complaintsAbout({ 'main.tmodel': 'import "."\nsystem s { other g }', ...FILES }), []);
    });

    it('leads through other files and in circles', async () => {
        const files = {
            'main.tmodel': 'import "lib"\nsystem s { other o }',
            'lib/a.tmodel': 'import ".."',
            'd.tmodel': 'kind other'
        };
        assert.deepEqual(await complaintsAbout(files), []);
    });

    it('that holds no model is an error', async () => {
        assert.deepEqual(await complaintsAbout({ 'main.tmodel': 'import "nothing"\nimport "lib/deep"', ...FILES }), ['1:missing-import']);
    });

    it('that is imported twice is doubtful', async () => {
        assert.deepEqual(await complaintsAbout({ 'main.tmodel': 'import "lib"\nimport "lib/"', ...FILES }), ['2:duplicate-import']);
    });
});

describe('Two imported files with one name', () => {
    const files = {
        'main.tmodel': 'import "a.tmodel"\nimport "lib/b.tmodel"\nsystem s { gadget g }',
        'a.tmodel': 'kind gadget "Ours"',
        'lib/b.tmodel': '\nkind gadget "Theirs"'
    };

    it('are reported at the import of the one that is hidden, with both places', async () => {
        const { document } = await openFiles(files);
        const [{ code, severity, range, message, relatedInformation }] = document.diagnostics!;
        assert.deepEqual([code, severity, range.start.line, document.diagnostics!.length], ['shadowed-name', 2, 1, 1]);
        assert.equal(message, "The kind 'gadget' is declared in 'a.tmodel' and in 'lib/b.tmodel': the one in 'a.tmodel' counts here.");
        assert.deepEqual(
            relatedInformation!.map(({ location }) => [location.uri, location.range.start]),
            [
                ['file:///w/a.tmodel', { line: 0, character: 5 }],
                ['file:///w/lib/b.tmodel', { line: 1, character: 5 }]
            ]
        );
    });

    it('are reported where they meet, not once more in every file behind', async () => {
        const behind = { 'top.tmodel': 'import "main.tmodel"\nsystem t { gadget h }', ...files };
        assert.deepEqual(await complaintsAbout(behind, 'top.tmodel'), []);
    });

    it('that lies in a folder is reported at the import of the folder', async () => {
        const folder = { 'main.tmodel': 'import "lib"', 'lib/a.tmodel': 'system x', 'lib/b.tmodel': 'system x' };
        assert.deepEqual(await complaintsAbout(folder), ['1:shadowed-name']);
    });

    it('do not hide each other where the file itself has the name', async () => {
        const system = { 'main.tmodel': 'import "a.tmodel"\nsystem x', 'a.tmodel': 'system x' };
        const { document } = await openFiles(system);
        assert.deepEqual(complaintsOf(document), ['2:shadowed-name']);
        assert.equal(document.diagnostics![0].message, "This hides the system 'x' in 'a.tmodel', which is imported.");
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
