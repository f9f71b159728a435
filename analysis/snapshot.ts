import type { SystemModel } from '../language/model/system-model.js';
import { Columns } from './columns.js';
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
    /** Nothing is done; implemented and verified controls count; planned ones too. */
    readonly worlds: { bare: World; built: World; planned: World };

    constructor(
        readonly model: SystemModel,
        readonly rules: RuleSet
    ) {
        this.columns = new Columns(model, rules.kinds);
        this.graph = buildGraph(model);
        this.sweeps = new Sweeps(this);
        this.worlds = {
            bare: BARE,
            built: worldOf(this, 'built', (mitigation) => mitigation.status !== 'planned'),
            planned: worldOf(this, 'planned', () => true)
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

    /** @returns whether an element lies in a zone, at any depth. */
    isInZone(element: number, zone: number): boolean {
        for (let current = this.model.elements[element].zone; current !== undefined; current = this.model.zones[current].parent) {
            if (current === zone) return true;
        }
        return false;
    }
}
