import type { LangiumDocument } from 'langium';
import type { LangiumCoreAndPartialLSPServices } from 'langium/lsp';
import { DocumentHighlightKind, type DocumentHighlight, type Location } from 'vscode-languageserver-types';
import { declarationOf, type Entity } from '../lookup/entity.js';
import { entityAt } from '../lookup/entity-at.js';
import { comparePositions } from '../lookup/ranges.js';
import { firstOnLine, readingsOf } from '../readings/readings.js';
import type { Session, Snapshot } from '../session/session.js';
import { factUses, type FactUse, type Stated } from './fact-uses.js';

/** Where a request asks, and what answers it. */
export interface Asked {
    services: LangiumCoreAndPartialLSPServices;
    session: Session;
    document: LangiumDocument;
    position: { line: number; character: number };
}

/** Every place in the workspace and the built-in library that names, states or asks for what stands at a position. */
export async function references(asked: Asked, includeDeclaration: boolean): Promise<Location[] | undefined> {
    const { session, document, position } = asked;
    const stated = statedAt(session.snapshotOf(document), position);
    if (!stated) {
        return named(asked, includeDeclaration);
    }
    return [...session.everySnapshot()].flatMap(snapshot =>
        factUses(snapshot, stated)
            .filter(({ does }) => includeDeclaration || does !== 'declares')
            .map(({ range }) => ({ uri: snapshot.uri, range }))
    );
}

/** The same within the document. What is declared, stated or put in place there is written, all else is read. */
export async function documentHighlights(asked: Asked): Promise<DocumentHighlight[] | undefined> {
    const { session, document, position } = asked;
    const snapshot = session.snapshotOf(document);
    const stated = statedAt(snapshot, position);
    if (stated) {
        return factUses(snapshot, stated).map(({ range, does }) => ({ range, kind: kindOfUse(does) }));
    }
    const locations = await named(asked, true);
    return locations
        ?.filter(({ uri }) => uri === snapshot.uri)
        .map(({ range }) => ({ range, kind: isWritten(snapshot, range.start) ? DocumentHighlightKind.Write : DocumentHighlightKind.Read }));
}

/** Where what the word at a position stands for is declared: values too, which have no statement of their own. */
export function declarationRange(session: Session, entity: Entity) {
    const declaration = declarationOf(entity);
    if (entity.type !== 'literal') {
        return declaration;
    }
    for (const snapshot of session.everySnapshot()) {
        const own = snapshot.uri === declaration.uri && factUses(snapshot, entity).find(({ does }) => does === 'declares');
        if (own) {
            return { ...declaration, name: own.range };
        }
    }
    return declaration;
}

/** Names are references of the syntax, and found by the language's own service. */
async function named({ services, document, position }: Asked, includeDeclaration: boolean): Promise<Location[] | undefined> {
    return services.lsp?.ReferencesProvider?.findReferences(document, {
        textDocument: { uri: document.uri.toString() },
        position,
        context: { includeDeclaration }
    });
}

function statedAt(snapshot: Snapshot, position: Asked['position']): Stated | undefined {
    const entity = entityAt(snapshot, position)?.entity;
    return entity?.type === 'attribute' || entity?.type === 'literal' ? entity : undefined;
}

function kindOfUse(does: FactUse['does']): DocumentHighlightKind {
    return does === 'asks' ? DocumentHighlightKind.Read : DocumentHighlightKind.Write;
}

/** Whether a name is declared where it stands, or is a control that is put in place there. */
function isWritten(snapshot: Snapshot, start: Asked['position']): boolean {
    const readings = readingsOf(snapshot);
    for (let index = firstOnLine(readings, start.line); index < readings.length; index++) {
        const { token, declares } = readings[index];
        if (comparePositions(token, start) >= 0) {
            return token.character === start.character && (declares || readings[index - 1]?.token.role === 'mitigation');
        }
    }
    return false;
}
