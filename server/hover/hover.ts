import { MarkupKind, type Hover } from 'vscode-languageserver-types';
import type { Position } from '../../language/model/source.js';
import type { Entity } from '../lookup/entity.js';
import { entityAt } from '../lookup/entity-at.js';
import { libraryIndex, type LibraryIndex } from '../lookup/library-index.js';
import { comparePositions, isOwn } from '../lookup/ranges.js';
import type { Snapshot } from '../session/session.js';
import { attributeHover, enumerationHover, literalHover } from './attribute-hover.js';
import { entryHover, frameworkHover } from './catalogue-hover.js';
import { controlHover } from './control-hover.js';
import { dataHover, elementHover, flowHover, statementHover, systemHover, zoneHover } from './place-hover.js';
import { kindHover, type ElementOfKind } from './kind-hover.js';
import { threatHover } from './threat-hover.js';

/** What the word at a position is, and what the analysis knows of it. */
export function hover(snapshot: Snapshot, position: Position): Hover | undefined {
    const found = entityAt(snapshot, position);
    if (!found) {
        return undefined;
    }
    const index = libraryIndex(snapshot.library);
    const { entity, range } = found;
    const value =
        entity.type === 'kind' ? kindHover(entity.kind, index, elementBehind(snapshot, range.start)) : describe(entity, index, position);
    return { contents: { kind: MarkupKind.Markdown, value }, range };
}

/** The element whose statement starts at a place, where its kind stands. */
function elementBehind({ systems, tests }: Snapshot, start: Position): ElementOfKind | undefined {
    for (const system of [...systems, ...tests]) {
        const element = system.model.elements.find(each => isOwn(each) && comparePositions(each.declaration.whole.start, start) === 0);
        if (element) {
            return { system, element };
        }
    }
    return undefined;
}

/** The description of an entity as Markdown. */
export function describe(entity: Entity, index: LibraryIndex, position?: Position): string {
    switch (entity.type) {
        case 'system':
            return systemHover(entity.system, index);
        case 'zone':
            return zoneHover(entity.system, entity.zone, index);
        case 'element':
            return elementHover(entity.system, entity.element, index);
        case 'data':
            return dataHover(entity.system, entity.data, index);
        case 'flow':
            return flowHover(entity.system, entity.flow, index);
        case 'statement':
            return statementHover(entity.statement);
        case 'kind':
            return kindHover(entity.kind, index);
        case 'attribute':
            return attributeHover(entity, index);
        case 'literal':
            return literalHover(entity.enumeration, entity.literal, entity.of);
        case 'enumeration':
            return enumerationHover(entity.enumeration);
        case 'control':
            return controlHover(entity.control, entity.system, index, position);
        case 'threat':
            return threatHover(entity.threat, entity.system, index);
        case 'framework':
            return frameworkHover(entity.framework);
        case 'entry':
            return entryHover(entity);
    }
}
