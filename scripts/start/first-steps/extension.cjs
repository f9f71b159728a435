// Shows somebody who opens the window for the first time what there is to see: an example, its problems, its diagram.
const vscode = require('vscode');

const SHOWN = 'shown';

exports.activate = async context => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const file = process.env.TMODEL_FIRST_FILE;
    // Later on, and after a reload, the window is as its user left it.
    if (!folder || !file || context.workspaceState.get(SHOWN)) return;
    await context.workspaceState.update(SHOWN, true);
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, file), { preview: false });
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await vscode.commands.executeCommand('tmodel.openDiagram');
};
