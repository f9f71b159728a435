import assert from 'node:assert/strict';
import { layoutScene, type Drawing } from '../../diagram/index.js';
import { askew, coveredLabels, escaped, looseEnds, looseMarks, overlaps, trespasses } from './laws.js';
import { randomModel, sceneOf } from './models.js';

const MODELS = 500;
const LAWS: Record<string, (drawing: Drawing) => string[]> = {
    'needs no fallback': drawing => drawing.degraded,
    'keeps everything inside what contains it': escaped,
    'keeps siblings apart': overlaps,
    'ends every flow on the outlines of its shapes': looseEnds,
    'runs flows along rows and columns': askew,
    'marks crossings where flow and frame meet': looseMarks,
    'leads flows around what they have nothing to do with': trespasses,
    'covers no label': coveredLabels
};

describe(`Each of ${MODELS} random models`, () => {
    const broken = new Map<string, string[]>(Object.keys(LAWS).map(law => [law, []]));
    const changed: number[] = [];

    before(async function () {
        this.timeout(180_000);
        for (let seed = 1; seed <= MODELS; seed++) {
            const scene = sceneOf(randomModel(seed, 4 + (seed % 16)));
            const direction = seed % 4 === 0 ? 'right' : 'down';
            const drawing = await layoutScene(scene, { direction });
            for (const [law, breaches] of Object.entries(LAWS)) {
                broken.get(law)!.push(...breaches(drawing).map(breach => `seed ${seed}: ${breach}`));
            }
            if (seed % 10 === 0 && JSON.stringify(await layoutScene(scene, { direction })) !== JSON.stringify(drawing)) {
                changed.push(seed);
            }
        }
    });

    for (const law of Object.keys(LAWS)) {
        it(law, () => assert.deepEqual(broken.get(law), []));
    }

    it('is drawn the same a second time', () => assert.deepEqual(changed, []));
});
