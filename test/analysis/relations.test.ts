import assert from 'node:assert/strict';
import { RELATIONS } from '../../analysis/index.js';
import { RELATION_NAMES } from '../../language/checks/rules.js';

describe('relations', () => {
    it('that the language lets rules name are those that the engine knows', () => {
        const known = new Set([...Object.keys(RELATIONS.element), ...Object.keys(RELATIONS.flow)]);
        assert.deepEqual([...RELATION_NAMES].sort(), [...known].sort());
    });
});
