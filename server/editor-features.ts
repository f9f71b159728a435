import { DocumentState } from 'langium';
import type { createRequestHandler, LangiumSharedServices } from 'langium/lsp';
import {
    CodeLensRefreshRequest,
    ErrorCodes,
    ResponseError,
    type CancellationToken,
    type Connection,
    type ServerCapabilities
} from 'vscode-languageserver';
import type { ActionCapabilities } from './code-actions/code-actions.js';
import { documentOfAction, resolveCodeAction } from './code-actions/deferred-edits.js';
import { documentOf, incomingCalls, outgoingCalls, prepareCallHierarchy } from './call-hierarchy.js';
import { codeLenses, documentOfLens, resolveCodeLens } from './code-lenses.js';
import { COMMANDS, addCommandHandler } from './commands/commands.js';
import { documentLinks } from './document-links.js';
import { refreshLenses } from './lens-refresh.js';
import { inlayHints, type InlayHintSettings } from './inlay-hints.js';
import { selectionRanges } from './selection-ranges.js';
import { SEMANTIC_TOKENS_LEGEND } from './semantic-tokens/legend.js';
import { SemanticTokensProvider } from './semantic-tokens/semantic-tokens.js';
import { editorOf } from './session/editor.js';
import type { Session, Snapshot } from './session/session.js';
import { libraryDocumentOf, prepareTypeHierarchy, subtypes, supertypes } from './type-hierarchy.js';

/** Makes a request handler that answers from the snapshot of the document that a request names, built up to a state. */
export type Answering = <P extends { textDocument: { uri: string } }, R extends object>(
    state: DocumentState,
    provide: (snapshot: Snapshot, params: P) => R | undefined | Promise<R | undefined>
) => ReturnType<typeof createRequestHandler<P, R>>;

/** What {@link addEditorFeatures} answers. */
export const EDITOR_FEATURES: ServerCapabilities = {
    semanticTokensProvider: { legend: SEMANTIC_TOKENS_LEGEND, full: { delta: true }, range: true },
    inlayHintProvider: true,
    codeLensProvider: { resolveProvider: true },
    callHierarchyProvider: true,
    typeHierarchyProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: {},
    executeCommandProvider: { commands: COMMANDS }
};

/** Name of the language and of its section in the editor's settings. */
const LANGUAGE = 'tmodel';

/** Everything that shows, and leads through, a model beyond its text: colours, hints, lenses, hierarchies, selections, links. */
export function addEditorFeatures(
    connection: Connection,
    shared: LangiumSharedServices,
    session: Session,
    answer: Answering,
    actions: ActionCapabilities
): void {
    const { languages } = connection;
    const { Linked, Validated } = DocumentState;
    const editor = editorOf(shared);
    /** Answers about a document that a request names in its own way. */
    const elsewhere = <P, R extends object>(
        uriOf: (params: P) => string | undefined,
        state: DocumentState,
        provide: (snapshot: Snapshot, params: P) => R | undefined
    ) => {
        const handle = answer<{ textDocument: { uri: string }; asked: P }, R>(state, (snapshot, { asked }) => provide(snapshot, asked));
        return async (asked: P, token: CancellationToken): Promise<R | ResponseError<void>> => {
            const uri = uriOf(asked);
            const answered = uri === undefined ? undefined : await handle({ textDocument: { uri }, asked }, token);
            return answered ?? new ResponseError(ErrorCodes.InvalidParams, 'The model has nothing that this request names.');
        };
    };

    const tokens = new SemanticTokensProvider();
    languages.semanticTokens.on(answer(Linked, snapshot => tokens.full(snapshot)));
    languages.semanticTokens.onDelta(answer(Linked, (snapshot, { previousResultId }) => tokens.delta(snapshot, previousResultId)));
    languages.semanticTokens.onRange(answer(Linked, (snapshot, { range }) => tokens.range(snapshot, range)));
    shared.workspace.TextDocuments.onDidClose(({ document }) => tokens.forget(document.uri));

    languages.inlayHint.on(answer(Linked, async (snapshot, { range }) => inlayHints(snapshot, range, await inlayHintSettings(shared))));
    shared.workspace.ConfigurationProvider.onConfigurationSectionUpdate(() => {
        if (editor.refreshesInlayHints) {
            void languages.inlayHint.refresh();
        }
    });

    refreshLenses(session, () => {
        if (editor.refreshesLenses) {
            connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
        }
    });
    connection.onCodeLens(answer(Linked, snapshot => codeLenses(snapshot, editor.lenses)));
    connection.onCodeLensResolve(elsewhere(documentOfLens, Linked, (snapshot, lens) => resolveCodeLens(snapshot, lens, editor.lenses)));

    connection.onCodeActionResolve(
        elsewhere(documentOfAction, Validated, (snapshot, action) => resolveCodeAction(snapshot, action, actions))
    );

    languages.callHierarchy.onPrepare(answer(Linked, (snapshot, { position }) => prepareCallHierarchy(snapshot, position)));
    languages.callHierarchy.onIncomingCalls(
        elsewhere(
            ({ item }) => documentOf(item),
            Linked,
            (snapshot, { item }) => incomingCalls(snapshot, item)
        )
    );
    languages.callHierarchy.onOutgoingCalls(
        elsewhere(
            ({ item }) => documentOf(item),
            Linked,
            (snapshot, { item }) => outgoingCalls(snapshot, item)
        )
    );
    languages.typeHierarchy.onPrepare(answer(Linked, (snapshot, { position }) => prepareTypeHierarchy(snapshot, position)));
    languages.typeHierarchy.onSupertypes(
        elsewhere(
            ({ item }) => libraryDocumentOf(item),
            Linked,
            (snapshot, { item }) => supertypes(snapshot, item)
        )
    );
    languages.typeHierarchy.onSubtypes(
        elsewhere(
            ({ item }) => libraryDocumentOf(item),
            Linked,
            (snapshot, { item }) => subtypes(snapshot, item)
        )
    );

    connection.onSelectionRanges(answer(Linked, (snapshot, { positions }) => selectionRanges(snapshot, positions)));
    connection.onDocumentLinks(answer(Linked, snapshot => documentLinks(snapshot, foldersOf(shared))));

    addCommandHandler(connection, (uri, token, provide) => elsewhere(() => uri, Validated, provide)({}, token));
}

function foldersOf({ workspace }: LangiumSharedServices): string[] {
    return (workspace.WorkspaceManager.workspaceFolders ?? []).map(({ uri }) => uri);
}

async function inlayHintSettings({ workspace }: LangiumSharedServices): Promise<InlayHintSettings> {
    const stated = (await workspace.ConfigurationProvider.getConfiguration(LANGUAGE, 'inlayHints')) as
        Partial<InlayHintSettings> | undefined;
    return { trust: stated?.trust !== false, controls: stated?.controls !== false };
}
