import {
    l10n,
    Range,
    Uri,
    ViewColumn,
    window,
    workspace,
    type Disposable,
    type TextEditor,
    type WebviewOptions,
    type WebviewPanel
} from 'vscode';
import { DiagramMethods, type DiagramUpdate, type DiagramWatchParams } from '../../../server/protocol.js';
import type { HostMessage, PageCommand, PageMessage, PageState } from '../../../webview/messages.js';
import type { Activation } from '../../activation.js';
import { isModel } from '../../current-model.js';
import { pageHtml } from './page.js';
import { PageRequests } from './page-requests.js';
import { findingRange, placeAt } from './places.js';
import { showPlace } from './show-place.js';
import type { Sidecars } from './sidecars.js';

export const VIEW_TYPE = 'tmodel.diagram';

/** How long the cursor must rest before the diagram follows it, in milliseconds. */
const CURSOR_RESTS = 80;

/** What the page may do: run its script and load files of `dist/`. */
export function pageOptions(extensionUri: Uri): WebviewOptions {
    return { enableScripts: true, localResourceRoots: [Uri.joinPath(extensionUri, 'dist')] };
}

let panels = 0;

/** The diagram of one document: what the page says goes to the text, what the text and the server say goes to the page. */
export class DiagramPanel implements Disposable {
    /** Tells this panel apart from the others, for the server. */
    readonly key = String(++panels);
    latest: DiagramUpdate | undefined;
    /** Answers what the page asks for. */
    readonly requests: PageRequests;
    private editor: TextEditor | undefined;
    private cursorTimer: NodeJS.Timeout | undefined;
    private shownSelection: string | undefined;

    /**
     * @param panel an empty panel, which belongs to this object from now on
     * @param document whose systems are drawn
     * @param shown what of it: system, view, whether it follows the editor
     */
    constructor(
        private readonly activation: Activation,
        private readonly sidecars: Sidecars,
        readonly panel: WebviewPanel,
        public document: Uri,
        private shown: Pick<PageState, 'system' | 'view' | 'namedView' | 'follows'> = {}
    ) {
        this.requests = new PageRequests(activation, sidecars, this);
        panel.webview.onDidReceiveMessage((message: PageMessage) => {
            this.receive(message).catch(error => this.fail(`The message ${message.type} of the diagram failed.`, error));
        });
        panel.onDidDispose(() => {
            clearTimeout(this.cursorTimer);
            this.send(DiagramMethods.unwatch, { panel: this.key });
        });
        const dist = Uri.joinPath(activation.extensionUri, 'dist');
        panel.webview.html = pageHtml(panel.webview, dist);
        this.draw(document);
    }

    /** Draws another document from now on, or the same one under another name. */
    draw(document: Uri): void {
        this.document = document;
        this.panel.title = l10n.t('Diagram: {0}', fileName(document));
        void this.watch();
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
            const nothing = {
                systems: [],
                views: [],
                steps: [],
                notices: [],
                gone: [],
                places: [],
                findings: [],
                hidden: [],
                subjects: []
            };
            await this.update({ ...nothing, panel: this.key, uri: document.toString(), version: 0, view: {}, status: 'failed', message });
        }
    }

    /**
     * Asks the server for pictures, with what the user wants to see and where they have put it.
     * @param anew whether all is laid out anew, as if nothing had been drawn before
     */
    async watch(anew = false): Promise<void> {
        const { positions } = await this.sidecars.of(this.document);
        const { system, view, namedView } = this.shown;
        this.send(DiagramMethods.watch, {
            panel: this.key,
            uri: this.uri,
            system,
            view,
            namedView,
            positions,
            anew
        } satisfies DiagramWatchParams);
    }

    show(): void {
        this.panel.reveal(undefined, true);
    }

    run(command: PageCommand): void {
        this.post({ type: 'command', command });
    }

    dispose(): void {
        this.panel.dispose();
    }

    async update(update: DiagramUpdate): Promise<void> {
        const { problem } = await this.sidecars.of(this.document);
        this.latest = problem === undefined ? update : { ...update, notices: [...update.notices, problem] };
        const several = update.systems.length > 1 && update.system !== undefined;
        const file = fileName(this.document);
        this.panel.title = several ? l10n.t('Diagram: {0}, {1}', file, update.system!) : l10n.t('Diagram: {0}', file);
        this.post({ type: 'update', update: this.latest, follows: this.shown.follows === true });
        this.followCursor();
    }

    /** The cursor moved in an editor, or an editor was entered. */
    selectionChanged(editor: TextEditor): void {
        const uri = editor.document.uri.toString();
        if (this.shown.follows && isModel(editor.document)) this.followEditor(editor);
        const ours = uri === this.document.toString() || this.latest?.places.some(place => Uri.parse(place.uri).toString() === uri);
        if (!ours) return;
        this.editor = editor;
        clearTimeout(this.cursorTimer);
        this.cursorTimer = setTimeout(() => this.followCursor(), CURSOR_RESTS);
    }

    /** Draws what the editor is in: another document, or another system of this one. */
    private followEditor({ document, selection }: TextEditor): void {
        if (document.uri.toString() !== this.document.toString()) {
            const { level, filter, showData } = this.shown.view ?? {};
            // What is collapsed or looked at is a matter of one system.
            this.shown = { follows: true, view: { level, filter, showData } };
            this.draw(document.uri);
            return;
        }
        const system = this.latest?.systems.find(({ whole: { start, end } }) =>
            new Range(start.line, start.character, end.line, end.character).contains(selection.active)
        );
        if (system && system.name !== this.latest?.system) this.drawSystem(system.name);
    }

    private drawSystem(system: string): void {
        const { level, filter, showData } = this.shown.view ?? {};
        this.shown = { ...this.shown, system, namedView: undefined, view: { level, filter, showData } };
        void this.watch();
    }

    private followCursor(): void {
        if (!this.editor || !this.latest) return;
        const id = placeAt(this.latest.places, this.editor.document.uri, this.editor.selection.active)?.id;
        if (id === this.shownSelection) return;
        this.shownSelection = id;
        this.post({ type: 'select', id });
    }

    private async receive(message: PageMessage): Promise<void> {
        switch (message.type) {
            case 'ready':
                this.shownSelection = undefined;
                return this.latest ? this.update(this.latest) : this.watch();
            case 'select':
            case 'reveal':
                this.shownSelection = message.id;
                return this.showText(message.id, message.type === 'select');
            case 'showFinding':
                return this.showFinding(message.findingId);
            case 'openRule':
                return this.openRule(message.findingId);
            case 'selectSystem':
                return this.drawSystem(message.name);
            case 'view':
                this.shown = { ...this.shown, view: message.view, namedView: message.namedView };
                return this.watch();
            case 'follow':
                this.shown = { ...this.shown, follows: message.follows };
                if (message.follows && window.activeTextEditor) this.selectionChanged(window.activeTextEditor);
                return;
            default:
                return this.requests.answer(message);
        }
    }

    private async showText(id: string, preserveFocus: boolean): Promise<void> {
        const place = this.latest?.places.find(each => each.id === id);
        if (place) await showPlace(Uri.parse(place.uri), place.name, { preserveFocus, beside: this.column });
    }

    private async showFinding(findingId: string): Promise<void> {
        const finding = this.latest?.findings.find(each => each.id === findingId);
        const place = finding && this.latest?.places.find(each => each.id === finding.target);
        if (!finding || !place) return;
        this.shownSelection = place.id;
        await showPlace(Uri.parse(place.uri), findingRange(finding, place), { preserveFocus: true, beside: this.column });
    }

    private async openRule(findingId: string): Promise<void> {
        const rule = this.latest?.findings.find(each => each.id === findingId)?.rule;
        if (rule) await showPlace(Uri.parse(rule.uri), rule.range, { preserveFocus: false, beside: this.column });
    }

    private get column(): ViewColumn {
        return this.panel.viewColumn ?? ViewColumn.Two;
    }

    private get uri(): string {
        return this.activation.client.code2ProtocolConverter.asUri(this.document);
    }

    post(message: HostMessage): void {
        // A page that is hidden does not exist; it asks for everything when it is shown again.
        void this.panel.webview.postMessage(message);
    }

    private send(method: string, params: object): void {
        const { client } = this.activation;
        // Before the server runs there is nobody to tell; `watchAll` does when it has started.
        if (client.isRunning()) client.sendNotification(method, params).catch(error => this.fail(`${method} failed.`, error));
    }

    private fail(what: string, error: unknown): void {
        this.activation.log.error(what, error);
        this.post({ type: 'say', text: error instanceof Error ? error.message : String(error) });
    }
}

function fileName(document: Uri): string {
    return document.path.slice(document.path.lastIndexOf('/') + 1);
}
