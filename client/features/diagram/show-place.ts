import { Range, TextEditorRevealType, ViewColumn, window, type Uri } from 'vscode';
import type { DiagramPlace } from '../../../server/protocol.js';
import { columnOf } from '../../column-of.js';

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

function columnOtherThan(column: ViewColumn): ViewColumn {
    return window.tabGroups.all.find(group => group.viewColumn !== column)?.viewColumn ?? ViewColumn.Beside;
}
