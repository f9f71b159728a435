import assert from 'node:assert/strict';
import { layoutScene, type Drawing } from '../../diagram/index.js';
import { arrangeSiblings, type Siblings } from '../../diagram/layout/layers.js';
import { orderSiblings } from '../../diagram/layout/orient.js';
import { generateScene } from '../../bench/diagram/models.js';
import { element, sceneOf, systemModel, zone } from './models.js';

const SIZE = { width: 150, height: 60 };

function siblings(count: number, flows: [number, number][], rest: Partial<Siblings> = {}): Siblings {
    const each = <T>(value: T) => Array.from({ length: count }, () => value);
    return { sizes: each(SIZE), entries: each(false), reaching: each(false), flows: flows.map(([from, to]) => ({ from, to })), ...rest };
}

describe('The layers of a level', () => {
    it('follow the flows', () => {
        const { layers } = arrangeSiblings(
            siblings(3, [
                [2, 1],
                [1, 0]
            ])
        );
        assert.deepEqual(layers, [2, 1, 0]);
    });

    it('lead away from where flows come in, even against most flows', () => {
        const { layers } = arrangeSiblings(
            siblings(
                2,
                [
                    [0, 1],
                    [1, 0],
                    [1, 0]
                ],
                { entries: [true, false] }
            )
        );
        assert.deepEqual(layers, [0, 1]);
    });

    it('are not so many that a long chain becomes a strip', () => {
        const chain = Array.from({ length: 29 }, (_, index): [number, number] => [index, index + 1]);
        const { width, height } = arrangeSiblings(siblings(30, chain));
        assert.ok(width / height > 0.5 && width / height < 3, `${width} x ${height}`);
    });

    it('put what the outside enters from the start side nearer to it', () => {
        const { layers } = arrangeSiblings(
            siblings(2, [[0, 1]], {
                reaching: [true, true],
                pulls: [
                    { start: 0, end: 3 },
                    { start: 3, end: 0 }
                ]
            })
        );
        assert.ok(layers[1] <= layers[0]);
    });
});

describe('The order of siblings', () => {
    it('breaks a circle at one flow', () => {
        const order = orderSiblings(
            [0, 1, 2],
            [
                { from: 0, to: 1 },
                { from: 1, to: 2 },
                { from: 2, to: 0 }
            ],
            new Set()
        );
        const back = [
            [0, 1],
            [1, 2],
            [2, 0]
        ].filter(([from, to]) => order.get(from)! > order.get(to)!);
        assert.equal(back.length, 1);
    });

    it('begins with entries', () => {
        assert.equal(orderSiblings([0, 1], [{ from: 0, to: 1 }], new Set([1])).get(1), 0);
    });
});

describe('A drawing', () => {
    const top = (drawing: Drawing, id: string) => drawing.boundaries.find(each => each.id === id)!.box.y;

    it('has public zones at the top', async () => {
        const drawing = await layoutScene(
            sceneOf(
                systemModel(
                    's',
                    [zone('inside', 'production', [element('service', 'api')]), zone('internet', 'public', [element('actor', 'user')])],
                    [
                        { from: 'internet.user', to: 'inside.api' },
                        { from: 'inside.api', to: 'internet.user' },
                        { from: 'inside.api', to: 'internet.user' }
                    ]
                )
            )
        );
        assert.ok(top(drawing, 'internet') < top(drawing, 'inside'));
    });

    it('draws a flow back upwards, from the top of what it leaves to the bottom of what it enters', async () => {
        const drawing = await layoutScene(
            sceneOf(
                systemModel(
                    's',
                    [element('actor', 'user'), element('service', 'api')],
                    [
                        { from: 'user', to: 'api' },
                        { from: 'api', to: 'user' }
                    ]
                )
            )
        );
        const { points } = drawing.flows[1];
        assert.ok(points[0].y > points.at(-1)!.y);
        assert.equal(points[0].y, drawing.shapes[1].box.y);
    });

    for (const elements of [100, 300]) {
        it(`of ${elements} elements fits a panel`, async () => {
            const { width, height } = await layoutScene(generateScene(elements));
            assert.ok(width / height > 0.5 && width / height < 3, `${width} x ${height}`);
        });
    }
});
