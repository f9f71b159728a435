import type { SystemModel } from '../language/model/system-model.js';
import { Columns } from './columns.js';
import { filled, renewed } from './equality.js';
import type { Question } from './finding.js';
import { AppliedControls } from './control-tables.js';
import { buildGraph, type FlowGraph } from './graph.js';
import { indicesBy } from './grouping.js';
import { groupByKind } from './kinds.js';
import type { Neighbourhood } from './neighbourhood.js';
import type { RuleSet } from './rule-set.js';
import { Sweeps } from './sweeps.js';
import { BARE, worldOf, type World } from './worlds.js';

/** Trust levels of places where whoever uses them also controls them; literals of the library's enumeration `trust`. */
export const ATTACKER_HELD = new Set(['physical_uncontrolled', 'public', 'user_device']);

interface Placed {
    type: 'element' | 'flow' | 'zone';
    index: number;
}

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
    private held: Uint8Array | undefined;
    private components: Map<number, number[]> | undefined;
    private answers: Question['answers'] | undefined;
    private byId: Map<string, Placed> | undefined;

    /** @param parts what is known of the model already: from the version before, or from the snapshot that this is another view of */
    constructor(
        readonly model: SystemModel,
        readonly rules: RuleSet,
        parts: {
            columns?: Columns;
            graph?: FlowGraph;
            elementsByKind?: ReadonlyMap<string, readonly number[]>;
            controlsFor?: (snapshot: Snapshot) => AppliedControls;
        } = {}
    ) {
        this.columns = parts.columns ?? new Columns(model, rules.kinds);
        this.graph = parts.graph ?? buildGraph(model);
        this.sweeps = new Sweeps(this);
        this.elementsByKind = parts.elementsByKind ?? groupByKind(model);
        this.controls = parts.controlsFor?.(this) ?? new AppliedControls(this);
        const built = worldOf(this.controls, 'built', false);
        this.worlds = {
            bare: BARE,
            built,
            planned: this.controls.plannedControls.size > 0 ? worldOf(this.controls, 'planned', true) : built
        };
    }

    /**
     * @param near what has changed between this snapshot's model and `model`
     * @returns the snapshot of a later version, which shares whatever has not changed but knows no paths yet, and the names of
     * controls that count otherwise, though nothing near may have changed
     */
    after(model: SystemModel, near: Neighbourhood): { snapshot: Snapshot; seenElsewhere: Set<string> } {
        const { changes } = near;
        let seenElsewhere = new Set<string>();
        const snapshot = new Snapshot(model, this.rules, {
            columns: this.columns.after(model, changes),
            graph: changes.content ? buildGraph(model) : this.graph,
            elementsByKind: this.elementsByKindIn(model, changes.elements),
            controlsFor: later => {
                later.flowZones = this.flowZones;
                const result = this.controls.after(later, near);
                seenElsewhere = result.seenElsewhere;
                return result.controls;
            }
        });
        snapshot.components = this.components;
        snapshot.byId = this.byId;
        snapshot.held = this.held && renewed(this.held, changes.elements, index => (snapshot.readsHeld(index) ? 1 : 0));
        return { snapshot, seenElsewhere };
    }

    /** @returns the same grouping where no changed element is of another kind than before */
    private elementsByKindIn({ elements }: SystemModel, changed: ReadonlySet<number>): Snapshot['elementsByKind'] | undefined {
        for (const index of changed) if (elements[index].kind !== this.model.elements[index].kind) return undefined;
        return this.elementsByKind;
    }

    /** @returns the same system for trying things out: what is searched there is not remembered here. */
    forTrials(): Snapshot {
        const { columns, graph, elementsByKind, controls } = this;
        const trial = new Snapshot(this.model, this.rules, { columns, graph, elementsByKind, controlsFor: () => controls });
        return Object.assign(trial, { flowZones: this.flowZones, held: this.held, components: this.components });
    }

    /**
     * @returns whether an attacker holds the place itself: what guards there can be taken out.
     * A flow is held where both its ends are.
     */
    isAttackerHeld(type: 'element' | 'flow', index: number): boolean {
        const { held } = this;
        if (!held) {
            this.held = filled(new Uint8Array(this.model.elements.length), element => (this.readsHeld(element) ? 1 : 0));
            return this.isAttackerHeld(type, index);
        }
        if (type === 'element') return held[index] === 1;
        const { source, target } = this.model.flows[index];
        return held[source] === 1 && held[target] === 1;
    }

    private readsHeld(element: number): boolean {
        const cell = this.columns.column('element', 'trust')[element];
        return typeof cell === 'object' && ATTACKER_HELD.has(cell.names?.[0] ?? '');
    }

    /** @returns the indices of the elements directly inside an element. */
    componentsOf(element: number): readonly number[] {
        this.components ??= indicesBy(this.model.elements, ({ parent }) => parent);
        return this.components.get(element) ?? [];
    }

    /** Elements, flows and zones by their ids. */
    get places(): ReadonlyMap<string, Placed> {
        if (!this.byId) {
            const { elements, flows, zones } = this.model;
            // What comes first in this order hides what has the same id.
            this.byId = new Map<string, Placed>([
                ...zones.map(({ id }, index) => [id, { type: 'zone', index }] as const).reverse(),
                ...flows.map(({ id }, index) => [id, { type: 'flow', index }] as const).reverse(),
                ...elements.map(({ id }, index) => [id, { type: 'element', index }] as const).reverse()
            ]);
        }
        return this.byId;
    }

    /** The data of the system, to answer with what a flow carries. */
    get dataAnswers(): Question['answers'] {
        return (this.answers ??= this.model.data.map(({ id, title }) => ({ name: id, title })));
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
