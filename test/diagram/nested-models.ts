import type { SystemModel } from '../../language/model/system-model.js';
import { element, seededRandom, systemModel, zone, type FlowSketch, type Sketch } from './models.js';

const KINDS = ['service', 'service', 'model', 'store', 'gateway', 'dataset', 'agent'];
const TITLES = ['Inference API', 'Feature store', 'Model registry', 'Answers questions about orders', undefined];
const LABELS = ['request', 'load the weights', 'a rather long label that needs two lines', undefined];

/** A model, and where its elements are, so that more can be added. */
export interface NestedModel {
    sketches: Sketch[];
    flows: FlowSketch[];
    ids: string[];
    /** The innermost zones. */
    zones: { id: string; content: Sketch[] }[];
}

/**
 * Zones in zones in zones with some eight elements in each innermost one, some of them services with parts, some actors outside of
 * all; one and a half flows per element, three of four to an element nearby.
 */
export function nestedModel(seed: number, size: number): NestedModel {
    const random = seededRandom(seed);
    const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)];
    const model: NestedModel = { sketches: [], flows: [], ids: [], zones: [] };
    const outers = Math.max(1, Math.round(size / 40));
    const leaves = Math.max(2, Math.round(size / 8));
    for (let outer = 0; outer < outers; outer++) {
        model.sketches.push(zone(`o${outer}`, 'corporate', []));
    }
    for (let leaf = 0; leaf < leaves; leaf++) {
        const outer = model.sketches[leaf % outers];
        const content = outer.content!;
        const wantsNew = content.length === 0 || random() < 0.4;
        const middle = wantsNew ? zone(`m${content.length}`, undefined, []) : pick(content);
        if (wantsNew) {
            content.push(middle);
        }
        const inner = zone(`z${leaf}`, pick(['production', 'restricted', undefined]), []);
        middle.content!.push(inner);
        model.zones.push({ id: `${outer.name}.${middle.name}.${inner.name}`, content: inner.content! });
    }
    const zoneOf: number[] = [];
    for (let index = 0; index < size; index++) {
        const outside = random() < 0.06;
        const at = Math.floor(random() * model.zones.length);
        const { id, content } = model.zones[at];
        const name = `e${index}`;
        if (outside) {
            model.sketches.push(element('actor', name, pick(TITLES)));
            model.ids.push(name);
        } else {
            const around = random() < 0.12 ? content.find(each => each.kind === 'service') : undefined;
            (around ? (around.content ??= []) : content).push(element(pick(KINDS), name, pick(TITLES)));
            model.ids.push(around ? `${id}.${around.name}.${name}` : `${id}.${name}`);
        }
        zoneOf.push(outside ? -1 : at);
    }
    const indices = [...model.ids.keys()];
    for (let count = 0; count < Math.floor(size * 1.5); count++) {
        const from = pick(indices);
        const near = indices.filter(index => zoneOf[index] === zoneOf[from] && index !== from);
        const to = near.length > 0 && random() < 0.75 ? pick(near) : pick(indices);
        model.flows.push({
            from: model.ids[from],
            to: model.ids[to],
            title: pick(LABELS),
            sends: random() < 0.3 ? ['photo'] : undefined,
            returns: random() < 0.2 ? ['answer'] : undefined
        });
    }
    return model;
}

/** The model as it is, and with one more element that two flows join to others, the first of them to one in the same zone. */
export function withOneMore(seed: number, size: number): { before: SystemModel; after: SystemModel; added: string } {
    const before = nestedModel(seed, size);
    const after = nestedModel(seed, size);
    const random = seededRandom(seed + 7919);
    const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)];
    const { id, content } = pick(after.zones);
    const neighbours = after.ids.filter(each => each.startsWith(`${id}.`));
    content.push(element(pick(KINDS), 'added', pick(TITLES)));
    const added = `${id}.added`;
    after.flows.push({ from: pick(neighbours.length > 0 ? neighbours : after.ids), to: added, title: pick(LABELS) });
    after.flows.push({ from: added, to: pick(after.ids), title: pick(LABELS) });
    return {
        before: systemModel('nested', before.sketches, before.flows),
        after: systemModel('nested', after.sketches, after.flows),
        added
    };
}
