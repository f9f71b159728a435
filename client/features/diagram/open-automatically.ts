import { TabInputWebview, window, workspace, type Disposable, type TextEditor, type Uri } from 'vscode';
import { LANGUAGE, LIBRARY_SCHEME } from '../../activation.js';
import { VIEW_TYPE } from './panel.js';

/**
 * Opens the diagram with the first document of the window that has one, where the user asked for that in the settings.
 * A window that brings a diagram back has had its first document.
 */
export function openAutomatically(subscriptions: Disposable[], open: (document: Uri) => void): void {
    let done = false;
    const consider = (editor: TextEditor | undefined) => {
        if (done || editor?.document.languageId !== LANGUAGE || editor.document.uri.scheme === LIBRARY_SCHEME) return;
        done = true;
        const wanted = workspace.getConfiguration('tmodel', editor.document).get<boolean>('diagram.openAutomatically', false);
        if (wanted && !diagramIsOpen()) open(editor.document.uri);
    };
    subscriptions.push(window.onDidChangeActiveTextEditor(consider));
    consider(window.activeTextEditor);
}

function diagramIsOpen(): boolean {
    // VS Code puts a prefix of its own before the type.
    return window.tabGroups.all.some(group =>
        group.tabs.some(tab => tab.input instanceof TabInputWebview && tab.input.viewType.endsWith(VIEW_TYPE))
    );
}
