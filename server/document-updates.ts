import { URI } from 'langium';
import { DefaultDocumentUpdateHandler, type LangiumSharedServices } from 'langium/lsp';
import type { DidChangeWatchedFilesParams, FileSystemWatcher, TextDocumentChangeEvent } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { BUILT_IN_SCHEME } from '../language/index.js';

/** Brings changes of open documents, files and folders into the workspace. */
export class TmodelDocumentUpdateHandler extends DefaultDocumentUpdateHandler {
    constructor(private readonly shared: LangiumSharedServices) {
        super(shared);
    }

    /** Models only, and what may hold them: a watcher on every file would send each change of a large repository here. */
    protected override getWatchers(): FileSystemWatcher[] {
        return [{ globPattern: '**/*.tmodel' }];
    }

    /** Documents of the built-in library are shown in editors, but the library itself never changes. */
    override didChangeContent(change: TextDocumentChangeEvent<TextDocument>): void {
        if (URI.parse(change.document.uri).scheme !== BUILT_IN_SCHEME) {
            super.didChangeContent(change);
        }
    }

    /** A closed document is what its file says, or nothing where it has none. */
    didCloseDocument(change: TextDocumentChangeEvent<TextDocument>): void {
        const uri = URI.parse(change.document.uri);
        if (uri.scheme === BUILT_IN_SCHEME) {
            return;
        }
        void this.fileExists(uri).then(exists => {
            // Opened again in the meantime, it is what the editor says.
            if (!this.shared.workspace.TextDocuments.get(uri)) {
                this.fireDocumentUpdate(exists ? [uri] : [], exists ? [] : [uri]);
            }
        });
    }

    /** The editor's text, not the file's, counts for documents that are open. */
    override didChangeWatchedFiles(params: DidChangeWatchedFilesParams): void {
        const changes = params.changes.filter(({ uri }) => !this.shared.workspace.TextDocuments.get(URI.parse(uri)));
        if (changes.length > 0) {
            super.didChangeWatchedFiles({ changes });
        }
    }

    private async fileExists(uri: URI): Promise<boolean> {
        try {
            return uri.scheme === 'file' && (await this.shared.workspace.FileSystemProvider.stat(uri)).isFile;
        } catch {
            return false;
        }
    }
}
