import type { Declaration, Range } from '../../language/model/source.js';
import type { Snapshot } from '../session/session.js';
import type { Entity } from './entity.js';
import type { LibraryIndex } from '../../explain/index.js';
import { comparePositions, isOwn } from './ranges.js';

/** What is declared under exactly this name: a system or part of one, or something of a library. */
export function declaredAt(snapshot: Snapshot, index: LibraryIndex, name: Range): Entity | undefined {
    const here = ({ uri, name: declared }: Declaration) =>
        comparePositions(declared.start, name.start) === 0 && comparePositions(declared.end, name.end) === 0 && uri === snapshot.uri;
    return inSystems(snapshot, here) ?? inLibrary(index, here);
}

type Here = (declaration: Declaration) => boolean;

function inSystems(snapshot: Snapshot, here: Here): Entity | undefined {
    for (const system of [...snapshot.systems, ...snapshot.tests]) {
        const { model } = system;
        if (here(model.declaration)) {
            return { type: 'system', system };
        }
        const element = model.elements.find(each => isOwn(each) && here(each.declaration));
        if (element) {
            return { type: 'element', system, element };
        }
        const zone = model.zones.find(each => isOwn(each) && here(each.declaration));
        if (zone) {
            return { type: 'zone', system, zone };
        }
        const data = model.data.find(each => isOwn(each) && here(each.declaration));
        if (data) {
            return { type: 'data', system, data };
        }
        const statement = [...model.objectives, ...model.assumptions, ...model.views].find(each => here(each.declaration));
        if (statement) {
            return { type: 'statement', statement };
        }
    }
    return undefined;
}

function inLibrary(index: LibraryIndex, here: Here): Entity | undefined {
    const { library } = index;
    for (const kind of library.kinds) {
        const attribute = kind.attributes.find(each => here(each.declaration));
        if (attribute) {
            return { type: 'attribute', attribute, kind };
        }
        if (here(kind.declaration)) {
            return { type: 'kind', kind };
        }
    }
    const threat = library.threats.find(each => here(each.declaration));
    if (threat) {
        return { type: 'threat', threat };
    }
    const control = library.controls.find(each => here(each.declaration));
    if (control) {
        return { type: 'control', control };
    }
    const enumeration = library.enumerations.find(each => here(each.declaration));
    if (enumeration) {
        return { type: 'enumeration', enumeration };
    }
    for (const framework of library.frameworks) {
        if (here(framework.declaration)) {
            return { type: 'framework', framework };
        }
        const entry = framework.entries.find(each => here(each.declaration));
        if (entry) {
            return { type: 'entry', framework, entry };
        }
    }
    return undefined;
}
