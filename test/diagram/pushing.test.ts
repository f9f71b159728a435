import assert from 'node:assert/strict';
import type { Box } from '../../diagram/index.js';
import { contentOf, createArrangement, type Arrangement } from '../../diagram/layout/stable/arrangement.js';
import { applyPush, cheapestPush, PUSH_GAP, tryPush } from '../../diagram/layout/stable/push.js';
import { element, sceneOf, systemModel, zone, type Sketch } from './models.js';

const PAGE = { width: 2000, height: 2000 };

/** Boxes by id; sketches say what contains what. */
function arranged(sketches: Sketch[], boxes: Record<string, [x: number, y: number, width: number, height: number]>, ...pinned: string[]) {
    const scene = sceneOf(systemModel('s', sketches));
    const indexOf = (id: string) => scene.places.findIndex(place => place.id === id);
    const arrangement = createArrangement(scene, contentOf(scene), new Set(pinned.map(indexOf)));
    scene.places.forEach(({ id }, index) => {
        const [x, y, width, height] = boxes[id];
        arrangement.boxes[index] = { x, y, width, height };
    });
    return { arrangement, indexOf, boxOf: (id: string): Box => arrangement.boxes[indexOf(id)]! };
}

const row = () => [element('service', 'a'), element('service', 'b'), element('service', 'c')];

function widen(arrangement: Arrangement, place: number, by: number): Map<number, Box> {
    const box = arrangement.boxes[place]!;
    return new Map([[place, { ...box, width: box.width + by }]]);
}

describe('Pushing', () => {
    const apart = { a: [100, 100, 100, 50], b: [220, 100, 100, 50], c: [600, 100, 100, 50] } satisfies Parameters<typeof arranged>[1];

    it('moves what is in the way as far as needed, and nothing else', () => {
        const { arrangement, indexOf } = arranged(row(), apart);
        const push = tryPush(arrangement, -1, widen(arrangement, indexOf('a'), 60), 'right', PAGE);
        assert.deepEqual([...push.shifts], [[indexOf('b'), { dx: 60, dy: 0 }]]);
    });

    it('passes the push on to what is behind', () => {
        const { arrangement, indexOf } = arranged(row(), { ...apart, c: [340, 100, 100, 50] });
        const push = tryPush(arrangement, -1, widen(arrangement, indexOf('a'), 60), 'right', PAGE);
        assert.deepEqual(
            [...push.shifts.values()].map(({ dx }) => dx),
            [60, 60]
        );
    });

    it('leaves alone what already stood closer than that', () => {
        const { arrangement, indexOf } = arranged(row(), { ...apart, c: [325, 100, 100, 50] });
        const push = tryPush(arrangement, -1, widen(arrangement, indexOf('a'), 0), 'right', PAGE);
        assert.equal(push.shifts.size, 0);
    });

    it('goes past what is pinned', () => {
        const { arrangement, indexOf, boxOf } = arranged(row(), { ...apart, c: [330, 100, 100, 50] }, 'c');
        applyPush(arrangement, -1, tryPush(arrangement, -1, widen(arrangement, indexOf('a'), 60), 'right', PAGE));
        assert.deepEqual([boxOf('b').x, boxOf('c').x], [330 + 100 + PUSH_GAP, 330]);
    });

    it('goes to the side where the least moves', () => {
        const { arrangement, indexOf } = arranged(row(), { a: [100, 100, 100, 50], b: [205, 100, 100, 50], c: [210, 300, 100, 50] });
        const push = cheapestPush(arrangement, -1, widen(arrangement, indexOf('a'), 40), PAGE);
        assert.ok([...push.shifts.values()].every(({ dx, dy }) => Math.hypot(dx, dy) <= 71));
        assert.equal(push.shifts.size, 1);
    });

    it('cannot be done where the page ends', () => {
        const { arrangement, indexOf } = arranged(row(), { ...apart, a: [220, 100, 100, 50], b: [30, 100, 170, 50] });
        const box = arrangement.boxes[indexOf('a')]!;
        assert.equal(tryPush(arrangement, -1, new Map([[indexOf('a'), { ...box, x: 180 }]]), 'left', PAGE).cost, Infinity);
    });

    it('counts what moves around the container that grows', () => {
        const { arrangement, indexOf } = arranged([zone('z', undefined, row()), element('service', 'd')], {
            z: [50, 50, 424, 200],
            'z.a': [74, 100, 100, 50],
            'z.b': [200, 100, 100, 50],
            'z.c': [350, 100, 100, 50],
            d: [494, 100, 100, 50]
        });
        const push = tryPush(arrangement, indexOf('z'), widen(arrangement, indexOf('z.c'), 100), 'right', PAGE);
        assert.equal(push.shifts.size, 0);
        assert.ok(push.cost > 1, `one element moves noticeably, not ${push.cost}`);
    });
});
