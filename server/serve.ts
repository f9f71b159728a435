import { DocumentState, URI, type LangiumDocument } from 'langium';
import {
    addConfigurationChangeHandler,
    addDocumentUpdateHandler,
    addFileOperationHandler,
    addRenameHandler,
    addWorkspaceSymbolHandler,
    createRequestHandler
} from 'langium/lsp';
import { LSPErrorCodes, ResponseError, type Connection, type InitializeParams } from 'vscode-languageserver';
import { createTmodelServices, importableFiles, TmodelFileSystem, type ImportableFile } from '../language/index.js';
import { codeActions } from './code-actions/code-actions.js';
import { withoutEdits } from './code-actions/deferred-edits.js';
import { completion } from './completion/completion.js';
import { completionClient, type CompletionClient } from './completion/completion-client.js';
import { resolveCompletion } from './completion/resolve.js';
import { DiagnosticsPublisher } from './diagnostics/publisher.js';
import { DiagramFeed } from './diagram/feed.js';
import { addDiagramHandlers } from './diagram/handlers.js';
import { documentSymbols } from './document-symbols.js';
import { TmodelDocumentUpdateHandler } from './document-updates.js';
import { addEditorFeatures } from './editor-features.js';
import { TmodelFileOperations } from './file-operations.js';
import { foldingRanges } from './folding-ranges.js';
import { addFormattingHandlers } from './formatting.js';
import { hover } from './hover/hover.js';
import { TmodelLanguageServer } from './language-server.js';
import { addLibraryTextHandler } from './library-text.js';
import { StatisticsMethod, type Statistics } from './protocol.js';
import { Pictures } from './pictures.js';
import { createLog } from './session/log.js';
import { addReferenceHandlers } from './references/handlers.js';
import { Session, type Snapshot } from './session/session.js';
import { FindingSettings } from './settings.js';
import { ThreatsFeed } from './threats.js';
import { signatureHelp } from './signature-help/signature-help.js';
import { addWorkspaceFolderHandler } from './workspace-folders.js';

/** In characters: a text of some two thousand elements. */
const LARGE_TEXT = 1_000_000;

/**
 * Starts the language server on a connection: everything it answers, and with what.
 *
 * @param started called when the first diagnostics have been sent, or when a text is opened of which that will take long; perhaps again
 */
export function serve(connection: Connection, started: () => void = () => undefined): void {
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
    const log = createLog(connection);
    const session = new Session(shared, log);
    const client = { snippetEdits: false, resolvesEdits: false };
    let parameterOffsets = false;
    let completing: CompletionClient = { snippets: false, labelDetails: false, insertReplace: false };
    const documentAt = (uri: string) => shared.workspace.LangiumDocuments.getDocument(URI.parse(uri));
    const answer = <P extends { textDocument: { uri: string } }, R extends object>(
        state: DocumentState,
        provide: (snapshot: Snapshot, params: P) => R | undefined | Promise<R | undefined>
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
    const settings = new FindingSettings(shared, () => session.announceAll());
    new DiagnosticsPublisher(connection, shared, session, settings, started);
    const diagram = new DiagramFeed(connection, shared, session);
    const pictures = new Pictures(connection, shared, session, log);
    const threats = new ThreatsFeed(connection, shared, session, settings);

    // The workspace: documents, files, folders.
    addDocumentUpdateHandler(connection, shared);
    addFileOperationHandler(connection, shared);
    addWorkspaceFolderHandler(connection, shared);
    addConfigurationChangeHandler(connection, shared);

    // Answered from the plain models.
    connection.onHover(answer(DocumentState.Linked, (snapshot, { position }) => hover(snapshot, position)));
    connection.onCompletion(
        answer(DocumentState.Linked, (snapshot, { position, context }) =>
            completion(
                snapshot,
                { position, trigger: context?.triggerCharacter, importable: () => importable(documentAt(snapshot.uri)) },
                completing
            )
        )
    );
    connection.onCompletionResolve(item =>
        resolveCompletion(item, uri => {
            const document = documentAt(uri);
            return document && session.snapshotOf(document);
        })
    );
    connection.onSignatureHelp(
        answer(DocumentState.Linked, (snapshot, { position }) => signatureHelp(snapshot, position, parameterOffsets))
    );
    connection.onDocumentSymbol(answer(DocumentState.Linked, documentSymbols));
    connection.onFoldingRanges(answer(DocumentState.Linked, foldingRanges));
    connection.onCodeAction(
        answer(DocumentState.Validated, (snapshot, { context }) => {
            const actions = codeActions(snapshot, context, client);
            return client.resolvesEdits ? withoutEdits(snapshot, actions) : actions;
        })
    );
    addEditorFeatures(connection, shared, session, answer, client);
    addDiagramHandlers(connection, Tmodel, answer, client);
    addLibraryTextHandler(connection);
    connection.onRequest(StatisticsMethod, (): Statistics => Tmodel.parser.IncrementalParser.statistics);

    // Answered from the text alone.
    addFormattingHandlers(connection, shared, Tmodel.parser.Lexer);

    // Answered from references and names, by the language's own services.
    addReferenceHandlers(connection, shared, session);
    addRenameHandler(connection, shared);
    addWorkspaceSymbolHandler(connection, shared);

    connection.onInitialize(params => {
        completing = completionClient(params);
        parameterOffsets = takesParameterOffsets(params);
        client.snippetEdits = takesSnippetEdits(params);
        client.resolvesEdits = resolvesEdits(params);
        return shared.lsp.LanguageServer.initialize(params);
    });
    connection.onInitialized(params => shared.lsp.LanguageServer.initialized(params));
    connection.onShutdown(async () => {
        session.dispose();
        threats.dispose();
        await diagram.dispose();
        await pictures.dispose();
    });
    shared.workspace.TextDocuments.onDidOpen(({ document }) => {
        if (document.getText().length > LARGE_TEXT) {
            started();
        }
    });
    shared.workspace.TextDocuments.listen(connection);
    connection.listen();
}

function importable(document: LangiumDocument | undefined): readonly ImportableFile[] {
    return document ? importableFiles(document) : [];
}

function takesParameterOffsets({ capabilities }: InitializeParams): boolean {
    return capabilities.textDocument?.signatureHelp?.signatureInformation?.parameterInformation?.labelOffsetSupport ?? false;
}

function takesSnippetEdits({ capabilities }: InitializeParams): boolean {
    const { workspaceEdit } = capabilities.workspace ?? {};
    return Boolean(workspaceEdit?.snippetEditSupport && workspaceEdit.documentChanges);
}

function resolvesEdits({ capabilities }: InitializeParams): boolean {
    const { dataSupport, resolveSupport } = capabilities.textDocument?.codeAction ?? {};
    return Boolean(dataSupport && resolveSupport?.properties.includes('edit'));
}
