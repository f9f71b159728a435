import { URI } from 'langium';
import type { FileOperationHandler, LangiumSharedServices } from 'langium/lsp';
import type { FileOperationOptions, FileOperationRegistrationOptions, RenameFilesParams, WorkspaceEdit } from 'vscode-languageserver';
import type { TextEdit } from 'vscode-languageserver-types';
import { importEdits } from '../language/index.js';

/** Models, and folders that may hold some. */
const MODELS: FileOperationRegistrationOptions = {
    filters: [
        { scheme: 'file', pattern: { glob: '**/*.tmodel', matches: 'file' } },
        { scheme: 'file', pattern: { glob: '**', matches: 'folder' } }
    ]
};

/** Keeps imports and documents in step with files and folders that are renamed or moved in the editor. */
export class TmodelFileOperations implements FileOperationHandler {
    readonly fileOperationOptions: FileOperationOptions = { willRename: MODELS, didRename: MODELS };

    constructor(private readonly services: LangiumSharedServices) {}

    /** The edits that let every import lead where it did; null where there are none. */
    async willRenameFiles({ files }: RenameFilesParams): Promise<WorkspaceEdit | null> {
        const { LangiumDocuments, WorkspaceLock, WorkspaceManager } = this.services.workspace;
        await WorkspaceManager.ready;
        const moves = files.map(({ oldUri, newUri }) => ({ from: URI.parse(oldUri), to: URI.parse(newUri) }));
        // Behind the builds that are under way, so that the texts are the latest.
        return WorkspaceLock.read(() => {
            const changes: Record<string, TextEdit[]> = {};
            for (const { uri, range, newText } of importEdits(LangiumDocuments, moves)) {
                (changes[uri] ??= []).push({ range, newText });
            }
            return Object.keys(changes).length > 0 ? { changes } : null;
        });
    }

    /** Not every editor watches files, and watchers do not tell of the files in a folder that moves. */
    didRenameFiles({ files }: RenameFilesParams): void {
        const { DocumentBuilder, WorkspaceLock, WorkspaceManager } = this.services.workspace;
        const gone = files.map(({ oldUri }) => URI.parse(oldUri));
        const come = files.map(({ newUri }) => URI.parse(newUri));
        void WorkspaceManager.ready.then(() => WorkspaceLock.write(token => DocumentBuilder.update(come, gone, token)));
    }
}
