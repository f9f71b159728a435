import { URI, UriUtils } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';

/** Takes in the models of folders that are added to the workspace, and forgets those of removed ones that are not open. */
export function addWorkspaceFolderHandler(connection: Connection, shared: LangiumSharedServices): void {
    const { DocumentBuilder, LangiumDocuments, TextDocuments, WorkspaceLock, WorkspaceManager } = shared.workspace;
    let hasFolders = false;
    shared.lsp.LanguageServer.onInitialize(({ capabilities }) => {
        hasFolders = capabilities.workspace?.workspaceFolders ?? false;
    });
    shared.lsp.LanguageServer.onInitialized(() => {
        // The protocol package throws where a client that has one folder only is asked for its folders.
        if (!hasFolders) {
            return;
        }
        connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
            await WorkspaceManager.ready;
            const found = (await Promise.all(added.map(folder => WorkspaceManager.searchFolder(URI.parse(folder.uri))))).flat();
            const gone = LangiumDocuments.all
                .map(document => document.uri)
                .filter(uri => removed.some(folder => UriUtils.contains(URI.parse(folder.uri), uri)) && !TextDocuments.get(uri))
                .toArray();
            await WorkspaceLock.write(token => DocumentBuilder.update(found, gone, token));
        });
    });
}
