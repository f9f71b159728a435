import type { LangiumDocument } from 'langium';
import type { LocationLink } from 'vscode-languageserver-types';
import type { Position } from '../language/model/source.js';
import { entityAt } from './lookup/entity-at.js';
import { declarationRange } from './references/references.js';
import type { Session } from './session/session.js';

/** Where what the word at a position stands for is declared, in this file, an imported one or the built-in library. */
export function definition(session: Session, document: LangiumDocument, position: Position): LocationLink[] | undefined {
    const found = entityAt(session.snapshotOf(document), position);
    if (!found) {
        return undefined;
    }
    const { uri, name, whole } = declarationRange(session, found.entity);
    return [{ originSelectionRange: found.range, targetUri: uri, targetRange: whole, targetSelectionRange: name }];
}
