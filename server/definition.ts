import type { LocationLink } from 'vscode-languageserver-types';
import type { Position } from '../language/model/source.js';
import { declarationOf } from './lookup/entity.js';
import { entityAt } from './lookup/entity-at.js';
import type { Snapshot } from './session/session.js';

/** Where what the word at a position stands for is declared, in this file, an imported one or the built-in library. */
export function definition(snapshot: Snapshot, position: Position): LocationLink[] | undefined {
    const found = entityAt(snapshot, position);
    if (!found) {
        return undefined;
    }
    const { uri, name, whole } = declarationOf(found.entity);
    return [{ originSelectionRange: found.range, targetUri: uri, targetRange: whole, targetSelectionRange: name }];
}
