import assert from 'node:assert/strict';
import { analyse, Analyser, compileLibrary, type Analysis } from '../../analysis/index.js';
import type { LibraryModel } from '../../language/model/library-model.js';
import { analyseText } from '../rules/analysed-text.js';
import { edited, laidOut, withRandomThreats } from './random-edits.js';
import { random, randomSystem } from './random-systems.js';

const SYSTEMS = 60;
const EDITS = 40;
const today = '2026-11-23';

describe('An analysis after an edit', () => {
    let library: LibraryModel;
    before(async () => {
        ({ library } = await analyseText(''));
    });

    /** Fixes are worked out when they are read, and cost most: only sometimes are they read. */
    const plain = ({ findings, questions, notices }: Analysis, withFixes: boolean): unknown => ({
        findings: findings.map(finding => (withFixes ? { ...finding } : { ...finding, fixes: [] })),
        questions,
        notices
    });

    it('is what a fresh analysis of the text says, over thousands of edits and with rules of all kinds', function () {
        this.timeout(300_000);
        for (let seed = 1; seed <= SYSTEMS; seed++) {
            const next = random(seed * 104729);
            const seen = withRandomThreats(library, 12, next);
            const rules = compileLibrary(seen);
            const analyser = new Analyser(rules);
            let model = laidOut(randomSystem(seen, seed));
            for (let edit = 0; edit < EDITS; edit++) {
                const withFixes = edit % 8 === 7;
                const after = plain(analyser.analyse(model, { today }), withFixes);
                assert.deepEqual(after, plain(analyse(model, rules, { today }), withFixes), `system ${seed}, edit ${edit}`);
                model = edited(model, seen, next);
            }
        }
    });
});
