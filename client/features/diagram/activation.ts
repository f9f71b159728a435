import { commands, l10n, Uri, window, workspace } from 'vscode';
import { State } from 'vscode-languageclient/node';
import { DiagramMethods, type DiagramUpdate } from '../../../server/protocol.js';
import type { PageCommand, PageState } from '../../../webview/messages.js';
import type { Activation } from '../../activation.js';
import { currentModel } from '../../current-model.js';
import { openAutomatically } from './open-automatically.js';
import { DiagramPanels } from './panels.js';
import { VIEW_TYPE, type DiagramPanel } from './panel.js';
import { Sidecars } from './sidecars.js';

/** The data flow diagram beside a document: the command, its panels, and what keeps them up to date. */
export function activateDiagram(activation: Activation): void {
    const { client, subscriptions } = activation;
    const sidecars = new Sidecars();
    const panels = new DiagramPanels(activation, sidecars);
    const onPanel = (act: (panel: DiagramPanel) => unknown) => async () => {
        if (panels.current) await act(panels.current);
        else await window.showInformationMessage(l10n.t('Open a diagram first.'));
    };
    const onPage = (command: PageCommand) => onPanel(panel => panel.run(command));
    subscriptions.push(
        panels,
        sidecars,
        commands.registerCommand('tmodel.openDiagram', (resource?: unknown) => openDiagram(resource, uri => panels.open(uri))),
        commands.registerCommand('tmodel.openAnotherDiagram', () =>
            openDiagram(panels.current?.panel.active ? panels.current.document : undefined, uri => panels.openAnother(uri))
        ),
        commands.registerCommand('tmodel.diagram.search', onPage('search')),
        commands.registerCommand('tmodel.diagram.toggleTable', onPage('toggleTable')),
        commands.registerCommand('tmodel.diagram.save', onPage('export')),
        commands.registerCommand('tmodel.diagram.copyPng', onPage('copyPng')),
        commands.registerCommand('tmodel.diagram.copySvg', onPage('copySvg')),
        commands.registerCommand(
            'tmodel.diagram.resetPositions',
            onPanel(panel => panel.requests.resetPositions())
        ),
        sidecars.onDidChange(model => panels.watchAll(model)),
        workspace.onDidSaveTextDocument(document => panels.saved(document.uri)),
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
        workspace.onDidRenameFiles(event =>
            event.files.forEach(({ oldUri, newUri }) => {
                panels.renamed(oldUri, newUri);
                if (oldUri.path.endsWith('.tmodel')) void sidecars.renamed(oldUri, newUri);
            })
        )
    );
    openAutomatically(subscriptions, uri => panels.open(uri));
}

/** `resource` is what a menu was opened on; the command palette, a shortcut and the walkthrough give none and mean the current model. */
async function openDiagram(resource: unknown, open: (document: Uri) => void): Promise<void> {
    const model = currentModel();
    if (resource instanceof Uri) open(resource);
    else if (model) open(model.uri);
    else await window.showInformationMessage(l10n.t('Open a .tmodel file first: the diagram is drawn from it.'));
}
