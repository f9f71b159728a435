import { Columns, KindTable, type SubjectType } from '../../analysis/index.js';
import type { SystemModel } from '../../language/model/system-model.js';
import { code } from '../markdown.js';
import type { LibraryIndex } from './library-index.js';

/** What holds for an attribute at a place, as the analysis sees it. */
export interface StatedFact {
    name: string;
    /** Undefined where nothing states it. */
    value?: string;
    /** The zone or system that states it for everything inside. */
    from?: string;
    /** The kind of which every element is so. */
    ofKind?: string;
}

/** @returns where a fact comes from that is not stated at the place itself, to write behind its value; empty where it is. */
export function originOf({ from, ofKind }: StatedFact): string {
    return from ? `, from ${code(from)}` : ofKind ? `, as every ${code(ofKind)}` : '';
}

/** Every attribute that an element, flow or kind of data can have, with its effective value. */
export function statedFacts(model: SystemModel, type: Exclude<SubjectType, 'system'>, position: number, index: LibraryIndex): StatedFact[] {
    const kind = type === 'element' ? model.elements[position].kind : type;
    const columns = new Columns(model, new KindTable(index.library));
    return [...index.attributesOf(kind).keys()].map(name => {
        const cell = columns.column(type, name)[position];
        if (typeof cell === 'symbol') {
            return { name };
        }
        return { name, value: cell.names?.join(', ') ?? String(cell.number), from: cell.inheritedFrom, ofKind: cell.defaultOf };
    });
}
