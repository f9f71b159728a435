import assert from 'node:assert/strict';
import { AstUtils, EmptyFileSystem, isAstNode, isReference, URI, type AstNode } from 'langium';
import type { Document } from '../../language/generated/ast.js';
import { builtInLibrary } from '../../language/prebuilt/built-in-library.js';
import { pack, unpack, type PackedLibrary } from '../../language/prebuilt/packed.js';
import { reviveLibrary } from '../../language/prebuilt/revive.js';
import { storeLibrary } from '../../language/prebuilt/store.js';
import { libraryOf } from '../../language/model/libraries.js';
import { DocumentNames, GLOBAL_SPACES } from '../../language/references/names.js';
import { rangesOf, referenceRange } from '../../language/syntax/ranges.js';
import { createTmodelCoreServices } from '../../language/tmodel-module.js';
import { parseLibrary, smallLibrary } from './small-library.js';
import { open } from './workspace.js';

/** A tree as plain data, with every range and the path of what each reference names. */
function plain(node: AstNode): unknown {
    const result: Record<string, unknown> = { $type: node.$type, $ranges: rangesOf(node) };
    for (const [key, value] of Object.entries(node).filter(([key]) => !key.startsWith('$'))) {
        result[key] = Array.isArray(value) ? value.map(plainValue) : plainValue(value);
    }
    return result;
}

function plainValue(value: unknown): unknown {
    if (isReference(value)) {
        const target = value.ref as AstNode & { name?: string };
        return { text: value.$refText, range: referenceRange(value), target: `${AstUtils.getDocument(target).uri.path} ${target.name}` };
    }
    return isAstNode(value) ? plain(value) : value;
}

describe('The prebuilt library', () => {
    it('has the same trees as the parsed one, with the same ranges and references', async () => {
        const { documents } = await parseLibrary();
        const { shared } = createTmodelCoreServices(EmptyFileSystem, await smallLibrary());
        for (const document of documents) {
            const revived = shared.workspace.LangiumDocuments.getDocument(document.uri)!;
            assert.deepEqual(plain(revived.parseResult.value), plain(document.parseResult.value));
        }
    });

    it('makes the same library model as the parsed one', async () => {
        const { documents } = await parseLibrary();
        assert.deepEqual(libraryOf(await open('')), libraryOf(documents[0]));
    });

    it('is stored the same way again', async () => {
        const library = await smallLibrary();
        const { Tmodel } = createTmodelCoreServices(EmptyFileSystem);
        assert.deepEqual(storeLibrary(reviveLibrary(library, Tmodel)), library);
    });

    it('is unpacked as what was packed', async () => {
        const library = await smallLibrary();
        assert.deepEqual(unpack(JSON.parse(JSON.stringify(pack(library))) as PackedLibrary), library);
    });

    it('has the tree of a document made when one of its statements is asked for, and not before', async () => {
        const library = await smallLibrary();
        const made: string[] = [];
        const { shared } = createTmodelCoreServices(EmptyFileSystem, {
            ...library,
            documents: library.documents.map(({ uri, names, text, root, part }) => ({
                uri,
                names,
                text,
                part,
                get root() {
                    made.push(uri);
                    return root;
                }
            }))
        });
        const document = shared.workspace.LangiumDocumentFactory.fromString('kind robot extends model', URI.parse('file:///a.tmodel'));
        shared.workspace.LangiumDocuments.addDocument(document);
        await shared.workspace.DocumentBuilder.build([document], { validation: true });
        libraryOf(document);
        assert.deepEqual(made, ['tmodel-builtin:/kinds.tmodel']);
    });

    it('as it is shipped declares the names that are listed for it', () => {
        const { Tmodel } = createTmodelCoreServices(EmptyFileSystem, builtInLibrary());
        for (const { uri, names } of builtInLibrary().documents) {
            const root = Tmodel.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri))!.parseResult.value as Document;
            const declared = new DocumentNames({ $type: 'Document', imports: root.imports, members: root.members });
            for (const space of GLOBAL_SPACES) assert.deepEqual([...declared.all(space).keys()], names[space] ?? [], `${space} of ${uri}`);
        }
    });

    it('keeps the texts, to show them', async () => {
        const { documents } = await parseLibrary();
        assert.deepEqual(
            (await smallLibrary()).documents.map(({ text }) => text),
            documents.map(({ textDocument }) => textDocument.getText())
        );
    });

    it('as it is shipped has none of the tests of its threats', () => {
        const uris = builtInLibrary().documents.map(({ uri }) => uri);
        assert.ok(uris.some(uri => uri.includes(':/threats/')));
        assert.deepEqual(
            uris.filter(uri => uri.includes(':/tests/')),
            []
        );
    });

    it('as it is shipped has no reference that names nothing', () => {
        const { Tmodel } = createTmodelCoreServices(EmptyFileSystem, builtInLibrary());
        const unresolved = Tmodel.shared.workspace.LangiumDocuments.all
            .flatMap(({ references }) => references.filter(reference => reference.error))
            .toArray();
        assert.deepEqual(
            unresolved.map(({ $refText }) => $refText),
            []
        );
    });
});
