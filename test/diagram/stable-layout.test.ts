import assert from 'node:assert/strict';
import { applyView, layoutScene, type Box, type Drawing } from '../../diagram/index.js';
import type { SystemModel } from '../../language/model/system-model.js';
import { askew, coveredLabels, escaped, looseEnds, looseMarks, overlaps, trespasses } from './laws.js';
import { element, finding, NO_FINDINGS, sceneOf, systemModel, TEST_LIBRARY, zone, type FlowSketch, type Sketch } from './models.js';
import { nestedModel, withOneMore } from './nested-models.js';

/** Models of 30 to 150 elements; `LAYOUT_SEEDS=500` for all of them. */
const SEEDS = Array.from({ length: Number(process.env['LAYOUT_SEEDS'] ?? 12) }, (_, index) => index);
const sizeOf = (seed: number) => 30 + ((seed * 37) % 121);

function boxes(drawing: Drawing): Map<string, Box> {
    return new Map([...drawing.boundaries, ...drawing.shapes].map(each => [each.id, each.box]));
}

/** The boxes of those places that both drawings have, apart from some. */
function shared(drawing: Drawing, other: Drawing, ...without: string[]): Record<string, Box> {
    const known = boxes(other);
    return Object.fromEntries([...boxes(drawing)].filter(([id]) => known.has(id) && !without.includes(id)));
}

async function edited(before: SystemModel, after: SystemModel): Promise<{ previous: Drawing; drawing: Drawing }> {
    const previous = await layoutScene(sceneOf(before));
    return { previous, drawing: await layoutScene(sceneOf(after), { previous }) };
}

/** Share of the elements without content that are more than 50 px from where they were, seen from a shifted origin. */
function shareMoved(previous: Drawing, drawing: Drawing, byMedian: boolean): number {
    const known = boxes(previous);
    const moves = drawing.shapes.flatMap(({ id, box, multiple }) => {
        const was = known.get(id);
        return was && !multiple ? [{ x: box.x - was.x, y: box.y - was.y }] : [];
    });
    const median = (values: number[]) => (byMedian ? (values.sort((a, b) => a - b)[values.length >> 1] ?? 0) : 0);
    const origin = { x: median(moves.map(move => move.x)), y: median(moves.map(move => move.y)) };
    return moves.filter(move => Math.hypot(move.x - origin.x, move.y - origin.y) > 50).length / Math.max(1, moves.length);
}

describe('After an element was added to a model nested three deep', () => {
    const results: { seed: number; after: SystemModel; previous: Drawing; drawing: Drawing }[] = [];
    before(async function () {
        this.timeout(1_200_000);
        for (const seed of SEEDS) {
            const { before, after } = withOneMore(seed, sizeOf(seed));
            results.push({ seed, after, ...(await edited(before, after)) });
        }
    });
    const holds = (law: (drawing: Drawing) => string[]) => () =>
        assert.deepEqual(
            results.map(({ drawing }) => law(drawing)),
            results.map(() => [])
        );

    for (const [name, byMedian] of [
        ['of the others move by more than 50 px', false],
        ['of the others move by more than 50 px beside what all do', true]
    ] as const) {
        it(`at most 15 % ${name}`, () =>
            assert.deepEqual(
                results.filter(({ previous, drawing }) => shareMoved(previous, drawing, byMedian) > 0.15).map(({ seed }) => seed),
                []
            ));
    }
    it('most flows keep their lines', () => {
        const kept = results.map(({ previous, drawing }) => {
            const lines = new Map(previous.flows.map(flow => [flow.id, JSON.stringify(flow.points)]));
            return drawing.flows.filter(flow => lines.get(flow.id) === JSON.stringify(flow.points)).length / drawing.flows.length;
        });
        assert.deepEqual(
            kept.filter(share => share < 0.6),
            []
        );
    });
    it('everything is inside what contains it', holds(escaped));
    it('siblings are apart', holds(overlaps));
    it('every flow ends on the outlines of its shapes', holds(looseEnds));
    it('flows run along rows and columns', holds(askew));
    it('crossings are marked where flow and frame meet', holds(looseMarks));
    it('flows lead around what they have nothing to do with', holds(trespasses));
    it('no label covers a shape or another', holds(coveredLabels));
    it('exactly the boundaries that a flow crosses are marked', () => {
        for (const { after, drawing } of results) {
            assert.deepEqual(
                drawing.flows.map(flow => flow.marks.map(mark => mark.boundary).sort()),
                sceneOf(after).flows.map(flow => [...flow.crosses].sort())
            );
        }
    });
    it('nearly every label found a place', () => {
        const texts = results.flatMap(({ drawing }) => drawing.flows).filter(flow => flow.lines.length > 0 || flow.caption !== '');
        assert.ok(texts.filter(flow => !flow.labelBox).length <= texts.length / 100);
    });
    it('the same scene and drawing give the same drawing', async () => {
        const { after, previous, drawing } = results[0];
        assert.deepEqual(await layoutScene(sceneOf(after), { previous }), drawing);
    });
});

describe('A drawing that is laid out from the one before', () => {
    const flows: FlowSketch[] = [
        { from: 'user', to: 'cloud.api', title: 'question' },
        { from: 'cloud.api', to: 'cloud.model', title: 'prompt' },
        { from: 'cloud.model', to: 'data.documents', title: 'search' },
        { from: 'cloud.api', to: 'cloud.log' }
    ];
    const cloud = () => [element('gateway', 'api'), element('model', 'model'), element('log', 'log')];
    const data = () => [element('dataset', 'documents'), element('store', 'cache')];
    const model = (inCloud: Sketch[] = cloud(), inData: Sketch[] = data(), lines = flows, more: Sketch[] = []) =>
        systemModel(
            'assistant',
            [element('actor', 'user'), zone('cloud', 'production', inCloud), zone('data', 'restricted', inData), ...more],
            lines
        );

    it('is the same as long as the scene is', async () => {
        const { previous, drawing } = await edited(model(), model());
        const comparable = (each: Drawing) => ({
            ...each,
            basis: undefined,
            flows: each.flows.map(flow => ({ ...flow, marks: flow.marks.toSorted((a, b) => a.boundary.localeCompare(b.boundary)) }))
        });
        assert.deepEqual(comparable(drawing), comparable(previous));
    });

    it('stays where it is when findings come and go', async () => {
        const previous = await layoutScene(sceneOf(model(), NO_FINDINGS));
        const found = sceneOf(model(), { findings: [finding('element', 1, 'high')], questions: [] });
        const drawing = await layoutScene(found, { previous });
        assert.deepEqual([boxes(drawing), drawing.shapes.some(shape => shape.badge)], [boxes(previous), true]);
    });

    it('moves nothing but one outline while its title is typed', async () => {
        const longer = cloud();
        longer[0] = element('gateway', 'api', 'The interface for all');
        const { previous, drawing } = await edited(model(), model(longer));
        assert.notDeepEqual(boxes(drawing).get('cloud.api'), boxes(previous).get('cloud.api'));
        const others = ['cloud.api', 'cloud'];
        assert.deepEqual(shared(drawing, previous, ...others), shared(previous, drawing, ...others));
    });

    it('moves nothing when the title of a flow is typed', async () => {
        const retitled = flows.map((flow, index) => (index === 1 ? { ...flow, title: 'prompt with documents' } : flow));
        const { previous, drawing } = await edited(model(), model(cloud(), data(), retitled));
        assert.deepEqual(
            [boxes(drawing), drawing.flows.map(flow => flow.points), coveredLabels(drawing)],
            [boxes(previous), previous.flows.map(flow => flow.points), []]
        );
    });

    it('leaves a gap where something was removed', async () => {
        const { previous, drawing } = await edited(model(), model(cloud().slice(0, 2), data(), flows.slice(0, 3)));
        assert.deepEqual(shared(drawing, previous), shared(previous, drawing));
    });

    it('puts what moved to another boundary there, and nothing else elsewhere', async () => {
        const after = model(
            cloud().slice(0, 2),
            [...data(), element('log', 'log')],
            [...flows.slice(0, 3), { from: 'cloud.api', to: 'data.log' }]
        );
        const { previous, drawing } = await edited(model(), after);
        assert.deepEqual([escaped(drawing), overlaps(drawing), trespasses(drawing)], [[], [], []]);
        assert.deepEqual(shared(drawing, previous, 'data'), shared(previous, drawing, 'data'));
    });

    it('keeps an element in place that is renamed, with its flows', async () => {
        const renamed = [cloud()[0], element('model', 'llm'), cloud()[2]];
        const lines = JSON.parse(JSON.stringify(flows).replaceAll('cloud.model', 'cloud.llm')) as FlowSketch[];
        const { previous, drawing } = await edited(model(), model(renamed, data(), lines));
        assert.deepEqual(boxes(drawing).get('cloud.llm'), boxes(previous).get('cloud.model'));
        assert.deepEqual(
            drawing.flows.map(flow => flow.points),
            previous.flows.map(flow => flow.points)
        );
    });

    it('keeps the content of a boundary in place that is renamed', async () => {
        const before = model();
        const text = JSON.stringify(before).replaceAll('"cloud.', '"platform.').replaceAll('"cloud"', '"platform"');
        const { previous, drawing } = await edited(before, JSON.parse(text) as SystemModel);
        assert.deepEqual(boxes(drawing).get('platform.api'), boxes(previous).get('cloud.api'));
    });

    it('gives a new boundary with content its room', async () => {
        const more = [zone('partner', 'partner', [element('service', 'search')])];
        const lines = [...flows, { from: 'cloud.model', to: 'partner.search', title: 'look up' }];
        const { previous, drawing } = await edited(model(), model(cloud(), data(), lines, more));
        assert.deepEqual(
            [escaped, overlaps, looseEnds, looseMarks, trespasses, coveredLabels].map(law => law(drawing)),
            [[], [], [], [], [], []]
        );
        assert.deepEqual(shared(drawing, previous), shared(previous, drawing));
    });

    it('lets an element become a container where it stands', async () => {
        const inner = cloud();
        inner[1] = element('model', 'model', undefined, [element('store', 'weights')]);
        const { previous, drawing } = await edited(model(), model(inner));
        const { x, y } = boxes(drawing).get('cloud.model')!;
        const was = boxes(previous).get('cloud.model')!;
        assert.deepEqual([escaped(drawing), overlaps(drawing), looseEnds(drawing), trespasses(drawing)], [[], [], [], []]);
        assert.ok(Math.hypot(x - was.x, y - was.y) <= 50);
    });

    it('leaves a gap where a boundary is collapsed, and needs no more room when that is expanded', async () => {
        const more = [zone('lab', 'restricted', [element('training', 'trainer'), element('store', 'runs')])];
        const whole = model(cloud(), data(), [...flows, { from: 'lab.trainer', to: 'cloud.model' }], more);
        const analysis = { findings: [], questions: [], notices: [] };
        const { scene } = applyView(sceneOf(whole), { collapsed: ['lab'] }, { model: whole, library: TEST_LIBRARY, analysis });
        const previous = await layoutScene(sceneOf(whole));
        const collapsed = await layoutScene(scene, { previous });
        assert.deepEqual(shared(collapsed, previous, 'lab'), shared(previous, collapsed, 'lab'));
        const expanded = await layoutScene(sceneOf(whole), { previous: collapsed });
        const content = ['lab.trainer', 'lab.runs'];
        const others = { ...expanded, shapes: expanded.shapes.filter(({ id }) => !content.includes(id)) };
        assert.equal(shareMoved(previous, others, false), 0);
        for (const drawing of [collapsed, expanded]) {
            assert.deepEqual([escaped(drawing), overlaps(drawing), trespasses(drawing)], [[], [], []]);
        }
    });

    it('is laid out anew where more than a third of it is new', async () => {
        const more = [1, 2, 3, 4, 5].map(number => element('service', `extra${number}`));
        const after = model([...cloud(), ...more]);
        const { drawing } = await edited(model(), after);
        assert.deepEqual(drawing, await layoutScene(sceneOf(after)));
    });

    it('is laid out anew where it is of another system', async () => {
        const other = { ...model(), name: 'other' };
        const { drawing } = await edited(model(), other);
        assert.deepEqual(drawing, await layoutScene(sceneOf(other)));
    });

    it('is laid out anew where the drawing before stands in a grid', async () => {
        const previous = await layoutScene(sceneOf(model()), { engine: { name: 'broken', layout: () => Promise.reject(new Error('no')) } });
        assert.deepEqual(await layoutScene(sceneOf(model()), { previous }), await layoutScene(sceneOf(model())));
    });
});

describe('Edit upon edit', () => {
    it('never spreads a drawing over more than twice the page per place', async () => {
        const { sketches, flows, zones } = nestedModel(7, 24);
        let previous = await layoutScene(sceneOf(systemModel('s', sketches, flows)));
        const spread = (drawing: Drawing) => (drawing.width * drawing.height) / (drawing.boundaries.length + drawing.shapes.length);
        const cold = spread(previous);
        for (let edit = 0; edit < 24; edit++) {
            const { id, content } = zones[edit % zones.length];
            // Every other edit takes away what stands there the longest, so that gaps are left.
            if (edit % 2 === 0) {
                content.push(element('service', `new${edit}`, `Service number ${edit}`));
                flows.push({ from: `${id}.new${edit}`, to: `${id}.${content[0].name}`, title: 'request' });
            } else {
                const [gone] = content.splice(0, 1);
                const isGone = (end: string) => end === `${id}.${gone.name}` || end.startsWith(`${id}.${gone.name}.`);
                flows.splice(0, flows.length, ...flows.filter(flow => !isGone(flow.from) && !isGone(flow.to)));
            }
            previous = await layoutScene(sceneOf(systemModel('s', sketches, flows)), { previous });
            assert.deepEqual([escaped(previous), overlaps(previous), trespasses(previous), coveredLabels(previous)], [[], [], [], []]);
        }
        assert.ok(spread(previous) <= 2.5 * cold, `${spread(previous)} after ${cold}`);
    });
});
