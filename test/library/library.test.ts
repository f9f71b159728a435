import assert from 'node:assert/strict';
import { runTest } from '../../analysis/index.js';
import type { ExpectedStatus } from '../../language/model/test-model.js';
import { libraryTestFiles } from './library-tests.js';

const TODAY = '2026-11-23';
const files = await libraryTestFiles();

/** What must have been shown of every threat, and the expectations that show it. */
const CASES: readonly (readonly [string, readonly ExpectedStatus[]])[] = [
    ['fires', ['open']],
    ['is silent', ['none']],
    ['is mitigated or reduced', ['mitigated', 'residual']]
];

for (const { name, tests, rules, complaints } of files) {
    describe(`the library's tests in ${name}`, () => {
        it('are written without a complaint', () => {
            assert.deepEqual(complaints, []);
        });

        for (const test of tests) {
            it(test.name, () => {
                const failures = runTest(test, rules, { today: TODAY }).flatMap(({ failure, declaration }) =>
                    failure === undefined ? [] : [`line ${declaration.whole.start.line + 1}: ${failure}`]
                );
                assert.notEqual(test.expectations.length, 0);
                assert.deepEqual(failures, []);
            });
        }
    });
}

describe("the library's tests", () => {
    const expectations = files.flatMap(({ tests }) => tests.flatMap(test => test.expectations));
    const shown = new Set(expectations.flatMap(each => ('threat' in each ? [`${each.threat} ${each.status}`] : [])));

    for (const [what, statuses] of CASES) {
        it(`show, for every threat, a model where it ${what}`, () => {
            const threats = files[0].rules.library.threats.map(threat => threat.name);
            const missing = threats.filter(threat => !statuses.some(status => shown.has(`${threat} ${status}`)));
            assert.deepEqual(missing, []);
        });
    }

    it('have a sentence of their own each', () => {
        const names = files.flatMap(({ tests }) => tests.map(test => test.name));
        assert.deepEqual(
            names.filter((name, index) => names.indexOf(name) !== index),
            []
        );
    });
});
