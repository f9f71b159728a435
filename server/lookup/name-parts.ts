import type { Range } from '../../language/model/source.js';
import type { DataModel, ElementModel, ZoneModel } from '../../language/model/system-model.js';
import type { Entity, EntityAt } from './entity.js';

/**
 * What the part of a dotted name under the cursor stands for: in `prod.api` the zone or the element, in `atlas.AML.T0043` the
 * catalogue or its entry.
 * @param entity what the whole name stands for
 * @param word the whole name, where it stands
 * @param character the cursor's column
 */
export function partAt(entity: Entity, word: { text: string; range: Range }, character: number): EntityAt {
    const whole: EntityAt = { entity, range: word.range };
    const { line, character: wordStart } = word.range.start;
    if (entity.type === 'entry') {
        const end = wordStart + entity.framework.name.length;
        return word.text === `${entity.framework.name}.${entity.entry.id}` && character < end
            ? {
                  entity: { type: 'framework', framework: entity.framework },
                  range: { start: word.range.start, end: { line, character: end } }
              }
            : whole;
    }
    if ((entity.type !== 'element' && entity.type !== 'zone' && entity.type !== 'data') || !word.text.includes('.')) {
        return whole;
    }
    const cursor = character - wordStart;
    const start = word.text.lastIndexOf('.', cursor - 1) + 1;
    const dot = word.text.indexOf('.', cursor);
    const end = dot < 0 ? word.text.length : dot;
    const range = { start: { line, character: wordStart + start }, end: { line, character: wordStart + end } };
    const outwards = word.text.slice(end).split('.').length - 1;
    const part = outwards === 0 ? entity : start === 0 && isForeign(entity) ? otherSystem(entity) : containerOf(entity, outwards);
    return part ? { entity: part, range } : whole;
}

type Part = Extract<Entity, { type: 'element' | 'zone' | 'data' }>;

function modelOf(entity: Part): ElementModel | ZoneModel | DataModel {
    return entity.type === 'element' ? entity.element : entity.type === 'zone' ? entity.zone : entity.data;
}

function isForeign(entity: Part): boolean {
    return modelOf(entity).from !== undefined;
}

/** The zone that stands for another system, with whose name all names of its parts begin. */
function otherSystem(entity: Part): Entity | undefined {
    const { system } = entity;
    const [id] = modelOf(entity).id.split('.');
    const zone = system.model.zones.find(each => each.id === id);
    return zone && { type: 'zone', system, zone };
}

/** The zone, element or system that lies so many names further out than a thing. */
function containerOf(entity: Part, outwards: number): Entity | undefined {
    const { system } = entity;
    const names = modelOf(entity).id.split('.');
    if (outwards === names.length) {
        return { type: 'system', system };
    }
    const id = names.slice(0, -outwards).join('.');
    const zone = system.model.zones.find(each => each.id === id);
    if (zone) {
        return { type: 'zone', system, zone };
    }
    const element = system.model.elements.find(each => each.id === id);
    return element && { type: 'element', system, element };
}
