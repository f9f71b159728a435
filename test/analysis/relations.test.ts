import assert from 'node:assert/strict';
import { RELATIONS } from '../../analysis/index.js';
import { analyseText } from '../rules/analysed-text.js';
import { RELATIONS as CHECKED } from '../../language/checks/rule-subjects.js';

describe('relations', () => {
    it('that the language lets rules name are those that the engine knows, of the same things', () => {
        const types = Object.entries(RELATIONS).map(([subject, relations]) => [
            subject,
            Object.fromEntries(Object.entries(relations).map(([name, { type }]) => [name, type]))
        ]);
        assert.deepEqual({ ...Object.fromEntries(types), data: {}, system: {} }, CHECKED);
    });
});

/** @returns `threat on target` for what a rule of one threat finds, and `fact of target` for what it asks. */
async function ruled(rule: string, system: string): Promise<string[]> {
    const text = `threat house-rule { ${rule} } system s { ${system} }`;
    const { systems, complaints } = await analyseText(text);
    assert.deepEqual(complaints, []);
    const { findings, questions } = systems[0].analysis;
    return [
        ...findings.filter(({ threat }) => threat === 'house-rule').map(({ target }) => target),
        ...questions.filter(({ decides }) => decides.includes('house-rule')).map(({ fact, target }) => `${fact}? of ${target}`)
    ];
}

describe('facts of two ends', () => {
    const RULE = 'on flow when source.trust < target.trust';
    const zones = (a: string, b: string): string => `zone out { ${a} service a } zone in { ${b} service b } a -> b`;

    it('compare in the order of their values', async () => {
        assert.deepEqual(await ruled(RULE, zones('trust: public', 'trust: production')), ['out.a -> in.b']);
        assert.deepEqual(await ruled(RULE, zones('trust: production', 'trust: production')), []);
    });

    it('are asked for where one is not stated, and only that one', async () => {
        assert.deepEqual(await ruled(RULE, zones('', 'trust: production')), ['trust? of out.a']);
    });

    it('decide nothing where an end cannot have them', async () => {
        assert.deepEqual(await ruled('on flow when source.quota < target.quota', 'actor a service b { quota: 3 } a -> b'), []);
    });

    it('are both reasons of a finding', async () => {
        const text = `threat house-rule { ${RULE} } system s { ${zones('trust: public', 'trust: production')} }`;
        const { findings } = (await analyseText(text)).systems[0].analysis;
        assert.deepEqual(
            findings[0].because.map(({ text: reason }) => reason),
            ['a: trust is public (from out)', 'b: trust is production (from in)']
        );
    });
});

describe('the ends of a related flow', () => {
    it('can be asked as elements', async () => {
        const rule =
            'on service when some outflow where (purpose = inference and some target where (kind = model and influenced by actor))';
        const system = (sends: string): string =>
            `data d  actor a  service s1  model m  a -> s1 { ${sends} }  s1 -> m { purpose: inference, sends: d }`;
        assert.deepEqual(await ruled(rule, system('sends: d')), ['s1']);
        assert.deepEqual(await ruled(rule, system('returns: d')), []);
    });
});
