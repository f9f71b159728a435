import assert from 'node:assert/strict';
import { analyseSystems } from '../../cli/report-on.js';
import type { LibraryModel } from '../../language/model/library-model.js';
import { system } from '../formats/sample-report.js';

const library: LibraryModel = { enumerations: [], kinds: [], controls: [], threats: [], frameworks: [] };

/** A library that cannot be compiled, as a defect of the engine would have it. */
const broken = new Proxy(library, {
    get() {
        throw new Error('out of order');
    }
});

describe('analysing several systems', () => {
    it('makes an error of a system that cannot be analysed, at its name', () => {
        const { problems } = analyseSystems([{ model: system(), library: broken }], { today: '2026-11-23' });
        assert.deepEqual(problems, [
            {
                severity: 'error',
                code: 'analysis-failed',
                message: 'System shop could not be analysed: out of order.',
                source: { uri: 'file:///models/shop.tmodel', range: system().declaration.name }
            }
        ]);
    });

    it('goes on with the other systems', () => {
        const loaded = [
            { model: system(), library: broken },
            { model: system({ name: 'other' }), library }
        ];
        assert.deepEqual(
            analyseSystems(loaded, { today: '2026-11-23' }).systems.map(({ model }) => model.name),
            ['shop', 'other']
        );
    });
});
