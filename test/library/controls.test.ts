import assert from 'node:assert/strict';
import type { ControlExpression, ControlModel } from '../../language/model/library-model.js';
import { valuesOf } from '../frameworks/catalogue.js';
import { analyseText } from '../rules/analysed-text.js';

const { library } = await analyseText('');
const { controls } = library;

function fact(control: ControlModel, name: string): string[] {
    return control.facts.filter(each => each.name === name).flatMap(({ values }) => values.map(({ value }) => String(value)));
}

/** The controls of each way to fulfil an expression. */
function ways(expression: ControlExpression): string[][] {
    switch (expression.op) {
        case 'control':
            return [[expression.control]];
        case 'or':
            return expression.operands.flatMap(ways);
        case 'and':
            return expression.operands
                .map(ways)
                .reduce((left, right) => left.flatMap(before => right.map(after => [...before, ...after])), [[]] as string[][]);
    }
}

describe('The controls of the library', () => {
    it('map every mitigation of ATLAS', () => {
        const atlas = library.frameworks.find(({ name }) => name === 'atlas')!;
        const mitigations = atlas.entries.filter(entry => entry.category === 'mitigation' && valuesOf(entry, 'retired').length === 0);
        const mapped = new Set(controls.flatMap(({ maps }) => maps));
        assert.equal(mitigations.length, 40);
        assert.deepEqual(
            mitigations.map(({ id }) => id).filter(id => !mapped.has(`atlas.${id}`)),
            []
        );
    });

    it('say what they are, how to see that they work, and where they count', () => {
        const silent = controls.filter(control => ['description', 'verify', 'counts'].some(name => fact(control, name).length !== 1));
        assert.deepEqual(
            silent.map(({ name }) => name),
            []
        );
    });

    it('say which paths they guard if they count on paths, and only then', () => {
        const wrong = controls.filter(control => fact(control, 'counts').includes('on_path') !== fact(control, 'guards').length > 0);
        assert.deepEqual(
            wrong.map(({ name }) => name),
            []
        );
    });

    it('close no threat where all that they do is to reduce', () => {
        const reducers = new Set(controls.filter(control => fact(control, 'effect').includes('reduces')).map(({ name }) => name));
        const closed = library.threats.flatMap(threat =>
            threat.mitigatedBy
                .flatMap(ways)
                .filter(way => way.every(control => reducers.has(control)))
                .map(way => `${threat.name} by ${way.join(' and ')}`)
        );
        assert.notEqual(reducers.size, 0);
        assert.deepEqual(closed, []);
    });
});
