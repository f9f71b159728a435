import assert from 'node:assert/strict';
import { analyse, Analyser, compileLibrary } from '../../analysis/index.js';
import { analyseText } from '../rules/analysed-text.js';

const CONTROLS = ['lock', 'guard', 'watch', 'log'].map(name => `control ${name} { counts: on_path }`).join(' ');
const today = '2026-11-23';

/** @returns the status of the one finding, and what it says is not in place. */
async function missing(rule: string, onModel: string, onDoor = ''): Promise<string[]> {
    const system = `actor a  service door { ${onDoor} }  model m { ${onModel} }  a -> door  door -> m`;
    const text = `${CONTROLS} threat house-rule { on model when reached from actor ${rule} } system s { ${system} }`;
    const { systems, complaints } = await analyseText(text);
    assert.deepEqual(complaints, []);
    const [{ status, because }] = systems[0].analysis.findings.filter(({ threat }) => threat === 'house-rule');
    return [status, ...because.map(each => each.text).filter(each => each.startsWith('not in place'))];
}

describe('what a residual finding says is not in place', () => {
    it('is what would close it', async () => {
        const rule = 'mitigated by lock or guard reduced by log or watch';
        assert.deepEqual(await missing(rule, 'mitigation log'), ['residual', 'not in place: lock, or guard']);
    });

    it('is only the part of it that is still missing', async () => {
        const rule = 'mitigated by (lock and log) or (guard and (log or watch)) reduced by log';
        assert.deepEqual(await missing(rule, 'mitigation log'), ['residual', 'not in place: lock, or guard']);
    });

    it('is what would lower it further where nothing closes it', async () => {
        const rule = 'reduced by lock or (guard and watch) or log';
        assert.deepEqual(await missing(rule, 'mitigation log'), ['residual', 'not in place: lock, or guard and watch']);
    });

    it('leaves out what lies on every path to the target', async () => {
        assert.deepEqual(await missing('reduced by lock or log', 'mitigation log', 'mitigation lock'), ['residual']);
    });

    it('counts nothing that is only planned', async () => {
        const planned = 'mitigation log  mitigation lock { status: planned }';
        assert.deepEqual(await missing('reduced by lock or log', planned), ['residual', 'not in place: lock']);
    });

    it('is nothing where all is there', async () => {
        assert.deepEqual(await missing('reduced by lock or log', 'mitigation lock  mitigation log'), ['residual']);
    });

    it('names all alternatives as the threat combines them while the finding is open', async () => {
        const rule = 'mitigated by (lock and log) or guard reduced by watch';
        assert.deepEqual(await missing(rule, 'mitigation log'), ['open', 'not in place: (lock and log) or guard']);
    });

    it('follows a control that is put far along the path and taken away again', async () => {
        const rule = 'threat house-rule { on model when reached from actor reduced by lock or log }';
        const path = 'actor a service one service two service three a -> one one -> two two -> three three -> m';
        const text = (lock: string): string =>
            `${CONTROLS} ${rule} system s { ${path.replace('service one', `service one ${lock}`)} model m { mitigation log } }`;
        const versions = await Promise.all(['', '{ mitigation lock }', ''].map(lock => analyseText(text(lock))));
        const analyser = new Analyser(compileLibrary(versions[0].library));
        const said = versions.map(({ systems: [{ model }] }) => {
            const { findings } = analyser.analyse(model, { today });
            assert.deepEqual(
                findings.map(({ because }) => because),
                analyse(model, compileLibrary(versions[0].library), { today }).findings.map(({ because }) => because)
            );
            return findings.find(({ threat }) => threat === 'house-rule')!.because.some(each => each.text === 'not in place: lock');
        });
        assert.deepEqual(said, [true, false, true]);
    });
});
