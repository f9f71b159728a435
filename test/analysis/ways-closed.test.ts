import assert from 'node:assert/strict';
import type { Finding } from '../../analysis/index.js';
import { analyseText } from '../rules/analysed-text.js';

/** @returns the findings of one rule. */
async function findings(controls: string, rule: string, system: string): Promise<Finding[]> {
    const { systems, complaints } = await analyseText(`${controls} threat house-rule { ${rule} } system s { data d {} ${system} }`);
    assert.deepEqual(complaints, []);
    return systems[0].analysis.findings.filter(({ threat }) => threat === 'house-rule');
}

const statusOf = async (controls: string, rule: string, system: string): Promise<string[]> =>
    (await findings(controls, rule, system)).map(({ status }) => status);

describe('ways that different controls close', () => {
    const CONTROLS = ['lock', 'guard', 'log'].map(name => `control ${name} { counts: on_path }`).join(' ');
    const rule = (mitigation: string): string => `on model when reached from actor mitigated by ${mitigation}`;
    /** Two ways to a model, each with a door of its own. */
    const system = (one: string, other: string): string =>
        `actor a  service one { ${one} }  service other { ${other} }  model m  a -> one  a -> other  one -> m  other -> m`;

    it('close an attack together where the rule is content with either', async () => {
        assert.deepEqual(await statusOf(CONTROLS, rule('lock or guard'), system('mitigation lock', 'mitigation guard')), ['mitigated']);
    });

    it('close it together where the rule states them as two alternatives', async () => {
        const twice = `${rule('lock')} mitigated by guard`;
        assert.deepEqual(await statusOf(CONTROLS, twice, system('mitigation lock', 'mitigation guard')), ['mitigated']);
    });

    it('leave it open where the rule wants both on each', async () => {
        assert.deepEqual(await statusOf(CONTROLS, rule('lock and guard'), system('mitigation lock', 'mitigation guard')), ['open']);
    });

    it('leave it open where one way has none', async () => {
        assert.deepEqual(await statusOf(CONTROLS, rule('lock or guard'), system('mitigation lock', 'mitigation log')), ['open']);
    });

    it('close it where each has all of one alternative', async () => {
        const choice = rule('(lock and log) or guard');
        assert.deepEqual(await statusOf(CONTROLS, choice, system('mitigation lock mitigation log', 'mitigation guard')), ['mitigated']);
        assert.deepEqual(await statusOf(CONTROLS, choice, system('mitigation lock', 'mitigation guard')), ['open']);
    });

    it('reduce it together as they close it', async () => {
        const reduced = 'on model when reached from actor reduced by lock or guard';
        assert.deepEqual(await statusOf(CONTROLS, reduced, system('mitigation lock', 'mitigation guard')), ['residual']);
    });

    it('are planned where one of them is', async () => {
        const planned = system('mitigation lock', 'mitigation guard { status: planned, due: 2027-01-31 }');
        assert.deepEqual(await statusOf(CONTROLS, rule('lock or guard'), planned), ['planned']);
    });
});

describe('a control that counts at the source', () => {
    const CONTROLS = 'control origin { counts: at_source }';
    const RULE = 'on training_job when learns from dataset mitigated by origin';
    const system = (first: string, second = '', flow = '', rest = ''): string => `zone lake { dataset one { ${first} } }
        zone shelf { dataset two { ${second} } } service mixer  training_job job { ${rest} }
        lake.one -> mixer { purpose: storage, sends: d ${flow} }  two -> job { purpose: training, sends: d mitigation origin }
        mixer -> job { purpose: training, sends: d }`;

    it('closes an attack on what every path begins with', async () => {
        assert.deepEqual(await statusOf(CONTROLS, RULE, system('mitigation origin')), ['mitigated']);
    });

    it('closes it on the flow by which the path leaves', async () => {
        assert.deepEqual(await statusOf(CONTROLS, RULE, system('', '', 'mitigation origin')), ['mitigated']);
    });

    it('counts neither further along the path nor on the target', async () => {
        const along = `${system('', '', '', 'mitigation origin')}`.replace('service mixer', 'service mixer { mitigation origin }');
        assert.deepEqual(await statusOf(CONTROLS, RULE, along), ['open']);
    });

    it('leaves open what begins elsewhere, too', async () => {
        assert.deepEqual(await statusOf(CONTROLS, RULE, system('', 'mitigation origin')), ['open']);
    });

    it('counts on the target where the rule asks about no path', async () => {
        const rule = 'on dataset when sensitivity = restricted mitigated by origin';
        const data = (more: string): string => `dataset x { sensitivity: restricted ${more} }`;
        assert.deepEqual(
            [await statusOf(CONTROLS, rule, data('')), await statusOf(CONTROLS, rule, data('mitigation origin'))],
            [['open'], ['mitigated']]
        );
    });

    it('counts on a flow that is the target, and on where that comes from', async () => {
        const rule = 'on flow when purpose = artifact and source.kind = supplier and supplies model mitigated by origin';
        const flow = (supplier: string, more: string): string =>
            `supplier hub { ${supplier} }  model m  hub -> m { purpose: artifact, sends: d ${more} }`;
        assert.deepEqual(await statusOf(CONTROLS, rule, flow('', '')), ['open']);
        assert.deepEqual(await statusOf(CONTROLS, rule, flow('mitigation origin', '')), ['mitigated']);
        assert.deepEqual(await statusOf(CONTROLS, rule, flow('', 'mitigation origin')), ['mitigated']);
    });

    it('counts for nothing where an attacker holds the source', async () => {
        assert.deepEqual(await statusOf(CONTROLS, RULE, system('trust: public mitigation origin')), ['open']);
    });

    it('is offered where it counts', async () => {
        const [finding] = await findings(CONTROLS, RULE, system(''));
        assert.deepEqual(
            finding.fixes.map(({ on, effect }) => [on, effect]),
            [['lake.one', 'closes']]
        );
    });

    it('is offered on a supplier of whose delivery it is asked', async () => {
        const rule = 'on model when supplied by supplier mitigated by origin';
        const [finding] = await findings(CONTROLS, rule, 'supplier hub  model m  hub -> m { purpose: artifact, sends: d }');
        assert.equal(finding.fixes[0].on, 'hub');
    });
});
