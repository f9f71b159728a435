import path from 'node:path';
import { DocumentState, URI, type LangiumDocument } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import type { LayoutClient } from '../diagram/index.js';
import type { Finding } from '../analysis/finding.js';
import type { SystemModel } from '../language/model/system-model.js';
import { DiagramMethods, type DiagramFinding, type DiagramPlace, type DiagramUpdate, type DiagramWatchParams } from './protocol.js';
import type { AnalysedSystem, Session } from './session/session.js';

/**
 * Sends a drawing of every watched document after each of its analyses. The layout runs in a thread of its own; only
 * the latest state of a document is drawn. Nothing of it is loaded before somebody watches.
 */
export class DiagramFeed {
    /** The watched documents by URI, with the system that was asked for. */
    private readonly watched = new Map<string, string | undefined>();
    private readonly due = new Set<string>();
    private layout: LayoutClient | undefined;

    constructor(
        private readonly connection: Connection,
        private readonly shared: LangiumSharedServices,
        private readonly session: Session
    ) {
        connection.onNotification(DiagramMethods.watch, ({ uri, system }: DiagramWatchParams) => {
            const key = URI.parse(uri).toString();
            this.watched.set(key, system);
            this.schedule(key);
        });
        connection.onNotification(DiagramMethods.unwatch, ({ uri }: DiagramWatchParams) => {
            this.watched.delete(URI.parse(uri).toString());
        });
        session.onAnalysed(document => this.schedule(document.uri.toString()));
    }

    /** Ends the layout's thread. */
    async dispose(): Promise<void> {
        await this.layout?.dispose();
    }

    /** Draws once the messages that are on their way, diagnostics above all, have gone out. */
    private schedule(uri: string): void {
        if (this.watched.has(uri) && !this.due.has(uri)) {
            this.due.add(uri);
            setImmediate(() => {
                this.due.delete(uri);
                void this.update(uri);
            });
        }
    }

    private async update(uri: string): Promise<void> {
        const document = this.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri));
        // A document that is not built yet is drawn when it is.
        if (document && document.state >= DocumentState.Validated && this.watched.has(uri)) {
            const update = await this.draw(document, this.watched.get(uri));
            if (update && this.watched.has(uri)) {
                void this.connection.sendNotification(DiagramMethods.update, update);
            }
        }
    }

    /** Undefined where a newer state of the same system is about to be drawn. */
    private async draw(document: LangiumDocument, wanted: string | undefined): Promise<DiagramUpdate | undefined> {
        const uri = document.uri.toString();
        const { systems, library } = this.session.snapshotOf(document);
        const head = { uri, version: document.textDocument.version, systems: systems.map(({ model }) => model.name) };
        const chosen = systems.find(({ model }) => model.name === wanted) ?? systems.at(0);
        if (!chosen || chosen.model.elements.length + chosen.model.zones.length === 0) {
            return { ...head, system: chosen?.model.name, status: 'empty', places: [], findings: [] };
        }
        const body = { system: chosen.model.name, places: placesOf(chosen.model), findings: findingsOf(chosen) };
        try {
            const { buildScene, createLayoutClient, kindShapes } = await import('../diagram/index.js');
            this.layout ??= createLayoutClient({ workerFile: layoutWorkerFile() });
            const scene = buildScene(chosen.model, kindShapes(library), chosen.analysis);
            const outcome = await this.layout.layout(`${uri}#${chosen.model.name}`, scene);
            switch (outcome.status) {
                case 'superseded':
                    return undefined;
                case 'ok':
                    return { ...head, ...body, status: 'ok', drawing: outcome.drawing };
                case 'failed':
                    return { ...head, ...body, status: 'failed', message: outcome.message };
            }
        } catch (error) {
            return {
                ...head,
                ...body,
                status: 'failed',
                message: `The diagram could not be drawn: ${error instanceof Error ? error.message : String(error)}`
            };
        }
    }
}

/** The bundled worker beside the bundled server; run from source there is none, and the layout stays on this thread. */
function layoutWorkerFile(): string | undefined {
    return typeof __dirname === 'string' ? path.join(__dirname, 'layout-worker.cjs') : undefined;
}

function placesOf(model: SystemModel): DiagramPlace[] {
    return [...model.zones, ...model.elements, ...model.flows].map(({ id, declaration }) => ({
        id,
        uri: declaration.uri,
        name: declaration.name,
        whole: declaration.whole
    }));
}

function findingsOf({ model, analysis }: AnalysedSystem): DiagramFinding[] {
    return analysis.findings
        .filter(finding => finding.status !== 'mitigated')
        .map(finding => ({
            id: finding.id,
            threat: finding.threat,
            title: finding.title,
            severity: finding.severity,
            status: finding.status,
            target: finding.target,
            message: finding.message,
            because: finding.because.map(reason => reason.text),
            path: pathOf(model, finding),
            maps: finding.maps
        }));
}

function pathOf(model: SystemModel, finding: Finding): string[] {
    return finding.path.flatMap(({ element, flow }) => [...(flow === undefined ? [] : [model.flows[flow].id]), model.elements[element].id]);
}
