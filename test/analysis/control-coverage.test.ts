import assert from 'node:assert/strict';
import { analyse, compileLibrary, controlCoverage, isStillOpen, type RuleSet } from '../../analysis/index.js';
import type { LibraryModel } from '../../language/model/library-model.js';
import { analyseText } from '../rules/analysed-text.js';
import { mitigation, randomSystem } from './random-systems.js';

const CASES = 30;
const today = '2026-11-23';

describe('what a control covers in a system', () => {
    let library: LibraryModel;
    let rules: RuleSet;
    before(async () => {
        ({ library } = await analyseText(''));
        rules = compileLibrary(library);
    });

    it('are the places that have it, through a zone, the system or a fact too, and those where it is planned', async () => {
        const { systems } = await analyseText(`system s {
  zone safe { mitigation encryption-at-rest  store first  store second }
  store third { mitigation encryption-at-rest { status: planned, owner: "us", due: 2099-01-01 } }
  store fourth
}`);
        const [{ model, analysis }] = systems;
        const coverage = controlCoverage(analysis, 'encryption-at-rest');
        const names = (indices: readonly number[] = []) => indices.map(index => model.elements[index].name);
        assert.deepEqual([names(coverage?.holds.elements), names(coverage?.planned.elements)], [['first', 'second'], ['third']]);
    });

    it('are the findings that go, or become residual, where the whole system gets it, on random systems', () => {
        let changed = 0;
        for (let seed = 1; seed <= CASES; seed++) {
            const model = randomSystem(library, seed);
            const analysis = analyse(model, rules, { today });
            const control = library.controls[(seed * 37) % library.controls.length].name;
            const named = analysis.findings.flatMap(({ fixes }) => fixes.slice(0, 1).map(fix => fix.control));
            for (const each of new Set([control, ...named.slice(0, 2)])) {
                const covered = structuredClone(model);
                covered.mitigations.push(mitigation(each));
                const after = new Map(analyse(covered, rules, { today }).findings.map(({ id, status }) => [id, status]));
                const expected = analysis.findings
                    .filter(isStillOpen)
                    .filter(({ id }) => ['mitigated', 'residual', undefined].includes(after.get(id)));
                const { changes } = controlCoverage(analysis, each)!;
                assert.deepEqual(
                    changes.map(index => analysis.findings[index].id),
                    expected.map(({ id }) => id),
                    `${each} in system ${seed}`
                );
                changed += changes.length;
            }
        }
        assert.notEqual(changed, 0);
    });

    it('is unknown for an analysis that the engine has not made', () => {
        assert.equal(controlCoverage({ findings: [], questions: [], notices: [] }, 'encryption-at-rest'), undefined);
    });
});
