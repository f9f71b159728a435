import type { MitigationModel, MitigationStatus } from '../language/model/system-model.js';
import { isEqual, renewed } from './equality.js';
import type { Neighbourhood } from './neighbourhood.js';
import type { Snapshot } from './snapshot.js';

/** Where one control holds: 1 by element and by flow. */
export interface ControlTable {
    element: Uint8Array;
    flow: Uint8Array;
    anywhere: boolean;
}

/** A control where the model applies it. */
export interface Applied {
    control: string;
    type: 'element' | 'flow' | 'zone' | 'system';
    index: number;
    status: MitigationStatus;
    /** When it is due, where that is said. */
    due?: string;
}

/** Which controls the model applies where, and which its facts stand for. Made once for all worlds of a snapshot. */
export class AppliedControls {
    private byControl = new Map<string, Applied[]>();
    private readonly implied = new Map<string, ControlTable>();
    private readonly tables = new Map<string, { control: string; withPlanned: boolean; table: ControlTable }>();
    private readonly planned = new Set<string>();

    /** @param collected where the model applies controls, if that is known */
    constructor(
        private readonly snapshot: Snapshot,
        collected?: AppliedControls
    ) {
        if (collected) {
            this.byControl = collected.byControl;
            this.planned = collected.planned;
            return;
        }
        const { model } = snapshot;
        this.add('system', 0, model.mitigations);
        model.zones.forEach((zone, index) => this.add('zone', index, zone.mitigations));
        model.elements.forEach((element, index) => this.add('element', index, element.mitigations));
        model.flows.forEach((flow, index) => this.add('flow', index, flow.mitigations));
    }

    /**
     * @param near what has changed since the version that these controls are of
     * @returns the controls of a later version, tables with equal content being the same, and the names of controls of which
     * a rule can have seen more than their tables say: those planned elsewhere, and those that are now somewhere for the first time
     */
    after(snapshot: Snapshot, near: Neighbourhood): { controls: AppliedControls; seenElsewhere: Set<string> } {
        const controls = new AppliedControls(snapshot, near.changes.mitigations ? undefined : this);
        const seenElsewhere = new Set<string>();
        const planned = near.changes.mitigations ? new Set([...this.planned, ...controls.planned]) : [];
        for (const control of planned) if (!isEqual(this.plannedAt(control), controls.plannedAt(control))) seenElsewhere.add(control);
        for (const [control, table] of this.implied) controls.implied.set(control, controls.renewedByFacts(control, table, near));
        for (const [key, { control, withPlanned, table }] of this.tables) {
            const unchanged =
                this.implied.get(control) === controls.implied.get(control) &&
                isEqual(this.byControl.get(control), controls.byControl.get(control));
            const later = unchanged ? table : controls.fill(control, withPlanned);
            controls.tables.set(key, { control, withPlanned, table: later });
            if (later.anywhere && !table.anywhere) seenElsewhere.add(control);
        }
        return { controls, seenElsewhere };
    }

    /** Controls that are planned somewhere. */
    get plannedControls(): ReadonlySet<string> {
        return this.planned;
    }

    /** @returns the places where a control is planned. */
    plannedAt(control: string): Applied[] {
        return this.planned.has(control) ? this.byControl.get(control)!.filter(({ status }) => status === 'planned') : [];
    }

    /** @returns whether a control is applied to the system as such. */
    isOnSystem(control: string, withPlanned: boolean): boolean {
        return this.byControl.get(control)?.some(({ type, status }) => type === 'system' && (withPlanned || status !== 'planned')) ?? false;
    }

    /** @returns where a control holds, with or without what is only planned. */
    tableOf(control: string, withPlanned: boolean): ControlTable {
        const key = withPlanned ? `${control} planned` : control;
        let known = this.tables.get(key);
        if (!known) {
            known = { control, withPlanned, table: this.fill(control, withPlanned) };
            this.tables.set(key, known);
        }
        return known.table;
    }

    private fill(control: string, withPlanned: boolean): ControlTable {
        const implied = this.impliedTable(control);
        const applied = (this.byControl.get(control) ?? []).filter(({ status }) => withPlanned || status !== 'planned');
        if (applied.length === 0) return implied;
        const table: ControlTable = { element: implied.element.slice(), flow: implied.flow.slice(), anywhere: true };
        const zones = new Set<number>();
        for (const { type, index } of applied) {
            if (type === 'element') table.element[index] = 1;
            else if (type === 'flow') table.flow[index] = 1;
            else if (type === 'zone') zones.add(index);
            else this.fillOwn(table);
        }
        if (zones.size > 0) this.fillZones(zones, table);
        return table;
    }

    private add(type: Applied['type'], index: number, mitigations: MitigationModel[]): void {
        for (const { control, status, facts } of mitigations) {
            const due = facts.find(fact => fact.name === 'due')?.values[0]?.value;
            const applied: Applied = { control, type, index, status, due: due === undefined ? undefined : String(due) };
            const others = this.byControl.get(control);
            if (others) others.push(applied);
            else this.byControl.set(control, [applied]);
            if (status === 'planned') this.planned.add(control);
        }
    }

    /** What is applied to the system holds for all that is its own. */
    private fillOwn(table: ControlTable): void {
        const { elements, flows } = this.snapshot.model;
        elements.forEach(({ from }, index) => from === undefined && (table.element[index] = 1));
        flows.forEach(({ from }, index) => from === undefined && (table.flow[index] = 1));
    }

    private fillZones(zones: Set<number>, table: ControlTable): void {
        const { model } = this.snapshot;
        const inside = model.zones.map((_, index) => zones.has(index));
        model.zones.forEach((zone, index) => (inside[index] ||= zone.parent !== undefined && inside[zone.parent]));
        model.elements.forEach(({ zone }, index) => {
            if (zone !== undefined && inside[zone]) table.element[index] = 1;
        });
        for (let flow = 0; flow < table.flow.length; flow++) {
            const zone = this.snapshot.zoneOfFlow(flow);
            if (zone !== undefined && inside[zone]) table.flow[flow] = 1;
        }
    }

    private impliedTable(control: string): ControlTable {
        let table = this.implied.get(control);
        if (!table) {
            table = this.readFacts(control);
            this.implied.set(control, table);
        }
        return table;
    }

    /** @returns what facts stand for in a later version than `before` is of. */
    private renewedByFacts(control: string, before: ControlTable, near: Neighbourhood): ControlTable {
        const { model, rules } = this.snapshot;
        const implied = rules.impliedBy(control);
        if (!implied) return before;
        if (implied.reach.paths !== undefined) return this.readFacts(control);
        const { elements, flows } = near.within(implied.reach.facts);
        const onElement = (index: number): number =>
            implied.kinds.has(model.elements[index].kind) && implied.element(this.snapshot, index) ? 1 : 0;
        const onFlow = (index: number): number => (implied.kinds.has('flow') && implied.flow(this.snapshot, index) ? 1 : 0);
        const element = renewed(before.element, elements, onElement);
        const flow = renewed(before.flow, flows, onFlow);
        if (element === before.element && flow === before.flow) return before;
        return { element, flow, anywhere: element.includes(1) || flow.includes(1) };
    }

    private readFacts(control: string): ControlTable {
        const { model, rules } = this.snapshot;
        const element = new Uint8Array(model.elements.length);
        const flow = new Uint8Array(model.flows.length);
        const implied = rules.impliedBy(control);
        if (implied) {
            for (const [kind, members] of this.snapshot.elementsByKind) {
                if (implied.kinds.has(kind)) for (const index of members) if (implied.element(this.snapshot, index)) element[index] = 1;
            }
            if (implied.kinds.has('flow')) {
                for (let index = 0; index < flow.length; index++) if (implied.flow(this.snapshot, index)) flow[index] = 1;
            }
        }
        return { element, flow, anywhere: element.includes(1) || flow.includes(1) };
    }
}
