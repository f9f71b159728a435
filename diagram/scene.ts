import type { Finding, Question } from '../analysis/finding.js';
import type { FactModel, SystemModel } from '../language/model/system-model.js';
import { badgeOf } from './badges.js';
import type { Badge, ControlCover, DataMark, SceneShapeType } from './drawing.js';
import type { KindShapes } from './kind-shapes.js';

interface ScenePlaceBase {
    id: string;
    /** Title or name. */
    label: string;
    /** Index in `Scene.places` of the place that contains it; always smaller than its own. */
    parent?: number;
    questions: number;
}

/** A trust boundary, from a zone. */
export interface SceneBoundary extends ScenePlaceBase {
    type: 'boundary';
    /** Stated on the zone or inherited from the nearest zone around it that states it. */
    trust?: string;
}

/** An element. It is a multiple process where other places name it as their parent. */
export interface SceneShape extends ScenePlaceBase {
    type: 'shape';
    kind: string;
    kindName: string;
    shape: SceneShapeType;
    glyph: string;
    badge?: Badge;
    /** Number of elements inside that are not drawn. */
    collapsed?: number;
    /** What a store holds, where it is to be shown. */
    data?: DataMark;
    /** What the control in focus does here. */
    cover?: ControlCover;
    /** Its number on the path of the finding in focus, from 1. */
    step?: number;
}

export type ScenePlace = SceneBoundary | SceneShape;

export interface SceneFlow {
    id: string;
    /** Indices into `Scene.places`. */
    source: number;
    target: number;
    /** Title; empty where there is none. */
    title: string;
    /** Names of the data that goes with the arrow and against it. */
    sends: string[];
    returns: string[];
    twoWay: boolean;
    badge?: Badge;
    questions: number;
    /** Ids of the boundaries it leaves, inner first, then of those it enters, outer first. */
    crosses: string[];
    /** Ids of the flows that it stands for, where these are several. */
    parts?: string[];
    /** What it carries, where that is to be shown. */
    data?: DataMark;
    /** What the control in focus does here. */
    cover?: ControlCover;
    /** Whether it is part of the path of the finding in focus. */
    onPath?: boolean;
}

/** What is to be drawn, without positions. Places stand in the order of the text, but containers before their content. */
export interface Scene {
    system: { name: string; label: string; badge?: Badge; questions: number };
    places: ScenePlace[];
    flows: SceneFlow[];
}

/** The part of an analysis that the picture shows. */
export interface SceneAnalysis {
    findings: readonly Finding[];
    questions: readonly Question[];
}

/**
 * Turns a system and what was found in it into a scene. Ids are the model's own; where a broken text declares an id
 * twice, the later ones get `~2`, `~3` so that every drawn thing can still be told apart.
 */
export function buildScene(model: SystemModel, kinds: KindShapes, analysis: SceneAnalysis): Scene {
    const findings = groupBy(analysis.findings, finding => `${finding.targetType} ${finding.targetIndex}`);
    const questions = groupBy(analysis.questions, question => `${question.targetType} ${question.targetIndex}`);
    const marks = (type: string, index: number) => ({
        badge: badgeOf(findings.get(`${type} ${index}`) ?? []),
        questions: questions.get(`${type} ${index}`)?.length ?? 0
    });
    const uniqueId = idSource();
    const { places, elementPlaces } = buildPlaces(model, kinds, marks, uniqueId);
    const flows = model.flows.map((flow, index): SceneFlow => {
        const source = elementPlaces[flow.source];
        const target = elementPlaces[flow.target];
        return {
            id: uniqueId(flow.id),
            source,
            target,
            title: flow.title ?? '',
            sends: dataNames(model, flow.sends),
            returns: dataNames(model, flow.returns),
            twoWay: (flow.returns?.length ?? 0) > 0,
            ...marks('flow', index),
            crosses: crossedBoundaries(places, source, target)
        };
    });
    return { system: { name: model.name, label: model.title ?? model.name, ...marks('system', 0) }, places, flows };
}

type Marks = (type: string, index: number) => { badge: Badge | undefined; questions: number };

/** Zones and elements as places, each behind the place that contains it. */
function buildPlaces(model: SystemModel, kinds: KindShapes, marks: Marks, uniqueId: (id: string) => string) {
    const places: ScenePlace[] = [];
    const zonePlaces: (number | undefined)[] = [];
    const elementPlaces: number[] = [];
    const placeZone = (index: number): number => {
        const known = zonePlaces[index];
        if (known !== undefined) {
            return known;
        }
        const zone = model.zones[index];
        const parent = zone.parent === undefined ? undefined : placeZone(zone.parent);
        const outer = parent === undefined ? undefined : places[parent];
        const trust = statedName(zone.facts, 'trust') ?? (outer?.type === 'boundary' ? outer.trust : undefined);
        places.push({
            type: 'boundary',
            id: uniqueId(zone.id),
            label: zone.title ?? zone.name,
            parent,
            trust,
            questions: marks('zone', index).questions
        });
        return (zonePlaces[index] = places.length - 1);
    };
    const placeElement = (index: number): number => {
        if (elementPlaces[index] !== undefined) {
            return elementPlaces[index];
        }
        const element = model.elements[index];
        const parent =
            element.parent !== undefined ? placeElement(element.parent) : element.zone !== undefined ? placeZone(element.zone) : undefined;
        places.push({
            type: 'shape',
            id: uniqueId(element.id),
            label: element.title ?? element.name,
            parent,
            kind: element.kind,
            kindName: kinds.captionOf(element.kind),
            shape: kinds.shapeOf(element.kind),
            glyph: kinds.glyphOf(element.kind),
            ...marks('element', index)
        });
        return (elementPlaces[index] = places.length - 1);
    };
    model.zones.forEach((_, index) => placeZone(index));
    model.elements.forEach((_, index) => placeElement(index));
    return { places, elementPlaces };
}

/** The places around a place, itself first. */
export function enclosing(places: readonly ScenePlace[], index: number): number[] {
    const chain: number[] = [];
    for (let place: number | undefined = index; place !== undefined; place = places[place].parent) {
        chain.push(place);
    }
    return chain;
}

/** Ids of the boundaries that a flow between two places leaves, inner first, then of those that it enters, outer first. */
export function crossedBoundaries(places: readonly ScenePlace[], source: number, target: number): string[] {
    const left = enclosing(places, source);
    const entered = enclosing(places, target);
    const isBoundary = (index: number) => {
        const place = places[index];
        return place.type === 'boundary' || place.shape === 'boundary';
    };
    return [
        ...left.filter(place => isBoundary(place) && !entered.includes(place)),
        ...entered.filter(place => isBoundary(place) && !left.includes(place)).reverse()
    ].map(place => places[place].id);
}

function dataNames(model: SystemModel, indices: number[] | undefined): string[] {
    return (indices ?? [])
        .map(index => model.data[index])
        .filter(data => data !== undefined)
        .map(data => data.title ?? data.name);
}

function statedName(facts: readonly FactModel[], name: string): string | undefined {
    const value = facts.find(fact => fact.name === name)?.values[0];
    return value?.type === 'name' ? value.value : undefined;
}

function idSource(): (id: string) => string {
    const taken = new Set<string>();
    return id => {
        let unique = id;
        for (let copy = 2; taken.has(unique); copy++) {
            unique = `${id}~${copy}`;
        }
        taken.add(unique);
        return unique;
    };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
    const groups = new Map<string, T[]>();
    for (const item of items) {
        const key = keyOf(item);
        const group = groups.get(key);
        if (group) {
            group.push(item);
        } else {
            groups.set(key, [item]);
        }
    }
    return groups;
}
