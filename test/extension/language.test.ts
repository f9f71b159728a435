import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, codesOf, eventually, openModel, positionOf, untilReported } from './editing.js';

const photos = 'photos.tmodel';
const finding = 'unsafe-deserialization';
/** What the library offers against it first. */
const control = 'artifact-signing';

describe('The language in VS Code', () => {
    afterEach(closeEverything);

    it('activates the extension when a model is opened', async () => {
        await openModel(photos);
        const extension = vscode.extensions.getExtension('tmodel.tmodel');
        await eventually(vscode.languages.onDidChangeDiagnostics, () => extension?.isActive === true);
        assert.equal(extension?.isActive, true);
    });

    it('reports findings in the image classifier example', async () => {
        const { document } = await openModel('examples/image-classifier/as-is.tmodel');
        await untilReported(document.uri, finding);
    });

    it('names tmodel as the source of a finding', async () => {
        const { document } = await openModel(photos);
        await untilReported(document.uri, finding);
        assert.deepEqual([...new Set(vscode.languages.getDiagnostics(document.uri).map(each => each.source))], ['tmodel']);
    });

    it('says where the reasons of a finding stand', async () => {
        const { document } = await openModel(photos);
        await untilReported(document.uri, finding);
        const [reported] = diagnosticsWith(document, finding);
        assert.ok(reported.relatedInformation?.some(each => document.getText(each.location.range).includes('pickle')));
    });

    it('analyses a document that was never saved', async () => {
        const saved = await vscode.workspace.openTextDocument((await openModel(photos)).document.uri);
        const document = await vscode.workspace.openTextDocument({ language: 'tmodel', content: saved.getText() });
        await vscode.window.showTextDocument(document);
        await untilReported(document.uri, finding);
    });

    it('reports again after the language server was restarted', async () => {
        const { document } = await openModel(photos);
        await untilReported(document.uri, finding);
        const gone = untilReported(document.uri, finding, false);
        await vscode.commands.executeCommand('tmodel.restartServer');
        await gone;
        await untilReported(document.uri, finding);
    });

    it('makes a finding go with a quick fix that is offered for it', async () => {
        const { document } = await openModel(photos);
        await untilReported(document.uri, finding);
        await applyFix(document);
        await untilReported(document.uri, finding, false);
    });

    it('takes a quick fix back in one step', async () => {
        const { document } = await openModel(photos);
        await untilReported(document.uri, finding);
        const before = document.getText();
        await applyFix(document);
        await vscode.commands.executeCommand('undo');
        assert.equal(document.getText(), before);
    });

    it('explains an element in a hover', async () => {
        const { document } = await openModel(photos);
        await untilReported(document.uri, finding);
        const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
            'vscode.executeHoverProvider',
            document.uri,
            positionOf(document, 'sorter "Sorter"')
        );
        const text = hovers.flatMap(hover => hover.contents).map(each => (typeof each === 'string' ? each : each.value));
        assert.match(text.join('\n'), /Sorter/);
    });

    it('completes the facts of a kind', async () => {
        const { document } = await openModel(photos);
        await untilReported(document.uri, finding);
        const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
            'vscode.executeCompletionItemProvider',
            document.uri,
            positionOf(document, 'format: pickle')
        );
        const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
        assert.ok(
            labels.some(label => label.startsWith('weights')),
            labels.join(', ')
        );
    });

    it('renames an element everywhere', async () => {
        const { document } = await openModel(photos);
        await untilReported(document.uri, finding);
        const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
            'vscode.executeDocumentRenameProvider',
            document.uri,
            positionOf(document, 'sorter "Sorter"'),
            'album'
        );
        assert.equal(edit.get(document.uri).length, 2);
    });

    it('shows the built-in library where a kind is declared', async () => {
        const library = await openDeclarationOfModel();
        assert.match(library.getText(), /kind model /);
    });

    it('keeps the built-in library read-only', async () => {
        const library = await openDeclarationOfModel();
        const before = library.getText();
        await vscode.window.showTextDocument(library);
        await vscode.commands.executeCommand('type', { text: 'x' });
        assert.equal(library.getText(), before);
    });

    it('reports nothing in the built-in library', async () => {
        const library = await openDeclarationOfModel();
        await vscode.window.showTextDocument(library);
        const { document } = await openModel(photos);
        await untilReported(document.uri, finding);
        assert.deepEqual(codesOf(library.uri), []);
    });
});

function diagnosticsWith(document: vscode.TextDocument, code: string): vscode.Diagnostic[] {
    return vscode.languages
        .getDiagnostics(document.uri)
        .filter(each => String(typeof each.code === 'object' ? each.code.value : each.code) === code);
}

/** Applies the offer that answers {@link finding}. */
async function applyFix(document: vscode.TextDocument): Promise<void> {
    const [reported] = diagnosticsWith(document, finding);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        reported.range,
        vscode.CodeActionKind.QuickFix.value,
        // So many are resolved: edits come with them only then.
        50
    );
    const fix = actions.find(action => action.title.startsWith(`Apply ${control} on `));
    assert.ok(fix?.edit, `no such fix among: ${actions.map(action => action.title).join(', ')}`);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
}

async function openDeclarationOfModel(): Promise<vscode.TextDocument> {
    const { document } = await openModel(photos);
    await untilReported(document.uri, finding);
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        positionOf(document, 'model sorter', 1)
    );
    assert.ok(found.length > 0, 'the kind has no definition');
    const uri = 'targetUri' in found[0] ? found[0].targetUri : found[0].uri;
    assert.equal(uri.scheme, 'tmodel-builtin');
    return vscode.workspace.openTextDocument(uri);
}
