import assert from 'node:assert/strict';
import { analyseText } from '../rules/analysed-text.js';
import { IMPLIED } from './implied-rows.js';

/** @returns what becomes of a threat to `probed`, or to a flow from it, that is always there and that the control closes. */
async function statusWith(control: string, members: string): Promise<string[]> {
    const target = members.includes('probed -> other') ? 'flow' : 'element';
    const { systems, complaints } = await analyseText(
        `threat probing "Probing" { on ${target}  when ${target === 'flow' ? 'source.kind' : 'kind'} = element  mitigated by ${control} }
system s { ${members} }`
    );
    assert.deepEqual(complaints, []);
    const { findings } = systems[0].analysis;
    return findings.filter(each => each.threat === 'probing' && /^probed(?: ->|$)/.test(each.target)).map(({ status }) => status);
}

describe('A fact stands for a control', () => {
    for (const { control, stands, falls } of IMPLIED) {
        it(`${control} is there in: ${stands}`, async () => {
            assert.deepEqual(await statusWith(control, stands), ['mitigated']);
        });

        it(`${control} is not there in: ${falls}`, async () => {
            assert.deepEqual(await statusWith(control, falls), ['open']);
        });
    }

    it('only where a row here shows it', async () => {
        const { library } = await analyseText('');
        const implied = library.controls.filter(control => control.implied.length > 0).map(({ name }) => name);
        assert.deepEqual([...new Set(IMPLIED.map(({ control }) => control))].sort(), implied.sort());
    });
});
