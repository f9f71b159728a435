import { DocumentState, type LangiumDocument } from 'langium';
import {
    addConfigurationChangeHandler,
    addDocumentHighlightHandler,
    addDocumentUpdateHandler,
    addFileOperationHandler,
    addFindReferencesHandler,
    addRenameHandler,
    addWorkspaceSymbolHandler,
    createRequestHandler
} from 'langium/lsp';
import { LSPErrorCodes, ResponseError, type Connection, type InitializeParams } from 'vscode-languageserver';
import { createTmodelServices, TmodelFileSystem } from '../language/index.js';
import { codeActions } from './code-actions/code-actions.js';
import { completion } from './completion/completion.js';
import { definition } from './definition.js';
import { DiagnosticsPublisher } from './diagnostics/publisher.js';
import { DiagramFeed } from './diagram.js';
import { documentSymbols } from './document-symbols.js';
import { TmodelDocumentUpdateHandler } from './document-updates.js';
import { TmodelFileOperations } from './file-operations.js';
import { foldingRanges } from './folding-ranges.js';
import { hover } from './hover/hover.js';
import { TmodelLanguageServer } from './language-server.js';
import { addLibraryTextHandler } from './library-text.js';
import { StatisticsMethod, type Statistics } from './protocol.js';
import { createLog } from './session/log.js';
import { Session, type Snapshot } from './session/session.js';
import { addWorkspaceFolderHandler } from './workspace-folders.js';

/** Starts the language server on a connection: everything it answers, and with what. */
export function serve(connection: Connection): void {
    const { shared, Tmodel } = createTmodelServices(
        { connection, ...TmodelFileSystem },
        {
            shared: {
                lsp: {
                    LanguageServer: services => new TmodelLanguageServer(services),
                    DocumentUpdateHandler: services => new TmodelDocumentUpdateHandler(services),
                    FileOperationHandler: services => new TmodelFileOperations(services)
                }
            }
        }
    );
    const session = new Session(shared, createLog(connection));
    const client = { snippets: false, snippetEdits: false };
    const answer = <P extends { textDocument: { uri: string } }, R extends object>(
        state: DocumentState,
        provide: (snapshot: Snapshot, params: P) => R | undefined
    ) =>
        createRequestHandler<P, R>(
            (_services, document: LangiumDocument, params, token) => {
                // Whoever has cancelled while the document was built gets no late answer.
                if (token.isCancellationRequested) {
                    return new ResponseError<void>(LSPErrorCodes.RequestCancelled, 'The request has been cancelled.');
                }
                return provide(session.snapshotOf(document), params);
            },
            shared,
            state
        );

    // What is sent without being asked: diagnostics first, drawings after them.
    new DiagnosticsPublisher(connection, shared, session);
    const diagram = new DiagramFeed(connection, shared, session);

    // The workspace: documents, files, folders.
    addDocumentUpdateHandler(connection, shared);
    addFileOperationHandler(connection, shared);
    addWorkspaceFolderHandler(connection, shared);
    addConfigurationChangeHandler(connection, shared);

    // Answered from the plain models.
    connection.onHover(answer(DocumentState.Linked, (snapshot, { position }) => hover(snapshot, position)));
    connection.onCompletion(
        answer(DocumentState.Linked, (snapshot, { position, context }) =>
            completion(snapshot, position, client.snippets, context?.triggerCharacter)
        )
    );
    connection.onDefinition(answer(DocumentState.Linked, (snapshot, { position }) => definition(snapshot, position)));
    connection.onDocumentSymbol(answer(DocumentState.Linked, documentSymbols));
    connection.onFoldingRanges(answer(DocumentState.Linked, foldingRanges));
    connection.onCodeAction(answer(DocumentState.Validated, (snapshot, { context }) => codeActions(snapshot, context, client)));
    addLibraryTextHandler(connection);
    connection.onRequest(StatisticsMethod, (): Statistics => Tmodel.parser.IncrementalParser.statistics);

    // Answered from references and names, by the language's own services.
    addFindReferencesHandler(connection, shared);
    addDocumentHighlightHandler(connection, shared);
    addRenameHandler(connection, shared);
    addWorkspaceSymbolHandler(connection, shared);

    connection.onInitialize(params => {
        client.snippets = takesSnippets(params);
        client.snippetEdits = takesSnippetEdits(params);
        return shared.lsp.LanguageServer.initialize(params);
    });
    connection.onInitialized(params => shared.lsp.LanguageServer.initialized(params));
    connection.onShutdown(async () => {
        session.dispose();
        await diagram.dispose();
    });
    shared.workspace.TextDocuments.listen(connection);
    connection.listen();
}

function takesSnippets({ capabilities }: InitializeParams): boolean {
    return capabilities.textDocument?.completion?.completionItem?.snippetSupport ?? false;
}

function takesSnippetEdits({ capabilities }: InitializeParams): boolean {
    const { workspaceEdit } = capabilities.workspace ?? {};
    return Boolean(workspaceEdit?.snippetEditSupport && workspaceEdit.documentChanges);
}
