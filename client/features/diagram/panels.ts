import { commands, Uri, ViewColumn, window, type Disposable, type TextEditor, type WebviewPanel } from 'vscode';
import type { DiagramUpdate } from '../../../server/protocol.js';
import type { PageState } from '../../../webview/messages.js';
import type { Activation } from '../../activation.js';
import { DiagramPanel, pageOptions, VIEW_TYPE } from './panel.js';
import type { Sidecars } from './sidecars.js';

/** The open diagrams. A document may have several, each with its own system and view. */
export class DiagramPanels implements Disposable {
    private readonly panels = new Set<DiagramPanel>();
    /** The one that had the focus last. */
    private latest: DiagramPanel | undefined;

    constructor(
        private readonly activation: Activation,
        private readonly sidecars: Sidecars
    ) {}

    /** Shows the diagram of a document beside its text; an open one comes to the front. The text keeps the focus. */
    open(document: Uri): void {
        const open = this.of(document)[0];
        if (open) open.show();
        else this.openAnother(document);
    }

    /** Shows one more diagram of a document. */
    openAnother(document: Uri): void {
        const where = { viewColumn: ViewColumn.Beside, preserveFocus: true };
        this.add(window.createWebviewPanel(VIEW_TYPE, '', where, pageOptions(this.activation.extensionUri)), document);
    }

    /** Fills a panel that the window brought back; one whose document is not known is closed. */
    restore(panel: WebviewPanel, state: PageState | undefined): void {
        if (!state?.uri) {
            panel.dispose();
            return;
        }
        panel.webview.options = pageOptions(this.activation.extensionUri);
        this.add(panel, Uri.parse(state.uri), state);
    }

    /** The diagram that a command means: the one that has the focus, or had it last. */
    get current(): DiagramPanel | undefined {
        const active = [...this.panels].find(({ panel }) => panel.active);
        return active ?? this.latest ?? [...this.panels].find(({ panel }) => panel.visible);
    }

    /** Hands a new picture to the panel that has asked for it. */
    update(update: DiagramUpdate): void {
        void [...this.panels].find(({ key }) => key === update.panel)?.update(update);
    }

    /** Asks the server for the pictures of all open panels, or of those of one document. */
    watchAll(document?: Uri): void {
        for (const panel of document ? this.of(document) : this.panels) void panel.watch();
    }

    selectionChanged(editor: TextEditor): void {
        for (const panel of this.panels) panel.selectionChanged(editor);
    }

    /** Lets the panels of a renamed document follow it. */
    renamed(from: Uri, to: Uri): void {
        for (const panel of this.of(from)) panel.draw(to);
    }

    saved(document: Uri): void {
        // One of several is enough: they share the positions.
        void this.of(document)[0]?.requests.saved();
    }

    dispose(): void {
        for (const panel of [...this.panels]) panel.dispose();
    }

    private of(document: Uri): DiagramPanel[] {
        return [...this.panels].filter(panel => panel.document.toString() === document.toString());
    }

    private add(webviewPanel: WebviewPanel, document: Uri, state?: PageState): void {
        const panel = new DiagramPanel(this.activation, this.sidecars, webviewPanel, document, state);
        this.panels.add(panel);
        this.latest = panel;
        this.tellCommands();
        webviewPanel.onDidChangeViewState(() => {
            if (webviewPanel.active) this.latest = panel;
        });
        webviewPanel.onDidDispose(() => {
            this.panels.delete(panel);
            if (this.latest === panel) this.latest = undefined;
            this.tellCommands();
        });
    }

    /** Commands about a diagram can be run while there is one, also from the text beside it. */
    private tellCommands(): void {
        void commands.executeCommand('setContext', 'tmodel.hasDiagram', this.panels.size > 0);
    }
}
