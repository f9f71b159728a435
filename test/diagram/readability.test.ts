import assert from 'node:assert/strict';
import { layoutScene, renderSvgFile, type Drawing, type LayoutOptions } from '../../diagram/index.js';
import type { Box, DrawnFlow } from '../../diagram/drawing.js';
import { usualHeader } from '../../diagram/layout/headers.js';
import { METRICS, TRUST_GAP } from '../../diagram/layout/metrics.js';
import { textWidth } from '../../diagram/layout/text.js';
import { element, finding, NO_FINDINGS, randomModel, sceneOf, systemModel, zone, type FlowSketch, type Sketch } from './models.js';

const drawn = (sketches: Sketch[], flows: FlowSketch[] = [], found = NO_FINDINGS, options: LayoutOptions = {}): Promise<Drawing> =>
    layoutScene(sceneOf(systemModel('s', sketches, flows), found), options);

/** The room of a flow's badge. */
function badgeBox({ badgeAt }: DrawnFlow): Box {
    const { width, gap } = METRICS.badge;
    return { x: badgeAt.x + gap, y: badgeAt.y - width / 2, width, height: width };
}

const overlap = (a: Box, b: Box) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('What belongs to a flow is read without a doubt', () => {
    it('as its badge stands behind its title, within the room of its label', async () => {
        const { flows } = await drawn([element('actor', 'a'), element('model', 'b')], [{ from: 'a', to: 'b', title: 'asks' }], {
            findings: [finding('flow', 0, 'high')],
            questions: []
        });
        const [{ labelBox, badgeAt }] = flows;
        const titleEnd = labelBox!.x + (labelBox!.width + textWidth('asks', METRICS.flow.fontSize)) / 2 - METRICS.badge.width / 2;
        assert.ok(badgeAt.x + METRICS.badge.gap >= titleEnd - METRICS.badge.gap, 'it covers no letter');
        assert.ok(badgeAt.x + METRICS.badge.gap + METRICS.badge.width <= labelBox!.x + labelBox!.width, 'it ends before the label does');
    });

    it('as its badge covers no label of another', async () => {
        for (let seed = 1; seed <= 60; seed++) {
            const model = randomModel(seed, 4 + (seed % 16));
            const findings = model.flows.map((_, index) => finding('flow', index, 'high'));
            const { flows } = await layoutScene(sceneOf(model, { findings, questions: [] }));
            for (const flow of flows.filter(({ labelBox }) => labelBox)) {
                const covered = flows.filter(other => other !== flow && other.labelBox && overlap(badgeInside(flow), other.labelBox));
                assert.deepEqual([seed, flow.id, covered.map(({ id }) => id)], [seed, flow.id, []]);
            }
        }
    });

    for (const direction of ['down', 'right'] as const) {
        it(`as its line turns around its label, where flows lead ${direction}`, async () => {
            const sketches = ['a', 'b', 'c', 'd'].map(name => element('service', name));
            const flows = [
                { from: 'a', to: 'b' },
                { from: 'a', to: 'c' },
                { from: 'b', to: 'd' },
                { from: 'c', to: 'd' },
                { from: 'b', to: 'c', title: 'copies' }
            ];
            const drawing = await drawn(sketches, flows, NO_FINDINGS, { direction });
            const { labelBox, points } = drawing.flows[4];
            const turn = direction === 'down' ? Math.max(...points.map(({ y }) => y)) : Math.max(...points.map(({ x }) => x));
            const edge = direction === 'down' ? labelBox!.y + labelBox!.height : labelBox!.x + labelBox!.width;
            assert.ok(turn > edge, `${turn} is behind ${edge}`);
        });
    }
});

/** Of a badge what does not reach over the upper edge of its label. */
function badgeInside(flow: DrawnFlow): Box {
    const box = badgeBox(flow);
    return { ...box, y: flow.labelBox!.y, height: box.y + box.height - flow.labelBox!.y };
}

describe('The name of a boundary', () => {
    const entering = async (name: string) => {
        const inner = ['a', 'b', 'c'].map(each => element('service', each));
        const drawing = await drawn(
            [element('actor', 'user'), zone('z', 'production', inner, name)],
            inner.map(each => ({ from: 'user', to: `z.${each.name}` }))
        );
        return { boundary: drawing.boundaries[0], lines: drawing.flows.flatMap(({ marks }) => marks.map(({ x }) => x)) };
    };

    it('and its trust stand clear of the flows that come in above them', async () => {
        const { boundary, lines } = await entering('Payments');
        const { nameWidth, trustWidth, ...usual } = usualHeader(boundary);
        const { nameAt = usual.nameAt, trustAt = nameAt + nameWidth + TRUST_GAP } = boundary;
        assert.ok(
            lines.some(x => x < boundary.box.x + trustAt + trustWidth),
            'there is something to stand clear of'
        );
        for (const [at, width] of [
            [nameAt, nameWidth],
            [trustAt, trustWidth]
        ]) {
            assert.deepEqual(
                lines.filter(x => x > boundary.box.x + at && x < boundary.box.x + at + width),
                []
            );
        }
    });
    it('stands at the left where there is no such room', async () => {
        const { boundary } = await entering('A name that is wider than any room there is between the flows that come in above it');
        assert.deepEqual([boundary.nameAt, boundary.trustAt], [undefined, undefined]);
    });
});

describe('The legend of a drawing', () => {
    const texts = async (...parameters: Parameters<typeof drawn>) => {
        const file = renderSvgFile(await drawn(...parameters));
        return [...file.slice(file.indexOf('tm-legend')).matchAll(/>([^<>]+)<\/text>/g)]
            .map(([, text]) => text)
            .filter(text => text !== '1');
    };

    it('explains the signs that are drawn, and no others', async () => {
        assert.deepEqual(await texts([element('actor', 'a')]), ['external entity']);
        assert.deepEqual(
            await texts(
                [zone('z', 'public', [element('model', 'a')]), element('store', 'b')],
                [{ from: 'z.a', to: 'b', sends: ['x'], returns: ['y'] }],
                { findings: [finding('element', 0, 'low'), finding('element', 1, 'high', 'accepted')], questions: [] }
            ),
            [
                'process',
                'data store',
                'flow',
                'flow that returns data',
                'sent',
                'returned',
                'trust boundary, crossed',
                'high',
                'low',
                'accepted or transferred'
            ]
        );
    });
});

describe('The heading of a drawing', () => {
    const widthWith = async (title: string) => {
        const file = renderSvgFile(await drawn([element('actor', 'a')]), { title });
        return { file, width: Number(/viewBox="0 0 (\d+)/.exec(file)![1]) };
    };

    it('makes the picture as wide as it is', async () => {
        const title = 'How the content of strangers becomes the instructions of an assistant, and who answers for that';
        const { file, width } = await widthWith(title);
        assert.ok(width > textWidth(title, 18, true));
        assert.ok(file.includes(`>${title}</text>`));
    });
    it('is cut where nobody would read it to the end', async () => {
        assert.ok((await widthWith('word '.repeat(2000))).width < 1300);
    });
});
