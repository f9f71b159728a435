import assert from 'node:assert/strict';
import { parseSidecar, serialiseSidecar, withoutPositions, withPosition, withRenamedPlace } from '../../diagram/sidecar.js';

const TEXT = '{\n  "systems": {\n    "shop": {\n      "z.a": { "x": 12, "y": 34 },\n      "z.b": { "x": 0, "y": 5 }\n    }\n  }\n}\n';

function positionsIn(text: string) {
    const parsed = parseSidecar(text);
    assert.ok('positions' in parsed);
    return parsed.positions;
}

describe('The file of positions beside a model', () => {
    it('is written as it was read', () => {
        assert.equal(serialiseSidecar(positionsIn(TEXT)), TEXT);
    });

    it('is valid JSON with everything in the order of its names', () => {
        const text = serialiseSidecar({ b: { z: { x: 1, y: 2 }, a: { x: 3, y: 4 } }, a: { 'x."y': { x: 5, y: 6 } }, none: {} });
        assert.equal(
            JSON.stringify(JSON.parse(text)),
            '{"systems":{"a":{"x.\\"y":{"x":5,"y":6}},"b":{"a":{"x":3,"y":4},"z":{"x":1,"y":2}}}}'
        );
    });

    it('takes a place in, at whole pixels that are not negative', () => {
        assert.deepEqual({ ...withPosition({}, 's', 'a', { x: 1.6, y: -3 }).s }, { a: { x: 2, y: 0 } });
    });

    it('forgets places, and a system with its last one', () => {
        const one = withoutPositions(positionsIn(TEXT), 'shop', ['z.a']);
        assert.deepEqual([Object.keys(one.shop), Object.keys(withoutPositions(one, 'shop', ['z.b']))], [['z.b'], []]);
    });

    it('forgets all places of a system, and none of others', () => {
        assert.deepEqual(Object.keys(withoutPositions({ ...positionsIn(TEXT), t: { a: { x: 1, y: 1 } } }, 'shop')), ['t']);
    });

    it('keeps what stands in a place that is renamed', () => {
        const before = { s: { z: { x: 1, y: 1 }, 'z.a': { x: 2, y: 2 }, zoo: { x: 3, y: 3 } } };
        assert.deepEqual(Object.keys(withRenamedPlace(before, 's', 'z', 'y').s), ['y', 'y.a', 'zoo']);
    });

    it('treats a name that means something to JavaScript as a name', () => {
        const positions = positionsIn('{ "systems": { "__proto__": { "__proto__": { "x": 1, "y": 2 } } } }');
        assert.match(serialiseSidecar(withPosition(positions, '__proto__', 'a', { x: 3, y: 4 })), /"__proto__": \{ "x": 1, "y": 2 \}/);
    });

    for (const [what, text] of [
        ['no JSON', '{ "systems": '],
        ['another format', '[]'],
        ['another format with an object', '{ "places": {} }'],
        ['more than positions', '{ "systems": {}, "other": 1 }'],
        ['a system that is no object', '{ "systems": { "s": [] } }'],
        ['a position that is no number', '{ "systems": { "s": { "a": { "x": "1", "y": 2 } } } }'],
        ['a position that is no whole number', '{ "systems": { "s": { "a": { "x": 1.5, "y": 2 } } } }'],
        ['a position beyond all drawings', '{ "systems": { "s": { "a": { "x": 1e99, "y": 2 } } } }'],
        ['more than anybody has dragged', `{ "systems": {} }${' '.repeat(4_000_000)}`]
    ]) {
        it(`is not read, and says why, where it holds ${what}`, () => {
            assert.match((parseSidecar(text) as { problem: string }).problem, /^[A-Z"].*\.$/);
        });
    }
});
