import { SymbolKind, type TypeHierarchyItem } from 'vscode-languageserver-types';
import type { KindModel } from '../language/model/library-model.js';
import type { Position } from '../language/model/source.js';
import { entityAt } from './lookup/entity-at.js';
import { libraryIndex } from '../explain/index.js';
import type { Snapshot } from './session/session.js';

/** The kind at a position, or that of the element there, as the start of a hierarchy. */
export function prepareTypeHierarchy(snapshot: Snapshot, position: Position): TypeHierarchyItem[] | undefined {
    const entity = entityAt(snapshot, position)?.entity;
    const kind =
        entity?.type === 'kind'
            ? entity.kind
            : entity?.type === 'element'
              ? libraryIndex(snapshot.library).kinds.get(entity.element.kind)
              : undefined;
    return kind && [itemOf(snapshot, kind)];
}

/** The kind that a kind extends, if it extends one. */
export function supertypes(snapshot: Snapshot, item: TypeHierarchyItem): TypeHierarchyItem[] | undefined {
    const { kinds } = libraryIndex(snapshot.library);
    const kind = kinds.get(item.name);
    const base = kind?.base === undefined ? undefined : kinds.get(kind.base);
    return kind && (base ? [itemOf(snapshot, base)] : []);
}

/** The kinds that extend a kind directly, in the order of the libraries. */
export function subtypes(snapshot: Snapshot, item: TypeHierarchyItem): TypeHierarchyItem[] | undefined {
    return [...libraryIndex(snapshot.library).kinds.values()].filter(({ base }) => base === item.name).map(kind => itemOf(snapshot, kind));
}

/** URI of the document whose libraries an item was seen from. */
export function libraryDocumentOf({ uri, data }: TypeHierarchyItem): string {
    return typeof data === 'string' ? data : uri;
}

function itemOf(snapshot: Snapshot, { name, title, declaration }: KindModel): TypeHierarchyItem {
    return {
        name,
        kind: SymbolKind.Class,
        detail: title,
        uri: declaration.uri,
        range: declaration.whole,
        selectionRange: declaration.name,
        data: snapshot.uri
    };
}
