import { commands, env, l10n, window, type Uri, type WebviewPanel } from 'vscode';
import { withoutPositions, withPosition, withRenamedPlace } from '../../../diagram/sidecar.js';
import {
    DiagramMethods,
    type DiagramEdit,
    type DiagramEditAnswer,
    type DiagramEditParams,
    type DiagramHover,
    type DiagramOffers,
    type DiagramUpdate
} from '../../../server/protocol.js';
import type { HostMessage, PageMessage } from '../../../webview/messages.js';
import type { Activation } from '../../activation.js';
import { applyServerEdit } from '../../apply-edit.js';
import { columnOf } from '../../column-of.js';
import { askForEdit } from './ask-edit.js';
import { savePicture } from './save-picture.js';
import type { Sidecars } from './sidecars.js';

/** The panel that a request comes from. */
export interface RequestingPanel {
    readonly panel: WebviewPanel;
    readonly document: Uri;
    readonly latest: DiagramUpdate | undefined;
    post(message: HostMessage): void;
    /** Asks the server for the picture anew. */
    watch(anew?: boolean): Promise<void>;
}

/** The messages of the page that ask for a change, or for something to show. */
export type PageRequest = Extract<
    PageMessage,
    { type: 'offers' | 'hover' | 'ask' | 'edit' | 'undo' | 'redo' | 'place' | 'resetPositions' | 'save' | 'copyText' }
>;

/** Answers what a page asks for: from the server, by edits of the text, in files. */
export class PageRequests {
    constructor(
        private readonly activation: Activation,
        private readonly sidecars: Sidecars,
        private readonly asking: RequestingPanel
    ) {}

    async answer(message: PageRequest): Promise<void> {
        switch (message.type) {
            case 'offers':
                return this.sendOffers(message.findingId);
            case 'hover':
                return this.sendHover(message.id);
            case 'ask':
                return this.ask(message);
            case 'edit':
                return this.edit(message.edit);
            case 'undo':
            case 'redo':
                return this.undo(message.type);
            case 'place':
                return this.place(message);
            case 'resetPositions':
                return this.resetPositions();
            case 'save':
                return savePicture(this.asking.document, this.system, message);
            case 'copyText':
                await env.clipboard.writeText(message.text);
                return this.say(l10n.t('The picture is in the clipboard.'));
        }
    }

    /** The document was saved: positions of what has gone from it for good go as well. */
    async saved(): Promise<void> {
        const { gone = [], system } = this.asking.latest ?? {};
        if (gone.length === 0 || system === undefined) return;
        await this.sidecars.change(this.asking.document, positions => withoutPositions(positions, system, gone));
        this.say(l10n.t('The positions of what is no part of {0} any more were dropped: {1}', system, gone.join(', ')));
    }

    async resetPositions(): Promise<void> {
        const { system } = this;
        if (system === undefined) return;
        const failed = await this.sidecars.change(this.asking.document, positions => withoutPositions(positions, system));
        await this.asking.watch(true);
        this.say(failed ?? l10n.t('Everything stands where the layout puts it.'));
    }

    private async sendOffers(findingId: string): Promise<void> {
        const offers = await this.request<DiagramOffers>(DiagramMethods.offers, { finding: findingId });
        if (offers) this.asking.post({ type: 'offers', findingId, offers });
    }

    private async sendHover(id: string): Promise<void> {
        const hover = await this.request<DiagramHover>(DiagramMethods.hover, { id });
        if (hover) this.asking.post({ type: 'hover', id, markdown: hover.markdown });
    }

    private async ask({ edit: kind, id }: Extract<PageRequest, { type: 'ask' }>): Promise<void> {
        const { latest, panel } = this.asking;
        const { system } = this;
        if (!latest || system === undefined) return;
        const edit = await askForEdit(this.activation, { update: latest, system, uri: this.uri }, kind, id);
        // A pick or box that has closed gives the focus to the text; who has asked in the diagram goes on there.
        panel.reveal();
        if (edit) await this.edit(edit);
    }

    private async edit(edit: DiagramEdit): Promise<void> {
        const { system } = this;
        const answer = await this.request<DiagramEditAnswer>(DiagramMethods.edit, { edit } satisfies Pick<DiagramEditParams, 'edit'>);
        if (!answer || system === undefined) return;
        if ('refused' in answer) return this.say(answer.refused);
        if (!(await applyServerEdit(this.activation, answer.edit, answer.place))) {
            return this.say(l10n.t('The text has changed meanwhile: nothing was written.'));
        }
        const { id, formerId, summary } = answer;
        if (id !== undefined && formerId !== undefined) {
            await this.sidecars.change(this.asking.document, positions =>
                positions[system] ? withRenamedPlace(positions, system, formerId, id) : positions
            );
        }
        if (id !== undefined) this.asking.post({ type: 'selectWhenDrawn', id });
        this.say(summary);
    }

    /** Takes the last change of the text back, or makes it again; the diagram keeps the focus. */
    private async undo(command: 'undo' | 'redo'): Promise<void> {
        await window.showTextDocument(this.asking.document, { viewColumn: columnOf(this.asking.document) });
        await commands.executeCommand(command);
        this.asking.panel.reveal();
    }

    private async place({ id, x, y }: Extract<PageRequest, { type: 'place' }>): Promise<void> {
        const { system } = this;
        if (system === undefined) return;
        const failed = await this.sidecars.change(this.asking.document, positions => withPosition(positions, system, id, { x, y }));
        if (failed !== undefined) {
            this.say(failed);
            // The page has moved it already: back to where it is laid out.
            await this.asking.watch();
        }
    }

    /** Undefined where the server has nothing to say of the system that is drawn. */
    private async request<R>(method: string, asked: object): Promise<R | undefined> {
        const { client } = this.activation;
        const { system } = this;
        if (system === undefined || !client.isRunning()) return undefined;
        return (await client.sendRequest<R | null>(method, { uri: this.uri, system, ...asked })) ?? undefined;
    }

    private get system(): string | undefined {
        return this.asking.latest?.system;
    }

    private get uri(): string {
        return this.activation.client.code2ProtocolConverter.asUri(this.asking.document);
    }

    private say(text: string): void {
        this.asking.post({ type: 'say', text });
    }
}
