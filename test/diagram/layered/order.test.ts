import assert from 'node:assert/strict';
import { assignTracks } from '../../../diagram/layout/layered/channels.js';
import { leastDistances, leastSquares } from '../../../diagram/layout/layered/isotonic.js';
import { orderRows } from '../../../diagram/layout/layered/order.js';
import { crossingsBelow, orderedRows } from '../../../diagram/layout/layered/ranks.js';
import { countRouteCrossings } from '../../../diagram/layout/layered/route-crossings.js';
import { addSegment, addVertex, emptyRowGraph, type RowGraph } from '../../../diagram/layout/layered/row-graph.js';

const EFFORT = { starts: 4, patience: 4 };

/** Two rows of nodes joined by `[upper, lower]`; a third and fourth number fix the ends on their nodes. */
function twoRows(upper: number, lower: number, joins: [number, number, number?, number?][]): RowGraph {
    const graph = emptyRowGraph(2);
    const node = (row: number, item: number) => addVertex(graph, { kind: 'node', row, item, width: 100, height: 50 });
    const above = Array.from({ length: upper }, (_, item) => node(0, item));
    const below = Array.from({ length: lower }, (_, item) => node(1, item));
    joins.forEach(([from, to, upperAt, lowerAt], edge) =>
        addSegment(graph, { edge, upper: above[from], lower: below[to], upperAt, lowerAt })
    );
    return graph;
}

describe('The order in rows', () => {
    it('leaves no crossing where none is needed', () => {
        const graph = twoRows(3, 3, [
            [0, 2],
            [1, 0],
            [2, 1]
        ]);
        assert.equal(orderRows(graph, EFFORT), 0);
    });

    it('counts the crossings that remain', () => {
        // Each of two is joined with each of two.
        const graph = twoRows(2, 2, [
            [0, 0],
            [0, 1],
            [1, 0],
            [1, 1]
        ]);
        assert.equal(orderRows(graph, EFFORT), 1);
    });

    it('sees that fixed ends cross on the way to one node', () => {
        const crossed = twoRows(1, 1, [
            [0, 0, 10, 90],
            [0, 0, 90, 10]
        ]);
        assert.equal(crossingsBelow(orderedRows(crossed), 0), 1);
    });

    it('counts every pair, however many there are', () => {
        for (const count of [5, 60]) {
            const reversed = twoRows(
                count,
                count,
                Array.from({ length: count }, (_, index) => [index, count - 1 - index])
            );
            assert.equal(crossingsBelow(orderedRows(reversed), 0), (count * (count - 1)) / 2);
        }
    });

    it('takes ends that may be chosen for not crossing', () => {
        const free = twoRows(1, 1, [
            [0, 0],
            [0, 0]
        ]);
        assert.equal(crossingsBelow(orderedRows(free), 0), 0);
    });
});

describe('Tracks of a channel', () => {
    it('are not needed by what leads straight on', () => {
        assert.deepEqual(assignTracks([{ from: 10, to: 10 }]), { tracks: [undefined], count: 0 });
    });

    it('are shared by what does not meet', () => {
        const { count } = assignTracks([
            { from: 0, to: 50 },
            { from: 100, to: 150 }
        ]);
        assert.equal(count, 1);
    });

    it('are ordered so that neighbours that turn the same way do not cross', () => {
        const { tracks } = assignTracks([
            { from: 0, to: 100 },
            { from: 50, to: 150 }
        ]);
        assert.ok(tracks[1]! < tracks[0]!, 'the one on the right turns first');
    });

    it('keep apart what would lie on each other', () => {
        // The second comes down where the first goes down to.
        const { tracks } = assignTracks([
            { from: 0, to: 100 },
            { from: 100, to: 200 }
        ]);
        assert.ok(tracks[1]! < tracks[0]!);
    });
});

describe('Coordinates in order', () => {
    const at = (...places: number[]) => places.map(place => ({ at: place, weight: 1 }));

    it('are as wished where the wishes are far enough apart', () => {
        assert.deepEqual(leastSquares(at(0, 50, 100), [0, 10, 10]), [0, 50, 100]);
    });

    it('share what is missing', () => {
        assert.deepEqual(leastSquares(at(0, 0), [0, 10]), [-5, 5]);
    });

    it('keep what most of the weight wishes exactly', () => {
        const wishes = [[{ at: 0, weight: 3 }], [{ at: 0, weight: 1 }]];
        assert.deepEqual(leastDistances(wishes, [0, 10]), [0, 10]);
    });
});

describe('Crossings of routes', () => {
    const point = (x: number, y: number) => ({ x, y });

    it('are points inside of a piece of each', () => {
        assert.equal(
            countRouteCrossings([
                [point(0, 50), point(100, 50)],
                [point(50, 0), point(50, 100)]
            ]),
            1
        );
    });

    it('are no ends that touch, and none of a route with itself', () => {
        assert.equal(
            countRouteCrossings([
                [point(0, 50), point(100, 50)],
                [point(100, 0), point(100, 100)],
                [point(300, 0), point(300, 100), point(250, 100), point(250, 50), point(350, 50)]
            ]),
            0
        );
    });
});
