import assert from 'node:assert/strict';
import type { LangiumDocument } from 'langium';
import { TextDocument } from 'langium';
import { libraryOf } from '../../language/model/libraries.js';
import { systemsOf } from '../../language/model/systems.js';
import { complaintsOf, openFiles, uriOf } from './workspace.js';

type Opened = Awaited<ReturnType<typeof openFiles>>;

/** Changes a document as an editor does. */
async function edit({ shared }: Opened, document: LangiumDocument, text: string): Promise<void> {
    shared.workspace.TextDocuments.set(TextDocument.create(document.uri.toString(), 'tmodel', 1, text));
    await shared.workspace.DocumentBuilder.update([document.uri], []);
}

describe('After an edit', () => {
    it('files that import the changed one see the change', async () => {
        const opened = await openFiles({ 'main.tmodel': 'import "house.tmodel"\nsystem s { gadget g }', 'house.tmodel': '' });
        await edit(opened, opened.documents[1], 'kind gadget');
        assert.deepEqual(complaintsOf(opened.documents[0]), []);
    });

    it('files that import it through another see the change', async () => {
        const opened = await openFiles({
            'main.tmodel': 'import "a.tmodel"\nsystem s { gadget g }',
            'a.tmodel': 'import "b.tmodel"',
            'b.tmodel': 'kind gadget'
        });
        await edit(opened, opened.documents[2], '');
        assert.deepEqual(complaintsOf(opened.documents[0]), ['2:unknown-kind']);
    });

    it('files that have nothing to do with it keep their diagnostics', async () => {
        const opened = await openFiles({ 'main.tmodel': 'system s { gadget g }', 'other.tmodel': '' });
        const before = opened.document.diagnostics;
        await edit(opened, opened.documents[1], 'kind gadget');
        assert.equal(opened.document.diagnostics, before);
    });

    it('an import of a file that was missing is found', async () => {
        const opened = await openFiles({ 'main.tmodel': 'import "house.tmodel"\nsystem s { gadget g }' });
        opened.shared.workspace.TextDocuments.set(TextDocument.create(uriOf('house.tmodel').toString(), 'tmodel', 1, 'kind gadget'));
        await opened.shared.workspace.DocumentBuilder.update([uriOf('house.tmodel')], []);
        assert.deepEqual(complaintsOf(opened.document), []);
    });

    it('an import of a file that was deleted is missed', async () => {
        const opened = await openFiles({ 'main.tmodel': 'import "house.tmodel"\nsystem s { gadget g }', 'house.tmodel': 'kind gadget' });
        await opened.shared.workspace.DocumentBuilder.update([], [uriOf('house.tmodel')]);
        assert.deepEqual(complaintsOf(opened.document), ['1:missing-import', '2:unknown-kind']);
    });

    it('a file is unused by others no longer once one of them imports it, and again when the import goes', async () => {
        const house = 'control bolt\ncontrol lock\nthreat t { on model when format = onnx mitigated by lock }';
        const opened = await openFiles({ 'main.tmodel': 'system s { actor a }', 'lib/house.tmodel': house });
        const [main, library] = opened.documents;
        for (const path of ['lib/house.tmodel', 'lib']) {
            assert.deepEqual(complaintsOf(library), ['1:unused-control']);
            await edit(opened, main, `import "${path}"\nsystem s { actor a { mitigation bolt } }`);
            assert.deepEqual(complaintsOf(library), []);
            await edit(opened, main, 'system s { actor a }');
        }
        await edit(opened, main, 'import "lib"\nsystem s { actor a { mitigation bolt } }');
        await opened.shared.workspace.DocumentBuilder.update([], [main.uri]);
        assert.deepEqual(complaintsOf(library), ['1:unused-control']);
    });

    it('a new file in an imported folder is seen', async () => {
        const opened = await openFiles({ 'main.tmodel': 'import "lib"\nsystem s { gadget g }', 'lib/a.tmodel': 'control lock' });
        opened.shared.workspace.TextDocuments.set(TextDocument.create(uriOf('lib/b.tmodel').toString(), 'tmodel', 1, 'kind gadget'));
        await opened.shared.workspace.DocumentBuilder.update([uriOf('lib/b.tmodel')], []);
        assert.deepEqual(complaintsOf(opened.document), []);
    });

    it('a file that is deleted from an imported folder is missed', async () => {
        const files = {
            'main.tmodel': 'import "lib"\nsystem s { gadget g }',
            'lib/a.tmodel': 'control lock',
            'lib/b.tmodel': 'kind gadget'
        };
        const opened = await openFiles(files);
        await opened.shared.workspace.DocumentBuilder.update([], [uriOf('lib/b.tmodel')]);
        assert.deepEqual(complaintsOf(opened.document), ['2:unknown-kind']);
    });

    it('a new file that shadows a visible name is noticed', async () => {
        const opened = await openFiles({ 'main.tmodel': 'import "lib"\nsystem s { gadget g }', 'lib/b.tmodel': 'kind gadget' });
        opened.shared.workspace.TextDocuments.set(TextDocument.create(uriOf('lib/a.tmodel').toString(), 'tmodel', 1, 'kind gadget'));
        await opened.shared.workspace.DocumentBuilder.update([uriOf('lib/a.tmodel')], []);
        assert.deepEqual(complaintsOf(opened.document), ['1:shadowed-name']);
    });

    it('of a system the library is the same object', async () => {
        const opened = await openFiles({ 'main.tmodel': 'control own\nsystem s { model m }' });
        const before = libraryOf(opened.document);
        await edit(opened, opened.document, 'control own\nsystem s { model other }');
        assert.equal(libraryOf(opened.document), before);
        assert.equal(systemsOf(opened.document)[0].elements[0].id, 'other');
    });

    it('of a control the library is another one', async () => {
        const opened = await openFiles({ 'main.tmodel': 'control own\nsystem s' });
        const before = libraryOf(opened.document);
        await edit(opened, opened.document, 'control mine\nsystem s');
        assert.notEqual(libraryOf(opened.document), before);
    });

    it('documents of the built-in library are not built again', async () => {
        const opened = await openFiles({ 'main.tmodel': 'system s' });
        const built: string[] = [];
        opened.shared.workspace.DocumentBuilder.onBuildPhase(6, documents => {
            built.push(...documents.map(({ uri }) => uri.toString()));
        });
        await edit(opened, opened.document, 'system t');
        assert.deepEqual(built, [opened.document.uri.toString()]);
    });

    it('a document of the built-in library that is opened is parsed, and nothing is wrong in it or elsewhere', async () => {
        const opened = await openFiles({ 'main.tmodel': 'system s { model m { format: onnx } }' });
        const kinds = opened.shared.workspace.LangiumDocuments.all.find(({ uri }) => uri.path === '/kinds.tmodel')!;
        await edit(opened, kinds, kinds.textDocument.getText());
        assert.ok(kinds.parseResult.value.$cstNode);
        assert.deepEqual([complaintsOf(kinds), complaintsOf(opened.document)], [[], []]);
    });

    it('documents that see the same library share one object', async () => {
        const {
            documents: [a, b]
        } = await openFiles({ 'a.tmodel': 'system a', 'b.tmodel': 'system b' });
        assert.equal(libraryOf(a), libraryOf(b));
    });
});
