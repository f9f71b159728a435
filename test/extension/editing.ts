import * as vscode from 'vscode';

/** URI of a file of the workspace that the tests run in. */
export function inWorkspace(file: string): vscode.Uri {
    const folder = vscode.workspace.workspaceFolders?.[0];
    if (!folder) throw new Error('The tests need a window with a folder.');
    return vscode.Uri.joinPath(folder.uri, file);
}

/** Opens a file of the workspace in an editor. */
export async function openModel(file: string): Promise<vscode.TextEditor> {
    return vscode.window.showTextDocument(inWorkspace(file), { viewColumn: vscode.ViewColumn.One });
}

/** Position of the first character of `text` in a document, plus `offset` characters. */
export function positionOf(document: vscode.TextDocument, text: string, offset = 0): vscode.Position {
    const index = document.getText().indexOf(text);
    if (index < 0) throw new Error(`There is no "${text}" in ${document.uri.toString()}.`);
    return document.positionAt(index + offset);
}

/** The codes of the diagnostics of a document, as texts. */
export function codesOf(uri: vscode.Uri): string[] {
    return vscode.languages.getDiagnostics(uri).map(({ code }) => String(typeof code === 'object' ? code.value : code));
}

/** Resolves as soon as `holds` does for the state that `changed` tells the changes of; the test's own limit is the only other end. */
export async function eventually<T>(changed: vscode.Event<T>, holds: () => boolean): Promise<void> {
    if (holds()) return;
    await new Promise<void>(resolve => {
        const listener = changed(() => {
            if (!holds()) return;
            listener.dispose();
            resolve();
        });
    });
}

/** Waits until a diagnostic of this code is, or is no longer, reported for the document. */
export function untilReported(uri: vscode.Uri, code: string, reported = true): Promise<void> {
    return eventually(vscode.languages.onDidChangeDiagnostics, () => codesOf(uri).includes(code) === reported);
}

/** Puts a document back to what is on disk, whatever a test did to it, and closes all editors. */
export async function closeEverything(): Promise<void> {
    for (const document of vscode.workspace.textDocuments) {
        if (!document.isDirty) continue;
        await bringToFront(document);
        await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** VS Code refuses where another editor opens at the same moment; a test that ends early leaves some on their way. */
async function bringToFront(document: vscode.TextDocument, tries = 5): Promise<void> {
    try {
        await vscode.window.showTextDocument(document);
    } catch (error) {
        if (tries === 1 || document.isClosed) throw error;
        await bringToFront(document, tries - 1);
    }
}
