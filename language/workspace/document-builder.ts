import {
    Cancellation,
    DefaultDocumentBuilder,
    DocumentState,
    URI,
    delayNextTick,
    interruptAndCheck,
    isOperationCancelled,
    type BuildOptions,
    type LangiumDocument,
    type LangiumSharedCoreServices
} from 'langium';
import type { DocumentNames } from '../references/names.js';
import type { TmodelServices } from '../tmodel-module.js';
import type { TmodelDocuments } from './documents.js';
import { ImportedFiles } from './imported-files.js';
import { Importers } from './importers.js';

/** Builds documents together with what they import, and rebuilds those that depend on a changed one. */
export class TmodelDocumentBuilder extends DefaultDocumentBuilder {
    /** Whether the update under way concerns a single document. */
    private isOnlyChange = false;
    private readonly importedFiles: ImportedFiles;
    /** Who imports whom, as of the latest version of each document. */
    readonly importers = new Importers();
    /** Files and folders that an import names no longer, or for the first time, and that have not been checked since. */
    private readonly imported = new Set<string>();
    /** Documents that are validated, of which the listeners have not been told because the build was cancelled right then. */
    private readonly untold = new Set<LangiumDocument>();
    /** The documents of the last build, where its listeners have not been told of its end. */
    private unannounced: LangiumDocument[] = [];

    constructor(services: LangiumSharedCoreServices) {
        super(services);
        this.updateBuildOptions = { validation: true };
        this.importedFiles = new ImportedFiles(services.workspace.FileSystemProvider);
        this.onUpdate((_, deleted) => {
            if (deleted.length > 0) {
                this.importedFiles.forget();
            }
        });
    }

    /** Takes in documents that are built already: those of the prebuilt library. */
    adopt(documents: readonly LangiumDocument[]): void {
        for (const document of documents) {
            const categories = this.serviceRegistry
                .getServices(document.uri)
                .validation.ValidationRegistry.getAllValidationCategories(document);
            this.langiumDocuments.addDocument(document);
            this.buildState.set(document.uri.toString(), {
                completed: true,
                options: { validation: true },
                result: { validationChecks: [...categories] }
            });
        }
    }

    protected override async buildDocuments(
        documents: LangiumDocument[],
        options: BuildOptions,
        token: Cancellation.CancellationToken
    ): Promise<void> {
        await this.runCancelable(documents, DocumentState.Parsed, token, document => this.langiumDocumentFactory.update(document, token));
        const loaded = [...documents, ...(await this.loadImports(documents))];
        loaded.forEach(document => this.noteImports(document.uri, this.namesOf(document).imports));
        await super.buildDocuments([...loaded, ...this.toCheckAgain(loaded)], options, token);
        await this.tellRest(token);
    }

    /** Whoever asks about what was just read is answered before it is checked and analysed, which takes longer than reading it. */
    protected override async validate(document: LangiumDocument, token: Cancellation.CancellationToken): Promise<void> {
        await delayNextTick();
        await interruptAndCheck(token);
        await super.validate(document, token);
    }

    private noteImports(importing: URI, imports: readonly { path?: string }[]): void {
        const paths = imports.map(({ path }) => path ?? '');
        this.importers.note(importing, paths).forEach(target => this.imported.add(target));
    }

    /** Built documents that an import has come to, or gone from: what is used in them depends on who sees them. */
    private toCheckAgain(building: readonly LangiumDocument[]): LangiumDocument[] {
        const documents = this.langiumDocuments as TmodelDocuments;
        const targets = [...this.imported].map(target => URI.parse(target));
        this.imported.clear();
        const found = new Set(targets.flatMap(target => [documents.getDocument(target) ?? [], documents.inFolder(target)].flat()));
        const checked = [...found].filter(each => each.state >= DocumentState.Validated && !building.includes(each));
        checked.forEach(document => super.resetToState(document, DocumentState.IndexedReferences));
        return checked;
    }

    /**
     * Listeners hear of every state that a document has reached. A cancelled build spares its last step, which is the costly
     * one, where somebody types on; a document that stays as it is gets it at the end of the next build.
     */
    protected override async notifyDocumentPhase(
        document: LangiumDocument,
        state: DocumentState,
        token: Cancellation.CancellationToken
    ): Promise<void> {
        if (state === DocumentState.Validated) {
            this.untold.add(document);
            if (await isCancelled(token)) {
                return;
            }
            this.untold.delete(document);
        }
        await super.notifyDocumentPhase(document, state, Cancellation.CancellationToken.None);
    }

    protected override async notifyBuildPhase(
        documents: LangiumDocument[],
        state: DocumentState,
        token: Cancellation.CancellationToken
    ): Promise<void> {
        if (state !== DocumentState.Validated) {
            return super.notifyBuildPhase(documents, state, token);
        }
        this.unannounced = documents.length > 0 ? documents : this.unannounced;
        await super.notifyBuildPhase(this.unannounced, state, token);
        this.unannounced = [];
    }

    private async tellRest(token: Cancellation.CancellationToken): Promise<void> {
        for (const document of this.untold) {
            // One that is read again is told of then.
            if (document.state < DocumentState.Validated || this.langiumDocuments.getDocument(document.uri) !== document) {
                this.untold.delete(document);
            } else {
                await this.notifyDocumentPhase(document, DocumentState.Validated, token);
            }
        }
    }

    /**
     * Of a document that will be read again, references in statements that stay the same stay resolved, as far as only
     * that document changes: reading it again knows which names came and went.
     */
    override resetToState(document: LangiumDocument, state: DocumentState): void {
        if (state === DocumentState.Changed && this.isOnlyChange) {
            document.diagnostics = undefined;
            document.state = state;
            this.buildState.delete(document.uri.toString());
        } else {
            super.resetToState(document, state);
        }
    }

    override async update(changed: URI[], deleted: URI[], token?: Cancellation.CancellationToken): Promise<void> {
        this.isOnlyChange = changed.length === 1 && deleted.length === 0;
        for (const { uri } of deleted.flatMap(each => this.langiumDocuments.getDocuments(each))) {
            this.noteImports(uri, []);
        }
        await super.update(changed, deleted, token);
    }

    /** A document without a linking error can be affected too, and one with an error that nothing concerns stays as it is. */
    protected override shouldRelink(document: LangiumDocument, changedUris: Set<string>): boolean {
        return this.indexManager.isAffected(document, changedUris);
    }

    /** Reads imported files that are no documents yet. A file that does not exist becomes none, so that its import is reported. */
    private async loadImports(documents: readonly LangiumDocument[]): Promise<LangiumDocument[]> {
        const loaded: LangiumDocument[] = [];
        const queue = [...documents];
        for (let document = queue.pop(); document; document = queue.pop()) {
            for (const { path } of this.namesOf(document).imports) {
                for (const uri of await this.importedFiles.of(document.uri, path ?? '', each => this.langiumDocuments.hasDocument(each))) {
                    const imported = await this.langiumDocuments.getOrCreateDocument(uri);
                    loaded.push(imported);
                    queue.push(imported);
                }
            }
        }
        return loaded;
    }

    private namesOf(document: LangiumDocument): DocumentNames {
        return (this.serviceRegistry.getServices(document.uri) as TmodelServices).references.Visibility.namesOf(document);
    }
}

/** Whether nobody waits for the end of what is under way; lets other messages come in first, one of which may say so. */
async function isCancelled(token: Cancellation.CancellationToken): Promise<boolean> {
    try {
        await interruptAndCheck(token);
        return false;
    } catch (error) {
        if (isOperationCancelled(error)) {
            return true;
        }
        throw error;
    }
}
