import { Uri, window, workspace, Range } from 'vscode';
import { TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageclient/node';
import type { Activation } from './activation.js';
import { columnOf } from './column-of.js';

/** How often a text is shown again that has lost the focus at once. */
const ATTEMPTS = 3;

/** A place in a text, as the server tells it. */
export interface TextPlace {
    uri: string;
    range: { start: { line: number; character: number }; end: { line: number; character: number } };
}

/**
 * Applies what the server has worked out as one step that undo takes back.
 * @param place where the user is to go on writing: shown first, because the tab stops of an edit are entered in the active column
 * @returns false where nothing was written, because a text has changed since
 */
export async function applyServerEdit(
    { client }: Pick<Activation, 'client'>,
    written: WorkspaceEdit | undefined,
    place?: TextPlace
): Promise<boolean> {
    const edit = await client.protocol2CodeConverter.asWorkspaceEdit(written);
    if (place) await showInItsColumn(place);
    return edit !== undefined && isCurrent(written) && (await workspace.applyEdit(edit));
}

/** Whether the open documents still have the versions that an edit was made for. */
function isCurrent(edit: WorkspaceEdit | undefined): boolean {
    return (edit?.documentChanges ?? [])
        .filter(change => TextDocumentEdit.is(change))
        .every(({ textDocument: { uri, version } }) => {
            const open = workspace.textDocuments.find(document => document.uri.toString() === Uri.parse(uri).toString());
            return !open || version === null || open.version === version;
        });
}

/**
 * Shows a place in the column where its text is open already, and has that column active: elsewhere an edit with tab stops
 * would open the text a second time. A page whose button was pressed may take the focus back once more after the first time.
 */
export async function showInItsColumn({ uri, range: { start, end } }: TextPlace): Promise<void> {
    const document = Uri.parse(uri);
    const viewColumn = columnOf(document);
    const selection = new Range(start.line, start.character, end.line, end.character);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const editor = await window.showTextDocument(document, { viewColumn, selection, preview: false });
        if (window.tabGroups.activeTabGroup.viewColumn === editor.viewColumn && window.activeTextEditor === editor) return;
    }
}
