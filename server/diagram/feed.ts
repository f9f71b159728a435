import { DocumentState, URI, type LangiumDocument } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import type { LayoutClient } from '../../diagram/index.js';
import { startLayoutThread } from '../layout-thread.js';
import { DiagramMethods, type DiagramUnwatchParams, type DiagramUpdate, type DiagramWatchParams } from '../protocol.js';
import type { Session } from '../session/session.js';
import { findingsOf, placesOf, subjectsOf } from './contents.js';
import { viewedScene } from './viewed-scene.js';

/**
 * Sends every panel a drawing of the document that it watches after each of its analyses. The layout runs in a thread of
 * its own; only the latest state of a document is drawn. Nothing of it is loaded before somebody watches.
 */
export class DiagramFeed {
    /** What each panel watches, its URI as documents have it. */
    private readonly watched = new Map<string, DiagramWatchParams>();
    /** Panels that are about to be drawn. */
    private readonly due = new Set<string>();
    /** Panels whose next drawing has nothing to do with those before it. */
    private readonly anew = new Set<string>();
    private layout: Promise<LayoutClient> | undefined;

    constructor(
        private readonly connection: Connection,
        private readonly shared: LangiumSharedServices,
        private readonly session: Session
    ) {
        connection.onNotification(DiagramMethods.watch, (params: DiagramWatchParams) => {
            this.watched.set(params.panel, { ...params, uri: URI.parse(params.uri).toString() });
            if (params.anew) {
                this.anew.add(params.panel);
            }
            this.schedule(params.panel);
        });
        connection.onNotification(DiagramMethods.unwatch, ({ panel }: DiagramUnwatchParams) => void this.watched.delete(panel));
        session.onAnalysed(document => {
            const uri = document.uri.toString();
            for (const each of this.watched.values()) {
                if (each.uri === uri) {
                    this.schedule(each.panel);
                }
            }
        });
    }

    /** Ends the layout's thread. */
    async dispose(): Promise<void> {
        await (await this.layout)?.dispose();
    }

    /** Draws once the messages that are on their way, diagnostics above all, have gone out. */
    private schedule(panel: string): void {
        if (!this.due.has(panel)) {
            this.due.add(panel);
            setImmediate(() => {
                this.due.delete(panel);
                void this.update(panel);
            });
        }
    }

    private async update(panel: string): Promise<void> {
        const wanted = this.watched.get(panel);
        const document = wanted && this.shared.workspace.LangiumDocuments.getDocument(URI.parse(wanted.uri));
        // A document that is not built yet is drawn when it is.
        if (document && document.state >= DocumentState.Validated) {
            const update = await this.draw(document, wanted);
            if (update && this.watched.get(panel) === wanted) {
                void this.connection.sendNotification(DiagramMethods.update, update);
            }
        }
    }

    /** Undefined where a newer state of the same panel is about to be drawn. */
    private async draw(document: LangiumDocument, wanted: DiagramWatchParams): Promise<DiagramUpdate | undefined> {
        const { systems, library } = this.session.snapshotOf(document);
        const { panel, uri, positions = {} } = wanted;
        const head = {
            panel,
            uri,
            version: document.textDocument.version,
            systems: systems.map(({ model }) => ({ name: model.name, whole: model.declaration.whole })),
            view: wanted.view ?? {},
            views: [],
            steps: [],
            notices: [],
            hidden: []
        };
        const chosen = systems.find(({ model }) => model.name === wanted.system) ?? systems.at(0);
        if (!chosen || chosen.model.elements.length + chosen.model.zones.length === 0) {
            return { ...head, system: chosen?.model.name, status: 'empty', gone: [], places: [], findings: [], subjects: [] };
        }
        const { model } = chosen;
        const places = placesOf(model);
        const known = new Set(places.map(({ id }) => id));
        const body = {
            ...head,
            system: model.name,
            views: model.views.map(({ name, title = name }) => ({ name, label: title })),
            places,
            findings: findingsOf(chosen, library),
            subjects: subjectsOf(model, library),
            gone: Object.keys(positions[model.name] ?? {}).filter(id => !known.has(id))
        };
        try {
            const layout = await (this.layout ??= startLayoutThread());
            const { scene, ...shown } = await viewedScene(chosen, library, wanted);
            // What was drawn of the same system in the same panel stays where it is, whatever of it the view shows.
            const subject = JSON.stringify([panel, uri, model.name]);
            const outcome = await layout.layout(subject, scene, { fixed: positions[model.name], anew: this.anew.delete(panel) });
            switch (outcome.status) {
                case 'superseded':
                    return undefined;
                case 'ok':
                    return { ...body, ...shown, status: 'ok', drawing: outcome.drawing };
                case 'failed':
                    return { ...body, ...shown, status: 'failed', message: outcome.message };
            }
        } catch (error) {
            return {
                ...body,
                status: 'failed',
                message: `The diagram could not be drawn: ${error instanceof Error ? error.message : String(error)}`
            };
        }
    }
}
