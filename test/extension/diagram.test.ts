import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, eventually, inWorkspace, openModel } from './editing.js';

/** The open diagrams, by the titles of their tabs. */
function diagrams(): string[] {
    return vscode.window.tabGroups.all
        .flatMap(group => group.tabs)
        .filter(tab => tab.input instanceof vscode.TabInputWebview && tab.input.viewType.endsWith('tmodel.diagram'))
        .map(tab => tab.label);
}

const untilTabs = (holds: () => boolean) => eventually(vscode.window.tabGroups.onDidChangeTabs, holds);

describe('The diagram in VS Code', () => {
    afterEach(closeEverything);

    it('opens beside the model that is being edited', async () => {
        await openModel('photos.tmodel');
        await vscode.commands.executeCommand('tmodel.openDiagram');
        await untilTabs(() => diagrams().length > 0);
        assert.deepEqual(diagrams(), ['Diagram: photos.tmodel']);
    });

    it('leaves the focus in the text', async () => {
        const { document } = await openModel('photos.tmodel');
        await vscode.commands.executeCommand('tmodel.openDiagram');
        await untilTabs(() => diagrams().length > 0);
        assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), document.uri.toString());
    });

    it('is opened once for a document', async () => {
        await openModel('photos.tmodel');
        await vscode.commands.executeCommand('tmodel.openDiagram');
        await untilTabs(() => diagrams().length > 0);
        await vscode.commands.executeCommand('tmodel.openDiagram');
        assert.equal(diagrams().length, 1);
    });

    it('opens for the file that a menu was opened on', async () => {
        await vscode.commands.executeCommand('tmodel.openDiagram', inWorkspace('photos.tmodel'));
        await untilTabs(() => diagrams().length > 0);
        assert.deepEqual(diagrams(), ['Diagram: photos.tmodel']);
    });

    it('is opened once more for the same document when that is asked for', async () => {
        await openModel('photos.tmodel');
        await vscode.commands.executeCommand('tmodel.openDiagram');
        await untilTabs(() => diagrams().length > 0);
        await vscode.commands.executeCommand('tmodel.openAnotherDiagram');
        await untilTabs(() => diagrams().length > 1);
        assert.deepEqual(diagrams(), ['Diagram: photos.tmodel', 'Diagram: photos.tmodel']);
    });

    it('takes the positions beside a renamed document along', async () => {
        const layout = new TextEncoder().encode('{ "systems": {} }');
        await vscode.workspace.fs.copy(inWorkspace('photos.tmodel'), inWorkspace('placed.tmodel'), { overwrite: true });
        await vscode.workspace.fs.writeFile(inWorkspace('placed.tmodel.layout.json'), layout);
        await openModel('placed.tmodel');
        await vscode.commands.executeCommand('tmodel.openDiagram');
        await untilTabs(() => diagrams().length > 0);
        const edit = new vscode.WorkspaceEdit();
        edit.renameFile(inWorkspace('placed.tmodel'), inWorkspace('moved.tmodel'), { overwrite: true });
        await vscode.workspace.applyEdit(edit);
        for (let tries = 0; tries < 100; tries++) {
            const there = await vscode.workspace.findFiles('moved.tmodel.layout.json');
            if (there.length > 0) return;
            await new Promise(resolve => setTimeout(resolve, 100));
        }
        assert.fail('The positions stayed behind.');
    });

    it('follows a document that is renamed', async () => {
        await vscode.workspace.fs.copy(inWorkspace('photos.tmodel'), inWorkspace('before.tmodel'), { overwrite: true });
        await openModel('before.tmodel');
        await vscode.commands.executeCommand('tmodel.openDiagram');
        await untilTabs(() => diagrams().length > 0);
        const edit = new vscode.WorkspaceEdit();
        edit.renameFile(inWorkspace('before.tmodel'), inWorkspace('after.tmodel'), { overwrite: true });
        await vscode.workspace.applyEdit(edit);
        await untilTabs(() => diagrams().includes('Diagram: after.tmodel'));
    });
});
