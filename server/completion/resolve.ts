import { MarkupKind, type CompletionItem } from 'vscode-languageserver-types';
import { describe } from '../hover/hover.js';
import type { Entity } from '../lookup/entity.js';
import { libraryIndex, type LibraryIndex } from '../../explain/index.js';
import type { Snapshot } from '../session/session.js';

/** What an item stands for, small enough to travel to the editor and back. `of` is the kind of a fact. */
export type Described =
    | { type: 'kind' | 'control' | 'threat' | 'entry' | 'enumeration'; name: string; uri?: string }
    | { type: 'attribute'; name: string; of: string }
    | { type: 'element' | 'zone' | 'data' | 'flow'; name: string; of: string };

/**
 * Adds the documentation of an item, as Markdown. The item comes back as it was where it stands for nothing that there
 * still is.
 * @param snapshotOf the present snapshot of a document, or undefined where there is none
 */
export function resolveCompletion(item: CompletionItem, snapshotOf: (uri: string) => Snapshot | undefined): CompletionItem {
    const data = item.data as { uri?: unknown; described?: Described } | undefined;
    const described = data?.described;
    if (typeof data?.uri !== 'string' || typeof described?.name !== 'string') {
        return item;
    }
    // What is not imported yet is described by the file that declares it.
    const from = 'uri' in described && typeof described.uri === 'string' ? described.uri : data.uri;
    const snapshot = snapshotOf(from);
    const index = snapshot && libraryIndex(snapshot.library);
    const entity = snapshot && index && entityOf(described, snapshot, index);
    if (!entity) {
        return item;
    }
    return { ...item, documentation: { kind: MarkupKind.Markdown, value: describe(entity, index) } };
}

function entityOf(described: Described, { systems }: Snapshot, index: LibraryIndex): Entity | undefined {
    const { type, name } = described;
    switch (type) {
        case 'kind': {
            const kind = index.kinds.get(name);
            return kind && { type, kind };
        }
        case 'control': {
            const control = index.controls.get(name);
            return control && { type, control };
        }
        case 'threat': {
            const threat = index.threats.get(name);
            return threat && { type, threat };
        }
        case 'entry': {
            const entry = index.entries.get(name);
            return entry && { type, ...entry };
        }
        case 'enumeration': {
            const enumeration = index.enumerations.get(name);
            return enumeration && { type, enumeration };
        }
        case 'attribute': {
            const attribute = index.attributesOf(described.of).get(name);
            return attribute && { type, ...attribute };
        }
        default:
            return partOf(
                type,
                name,
                systems.find(({ model }) => model.name === described.of)
            );
    }
}

function partOf(
    type: 'element' | 'zone' | 'data' | 'flow',
    id: string,
    system: Snapshot['systems'][number] | undefined
): Entity | undefined {
    if (!system) {
        return undefined;
    }
    const { model } = system;
    switch (type) {
        case 'element': {
            const element = model.elements.find(each => each.id === id);
            return element && { type, system, element };
        }
        case 'zone': {
            const zone = model.zones.find(each => each.id === id);
            return zone && { type, system, zone };
        }
        case 'data': {
            const data = model.data.find(each => each.id === id);
            return data && { type, system, data };
        }
        case 'flow': {
            const flow = model.flows.find(each => each.id === id);
            return flow && { type, system, flow };
        }
    }
}
