import { l10n, Uri, ViewColumn, workspace, type Disposable, type TextEditor, type WebviewOptions, type WebviewPanel } from 'vscode';
import { DiagramMethods, type DiagramUpdate, type DiagramWatchParams } from '../../../server/protocol.js';
import type { HostMessage, PageMessage } from '../../../webview/messages.js';
import type { Activation } from '../../activation.js';
import { pageHtml } from './page.js';
import { findingRange, placeAt } from './places.js';
import { showPlace } from './show-place.js';

export const VIEW_TYPE = 'tmodel.diagram';

/** How long the cursor must rest before the diagram follows it, in milliseconds. */
const CURSOR_RESTS = 80;

/** What the page may do: run its script and load files of `dist/`. */
export function pageOptions(extensionUri: Uri): WebviewOptions {
    return { enableScripts: true, localResourceRoots: [Uri.joinPath(extensionUri, 'dist')] };
}

/** The diagram of one document: what the page says goes to the text, what the text and the server say goes to the page. */
export class DiagramPanel implements Disposable {
    private latest: DiagramUpdate | undefined;
    private editor: TextEditor | undefined;
    private cursorTimer: NodeJS.Timeout | undefined;
    private shownSelection: string | undefined;

    /**
     * @param panel an empty panel, which belongs to this object from now on
     * @param document whose systems are drawn
     * @param system name of the one that is drawn; the first where absent
     */
    constructor(
        private readonly activation: Activation,
        private readonly panel: WebviewPanel,
        public document: Uri,
        private system?: string
    ) {
        panel.webview.onDidReceiveMessage((message: PageMessage) => this.receive(message));
        panel.onDidDispose(() => {
            clearTimeout(this.cursorTimer);
            this.notify(DiagramMethods.unwatch);
        });
        const dist = Uri.joinPath(activation.extensionUri, 'dist');
        panel.webview.html = pageHtml(panel.webview, dist);
        this.follow(document);
    }

    /** Draws another document from now on. */
    follow(document: Uri): void {
        if (document.toString() !== this.document.toString()) this.notify(DiagramMethods.unwatch);
        this.document = document;
        this.panel.title = l10n.t('Diagram: {0}', fileName(document));
        this.watch();
        void this.load();
    }

    /** The server knows a file that lies in no folder of the window only when it was opened. */
    private async load(): Promise<void> {
        const document = this.document;
        if (document.scheme === 'untitled') return;
        try {
            await workspace.openTextDocument(document);
        } catch (error) {
            this.activation.log.error(`${document.toString()} cannot be read.`, error);
            const message = l10n.t('{0} cannot be read. It may have been moved or deleted.', fileName(document));
            this.update({ uri: document.toString(), version: 0, systems: [], status: 'failed', message, places: [], findings: [] });
        }
    }

    watch(): void {
        this.notify(DiagramMethods.watch);
    }

    show(): void {
        this.panel.reveal(undefined, true);
    }

    dispose(): void {
        this.panel.dispose();
    }

    update(update: DiagramUpdate): void {
        this.latest = update;
        this.post({ type: 'update', update });
        this.followCursor();
    }

    /** The cursor moved in an editor, or an editor was entered. */
    selectionChanged(editor: TextEditor): void {
        const uri = editor.document.uri.toString();
        const ours = uri === this.document.toString() || this.latest?.places.some(place => Uri.parse(place.uri).toString() === uri);
        if (!ours) return;
        this.editor = editor;
        clearTimeout(this.cursorTimer);
        this.cursorTimer = setTimeout(() => this.followCursor(), CURSOR_RESTS);
    }

    private followCursor(): void {
        if (!this.editor || !this.latest) return;
        const id = placeAt(this.latest.places, this.editor.document.uri, this.editor.selection.active)?.id;
        if (id === this.shownSelection) return;
        this.shownSelection = id;
        this.post({ type: 'select', id });
    }

    private receive(message: PageMessage): void {
        switch (message.type) {
            case 'ready':
                this.shownSelection = undefined;
                if (this.latest) this.update(this.latest);
                else this.watch();
                break;
            case 'select':
                this.shownSelection = message.id;
                void this.showText(message.id, true);
                break;
            case 'reveal':
                this.shownSelection = message.id;
                void this.showText(message.id, false);
                break;
            case 'showFinding':
                void this.showFinding(message.findingId);
                break;
            case 'selectSystem':
                this.system = message.name;
                this.watch();
                break;
        }
    }

    private async showText(id: string, preserveFocus: boolean): Promise<void> {
        const place = this.latest?.places.find(each => each.id === id);
        if (place) await showPlace(Uri.parse(place.uri), place.name, { preserveFocus, beside: this.panel.viewColumn ?? ViewColumn.Two });
    }

    private async showFinding(findingId: string): Promise<void> {
        const finding = this.latest?.findings.find(each => each.id === findingId);
        const place = finding && this.latest?.places.find(each => each.id === finding.target);
        if (!finding || !place) return;
        this.shownSelection = place.id;
        const beside = this.panel.viewColumn ?? ViewColumn.Two;
        await showPlace(Uri.parse(place.uri), findingRange(finding, place), { preserveFocus: true, beside });
    }

    private post(message: HostMessage): void {
        // A page that is hidden does not exist; it asks for everything when it is shown again.
        void this.panel.webview.postMessage(message);
    }

    private notify(method: typeof DiagramMethods.watch | typeof DiagramMethods.unwatch): void {
        const { client, log } = this.activation;
        // Before the server runs there is nobody to tell; `watchAll` does when it has started.
        if (!client.isRunning()) return;
        const params: DiagramWatchParams = { uri: client.code2ProtocolConverter.asUri(this.document), system: this.system };
        client.sendNotification(method, params).catch(error => log.error(`${method} failed.`, error));
    }
}

function fileName(document: Uri): string {
    return document.path.slice(document.path.lastIndexOf('/') + 1);
}
