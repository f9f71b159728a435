import assert from 'node:assert/strict';
import { layoutScene } from '../../diagram/index.js';
import { finding, randomModel } from './models.js';
import { flowsOf, placesOf, viewed } from './viewed.js';

const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1);

describe('any view of any system', () => {
    const levels = [undefined, 'context', 'boundaries', 'everything'] as const;

    for (const level of levels) {
        it(`keeps parents, flows and findings together at ${level ?? 'no'} level`, () => {
            for (const seed of SEEDS) {
                const model = randomModel(seed, 30);
                const findings = [
                    ...model.elements.map((_, index) => finding('element', index, 'high')),
                    ...model.flows.map((_, index) => finding('flow', index, 'low'))
                ];
                const some = model.zones.filter((_, index) => index % 3 === seed % 3).map(({ id }) => id);
                const { scene } = viewed(model, { level, collapsed: some }, findings);
                scene.places.forEach(({ parent }, index) => assert.ok(parent === undefined || parent < index, `seed ${seed}`));
                for (const { source, target } of scene.flows) {
                    assert.deepEqual([scene.places[source].type, scene.places[target].type], ['shape', 'shape'], `seed ${seed}`);
                }
                const counted = [...scene.places, ...scene.flows].reduce(
                    (sum, each) => sum + (('badge' in each && each.badge?.count) || 0),
                    0
                );
                assert.equal(counted, findings.length, `seed ${seed}`);
                const ids = [...placesOf(scene), ...flowsOf(scene)];
                assert.equal(new Set(ids).size, ids.length, `seed ${seed}`);
            }
        });
    }

    it('can be laid out', async () => {
        for (const seed of SEEDS.slice(0, 12)) {
            for (const level of levels) {
                const { scene } = viewed(randomModel(seed, 24), { level });
                assert.deepEqual((await layoutScene(scene)).degraded, [], `seed ${seed}, level ${level}`);
            }
        }
    });
});
