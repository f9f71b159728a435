import { Range, TabInputText, TextEditorRevealType, ViewColumn, window, type Uri } from 'vscode';
import type { DiagramPlace } from '../../../server/protocol.js';

/**
 * Selects a range of a document and scrolls it into view.
 * @param options.preserveFocus leave the focus where it is
 * @param options.beside column of the diagram, which a document that is not open yet must not cover
 */
export async function showPlace(
    document: Uri,
    place: DiagramPlace['name'],
    options: { preserveFocus: boolean; beside: ViewColumn }
): Promise<void> {
    const range = new Range(place.start.line, place.start.character, place.end.line, place.end.character);
    const editor = await window.showTextDocument(document, {
        viewColumn: columnOf(document) ?? columnOtherThan(options.beside),
        preserveFocus: options.preserveFocus,
        selection: range
    });
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The column that shows the document, or holds it in a hidden tab. */
function columnOf(document: Uri): ViewColumn | undefined {
    const uri = document.toString();
    const visible = window.visibleTextEditors.find(editor => editor.document.uri.toString() === uri && editor.viewColumn);
    if (visible) return visible.viewColumn;
    return window.tabGroups.all.find(group => group.tabs.some(tab => tab.input instanceof TabInputText && tab.input.uri.toString() === uri))
        ?.viewColumn;
}

function columnOtherThan(column: ViewColumn): ViewColumn {
    return window.tabGroups.all.find(group => group.viewColumn !== column)?.viewColumn ?? ViewColumn.Beside;
}
