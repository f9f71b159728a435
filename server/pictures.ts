import path from 'node:path';
import { DocumentState, URI, type LangiumDocument } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import type { LayoutClient } from '../diagram/index.js';
import { libraryOf, loadText, systemsOf } from '../language/index.js';
import type { LibraryModel } from '../language/model/library-model.js';
import { viewedScene } from './diagram/viewed-scene.js';
import { startLayoutThread } from './layout-thread.js';
import { PictureMethod, type Picture, type PictureParams } from './protocol.js';
import { analysisOfSystem } from './session/analysis-of-system.js';
import { today } from './session/calendar.js';
import type { Log } from './session/log.js';
import type { AnalysedSystem, Session } from './session/session.js';

/** A longer text is not drawn: it would keep the others waiting. */
const MOST_CHARACTERS = 500_000;

/** Systems that can be drawn, and the library that says how. */
interface Drawable {
    systems: readonly AnalysedSystem[];
    library: LibraryModel;
}

/**
 * Answers with pictures of documents of the workspace, and of texts that stand in other documents, as fenced blocks of
 * Markdown do. Such a text sees what it imports, and nothing sees it. Nothing is loaded before somebody asks.
 */
export class Pictures {
    private layout: Promise<LayoutClient> | undefined;
    private requests = 0;

    constructor(
        connection: Connection,
        private readonly shared: LangiumSharedServices,
        private readonly session: Session,
        private readonly log: Log
    ) {
        connection.onRequest(PictureMethod, (params: PictureParams) => this.picture(params));
    }

    /** Ends the layout's thread. */
    async dispose(): Promise<void> {
        await (await this.layout)?.dispose();
    }

    private async picture(params: PictureParams): Promise<Picture> {
        const { uri, text, system } = params;
        if (text !== undefined && text.length > MOST_CHARACTERS) return { status: 'failed', message: 'The text is too long to be drawn.' };
        await this.shared.workspace.WorkspaceManager.ready;
        try {
            if (text !== undefined) return await this.drawText(URI.parse(uri), text, params);
            const document = await this.documentAt(URI.parse(uri));
            if (!document) return { status: 'failed', message: 'The workspace has no such model.' };
            return await this.draw(this.session.snapshotOf(document), params);
        } catch (error) {
            return {
                status: 'failed',
                message: `${system ?? 'It'} could not be drawn: ${error instanceof Error ? error.message : String(error)}`
            };
        }
    }

    /** Only what the workspace holds is drawn: a path that a text names is never read because it names it. */
    private documentAt(uri: URI): Promise<LangiumDocument | undefined> {
        const { LangiumDocuments, WorkspaceLock } = this.shared.workspace;
        return WorkspaceLock.read(() => {
            const document = LangiumDocuments.getDocument(uri);
            return document && document.state >= DocumentState.Linked ? document : undefined;
        });
    }

    /** Reads the text as a file beside the document that it stands in, apart from all that is open, and draws it. */
    private async drawText(beside: URI, text: string, params: PictureParams): Promise<Picture> {
        const uri = beside.with({ path: path.posix.join(path.posix.dirname(beside.path), '.block.tmodel'), query: '', fragment: '' });
        const document = await loadText(text, uri.toString());
        const library = libraryOf(document);
        const day = today();
        const systems = systemsOf(document).map(model => ({ model, analysis: analysisOfSystem(model, library, day, this.log) }));
        return this.draw({ systems, library }, params);
    }

    private async draw({ systems, library }: Drawable, { uri, system, theme }: PictureParams): Promise<Picture> {
        const chosen = system === undefined ? systems.at(0) : systems.find(({ model }) => model.name === system);
        if (!chosen) {
            return system === undefined
                ? { status: 'none' }
                : {
                      status: 'failed',
                      message: `There is no system ${system}; there is ${systems.map(({ model }) => model.name).join(', ') || 'none'}.`
                  };
        }
        const { renderSvgFile } = await import('../diagram/index.js');
        const layout = await (this.layout ??= startLayoutThread());
        const { scene } = await viewedScene(chosen, library, {});
        // Each request is answered: none takes the place of another.
        const outcome = await layout.layout(`${uri}#${chosen.model.name} ${++this.requests}`, scene);
        if (outcome.status !== 'ok') {
            return {
                status: 'failed',
                message: outcome.status === 'failed' ? outcome.message : 'The picture was overtaken by a newer one.'
            };
        }
        const label = chosen.model.title ?? chosen.model.name;
        return { status: 'ok', system: chosen.model.name, label, svg: renderSvgFile(outcome.drawing, { theme }) };
    }
}
