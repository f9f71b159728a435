import { window, workspace, type Disposable, type TextDocument } from 'vscode';
import { LANGUAGE, LIBRARY_SCHEME } from './activation.js';

/** True for documents that may hold systems: all of the language but the built-in library's. */
export function isModel(document: TextDocument | undefined): document is TextDocument {
    return document?.languageId === LANGUAGE && document.uri.scheme !== LIBRARY_SCHEME;
}

let last: TextDocument | undefined;

/** Remembers which model was in front last: a panel, a view or a page has the focus when its commands are run. */
export function followCurrentModel(subscriptions: Disposable[]): void {
    const enter = (document: TextDocument | undefined) => {
        if (isModel(document)) last = document;
    };
    enter(window.activeTextEditor?.document);
    subscriptions.push(
        window.onDidChangeActiveTextEditor(editor => enter(editor?.document)),
        workspace.onDidCloseTextDocument(document => {
            if (document === last) last = undefined;
        })
    );
}

/** The model that a command without an argument means: the one in front, one in sight, or the last that was in front. */
export function currentModel(): TextDocument | undefined {
    const active = window.activeTextEditor?.document;
    if (isModel(active)) return active;
    if (last && !last.isClosed) return last;
    return window.visibleTextEditors.map(editor => editor.document).find(isModel);
}
