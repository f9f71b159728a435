import assert from 'node:assert/strict';
import { TextDocument, type LangiumDocument, type LangiumDocuments, type URI } from 'langium';
import { importEdits } from '../../language/workspace/moved-imports.js';
import { random as seeded } from '../analysis/random-systems.js';
import { openFiles, uriOf } from './workspace.js';

type Moves = Readonly<Record<string, string>>;

/** The texts that change when files or folders move, by their paths before that. */
async function edited(files: Record<string, string>, moves: Moves): Promise<Record<string, string>> {
    const { shared, documents } = await openFiles(files);
    return changedTexts(shared.workspace.LangiumDocuments, documents, moves);
}

function changedTexts(all: LangiumDocuments, documents: readonly LangiumDocument[], moves: Moves): Record<string, string> {
    const edits = importEdits(
        all,
        Object.entries(moves).map(([from, to]) => ({ from: uriOf(from), to: uriOf(to) }))
    );
    const changed = documents.flatMap(({ uri, textDocument }) => {
        const own = edits.filter(edit => edit.uri === uri.toString());
        return own.length > 0 ? [[pathOf(uri), TextDocument.applyEdits(textDocument, own)]] : [];
    });
    return Object.fromEntries(changed) as Record<string, string>;
}

function pathOf(uri: URI): string {
    return uri.path.slice('/w/'.length);
}

describe('When a file moves', () => {
    it('those that import it name its new place', async () => {
        const files = { 'main.tmodel': 'import "house.tmodel"', 'deep/b.tmodel': 'import "../house.tmodel"', 'house.tmodel': '' };
        assert.deepEqual(await edited(files, { 'house.tmodel': 'lib/home.tmodel' }), {
            'main.tmodel': 'import "lib/home.tmodel"',
            'deep/b.tmodel': 'import "../lib/home.tmodel"'
        });
    });

    it('its own imports lead where they led', async () => {
        const files = { 'main.tmodel': 'import "./house.tmodel" // ours\nimport "lib"', 'house.tmodel': '', 'lib/a.tmodel': '' };
        assert.deepEqual(await edited(files, { 'main.tmodel': 'deep/main.tmodel' }), {
            'main.tmodel': 'import "../house.tmodel" // ours\nimport "../lib"'
        });
    });

    it('a path that began with a dot begins with one', async () => {
        const files = { 'main.tmodel': 'import "./house.tmodel"', 'house.tmodel': '' };
        assert.deepEqual(await edited(files, { 'house.tmodel': 'home.tmodel' }), { 'main.tmodel': 'import "./home.tmodel"' });
    });

    it('nothing changes for those who import the folder that it stays in', async () => {
        const files = { 'main.tmodel': 'import "lib"', 'lib/a.tmodel': '' };
        assert.deepEqual(await edited(files, { 'lib/a.tmodel': 'lib/b.tmodel' }), {});
    });

    it('out of an imported folder it gets an import of its own', async () => {
        const files = { 'main.tmodel': 'import "lib"\nsystem s', 'lib/a.tmodel': '', 'lib/b.tmodel': '' };
        assert.deepEqual(await edited(files, { 'lib/a.tmodel': 'a.tmodel' }), {
            'main.tmodel': 'import "lib"\nimport "a.tmodel"\nsystem s'
        });
    });

    it('out of the reach of imports nothing is written that is no import', async () => {
        const files = { 'main.tmodel': 'import "a.tmodel"', 'a.tmodel': '' };
        assert.deepEqual(await edited(files, { 'a.tmodel': 'a.txt' }), {});
    });
});

describe('When a folder moves', () => {
    const FILES = {
        'main.tmodel': 'import "lib"\nimport "lib/deep/b.tmodel"',
        'lib/a.tmodel': 'import "deep/b.tmodel"\nimport ".."',
        'lib/deep/b.tmodel': ''
    };

    it('imports of it and of what is in it follow, and those within it stay', async () => {
        assert.deepEqual(await edited(FILES, { lib: 'far/house' }), {
            'main.tmodel': 'import "far/house"\nimport "far/house/deep/b.tmodel"',
            'lib/a.tmodel': 'import "deep/b.tmodel"\nimport "../.."'
        });
    });

    it('a name with a dot gets a slash, for without one it would be no folder', async () => {
        assert.deepEqual(await edited({ 'main.tmodel': 'import "lib"', 'lib/a.tmodel': '' }, { lib: 'v1.2' }), {
            'main.tmodel': 'import "v1.2/"'
        });
    });

    it('together with a file in it, each goes where it goes', async () => {
        const files = { 'main.tmodel': 'import "lib/a.tmodel"\nimport "lib/b.tmodel"', 'lib/a.tmodel': '', 'lib/b.tmodel': '' };
        assert.deepEqual(await edited(files, { lib: 'house', 'lib/a.tmodel': 'top.tmodel' }), {
            'main.tmodel': 'import "top.tmodel"\nimport "house/b.tmodel"'
        });
    });
});

describe('A law of moves, on random workspaces', () => {
    const CASES = 2000;
    const PLACES = ['', 'a/', 'b/', 'a/c/', 'a/c/d/'];
    const IMPORTS = ['.', '..', 'c', '../c', '../a/', 'x.tmodel', '../x.tmodel', './y.tmodel', 'c/x.tmodel', '../b/y.tmodel'];

    it('what a file imports before, it imports after, however files move', async function () {
        this.timeout(120_000);
        const random = seeded(11);
        const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)];
        const { shared, Tmodel } = await openFiles({});
        const { LangiumDocuments, DocumentBuilder } = shared.workspace;
        let moved = 0;

        /** Opens files, looks at them, and closes them again. */
        async function opened<R>(files: Readonly<Record<string, string>>, look: (documents: readonly LangiumDocument[]) => R): Promise<R> {
            const documents = Object.entries(files).map(([path, text]) => LangiumDocuments.createDocument(uriOf(path), text));
            await DocumentBuilder.build(documents, { validation: false });
            const result = look(documents);
            documents.forEach(({ uri }) => LangiumDocuments.deleteDocument(uri));
            return result;
        }

        /** What each file imports, directly or through others, by the names under which the files are known at last. */
        function importsOf(documents: readonly LangiumDocument[], nameOf: (path: string) => string): Record<string, string[]> {
            const found = documents.map(document => [
                nameOf(pathOf(document.uri)),
                Tmodel.references.Visibility.importsOf(document).found.map(({ uri }) => nameOf(pathOf(uri)))
            ]);
            return Object.fromEntries(found) as Record<string, string[]>;
        }

        for (let done = 0; done < CASES; done++) {
            const files: Record<string, string> = {};
            for (const place of PLACES) {
                for (const name of ['x', 'y']) {
                    files[`${place}${name}.tmodel`] = [pick(IMPORTS), pick(IMPORTS)].map(path => `import "${path}"\n`).join('');
                }
            }
            const from = pick(Object.keys(files));
            const to = `${pick(PLACES)}new.tmodel`;
            const nameAfter = (path: string) => (path === from ? to : path);
            const { before, changed } = await opened(files, documents => ({
                before: importsOf(documents, nameAfter),
                changed: changedTexts(LangiumDocuments, documents, { [from]: to })
            }));
            const after = Object.fromEntries(Object.entries({ ...files, ...changed }).map(([path, text]) => [nameAfter(path), text]));
            const now = await opened(after, documents => importsOf(documents, path => path));
            moved += Object.keys(changed).length;
            // A folder that the file comes into may be imported already: then more is seen than before, never less.
            for (const [path, found] of Object.entries(before)) {
                assert.deepEqual(
                    found.filter(each => !now[path].includes(each)),
                    [],
                    `${from} -> ${to}: ${path} in ${JSON.stringify(files)} and then ${JSON.stringify(changed)}`
                );
            }
        }
        assert.ok(moved > CASES, String(moved));
    });
});
