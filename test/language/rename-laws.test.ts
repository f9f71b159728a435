import assert from 'node:assert/strict';
import { EmptyFileSystem, TextDocument, type AstNode, type LangiumDocument } from 'langium';
import type { TextEdit } from 'vscode-languageserver';
import { pathOf } from '../../language/references/descriptions.js';
import { rangesOf } from '../../language/syntax/ranges.js';
import { walk } from '../../language/syntax/walk.js';
import { createTmodelLspServices } from '../../language/tmodel-lsp-module.js';
import { random as seeded } from '../analysis/random-systems.js';
import { NAMES, randomWorkspace } from './random-workspaces.js';
import { smallLibrary } from './small-library.js';
import { uriOf } from './workspace.js';

/** How many names are renamed there and back. */
const CASES = 2000;

/** Names of one workspace that are renamed before the next one is made. */
const CASES_EACH = 20;

const NEW_NAMES = [...NAMES, 'fresh', 'other-name', 'system', 'true', 'sends', 'on'];

describe('Laws of renaming, on random workspaces', () => {
    it('there and back is the identity, and what is accepted breaks nothing', async function () {
        this.timeout(300_000);
        const outcomes = { thereAndBack: 0, refused: 0 };
        const random = seeded(7);
        const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)];
        const workspace = await openWorkspace();
        for (let done = 0; outcomes.thereAndBack < CASES && done < 10 * CASES; done++) {
            if (done % CASES_EACH === 0) {
                await workspace.fill(randomWorkspace(random));
            }
            const { document, node } = pick(workspace.declarations());
            const newName = pick(NEW_NAMES.filter(name => name !== node.name));
            const before = workspace.texts();
            const problems = workspace.problems();
            const path = pathOf(node);
            const oldName = node.name;
            const there = await workspace.rename(document, node, newName);
            if (!there) {
                outcomes.refused++;
                continue;
            }
            await workspace.apply(there);
            const told = `${oldName} -> ${newName} at ${document.uri.path}${path} in\n${before.join('\n---\n')}`;
            const left = workspace.problems();
            if (left.flat().length < problems.flat().length) {
                // The new name has put something right, so that the old one is not taken back.
                await workspace.fill(randomWorkspace(random));
                continue;
            }
            assert.deepEqual(left, problems, told);
            const renamed = workspace.declarations().find(each => each.document === document && pathOf(each.node) === path)!;
            assert.equal(renamed.node.name, newName, told);
            const back = await workspace.rename(document, renamed.node, oldName);
            assert.ok(back, `refused on the way back: ${told}`);
            await workspace.apply(back);
            assert.deepEqual(workspace.texts(), before, told);
            outcomes.thereAndBack++;
        }
        // Refusals must occur as well for the law to say something.
        assert.ok(outcomes.thereAndBack === CASES && outcomes.refused > CASES / 10, JSON.stringify(outcomes));
    });
});

type Edits = Record<string, TextEdit[]>;
type Named = AstNode & { name: string };

async function openWorkspace() {
    const { shared, Tmodel } = createTmodelLspServices(EmptyFileSystem, await smallLibrary());
    const { LangiumDocuments, DocumentBuilder, TextDocuments } = shared.workspace;
    let documents: LangiumDocument[] = [];
    let version = 1;

    return {
        async fill(files: Record<string, string>): Promise<void> {
            await DocumentBuilder.update(
                [],
                documents.map(({ uri }) => uri)
            );
            documents.forEach(({ uri }) => TextDocuments.delete(uri));
            documents = Object.entries(files).map(([path, text]) => LangiumDocuments.createDocument(uriOf(path), text));
            await DocumentBuilder.build(documents, { validation: true });
        },
        declarations(): { document: LangiumDocument; node: Named }[] {
            return documents.flatMap(document => {
                const found: { document: LangiumDocument; node: Named }[] = [];
                walk(document.parseResult.value, node => {
                    if (Tmodel.references.NameProvider.getName(node) && node.$type !== 'Attribute') {
                        found.push({ document, node: node as Named });
                    }
                });
                return found;
            });
        },
        texts: () => documents.map(({ textDocument }) => textDocument.getText()),
        problems: () => documents.map(({ diagnostics }) => (diagnostics ?? []).map(({ code, range }) => `${range.start.line} ${code}`)),
        async rename(document: LangiumDocument, node: Named, newName: string): Promise<Edits | undefined> {
            const position = rangesOf(node).name!.start;
            const params = { textDocument: { uri: document.uri.toString() }, position, newName };
            try {
                return (await Tmodel.lsp.RenameProvider!.rename(document, params))?.changes;
            } catch (refusal) {
                assert.match(String(refusal), /cannot be renamed|is not a name/);
                return undefined;
            }
        },
        async apply(edits: Edits): Promise<void> {
            const changed = documents.filter(({ uri }) => edits[uri.toString()]);
            for (const { uri, textDocument } of changed) {
                const text = TextDocument.applyEdits(textDocument, edits[uri.toString()]);
                TextDocuments.set(TextDocument.create(uri.toString(), 'tmodel', ++version, text));
            }
            await DocumentBuilder.update(
                changed.map(({ uri }) => uri),
                []
            );
        }
    };
}
