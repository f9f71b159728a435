import assert from 'node:assert/strict';
import { alternativesOf, demandsOf } from '../../analysis/named-controls.js';
import type { ControlExpression } from '../../language/model/library-model.js';

const control = (name: string): ControlExpression => ({ op: 'control', control: name });

describe('alternatives of a control expression', () => {
    it('are its choices, with what belongs together together', () => {
        const expression: ControlExpression = { op: 'or', operands: [control('a'), { op: 'and', operands: [control('b'), control('c')] }] };
        assert.deepEqual(alternativesOf(expression), [['a'], ['b', 'c']]);
    });

    it('do not multiply without end', () => {
        const pairs = Array.from({ length: 40 }, (_, index): ControlExpression => ({
            op: 'or',
            operands: [control(`a${index}`), control(`b${index}`)]
        }));
        assert.equal(alternativesOf({ op: 'and', operands: pairs }).length, 16);
    });
});

describe('demands on each way of an attack', () => {
    const all = (...names: string[]): ControlExpression => ({ op: 'and', operands: names.map(control) });

    it('are one of each combination of what alternatives ask for', () => {
        assert.deepEqual(demandsOf([all('a', 'b'), control('c')]), [
            ['a', 'c'],
            ['b', 'c']
        ]);
    });

    it('are not worked out where they multiply', () => {
        const pairs = Array.from({ length: 6 }, (_, index) => all(`a${index}`, `b${index}`));
        assert.equal(demandsOf(pairs), undefined);
    });

    it('are none where nothing helps', () => {
        assert.equal(demandsOf([]), undefined);
    });
});
