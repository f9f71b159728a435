import assert from 'node:assert/strict';
import { layoutScene, type Drawing } from '../../diagram/index.js';
import type { FixedPositions } from '../../diagram/positions.js';
import { coveredLabels, escaped, innerPlaces, looseEnds, looseMarks, overlaps, trespasses } from './laws.js';
import { element, sceneOf, seededRandom, systemModel, zone } from './models.js';
import { nestedModel } from './nested-models.js';

const content = () => [element('gateway', 'api'), element('model', 'model'), element('log', 'log')];
const model = (inCloud = content()) =>
    systemModel(
        'assistant',
        [element('actor', 'user'), zone('cloud', 'production', inCloud), zone('data', 'restricted', [element('dataset', 'documents')])],
        [
            { from: 'user', to: 'cloud.api', title: 'question' },
            { from: 'cloud.api', to: 'cloud.model', title: 'prompt' },
            { from: 'cloud.model', to: 'data.documents' }
        ]
    );

const lawful = (drawing: Drawing) =>
    assert.deepEqual(
        [escaped, overlaps, looseEnds, looseMarks, trespasses, coveredLabels].map(law => law(drawing)),
        [[], [], [], [], [], []]
    );

function positionIn(drawing: Drawing, container: string, id: string): { x: number; y: number } {
    const { x, y } = innerPlaces(drawing).get(container)![id];
    return { x, y };
}

describe('A place that the user has put somewhere', () => {
    const fixed: FixedPositions = { 'cloud.model': { x: 500, y: 333 } };

    it('stands there, and its boundary around it', async () => {
        const drawing = await layoutScene(sceneOf(model()), { fixed });
        assert.deepEqual(positionIn(drawing, 'cloud', 'cloud.model'), fixed['cloud.model']);
        lawful(drawing);
    });

    it('stands there when it is put there in a drawing that exists', async () => {
        const previous = await layoutScene(sceneOf(model()));
        const drawing = await layoutScene(sceneOf(model()), { previous, fixed });
        assert.deepEqual(positionIn(drawing, 'cloud', 'cloud.model'), fixed['cloud.model']);
        lawful(drawing);
    });

    it('stays there when something is added beside it', async () => {
        const previous = await layoutScene(sceneOf(model()), { fixed });
        const more = [...content(), element('store', 'a'), element('store', 'b')];
        const drawing = await layoutScene(sceneOf(model(more)), { previous, fixed });
        assert.deepEqual(positionIn(drawing, 'cloud', 'cloud.model'), fixed['cloud.model']);
        lawful(drawing);
    });

    it('drives away what stands there', async () => {
        const previous = await layoutScene(sceneOf(model()));
        const at = positionIn(previous, 'cloud', 'cloud.api');
        const drawing = await layoutScene(sceneOf(model()), { previous, fixed: { 'cloud.model': at } });
        assert.deepEqual(positionIn(drawing, 'cloud', 'cloud.model'), at);
        lawful(drawing);
    });

    it('may be a boundary, which takes its content along', async () => {
        const previous = await layoutScene(sceneOf(model()));
        const drawing = await layoutScene(sceneOf(model()), { previous, fixed: { cloud: { x: 900, y: 60 } } });
        assert.deepEqual({ ...drawing.boundaries[0].box, width: 0, height: 0 }, { x: 900, y: 60, width: 0, height: 0 });
        assert.deepEqual(positionIn(drawing, 'cloud', 'cloud.api'), positionIn(previous, 'cloud', 'cloud.api'));
        lawful(drawing);
    });

    it('gives way to one before it in the text that was put on the same spot', async () => {
        const both = { 'cloud.api': { x: 200, y: 200 }, 'cloud.model': { x: 210, y: 210 } };
        const drawing = await layoutScene(sceneOf(model()), { fixed: both });
        assert.deepEqual(positionIn(drawing, 'cloud', 'cloud.api'), both['cloud.api']);
        lawful(drawing);
    });

    it('stays off the frame and the name of its boundary', async () => {
        const drawing = await layoutScene(sceneOf(model()), { fixed: { 'cloud.model': { x: -500, y: Number.NaN } } });
        assert.deepEqual(positionIn(drawing, 'cloud', 'cloud.model'), { x: 24, y: 46 });
        lawful(drawing);
    });

    it('is reported where it is gone', async () => {
        const gone = { 'cloud.vanished': { x: 30, y: 60 } };
        assert.deepEqual((await layoutScene(sceneOf(model()), { fixed: gone })).unplaced, ['cloud.vanished']);
        const previous = await layoutScene(sceneOf(model()));
        assert.deepEqual((await layoutScene(sceneOf(model()), { previous, fixed: gone })).unplaced, ['cloud.vanished']);
    });

    it('keeps to its place among many, all of them lawful', async () => {
        for (let seed = 1; seed <= 6; seed++) {
            const { sketches, flows, zones } = nestedModel(seed, 30);
            const scene = sceneOf(systemModel('s', sketches, flows));
            const random = seededRandom(seed);
            const { id, content: inside } = zones.find(each => each.content.length > 0)!;
            const place = `${id}.${inside[0].name}`;
            const many = { [place]: { x: 30 + Math.floor(random() * 300), y: 60 + Math.floor(random() * 300) } };
            const drawing = await layoutScene(scene, { previous: await layoutScene(scene), fixed: many });
            assert.deepEqual(positionIn(drawing, id, place), many[place]);
            lawful(drawing);
        }
    });
});
