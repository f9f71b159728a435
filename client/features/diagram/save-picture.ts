import { l10n, Uri, window, workspace } from 'vscode';
import type { PageMessage } from '../../../webview/messages.js';

/** Lets the user choose a file and writes a picture to it. */
export async function savePicture(
    document: Uri,
    system: string | undefined,
    { format, content }: Pick<Extract<PageMessage, { type: 'save' }>, 'format' | 'content'>
): Promise<void> {
    const name = `${document.path.slice(document.path.lastIndexOf('/') + 1).replace(/\.tmodel$/, '')}-${system ?? 'system'}.${format}`;
    const folder = document.scheme === 'untitled' ? workspace.workspaceFolders?.[0]?.uri : Uri.joinPath(document, '..');
    const file = await window.showSaveDialog({
        title: l10n.t('Save Diagram'),
        defaultUri: folder && Uri.joinPath(folder, name),
        filters: { [format.toUpperCase()]: [format] }
    });
    if (file) {
        await workspace.fs.writeFile(file, Buffer.from(content, format === 'png' ? 'base64' : 'utf8'));
    }
}
