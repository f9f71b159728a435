import assert from 'node:assert/strict';
import type { Range } from '../../language/model/source.js';
import { marked, openFiles } from './workspace.js';

/** Opens files, the first of which has its cursor before the marked text. */
async function at(main: string, others: Record<string, string> = {}) {
    const { text, offset } = marked(main);
    const opened = await openFiles({ 'main.tmodel': text, ...others });
    const position = opened.document.textDocument.positionAt(offset);
    return { ...opened, params: { textDocument: { uri: opened.document.uri.toString() }, position } };
}

function show(uri: string, { start, end }: Range): string {
    return `${uri.replace('file:///w/', '')}:${start.line + 1}:${start.character + 1}-${end.character + 1}`;
}

async function definition(main: string, others?: Record<string, string>) {
    const { Tmodel, document, params } = await at(main, others);
    const links = (await Tmodel.lsp.DefinitionProvider!.getDefinition(document, params)) ?? [];
    return links.map(({ targetUri, targetSelectionRange }) => show(targetUri, targetSelectionRange));
}

async function references(main: string, others?: Record<string, string>) {
    const { Tmodel, document, params } = await at(main, others);
    const found = await Tmodel.lsp.ReferencesProvider!.findReferences(document, { ...params, context: { includeDeclaration: true } });
    return found.map(({ uri, range }) => show(uri, range)).sort();
}

async function rename(main: string, newName: string, others?: Record<string, string>) {
    const { Tmodel, document, params } = await at(main, others);
    const edit = await Tmodel.lsp.RenameProvider!.rename(document, { ...params, newName });
    return Object.entries(edit?.changes ?? {})
        .flatMap(([uri, edits]) => edits.map(({ range }) => show(uri, range)))
        .sort();
}

describe('Going to a definition', () => {
    it('leads to an element', async () => {
        assert.deepEqual(await definition('system s {\n model m\n actor a\n a -> <|m|>\n}'), ['main.tmodel:2:8-9']);
    });

    it('leads into an imported file', async () => {
        assert.deepEqual(await definition('import "k.tmodel"\nsystem s { <|gadget|> g }', { 'k.tmodel': 'kind gadget' }), [
            'k.tmodel:1:6-12'
        ]);
    });

    it('leads into the built-in library', async () => {
        assert.deepEqual(await definition('system s { <|model|> m }'), ['tmodel-builtin:/kinds.tmodel:9:6-11']);
    });

    it('leads to a catalogue entry', async () => {
        assert.deepEqual(await definition('control c { maps: <|atlas.AML.M0004|> }'), ['tmodel-builtin:/frameworks/atlas.tmodel:6:14-23']);
    });
});

describe('Finding references', () => {
    it('finds an element in flows and treatments', async () => {
        const text = 'system s {\n model <|m|>\n actor a\n a -> m\n dismiss unsafe-format on m { reason: "x" }\n}';
        assert.deepEqual(await references(text), ['main.tmodel:2:8-9', 'main.tmodel:4:7-8', 'main.tmodel:5:27-28']);
    });

    it('finds a kind in every file that uses it', async () => {
        const others = { 'a.tmodel': 'import "main.tmodel"\nsystem t { gadget h }', 'b.tmodel': 'system u { gadget i }' };
        assert.deepEqual(await references('kind <|gadget|>\nsystem s { gadget g }', others), [
            'a.tmodel:2:12-18',
            'main.tmodel:1:6-12',
            'main.tmodel:2:12-18'
        ]);
    });

    it('finds a control of the built-in library in models and in the library', async () => {
        const found = await references('system s { mitigation <|sandbox|> }');
        assert.deepEqual(found, [
            'main.tmodel:1:23-30',
            'tmodel-builtin:/controls.tmodel:3:9-16',
            'tmodel-builtin:/threats.tmodel:5:28-35',
            'tmodel-builtin:/threats.tmodel:6:14-21'
        ]);
    });

    it('finds a zone in the dotted names that go through it', async () => {
        assert.deepEqual(await references('system s {\n zone <|z|> { model m }\n z.m -> s.z.m\n}'), [
            'main.tmodel:2:7-8',
            'main.tmodel:3:11-12',
            'main.tmodel:3:2-3'
        ]);
    });
});

describe('Highlighting', () => {
    it('marks the declaration and the references of the file', async () => {
        const { Tmodel, document, params } = await at('system s {\n data <|d|>\n actor a\n a -> a { sends: [d] }\n}');
        const found = (await Tmodel.lsp.DocumentHighlightProvider!.getDocumentHighlight(document, params)) ?? [];
        assert.deepEqual(found.map(({ range }) => show('', range)).sort(), [':2:7-8', ':4:19-20']);
    });
});

describe('Renaming', () => {
    it('changes the last part of dotted names only', async () => {
        assert.deepEqual(await rename('system s {\n zone z { model <|m|> }\n actor a\n a -> z.m\n}', 'n'), [
            'main.tmodel:2:17-18',
            'main.tmodel:4:9-10'
        ]);
    });

    it('of the zone in a dotted name changes the zone', async () => {
        assert.deepEqual(await rename('system s {\n zone z { model m }\n actor a\n a -> <|z|>.m\n}', 'y'), [
            'main.tmodel:2:7-8',
            'main.tmodel:4:7-8'
        ]);
    });

    it('reaches other files', async () => {
        assert.deepEqual(await rename('control <|own|>', 'mine', { 'a.tmodel': 'import "main.tmodel"\nsystem s { mitigation own }' }), [
            'a.tmodel:2:23-26',
            'main.tmodel:1:9-12'
        ]);
    });

    it('offers the part under the cursor', async () => {
        const { Tmodel, document, params } = await at('system s {\n zone z { model m }\n actor a\n a -> z.<|m|>\n}');
        assert.deepEqual(await Tmodel.lsp.RenameProvider!.prepareRename(document, params), {
            start: { line: 3, character: 8 },
            end: { line: 3, character: 9 }
        });
    });

    it('refuses what is no name', async () => {
        await assert.rejects(rename('system s { model <|m|> }', 'a b'), /is not a name/);
    });

    it('does not offer names of the built-in library', async () => {
        const { Tmodel, document, params } = await at('system s { <|model|> m }');
        assert.throws(() => Tmodel.lsp.RenameProvider!.prepareRename(document, params), /belongs to the built-in library/);
    });

    it('refuses names of the built-in library', async () => {
        await assert.rejects(rename('system s { <|model|> m }', 'x'), /belongs to the built-in library/);
    });

    it('of an element reaches the systems that refer to it, behind that system’s name', async () => {
        const others = { 'a.tmodel': 'import "main.tmodel"\nsystem t { actor u  u -> s.m  u -> s.z.m }' };
        assert.deepEqual(await rename('system s { zone z { model <|m|> } }', 'n', others), [
            'a.tmodel:2:28-29',
            'a.tmodel:2:40-41',
            'main.tmodel:1:27-28'
        ]);
    });

    it('of a system changes the names that begin with it', async () => {
        const others = { 'a.tmodel': 'import "main.tmodel"\nsystem t { actor u  u -> s.m { sends: s.d } }' };
        assert.deepEqual(
            await rename('system <|s|> { data d  zone s { model m } dismiss unsafe-format on s { reason: "x" } }', 'n', others),
            ['a.tmodel:2:26-27', 'a.tmodel:2:39-40', 'main.tmodel:1:8-9']
        );
    });

    it('at the system’s part of a name changes the system', async () => {
        const others = { 'a.tmodel': 'system s { zone s { model m } }' };
        assert.deepEqual(await rename('import "a.tmodel"\nsystem t { actor u  u -> <|s|>.m }', 'n', others), [
            'a.tmodel:1:8-9',
            'main.tmodel:2:26-27'
        ]);
    });

    it('reaches treatments', async () => {
        assert.deepEqual(
            await rename('threat <|own|> { on model when format = onnx }', 'mine', {
                'a.tmodel': 'import "main.tmodel"\nsystem s { model m  dismiss own on m { reason: "x" } }'
            }),
            ['a.tmodel:2:29-32', 'main.tmodel:1:8-11']
        );
    });

    it('refuses a name that is taken in the same place', async () => {
        await assert.rejects(
            rename('system s { model <|m|>  model n }', 'n'),
            /'m' cannot be renamed to 'n'. main.tmodel, line 1: The name 'n' is already taken here/
        );
    });

    it('refuses a name that would catch what others mean', async () => {
        const text = 'system s {\n model <|m|>\n zone z {\n  model n\n  actor a\n  a -> m\n }\n}';
        await assert.rejects(rename(text, 'n'), /'m' would stand for something else|is ambiguous/);
    });

    it('refuses a name that would hide one in another file', async () => {
        const others = { 'a.tmodel': 'import "main.tmodel"\nsystem t { zone n { service m } actor u  u -> s.m  u -> n.m }' };
        await assert.rejects(rename('system s { model <|m|> }', 'x.y', others), /is not a name/);
        await assert.rejects(rename('system <|s|> { model m }', 'n', others), /a.tmodel, line 2: 's.m' would stand for something else/);
    });

    it('refuses a word that cannot stand where the name stands', async () => {
        await assert.rejects(rename('kind <|gadget|>\nsystem s { gadget g }', 'zone'), /cannot be renamed to 'zone'/);
    });

    it('of a fact is refused, for models write it as a plain word', async () => {
        await assert.rejects(rename('kind gadget { attribute <|size|> : number }', 'n'), /is a fact/);
    });
});
