import { createRequestHandler, WorkspaceState, type LangiumSharedServices } from 'langium/lsp';
import { DocumentState } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { definition } from '../definition.js';
import type { Session } from '../session/session.js';
import { documentHighlights, references } from './references.js';

/** Answers where things are declared and used. Uses are looked for once the whole workspace is linked. */
export function addReferenceHandlers(connection: Connection, shared: LangiumSharedServices, session: Session): void {
    connection.onDefinition(
        createRequestHandler((_services, document, { position }) => definition(session, document, position), shared, DocumentState.Linked)
    );
    connection.onReferences(
        createRequestHandler(
            (services, document, { position, context }) =>
                references({ services, session, document, position }, context.includeDeclaration),
            shared,
            WorkspaceState.IndexedReferences
        )
    );
    connection.onDocumentHighlight(
        createRequestHandler(
            (services, document, { position }) => documentHighlights({ services, session, document, position }),
            shared,
            WorkspaceState.IndexedReferences
        )
    );
}
