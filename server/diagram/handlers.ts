import { DocumentState, URI } from 'langium';
import type { LangiumServices } from 'langium/lsp';
import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { ActionCapabilities } from '../code-actions/code-actions.js';
import type { Answering } from '../editor-features.js';
import {
    DiagramMethods,
    type DiagramEditAnswer,
    type DiagramEditParams,
    type DiagramHover,
    type DiagramHoverParams,
    type DiagramOffers,
    type DiagramOffersParams
} from '../protocol.js';
import type { Snapshot } from '../session/session.js';
import { diagramEdit, type EditServices } from './edits.js';
import { diagramOffers } from './offers.js';
import { textOfPlace } from './place-text.js';

/** Answers what a picture asks: what can be done about what it shows, what that does to the text, what the editor says of it. */
export function addDiagramHandlers(
    connection: Connection,
    { shared, lsp }: Pick<LangiumServices, 'shared' | 'lsp'>,
    answer: Answering,
    actions: ActionCapabilities
): void {
    /** From the analysed document that the parameters name; null where there is none. */
    const about = <P extends { uri: string }, R extends object>(
        provide: (snapshot: Snapshot, asked: P) => R | undefined | Promise<R | undefined>
    ) => {
        const handle = answer<{ textDocument: { uri: string }; asked: P }, R>(DocumentState.Validated, (snapshot, { asked }) =>
            provide(snapshot, asked)
        );
        return async (asked: P, token: CancellationToken) => (await handle({ textDocument: { uri: asked.uri }, asked }, token)) ?? null;
    };
    const renameIn =
        (uri: string): EditServices['rename'] =>
        async (position, newName) => {
            const { DocumentBuilder, LangiumDocuments } = shared.workspace;
            // Uses are looked for once the whole workspace is linked.
            await DocumentBuilder.waitUntil(DocumentState.IndexedReferences);
            const document = LangiumDocuments.getDocument(URI.parse(uri));
            return document && lsp.RenameProvider?.rename(document, { textDocument: { uri }, position, newName });
        };

    connection.onRequest(
        DiagramMethods.edit,
        about<DiagramEditParams, DiagramEditAnswer>((snapshot, { system, edit }) =>
            diagramEdit(snapshot, system, edit, { snippets: actions.snippetEdits, rename: renameIn(snapshot.uri) })
        )
    );
    connection.onRequest(
        DiagramMethods.offers,
        about<DiagramOffersParams, DiagramOffers>((snapshot, asked) => diagramOffers(snapshot, asked, actions.snippetEdits))
    );
    connection.onRequest(DiagramMethods.hover, about<DiagramHoverParams, DiagramHover>(textOfPlace));
}
