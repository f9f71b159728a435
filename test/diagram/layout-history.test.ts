import assert from 'node:assert/strict';
import { layoutScene, type Drawing } from '../../diagram/index.js';
import { createLayoutCache } from '../../diagram/layout/cache.js';
import { createLayoutHistory } from '../../diagram/layout/history.js';
import { element, sceneOf, systemModel, zone } from './models.js';

const scene = (...names: string[]) =>
    sceneOf(
        systemModel(
            's',
            [
                element('actor', 'user'),
                zone(
                    'cloud',
                    undefined,
                    names.map(name => element('service', name))
                )
            ],
            [{ from: 'user', to: `cloud.${names[0]}`, title: 'request' }]
        )
    );

const boxes = (drawing: Drawing) => [...drawing.boundaries, ...drawing.shapes].map(({ id, box }) => ({ id, box }));

describe('The layout history', () => {
    const create = () => createLayoutHistory({ cache: createLayoutCache() });

    it('lays out from the drawing before', async () => {
        const history = create();
        const before = await history.layout('a', scene('one', 'two', 'three'));
        const after = await history.layout('a', scene('one', 'two'));
        assert.deepEqual(
            boxes(after),
            boxes(before).filter(({ id }) => id !== 'cloud.three')
        );
    });

    it('brings back to its place what was gone for a moment', async () => {
        const history = create();
        const before = await history.layout('a', scene('one', 'two', 'three', 'four'));
        await history.layout('a', scene('one', 'two', 'three'));
        await history.layout('a', scene('one'));
        assert.deepEqual(boxes(await history.layout('a', scene('one', 'two', 'three', 'four'))), boxes(before));
    });

    it('tells subjects apart', async () => {
        const history = create();
        await history.layout('a', scene('one', 'two', 'three', 'four'));
        const other = scene('one', 'two', 'three');
        assert.deepEqual(await history.layout('b', other), await layoutScene(other));
    });

    it('forgets when it is asked to', async () => {
        const history = create();
        await history.layout('a', scene('one', 'two', 'three', 'four'));
        const after = scene('one', 'two', 'three');
        assert.deepEqual(await history.layout('a', after, { anew: true }), await layoutScene(after));
    });

    it('puts places where the user wants them', async () => {
        const history = create();
        await history.layout('a', scene('one', 'two'));
        const drawing = await history.layout('a', scene('one', 'two'), { fixed: { 'cloud.two': { x: 300, y: 100 } } });
        const { box } = drawing.shapes.find(({ id }) => id === 'cloud.two')!;
        const cloud = drawing.boundaries[0].box;
        assert.deepEqual({ x: box.x - cloud.x, y: box.y - cloud.y }, { x: 300, y: 100 });
    });
});
