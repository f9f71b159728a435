import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
    type ClientCapabilities,
    createProtocolConnection,
    type Diagnostic,
    type DidChangeTextDocumentParams,
    type InitializeResult,
    type ProtocolConnection,
    type PublishDiagnosticsParams,
    StreamMessageReader,
    StreamMessageWriter
} from 'vscode-languageserver-protocol/node';

/** How long a wait may last before it fails: generous, because it only bounds a hang and decides nothing else. */
const PATIENCE = 120_000;

/** What a current editor can do, but that it gets the edits of code actions at once; tests that need it otherwise say so. */
export const EDITOR_CAPABILITIES: ClientCapabilities = {
    workspace: {
        applyEdit: true,
        workspaceFolders: true,
        configuration: true,
        didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
        workspaceEdit: { documentChanges: true, snippetEditSupport: true }
    },
    textDocument: {
        synchronization: { didSave: true },
        publishDiagnostics: {
            relatedInformation: true,
            versionSupport: true,
            codeDescriptionSupport: true,
            dataSupport: true,
            tagSupport: { valueSet: [1, 2] }
        },
        hover: { contentFormat: ['markdown', 'plaintext'] },
        completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown', 'plaintext'] } },
        definition: { linkSupport: true },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        rename: { prepareSupport: true },
        codeAction: {
            dataSupport: true,
            isPreferredSupport: true,
            codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'refactor', 'source'] } }
        }
    }
};

type ContentChange = DidChangeTextDocumentParams['contentChanges'][number];

interface Waiting {
    accepts: (published: PublishDiagnosticsParams) => boolean;
    resolve: (published: PublishDiagnosticsParams) => void;
}

/**
 * A small editor at the other end of the protocol: opens and changes documents, keeps the latest diagnostics of each,
 * sends requests. It answers what a server asks of an editor (registrations, configuration, edits) and remembers edits.
 */
export class ProtocolClient {
    /** The latest diagnostics of every URI that has had any published. */
    readonly published = new Map<string, PublishDiagnosticsParams>();
    /** Every publication, in the order of arrival. */
    readonly publications: PublishDiagnosticsParams[] = [];
    /** What the server wrote to its log (`window/logMessage`). */
    readonly log: string[] = [];
    initializeResult?: InitializeResult;
    /** What it answers when it is asked for its settings, by section. */
    settings: Readonly<Record<string, unknown>> = {};

    private readonly versions = new Map<string, number>();
    private waiting: Waiting[] = [];

    constructor(
        readonly connection: ProtocolConnection,
        private readonly process?: ChildProcessWithoutNullStreams
    ) {
        connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => this.receive(params));
        connection.onNotification('window/logMessage', (params: { message: string }) => void this.log.push(params.message));
        connection.onRequest('client/registerCapability', () => null);
        connection.onRequest('client/unregisterCapability', () => null);
        connection.onRequest('window/workDoneProgress/create', () => null);
        connection.onRequest('workspace/configuration', (params: { items: { section?: string }[] }) =>
            params.items.map(({ section }) => this.settings[section ?? ''] ?? null)
        );
        connection.listen();
    }

    /**
     * `initialize` and `initialized`.
     * @param folders URIs of the workspace folders; none for a single loose file
     */
    async initialize(
        folders: string[] = [],
        capabilities: ClientCapabilities = EDITOR_CAPABILITIES,
        initializationOptions?: object
    ): Promise<InitializeResult> {
        const workspaceFolders = folders.map(uri => ({ uri, name: uri.slice(uri.lastIndexOf('/') + 1) }));
        this.initializeResult = await this.request<InitializeResult>('initialize', {
            // A server watches its parent; one that runs in this process must not.
            processId: null,
            rootUri: folders[0] ?? null,
            workspaceFolders: folders.length ? workspaceFolders : null,
            capabilities,
            initializationOptions: { libraryDocuments: true, ...initializationOptions }
        });
        await this.notify('initialized', {});
        return this.initializeResult;
    }

    request<R>(method: string, params: unknown): Promise<R> {
        return this.connection.sendRequest<R>(method, params);
    }

    notify(method: string, params: unknown): Promise<void> {
        return this.connection.sendNotification(method, params);
    }

    /** Opens a document as version 1. */
    open(uri: string, text: string): Promise<void> {
        this.versions.set(uri, 1);
        return this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'tmodel', version: 1, text } });
    }

    /** Replaces the whole text, or applies incremental changes; returns the version sent. */
    async change(uri: string, change: string | ContentChange[]): Promise<number> {
        const version = (this.versions.get(uri) ?? 0) + 1;
        this.versions.set(uri, version);
        const contentChanges = typeof change === 'string' ? [{ text: change }] : change;
        await this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
        return version;
    }

    close(uri: string): Promise<void> {
        this.versions.delete(uri);
        return this.notify('textDocument/didClose', { textDocument: { uri } });
    }

    /** What the Problems panel shows for a document now. */
    diagnostics(uri: string): Diagnostic[] {
        return this.published.get(uri)?.diagnostics ?? [];
    }

    /**
     * The next publication for a document that satisfies `accepts`. Call it before the change that causes the publication,
     * and await it after: publications that came earlier do not count.
     */
    nextDiagnostics(uri: string, accepts: (diagnostics: Diagnostic[]) => boolean = () => true): Promise<Diagnostic[]> {
        return this.wait(uri, accepts);
    }

    /** Resolves once the document's diagnostics satisfy `accepts`, at once where they already do. */
    async waitForDiagnostics(uri: string, accepts: (diagnostics: Diagnostic[]) => boolean = () => true): Promise<Diagnostic[]> {
        const current = this.published.get(uri)?.diagnostics;
        return current && accepts(current) ? current : this.wait(uri, accepts);
    }

    /** Resolves once the diagnostics of this version of a document, or of a later one, are there. */
    async diagnosticsOfVersion(uri: string, version: number): Promise<Diagnostic[]> {
        const reached = (published?: PublishDiagnosticsParams) => (published?.version ?? -1) >= version;
        return reached(this.published.get(uri)) ? this.diagnostics(uri) : this.waitFor(uri, reached);
    }

    /** Ends the session as an editor does, and the process with it. */
    async stop(): Promise<void> {
        await this.request('shutdown', undefined);
        const ended = this.process && new Promise<void>(resolve => this.process!.once('exit', () => resolve()));
        await this.notify('exit', undefined);
        await ended;
        this.connection.dispose();
    }

    private wait(uri: string, accepts: (diagnostics: Diagnostic[]) => boolean): Promise<Diagnostic[]> {
        return this.waitFor(uri, ({ diagnostics }) => accepts(diagnostics));
    }

    private waitFor(uri: string, accepts: (published: PublishDiagnosticsParams) => boolean): Promise<Diagnostic[]> {
        return new Promise((resolve, reject) => {
            const entry: Waiting = {
                accepts: published => published.uri === uri && accepts(published),
                resolve: published => {
                    clearTimeout(timer);
                    resolve(published.diagnostics);
                }
            };
            const timer = setTimeout(() => {
                this.waiting = this.waiting.filter(other => other !== entry);
                const latest = this.diagnostics(uri).map(
                    diagnostic => `${diagnostic.range.start.line + 1}: ${String(diagnostic.code)} ${JSON.stringify(diagnostic.message)}`
                );
                reject(
                    new Error(
                        `The awaited diagnostics of ${uri} did not come. The latest are:\n${latest.join('\n') || '(none)'}\n${this.log.join('\n')}`
                    )
                );
            }, PATIENCE);
            this.waiting.push(entry);
        });
    }

    private receive(published: PublishDiagnosticsParams): void {
        this.published.set(published.uri, published);
        this.publications.push(published);
        const satisfied = this.waiting.filter(entry => entry.accepts(published));
        this.waiting = this.waiting.filter(entry => !satisfied.includes(entry));
        satisfied.forEach(entry => entry.resolve(published));
    }
}

/** A client at the two streams of a server that runs in this process: what it writes, and what it reads. */
export function connect(fromServer: NodeJS.ReadableStream, toServer: NodeJS.WritableStream): ProtocolClient {
    return new ProtocolClient(createProtocolConnection(new StreamMessageReader(fromServer), new StreamMessageWriter(toServer)));
}

/** Starts the built server (`npm run build` first) as an editor does, with its standard streams as the connection. */
export function spawnServer(): ProtocolClient {
    const server = fileURLToPath(new URL('../../dist/server.cjs', import.meta.url));
    const child = spawn(process.execPath, [server, '--stdio'], { stdio: 'pipe' });
    child.stderr.pipe(process.stderr);
    return new ProtocolClient(createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin)), child);
}
