import assert from 'node:assert/strict';
import { analyse, compileLibrary, isStillOpen, type Finding, type RuleSet } from '../../analysis/index.js';
import type { LibraryModel } from '../../language/model/library-model.js';
import type { SystemModel } from '../../language/model/system-model.js';
import { analyseText } from '../rules/analysed-text.js';
import { fact, mitigation, random, randomSystem } from './random-systems.js';

const CASES = 300;
const today = '2026-11-23';

describe('laws of the engine, on random systems', () => {
    let library: LibraryModel;
    let rules: RuleSet;
    before(async () => {
        ({ library } = await analyseText(''));
        rules = compileLibrary(library);
    });
    const run = (model: SystemModel): ReturnType<typeof analyse> => analyse(model, rules, { today });
    const open = (model: SystemModel): Set<string> =>
        new Set(
            run(model)
                .findings.filter(isStillOpen)
                .map(finding => finding.id)
        );
    const forAll = (law: (model: SystemModel, seed: number) => void): void => {
        for (let seed = 1; seed <= CASES; seed++) law(randomSystem(library, seed), seed);
    };

    it('finds something on most of them', () => {
        let found = 0;
        forAll(model => (found += run(model).findings.length > 0 ? 1 : 0));
        assert.ok(found > CASES / 2, `${found} of ${CASES}`);
    });

    it('gives equal output for equal input', () => {
        forAll(model => assert.deepEqual(run(structuredClone(model)), run(model)));
    });

    it('never opens a finding when a control is added', () => {
        forAll((model, seed) => {
            const before = open(model);
            const next = random(seed * 7919);
            const changed = structuredClone(model);
            const places = [changed, ...changed.zones, ...changed.elements, ...changed.flows];
            const control = library.controls[Math.floor(next() * library.controls.length)].name;
            places[Math.floor(next() * places.length)].mitigations.push(mitigation(control));
            for (const id of open(changed)) assert.ok(before.has(id), `${control} opened ${id} in system ${seed}`);
        });
    });

    it('offers only fixes that work', () => {
        forAll((model, seed) => {
            for (const finding of run(model).findings.filter(isStillOpen)) {
                for (const fix of finding.fixes) {
                    const changed = structuredClone(model);
                    for (const part of [fix, ...fix.also]) placeOf(changed, part).mitigations.push(mitigation(part.control));
                    const after = run(changed).findings.find(other => other.id === finding.id);
                    const closed =
                        after === undefined || after.status === 'mitigated' || (fix.effect === 'reduces' && after.status === 'residual');
                    assert.ok(
                        closed,
                        `${fix.control} on ${fix.on} left ${finding.threat} on ${finding.target} ${after?.status} in system ${seed}`
                    );
                }
            }
        });
    });

    it('counts right how many findings a fix closes', () => {
        forAll(model => {
            const before = run(model).findings.filter(isStillOpen);
            const fix = before.flatMap(finding => finding.fixes)[0];
            if (!fix) return;
            const changed = structuredClone(model);
            for (const part of [fix, ...fix.also]) placeOf(changed, part).mitigations.push(mitigation(part.control));
            const still = open(changed);
            assert.equal(before.filter(({ id }) => !still.has(id)).length, fix.closes);
        });
    });

    it('takes an answered question back', () => {
        forAll(model => {
            const question = run(model).questions.find(
                ({ targetType, answers, fact: name }) => targetType === 'element' && answers.length > 0 && name !== 'sends'
            );
            if (!question) return;
            const changed = structuredClone(model);
            const answer = question.answers[0].name;
            changed.elements[question.targetIndex].facts.push(fact(question.fact, [{ type: 'name', value: answer }], question.set));
            assert.ok(!run(changed).questions.some(other => other.target === question.target && other.fact === question.fact));
        });
    });

    it('gives the same findings whatever the order of flows', () => {
        const sketch = (findings: Finding[]): string[] => findings.map(({ id, status, severity }) => `${id} ${status} ${severity}`).sort();
        forAll(model => {
            const turned = { ...model, flows: [...model.flows].reverse() };
            assert.deepEqual(sketch(run(turned).findings), sketch(run(model).findings));
        });
    });

    it('names only elements and flows of the system in paths, each step joined by its flow', () => {
        forAll(model => {
            for (const { path } of run(model).findings) {
                path.slice(1).forEach((step, index) => {
                    const flow = model.flows[step.flow!];
                    const ends = step.against ? [flow.target, flow.source] : [flow.source, flow.target];
                    assert.deepEqual(ends, [path[index].element, step.element]);
                });
            }
        });
    });
});

function placeOf(model: SystemModel, { on, onType }: { on: string; onType: string }): { mitigations: SystemModel['mitigations'] } {
    switch (onType) {
        case 'element':
            return model.elements.find(element => element.id === on)!;
        case 'flow':
            return model.flows.find(flow => flow.id === on)!;
        case 'zone':
            return model.zones.find(zone => zone.id === on)!;
        default:
            return model;
    }
}
