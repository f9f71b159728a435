import {
    DefaultDocumentBuilder,
    DocumentState,
    URI,
    type BuildOptions,
    type LangiumDocument,
    type LangiumSharedCoreServices
} from 'langium';
import type { CancellationToken } from 'vscode-languageserver';
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

    protected override async buildDocuments(documents: LangiumDocument[], options: BuildOptions, token: CancellationToken): Promise<void> {
        await this.runCancelable(documents, DocumentState.Parsed, token, document => this.langiumDocumentFactory.update(document, token));
        const loaded = [...documents, ...(await this.loadImports(documents))];
        loaded.forEach(document => this.noteImports(document.uri, this.namesOf(document).imports));
        await super.buildDocuments([...loaded, ...this.toCheckAgain(loaded)], options, token);
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

    override async update(changed: URI[], deleted: URI[], token?: CancellationToken): Promise<void> {
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
