import assert from 'node:assert/strict';
import { analyse, compileLibrary, controlEffects, isStillOpen, type ControlEffect, type RuleSet } from '../../analysis/index.js';
import type { LibraryModel } from '../../language/model/library-model.js';
import type { MitigationModel, SystemModel } from '../../language/model/system-model.js';
import { analyseText } from '../rules/analysed-text.js';
import { mitigation, random, randomSystem } from './random-systems.js';

const CASES = 80;
const today = '2026-11-23';

type PlaceType = 'element' | 'flow' | 'zone' | 'system';

describe('what a control would do at a place, on random systems', () => {
    let library: LibraryModel;
    let rules: RuleSet;
    before(async () => {
        ({ library } = await analyseText(''));
        rules = compileLibrary(library);
    });

    /** What analysing the system again says, with the control in place. */
    function inFact(model: SystemModel, type: PlaceType, index: number, control: string): ControlEffect {
        const statuses = new Map(analyse(model, rules, { today }).findings.map(finding => [finding.id, finding]));
        const changed = structuredClone(model);
        placeOf(changed, type, index).mitigations.push(mitigation(control));
        const after = new Map(analyse(changed, rules, { today }).findings.map(({ id, status }) => [id, status]));
        const open = [...statuses.values()].filter(isStillOpen).map(({ id }) => after.get(id));
        return {
            closes: open.filter(status => status === undefined || status === 'mitigated').length,
            reduces: open.filter(status => status === 'residual').length
        };
    }

    /** Some controls at a random place of a type in each system: those with an effect, and some without. */
    function forAll(type: PlaceType, law: (said: ControlEffect, real: ControlEffect, where: string) => void): number {
        let effective = 0;
        for (let seed = 1; seed <= CASES; seed++) {
            const model = randomSystem(library, seed);
            const next = random(seed * 104729);
            const { length } = { element: model.elements, flow: model.flows, zone: model.zones, system: [model] }[type];
            const index = Math.floor(next() * length);
            const effects = controlEffects(analyse(model, rules, { today }), type, index);
            effective += effects.size;
            const others = Array.from({ length: 3 }, () => library.controls[Math.floor(next() * library.controls.length)].name);
            for (const control of new Set([...effects.keys(), ...others])) {
                const said = effects.get(control) ?? { closes: 0, reduces: 0 };
                law(said, inFact(model, type, index, control), `${control} on ${type} ${index} of system ${seed}`);
            }
        }
        return effective;
    }

    for (const type of ['element', 'flow'] as const) {
        it(`says of each control on ${type === 'element' ? 'an element' : 'a flow'} how many findings it closes and reduces`, () => {
            const effective = forAll(type, (said, real, where) => assert.deepEqual(said, real, where));
            assert.ok(effective > 0);
        });
    }

    for (const type of ['zone', 'system'] as const) {
        it(`promises of no control on ${type === 'zone' ? 'a zone' : 'the system'} more than it does`, () => {
            const effective = forAll(type, (said, real, where) => {
                assert.ok(said.closes <= real.closes, where);
                assert.ok(said.closes + said.reduces <= real.closes + real.reduces, where);
            });
            assert.ok(effective > 0);
        });
    }
});

function placeOf(model: SystemModel, type: PlaceType, index: number): { mitigations: MitigationModel[] } {
    return { element: model.elements, flow: model.flows, zone: model.zones, system: [model] }[type][index];
}
