import { TabInputText, window, type Uri, type ViewColumn } from 'vscode';

/** The column that shows the document, or holds it in a hidden tab. */
export function columnOf(document: Uri): ViewColumn | undefined {
    const uri = document.toString();
    const visible = window.visibleTextEditors.find(editor => editor.document.uri.toString() === uri && editor.viewColumn);
    if (visible) return visible.viewColumn;
    return window.tabGroups.all.find(group => group.tabs.some(tab => tab.input instanceof TabInputText && tab.input.uri.toString() === uri))
        ?.viewColumn;
}
