import type { FactModel, MitigationModel, SystemModel } from '../language/model/system-model.js';
import { isEqual } from './equality.js';

/** What is different between two versions of a system that consist of the same elements, flows, zones and data. */
export interface ModelChanges {
    /** Indices of elements that read or are told of by a flow differently, have moved in the text, or lie in a zone that states or has something else. */
    elements: Set<number>;
    /** The same for flows. */
    flows: Set<number>;
    /** Indices of data that read differently or have moved. */
    data: Set<number>;
    /** Flows whose `a -> b` has another place. */
    movedFlows: Set<number>;
    /** Whether controls are applied to other places, or otherwise. */
    mitigations: boolean;
    /** Whether content moves along other edges than before. */
    content: boolean;
}

/**
 * Compares two versions of a system, in time linear in their size and small where they share most objects.
 *
 * @returns undefined where the versions do not consist of the same members in the same order, or where the system itself
 * says something else: then nothing that was worked out for the one holds for the other
 */
export function changesBetween(before: SystemModel, after: SystemModel): ModelChanges | undefined {
    if (before.name !== after.name || !isEqual(before.facts, after.facts) || !isEqual(before.mitigations, after.mitigations))
        return undefined;
    if (!isSameData(before, after) || !isSameShape(before, after)) return undefined;
    const changes: ModelChanges = {
        elements: new Set(),
        flows: new Set(),
        data: new Set(),
        movedFlows: new Set(),
        mitigations: false,
        content: false
    };
    after.data.forEach((data, index) => {
        if (!isEqual(before.data[index], data)) changes.data.add(index);
    });
    after.elements.forEach((element, index) => {
        const old = before.elements[index];
        if (old === element || isEqual(old, element)) return;
        changes.elements.add(index);
        if (!isEqual(old.mitigations, element.mitigations)) changes.mitigations = true;
    });
    after.flows.forEach((flow, index) => {
        const old = before.flows[index];
        if (old === flow || isEqual(old, flow)) return;
        changes.flows.add(index);
        if (hasMoved(old, flow)) changes.movedFlows.add(index);
        if (!isEqual(old.mitigations, flow.mitigations)) changes.mitigations = true;
        // What a flow says of how it arrives can hold for its target.
        if (!isEqual(old.facts, flow.facts)) changes.elements.add(flow.target);
        if (isEmpty(old.sends) !== isEmpty(flow.sends) || isEmpty(old.returns) !== isEmpty(flow.returns)) changes.content = true;
    });
    addWhatZonesChange(before, after, changes);
    return changes;
}

/** Data are offered as answers to questions by name and title, wherever a flow does not say what it carries. */
function isSameData(before: SystemModel, after: SystemModel): boolean {
    return (
        before.data.length === after.data.length &&
        after.data.every(({ id, title }, index) => before.data[index].id === id && before.data[index].title === title)
    );
}

function isSameShape(before: SystemModel, after: SystemModel): boolean {
    return (
        before.zones.length === after.zones.length &&
        before.elements.length === after.elements.length &&
        before.flows.length === after.flows.length &&
        after.zones.every((zone, index) => {
            const old = before.zones[index];
            return old === zone || (old.id === zone.id && old.parent === zone.parent && old.from === zone.from);
        }) &&
        after.elements.every((element, index) => {
            const old = before.elements[index];
            if (old === element) return true;
            return (
                old.from === element.from &&
                old.zone === element.zone &&
                old.parent === element.parent &&
                ((old.id === element.id && old.name === element.name) || isAlone(index, after))
            );
        }) &&
        after.flows.every((flow, index) => {
            const old = before.flows[index];
            return (
                old === flow || (old.id === flow.id && old.from === flow.from && old.source === flow.source && old.target === flow.target)
            );
        })
    );
}

/** What no flow joins, and what holds nothing, is called by its name in what is said of itself and nowhere else. */
function isAlone(element: number, { elements, flows }: SystemModel): boolean {
    return (
        elements[element].parent === undefined &&
        !elements.some(({ parent }) => parent === element) &&
        !flows.some(({ source, target }) => source === element || target === element)
    );
}

type Place = { declaration: SystemModel['declaration'] };

function hasMoved(before: Place, after: Place): boolean {
    return before.declaration.uri !== after.declaration.uri || !isEqual(before.declaration.name, after.declaration.name);
}

function isEmpty(list: readonly number[] | undefined): boolean {
    return list === undefined || list.length === 0;
}

/** What a zone says holds for all inside; a flow can lie inside only with both its ends. */
function addWhatZonesChange(before: SystemModel, after: SystemModel, changes: ModelChanges): void {
    const inside: boolean[] = [];
    let any = false;
    after.zones.forEach((zone, index) => {
        const change = zoneChange(before.zones[index], zone);
        if (change.mitigations) changes.mitigations = true;
        inside[index] = change.facts || change.mitigations || (zone.parent !== undefined && inside[zone.parent]);
        any ||= inside[index];
    });
    if (!any) return;
    const isInside = (element: number): boolean => {
        const { zone } = after.elements[element];
        return zone !== undefined && inside[zone];
    };
    after.elements.forEach((_, index) => {
        if (isInside(index)) changes.elements.add(index);
    });
    after.flows.forEach(({ source, target }, index) => {
        if (isInside(source) && isInside(target)) changes.flows.add(index);
    });
}

type Stating = { facts: FactModel[]; mitigations: MitigationModel[] };

function zoneChange(before: Stating, after: Stating): { facts: boolean; mitigations: boolean } {
    return { facts: !isEqual(before.facts, after.facts), mitigations: !isEqual(before.mitigations, after.mitigations) };
}
