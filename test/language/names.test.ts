import assert from 'node:assert/strict';
import { complaints, systemOf } from './workspace.js';

describe('A name inside a system', () => {
    it('resolves by any unambiguous suffix of its qualified name', async () => {
        const { flows } = await systemOf('system s { zone a { zone b { model m } }  m -> a.b.m  b.m -> s.a.b.m }');
        assert.deepEqual(
            flows.map(({ id }) => id),
            ['a.b.m -> a.b.m', 'a.b.m -> a.b.m #2']
        );
    });

    it('prefers its own zone', async () => {
        const { flows } = await systemOf('system s { zone a { model m  m -> m }  zone b { model m } }');
        assert.deepEqual(
            flows.map(({ id }) => id),
            ['a.m -> a.m']
        );
    });

    it('prefers the direct member of a zone to one further inside', async () => {
        const { flows } = await systemOf('system s { zone a { model m  zone b { model m }  m -> m }  zone c { model m } }');
        assert.deepEqual(
            flows.map(({ id }) => id),
            ['a.m -> a.m']
        );
    });

    it('prefers what is inside its own zone to what is outside', async () => {
        const { flows } = await systemOf('system s { zone a { zone b { model m }  m -> m }  zone c { model m } }');
        assert.deepEqual(
            flows.map(({ id }) => id),
            ['a.b.m -> a.b.m']
        );
    });

    it('resolves inside the element that holds it', async () => {
        const { flows } = await systemOf('system s { service x { service part  part -> x }  service y { service part } }');
        assert.deepEqual(
            flows.map(({ id }) => id),
            ['x.part -> x']
        );
    });

    it('of an enclosing element needs no qualification', async () => {
        const { flows } = await systemOf('system s { service x { service part }  actor a  a -> x.part }');
        assert.deepEqual(
            flows.map(({ id }) => id),
            ['a -> x.part']
        );
    });

    it('is not visible in another system', async () => {
        assert.deepEqual(await complaints('system s { model m }\nsystem t { actor a  a -> m }'), ['2:unknown-element']);
    });

    it('that is taken twice stands for the first', async () => {
        const { elements, flows } = await systemOf('system s { model m "one"  model m "two"  actor a  a -> m }');
        assert.deepEqual([elements.map(({ title }) => title), flows.length], [['one', undefined], 1]);
    });

    it('may be the same for data and an element', async () => {
        assert.deepEqual(await complaints('system s { data m  model m  actor a  a -> m { sends: m } }'), []);
    });

    it('of data in a zone is qualified with the zone', async () => {
        const { data } = await systemOf('system s { data a  zone z { data a } }');
        assert.deepEqual(
            data.map(({ id }) => id),
            ['a', 'z.a']
        );
    });

    it('of the system is the last thing that a place means', async () => {
        const { treatments } = await systemOf('system s { model s  dismiss unsafe-format on s { reason: "x" } }');
        assert.equal(treatments[0].target, 's');
    });
});
