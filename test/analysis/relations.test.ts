import assert from 'node:assert/strict';
import { RELATIONS } from '../../analysis/index.js';
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
