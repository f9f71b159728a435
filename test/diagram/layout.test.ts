import assert from 'node:assert/strict';
import { createLayoutCache, layoutScene, type Drawing } from '../../diagram/index.js';
import type { LayoutEngine } from '../../diagram/layout/engine.js';
import { createLayeredEngine } from '../../diagram/layout/layered/layered-engine.js';
import { askew, coveredLabels, escaped, innerPlaces, looseEnds, looseMarks, overlaps, trespasses } from './laws.js';
import { element, finding, randomModel, sceneOf, systemModel, zone } from './models.js';
import { assistantModel } from './samples.js';

const SEEDS = [1, 2, 3, 4, 5, 6];
const randomScene = (seed: number) => sceneOf(randomModel(seed, 8 + seed * 3));

for (const direction of ['down', 'right'] as const) {
    describe(`A drawing of a random model that leads ${direction}`, () => {
        const drawings: Drawing[] = [];
        const holds = (law: (drawing: Drawing) => string[]) => () =>
            assert.deepEqual(
                drawings.map(law),
                SEEDS.map(() => [])
            );

        before(async () => {
            for (const seed of SEEDS) {
                drawings.push(await layoutScene(randomScene(seed), { direction }));
            }
        });

        it('needs no fallback', () =>
            assert.deepEqual(
                drawings.flatMap(drawing => drawing.degraded),
                []
            ));
        it('keeps everything inside what contains it', holds(escaped));
        it('keeps siblings apart', holds(overlaps));
        it('ends every flow on the outlines of its shapes', holds(looseEnds));
        it('runs flows along rows and columns', holds(askew));
        it('marks crossings where flow and frame meet', holds(looseMarks));
        it('leads flows around what they have nothing to do with', holds(trespasses));
        it('covers no label', holds(coveredLabels));
        it('marks exactly the boundaries that a flow crosses', () => {
            drawings.forEach((drawing, index) =>
                assert.deepEqual(
                    drawing.flows.map(flow => flow.marks.map(mark => mark.boundary).sort()),
                    randomScene(SEEDS[index]).flows.map(flow => [...flow.crosses].sort())
                )
            );
        });
    });
}

describe('The same scene', () => {
    it('gives the same drawing', async () => {
        assert.deepEqual(await layoutScene(randomScene(4)), await layoutScene(randomScene(4)));
    });

    it('gives the same drawing whatever the cache has seen', async () => {
        const cache = createLayoutCache();
        await layoutScene(randomScene(5), { cache });
        await layoutScene(randomScene(4), { cache });
        assert.deepEqual(await layoutScene(randomScene(4), { cache }), await layoutScene(randomScene(4)));
    });

    it('stays where it is when findings come and go', async () => {
        const model = assistantModel();
        const place = async (findings: ReturnType<typeof finding>[]) =>
            innerPlaces(await layoutScene(sceneOf(model, { findings, questions: [] })));
        assert.deepEqual(await place([finding('element', 3, 'critical'), finding('flow', 1, 'low')]), await place([]));
    });
});

describe('Layout', () => {
    it('of nothing is an empty page', async () => {
        const drawing = await layoutScene(sceneOf(systemModel('s', [])));
        assert.deepEqual([drawing.shapes, drawing.flows, drawing.degraded], [[], [], []]);
    });

    it('draws a zone without content', async () => {
        const drawing = await layoutScene(sceneOf(systemModel('s', [zone('empty', undefined, [])])));
        assert.ok(drawing.boundaries[0].box.width > 0);
    });

    it('draws flows from a service to its own part and back, and around itself', async () => {
        const model = systemModel(
            's',
            [element('service', 'a', undefined, [element('model', 'b')])],
            [
                { from: 'a', to: 'a.b' },
                { from: 'a.b', to: 'a' },
                { from: 'a', to: 'a' },
                { from: 'a.b', to: 'a.b' }
            ]
        );
        const drawing = await layoutScene(sceneOf(model));
        assert.deepEqual([drawing.degraded, looseEnds(drawing)], [[], []]);
    });

    for (const [name, fails] of [
        ['rejects', () => Promise.reject(new Error('no'))],
        [
            'throws',
            () => {
                throw new Error('no');
            }
        ]
    ] as const) {
        it(`stands in a grid where the engine ${name}`, async () => {
            const drawing = await layoutScene(randomScene(3), { engine: { name: 'broken', layout: fails } });
            assert.deepEqual(
                [escaped(drawing), overlaps(drawing), looseEnds(drawing), askew(drawing), looseMarks(drawing)],
                [[], [], [], [], []]
            );
            assert.ok(drawing.degraded.length > 0);
        });
    }

    it('forgets nothing that failed: the next attempt asks the engine again', async () => {
        const cache = createLayoutCache();
        const layered = createLayeredEngine();
        let broken = true;
        const engine: LayoutEngine = { name: 'moody', layout: graph => (broken ? Promise.reject(new Error('no')) : layered.layout(graph)) };
        await layoutScene(randomScene(1), { engine, cache });
        broken = false;
        assert.deepEqual((await layoutScene(randomScene(1), { engine, cache })).degraded, []);
    });

    it('gives a name of ten thousand characters no more room than a long one', async () => {
        const width = async (title: string) => (await layoutScene(sceneOf(systemModel('s', [element('model', 'a', title)])))).width;
        assert.equal(await width('x'.repeat(10_000)), await width('x'.repeat(100)));
    });
});
