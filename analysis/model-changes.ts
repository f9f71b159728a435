import type { FactModel, MitigationModel, SystemModel } from '../language/model/system-model.js';
import { isEqual } from './equality.js';

/** What is different between two versions of a system that consist of the same elements, flows, zones and data. */
export interface ModelChanges {
    /** Indices of elements that say something else, are told of differently by a flow, or lie in a zone that states or has something else. */
    elements: Set<number>;
    /** The same for flows. */
    flows: Set<number>;
    /** Indices of data that say something else. */
    data: Set<number>;
    displaced: Displaced;
    /** Flows whose `a -> b` has another place. */
    movedFlows: Set<number>;
    /** Whether controls are applied to other places, or otherwise. */
    mitigations: boolean;
    /** Whether content moves along other edges than before. */
    content: boolean;
}

/** What has moved in the text, or something in it, and what says something else: no more than its place depends on that. */
export interface Displaced {
    system: boolean;
    zone: Set<number>;
    element: Set<number>;
    flow: Set<number>;
    data: Set<number>;
}

/**
 * Compares two versions of a system, in time linear in their size and small where they share most objects.
 *
 * @returns undefined where the versions do not consist of the same members in the same order, or where the system itself
 * says something else: then nothing that was worked out for the one holds for the other
 */
export function changesBetween(before: SystemModel, after: SystemModel): ModelChanges | undefined {
    if (before.name !== after.name || !isSameStating(before, after)) return undefined;
    if (!isSameData(before, after) || !isSameShape(before, after)) return undefined;
    const changes: ModelChanges = {
        elements: new Set(),
        flows: new Set(),
        data: new Set(),
        displaced: {
            system: !isEqual(before.facts, after.facts),
            zone: displacedOf(before.zones, after.zones),
            element: displacedOf(before.elements, after.elements),
            flow: displacedOf(before.flows, after.flows),
            data: displacedOf(before.data, after.data)
        },
        movedFlows: new Set(),
        mitigations: false,
        content: false
    };
    const { displaced } = changes;
    for (const index of displaced.data) if (!isSameFacts(before.data[index].facts, after.data[index].facts)) changes.data.add(index);
    for (const index of displaced.element) {
        const [old, element] = [before.elements[index], after.elements[index]];
        if (!isSameMitigations(old.mitigations, element.mitigations)) changes.mitigations = true;
        if (
            old.id !== element.id ||
            old.name !== element.name ||
            old.kind !== element.kind ||
            old.title !== element.title ||
            !isSameStating(old, element)
        )
            changes.elements.add(index);
    }
    for (const index of displaced.flow) {
        const [old, flow] = [before.flows[index], after.flows[index]];
        if (hasMoved(old, flow)) changes.movedFlows.add(index);
        if (!isSameMitigations(old.mitigations, flow.mitigations)) changes.mitigations = true;
        // What a flow says of how it arrives can hold for its target.
        if (!isSameFacts(old.facts, flow.facts)) changes.elements.add(flow.target);
        if (isEmpty(old.sends) !== isEmpty(flow.sends) || isEmpty(old.returns) !== isEmpty(flow.returns)) changes.content = true;
        const carriesAlike = isEqual(old.sends, flow.sends) && isEqual(old.returns, flow.returns);
        if (old.title !== flow.title || !carriesAlike || !isSameStating(old, flow)) changes.flows.add(index);
    }
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
        areAllSame(before.zones, after.zones, (old, zone) => old.id === zone.id && old.parent === zone.parent && old.from === zone.from) &&
        areAllSame(
            before.elements,
            after.elements,
            (old, element, index) =>
                old.from === element.from &&
                old.zone === element.zone &&
                old.parent === element.parent &&
                ((old.id === element.id && old.name === element.name) || isAlone(index, after))
        ) &&
        areAllSame(
            before.flows,
            after.flows,
            (old, flow) => old.id === flow.id && old.from === flow.from && old.source === flow.source && old.target === flow.target
        )
    );
}

/** Nearly all are the same objects in every version: only of the others it is asked whether they count as the same. */
function areAllSame<M>(before: readonly M[], after: readonly M[], isSame: (before: M, after: M, index: number) => boolean): boolean {
    if (before.length !== after.length) return false;
    for (let index = 0; index < after.length; index++)
        if (before[index] !== after[index] && !isSame(before[index], after[index], index)) return false;
    return true;
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

function displacedOf(before: readonly Place[], after: readonly Place[]): Set<number> {
    const displaced = new Set<number>();
    for (let index = 0; index < after.length; index++) {
        const [old, now] = [before[index], after[index]];
        // Most of what is not the same object has moved, which its first position says.
        if (old !== now && (hasMoved(old, now) || !isEqual(old, now))) displaced.add(index);
    }
    return displaced;
}

function hasMoved({ declaration: before }: Place, { declaration: after }: Place): boolean {
    return before.name.start.line !== after.name.start.line || before.uri !== after.uri || !isEqual(before.name, after.name);
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
    return {
        facts: !isSameFacts(before.facts, after.facts),
        mitigations: !isSameMitigations(before.mitigations, after.mitigations)
    };
}

function isSameStating(before: Stating, after: Stating): boolean {
    return isSameFacts(before.facts, after.facts) && isSameMitigations(before.mitigations, after.mitigations);
}

/** Whether facts say the same, wherever they stand in the text. */
function isSameFacts(before: readonly FactModel[], after: readonly FactModel[]): boolean {
    if (before === after) return true;
    if (before.length !== after.length) return false;
    for (let index = 0; index < after.length; index++) {
        const [old, now] = [before[index], after[index]];
        if (old !== now && (old.name !== now.name || old.list !== now.list || !isEqual(old.values, now.values))) return false;
    }
    return true;
}

function isSameMitigations(before: readonly MitigationModel[], after: readonly MitigationModel[]): boolean {
    if (before === after) return true;
    if (before.length !== after.length) return false;
    return after.every(({ control, status, facts }, index) => {
        const old = before[index];
        return old.control === control && old.status === status && isSameFacts(old.facts, facts);
    });
}
