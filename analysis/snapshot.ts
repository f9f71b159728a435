import type { SystemModel } from '../language/model/system-model.js';
import { Columns } from './columns.js';
import { AppliedControls } from './control-tables.js';
import { buildGraph, type FlowGraph } from './graph.js';
import type { RuleSet } from './rule-set.js';
import { Sweeps } from './sweeps.js';
import { BARE, worldOf, type World } from './worlds.js';

/** Trust levels of places where whoever uses them also controls them; literals of the library's enumeration `trust`. */
export const ATTACKER_HELD = new Set(['physical_uncontrolled', 'public', 'user_device']);

/** One system under analysis: the model with everything that is computed from it once. */
export class Snapshot {
    readonly columns: Columns;
    readonly graph: FlowGraph;
    readonly sweeps: Sweeps;
    readonly controls: AppliedControls;
    /** Indices of elements by their kind. */
    readonly elementsByKind: ReadonlyMap<string, readonly number[]>;
    /** Nothing is done; implemented and verified controls count; planned ones too. */
    readonly worlds: { bare: World; built: World; planned: World };

    private flowZones: (number | undefined)[] | undefined;

    constructor(
        readonly model: SystemModel,
        readonly rules: RuleSet
    ) {
        this.columns = new Columns(model, rules.kinds);
        this.graph = buildGraph(model);
        this.sweeps = new Sweeps(this);
        this.elementsByKind = groupByKind(model);
        this.controls = new AppliedControls(this);
        const built = worldOf(this.controls, 'built', false);
        this.worlds = {
            bare: BARE,
            built,
            planned: this.controls.plannedControls.size > 0 ? worldOf(this.controls, 'planned', true) : built
        };
    }

    /**
     * @returns whether an attacker holds the place itself: what guards there can be taken out.
     * A flow is held where both its ends are.
     */
    isAttackerHeld(type: 'element' | 'flow', index: number): boolean {
        if (type === 'flow') {
            const { source, target } = this.model.flows[index];
            return this.isAttackerHeld('element', source) && this.isAttackerHeld('element', target);
        }
        const cell = this.columns.column('element', 'trust')[index];
        return typeof cell === 'object' && ATTACKER_HELD.has(cell.names?.[0] ?? '');
    }

    /** @returns the innermost zone that holds both ends of a flow, if there is one. */
    zoneOfFlow(flow: number): number | undefined {
        this.flowZones ??= this.model.flows.map(({ source, target }) =>
            this.commonZone(this.model.elements[source].zone, this.model.elements[target].zone)
        );
        return this.flowZones[flow];
    }

    private commonZone(a: number | undefined, b: number | undefined): number | undefined {
        if (a === b) return a;
        const around = new Set<number>();
        for (let zone = a; zone !== undefined; zone = this.model.zones[zone].parent) around.add(zone);
        let zone = b;
        while (zone !== undefined && !around.has(zone)) zone = this.model.zones[zone].parent;
        return zone;
    }

    /** @returns whether an element lies in a zone, at any depth. */
    isInZone(element: number, zone: number): boolean {
        return this.isWithin(this.model.elements[element].zone, zone);
    }

    /** @returns whether a zone is `outer` or lies in it. */
    isWithin(inner: number | undefined, outer: number): boolean {
        for (let zone = inner; zone !== undefined; zone = this.model.zones[zone].parent) if (zone === outer) return true;
        return false;
    }
}

function groupByKind(model: SystemModel): Map<string, number[]> {
    const groups = new Map<string, number[]>();
    model.elements.forEach(({ kind }, index) => {
        const group = groups.get(kind);
        if (group) group.push(index);
        else groups.set(kind, [index]);
    });
    return groups;
}
