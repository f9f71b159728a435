import {
    SymbolKind,
    type CallHierarchyIncomingCall,
    type CallHierarchyItem,
    type CallHierarchyOutgoingCall
} from 'vscode-languageserver-types';
import type { Declaration, Position, Range } from '../language/model/source.js';
import type { SystemModel } from '../language/model/system-model.js';
import { entityAt } from './lookup/entity-at.js';
import type { Snapshot } from './session/session.js';

/** What an item carries so that its flows are found again: the document that was asked, its system, the element's id. */
interface ItemData {
    document: string;
    system: string;
    element: string;
}

/** The element at a position as the start of a hierarchy of data flows; nothing where no element is named. */
export function prepareCallHierarchy(snapshot: Snapshot, position: Position): CallHierarchyItem[] | undefined {
    const entity = entityAt(snapshot, position)?.entity;
    if (entity?.type !== 'element') {
        return undefined;
    }
    const { model } = entity.system;
    return [itemOf(snapshot, model, model.elements.indexOf(entity.element))];
}

/**
 * Who sends to an element: with the arrow of a flow that leads to it, and against one that returns something to it. Parts of
 * other systems are among them, with the places where these declare them.
 */
export function incomingCalls(snapshot: Snapshot, item: CallHierarchyItem): CallHierarchyIncomingCall[] | undefined {
    return neighbours(snapshot, item, 'target')?.map(({ element, model, flows }) => ({
        from: itemOf(snapshot, model, element),
        fromRanges: rangesIn(model.elements[element].declaration, flows)
    }));
}

/** Whom an element sends to: with the arrow of a flow that leaves it, and against one that it answers. */
export function outgoingCalls(snapshot: Snapshot, item: CallHierarchyItem): CallHierarchyOutgoingCall[] | undefined {
    return neighbours(snapshot, item, 'source')?.map(({ element, model, own, flows }) => ({
        to: itemOf(snapshot, model, element),
        fromRanges: rangesIn(model.elements[own].declaration, flows)
    }));
}

/** URI of the document whose flows an item belongs to. */
export function documentOf(item: CallHierarchyItem): string {
    return itemData(item)?.document ?? item.uri;
}

interface Neighbour {
    element: number;
    /** The element that is asked about. */
    own: number;
    model: SystemModel;
    /** Those between the two. */
    flows: Declaration[];
}

/** The flows as the protocol has them, as places in the file of the sender; where all stand in another file, the sender itself. */
function rangesIn(sender: Declaration, flows: readonly Declaration[]): Range[] {
    const there = flows.filter(({ uri }) => uri === sender.uri).map(({ name }) => name);
    return there.length > 0 ? there : [sender.name];
}

/** Elements at the other ends of an element's flows, in the order of the text. @param end the end at which the element stands */
function neighbours(snapshot: Snapshot, item: CallHierarchyItem, end: 'source' | 'target'): Neighbour[] | undefined {
    const data = itemData(item);
    const model = snapshot.systems.find(each => each.model.name === data?.system)?.model;
    const own = model?.elements.findIndex(({ id }) => id === data?.element) ?? -1;
    if (!model || own < 0) {
        return undefined;
    }
    const found = new Map<number, Neighbour>();
    const add = (element: number, flow: Declaration) => {
        const known = found.get(element);
        if (known) {
            known.flows.push(flow);
        } else {
            found.set(element, { element, own, model, flows: [flow] });
        }
    };
    for (const { source, target, returns, declaration } of model.flows) {
        const [here, there] = end === 'target' ? [target, source] : [source, target];
        if (here === own) {
            add(there, declaration);
        }
        if (there === own && returns?.length) {
            add(here, declaration);
        }
    }
    return [...found.values()];
}

function itemOf(snapshot: Snapshot, model: SystemModel, position: number): CallHierarchyItem {
    const { id, name, kind, title, declaration } = model.elements[position];
    const data: ItemData = { document: snapshot.uri, system: model.name, element: id };
    return {
        name,
        kind: SymbolKind.Class,
        detail: [kind, title].filter(Boolean).join(' '),
        uri: declaration.uri,
        range: declaration.whole,
        selectionRange: declaration.name,
        data
    };
}

/** The data of an item, which has been to the client and back; undefined where it is none of ours. */
function itemData({ data }: CallHierarchyItem): ItemData | undefined {
    const { document, system, element } = (data ?? {}) as Record<string, unknown>;
    return typeof document === 'string' && typeof system === 'string' && typeof element === 'string'
        ? { document, system, element }
        : undefined;
}
