import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { TextReplacement } from '../fixes/statement-insertion.js';

/** Edits of one document, undone in one step. They apply to the version they were made for only. */
export function plainEdit(document: TextDocument, edits: readonly TextReplacement[]): WorkspaceEdit {
    return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits: [...edits] }] };
}

/** An edit whose text is a snippet with tab stops. */
export function snippetEdit(document: TextDocument, { range, newText }: TextReplacement): WorkspaceEdit {
    const snippet = { kind: 'snippet' as const, value: newText };
    return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits: [{ range, snippet }] }] };
}
