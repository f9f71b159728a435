import assert from 'node:assert/strict';
import type { Box, Point } from '../../diagram/index.js';
import { crossings, cuts } from '../../diagram/layout/stable/geometry.js';
import { findRoute, type RouteProblem } from '../../diagram/layout/stable/router.js';
import { piecesOf } from '../../diagram/layout/stable/routes.js';

const box = (x: number, y: number, width = 120, height = 60): Box => ({ x, y, width, height });

/** From a box on top to one at the bottom, on an empty page unless told otherwise. */
function problem(rest: Partial<RouteProblem> = {}): RouteProblem {
    return {
        source: { box: box(200, 40), inside: false, role: 'source' },
        target: { box: box(200, 400), inside: false, role: 'target' },
        leaves: [],
        enters: [],
        room: box(8, 8, 784, 584),
        obstacles: [],
        lines: [],
        texts: [],
        docks: [],
        direction: 'down',
        ...rest
    };
}

function route(given: RouteProblem): Point[] {
    const points = findRoute(given);
    assert.ok(points, 'found no way');
    return points;
}

const passes = (points: Point[], frame: Box) => piecesOf(points).flatMap(([a, b]) => crossings(a, b, frame)).length;

describe('The way of a flow', () => {
    it('is straight where nothing is in between', () =>
        assert.deepEqual(route(problem()), [
            { x: 260, y: 100 },
            { x: 260, y: 400 }
        ]));

    it('leads around what is in between', () => {
        const wall = box(100, 200, 320, 60);
        const points = route(problem({ obstacles: [wall] }));
        assert.ok(!piecesOf(points).some(([a, b]) => cuts(a, b, wall)));
        assert.ok(points.length <= 6, `${points.length - 2} bends`);
    });

    it('leads through the gap between two that stand close', () => {
        const walls = [box(8, 200, 250, 60), box(270, 200, 522, 60)];
        const points = route(problem({ obstacles: walls }));
        assert.ok(!walls.some(wall => piecesOf(points).some(([a, b]) => cuts(a, b, wall))));
    });

    it('is none where a wall has no gap', () => assert.equal(findRoute(problem({ obstacles: [box(0, 200, 800, 60)] })), undefined));

    it('crosses each frame once', () => {
        const [outer, inner, entered] = [box(100, 10, 400, 240), box(150, 20, 300, 120), box(100, 300, 400, 200)];
        const points = route(problem({ leaves: [inner, outer], enters: [entered], obstacles: [box(180, 155, 200, 60)] }));
        assert.deepEqual(
            [outer, inner, entered].map(frame => passes(points, frame)),
            [1, 1, 1]
        );
    });

    it('keeps off a line that is there already', () => {
        const other = [
            { x: 260, y: 100 },
            { x: 260, y: 400 }
        ];
        const points = route(problem({ lines: [other], docks: other }));
        assert.ok(piecesOf(points).every(([a, b]) => a.x !== b.x || Math.abs(a.x - 260) >= 8));
    });

    it('from a shape into itself leaves and comes back', () => {
        const self = box(200, 200);
        const points = route(
            problem({ source: { box: self, inside: false, role: 'source' }, target: { box: self, inside: false, role: 'target' } })
        );
        assert.ok(points.length >= 4 && !piecesOf(points).some(([a, b]) => cuts(a, b, self, -1)));
    });

    it('from a shape to what it contains stays inside', () => {
        const outer = box(100, 100, 400, 400);
        const inner = box(250, 300);
        const points = route(
            problem({
                source: { box: outer, inside: true, role: 'source' },
                target: { box: inner, inside: false, role: 'target' },
                room: box(108, 108, 384, 384)
            })
        );
        assert.ok(points.every(({ x, y }) => x >= 100 && y >= 100 && x <= 500 && y <= 500));
    });
});
