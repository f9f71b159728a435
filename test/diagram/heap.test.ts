import assert from 'node:assert/strict';
import { createHeap } from '../../diagram/layout/stable/heap.js';
import { seededRandom } from './models.js';

describe('A heap of numbers with keys', () => {
    it('gives those with the least keys first, and of equal keys the least numbers, while others come in', () => {
        const random = seededRandom(7);
        const heap = createHeap();
        const inside: { value: number; key: number }[] = [];
        for (let step = 0; step < 2000; step++) {
            if (random() < 0.6) {
                const entry = { value: Math.floor(random() * 1000), key: Math.floor(random() * 20) };
                heap.push(entry.value, entry.key);
                inside.push(entry);
            } else {
                inside.sort((a, b) => a.key - b.key || a.value - b.value);
                assert.equal(heap.pop(), inside.shift()?.value);
            }
        }
    });

    it('gives nothing when it is empty', () => assert.equal(createHeap().pop(), undefined));
});
