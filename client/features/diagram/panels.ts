import { Uri, ViewColumn, window, type Disposable, type TextEditor, type WebviewPanel } from 'vscode';
import type { DiagramUpdate } from '../../../server/protocol.js';
import type { PageState } from '../../../webview/messages.js';
import type { Activation } from '../../activation.js';
import { DiagramPanel, pageOptions, VIEW_TYPE } from './panel.js';

/** The open diagrams, at most one for a document. */
export class DiagramPanels implements Disposable {
    /** By the URI of the document as a string. */
    private readonly panels = new Map<string, DiagramPanel>();

    constructor(private readonly activation: Activation) {}

    /** Shows the diagram of a document beside its text; an open one comes to the front. The text keeps the focus. */
    open(document: Uri): void {
        const open = this.panels.get(document.toString());
        if (open) {
            open.show();
            return;
        }
        const where = { viewColumn: ViewColumn.Beside, preserveFocus: true };
        this.add(window.createWebviewPanel(VIEW_TYPE, '', where, pageOptions(this.activation.extensionUri)), document);
    }

    /** Fills a panel that the window brought back; one whose document is not known, or is drawn already, is closed. */
    restore(panel: WebviewPanel, state: PageState | undefined): void {
        if (!state?.uri || this.panels.has(Uri.parse(state.uri).toString())) {
            panel.dispose();
            return;
        }
        panel.webview.options = pageOptions(this.activation.extensionUri);
        this.add(panel, Uri.parse(state.uri), state.system);
    }

    /** Hands a new picture to the panel of its document. */
    update(update: DiagramUpdate): void {
        this.panels.get(Uri.parse(update.uri).toString())?.update(update);
    }

    /** Asks the server for the pictures of all open panels. */
    watchAll(): void {
        for (const panel of this.panels.values()) panel.watch();
    }

    selectionChanged(editor: TextEditor): void {
        for (const panel of this.panels.values()) panel.selectionChanged(editor);
    }

    /** Lets the panel of a renamed document follow it. */
    renamed(from: Uri, to: Uri): void {
        const panel = this.panels.get(from.toString());
        if (!panel || this.panels.has(to.toString())) return;
        this.panels.delete(from.toString());
        this.panels.set(to.toString(), panel);
        panel.follow(to);
    }

    dispose(): void {
        for (const panel of [...this.panels.values()]) panel.dispose();
    }

    private add(webviewPanel: WebviewPanel, document: Uri, system?: string): void {
        const panel = new DiagramPanel(this.activation, webviewPanel, document, system);
        this.panels.set(document.toString(), panel);
        webviewPanel.onDidDispose(() => this.panels.delete(panel.document.toString()));
    }
}
