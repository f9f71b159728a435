import { commands, l10n, Uri, window, workspace } from 'vscode';
import { State } from 'vscode-languageclient/node';
import { DiagramMethods, type DiagramUpdate } from '../../../server/protocol.js';
import type { PageState } from '../../../webview/messages.js';
import type { Activation } from '../../activation.js';
import { currentModel } from '../../current-model.js';
import { openAutomatically } from './open-automatically.js';
import { DiagramPanels } from './panels.js';
import { VIEW_TYPE } from './panel.js';

/** The data flow diagram beside a document: the command, its panels, and what keeps them up to date. */
export function activateDiagram(activation: Activation): void {
    const { client, subscriptions } = activation;
    const panels = new DiagramPanels(activation);
    subscriptions.push(
        panels,
        commands.registerCommand('tmodel.openDiagram', (resource?: unknown) => openDiagram(panels, resource)),
        window.registerWebviewPanelSerializer(VIEW_TYPE, {
            deserializeWebviewPanel: async (panel, state: PageState | undefined) => panels.restore(panel, state)
        }),
        client.onNotification(DiagramMethods.update, (update: DiagramUpdate) => panels.update(update)),
        client.onDidChangeState(({ newState }) => {
            // A restarted server knows nothing of what the last one watched.
            if (newState === State.Running) panels.watchAll();
        }),
        window.onDidChangeTextEditorSelection(event => panels.selectionChanged(event.textEditor)),
        window.onDidChangeActiveTextEditor(editor => editor && panels.selectionChanged(editor)),
        workspace.onDidRenameFiles(event => event.files.forEach(file => panels.renamed(file.oldUri, file.newUri)))
    );
    openAutomatically(subscriptions, uri => panels.open(uri));
}

/** `resource` is what a menu was opened on; the command palette, a shortcut and the walkthrough give none and mean the current model. */
async function openDiagram(panels: DiagramPanels, resource: unknown): Promise<void> {
    const model = currentModel();
    if (resource instanceof Uri) panels.open(resource);
    else if (model) panels.open(model.uri);
    else await window.showInformationMessage(l10n.t('Open a .tmodel file first: the diagram is drawn from it.'));
}
