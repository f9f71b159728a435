import assert from 'node:assert/strict';
import { applyView, layoutScene, renderSvgFile, THEME_NAMES, type Drawing } from '../../diagram/index.js';
import { CONTROL_COVERS, type DataMark } from '../../diagram/drawing.js';
import type { Scene, SceneFlow, SceneShape } from '../../diagram/scene.js';
import { escapeXml, plainText } from '../../diagram/render/escape.js';
import { renderDrawing } from '../../diagram/render/render.js';
import type { SvgNode } from '../../diagram/render/svg-node.js';
import type { SystemModel } from '../../language/model/system-model.js';
import { element, finding, NO_FINDINGS, sceneOf, systemModel, TEST_LIBRARY, zone } from './models.js';
import { assistantFindings, assistantModel } from './samples.js';

const drawingOf = (model: SystemModel, analysis = NO_FINDINGS): Promise<Drawing> => layoutScene(sceneOf(model, analysis));

/** All nodes of a drawing that carry a class. */
function byClass(drawing: Drawing, name: string): SvgNode[] {
    const found: SvgNode[] = [];
    const visit = (node: SvgNode) => {
        if (
            String(node.attributes.class ?? '')
                .split(' ')
                .includes(name)
        ) {
            found.push(node);
        }
        node.children.forEach(visit);
    };
    renderDrawing(drawing).forEach(visit);
    return found;
}

const textsIn = (node: SvgNode): string[] => [...(node.text === undefined ? [] : [node.text]), ...node.children.flatMap(textsIn)];
const tagsIn = (node: SvgNode, name: string) => node.children.filter(child => child.attributes.class === name).map(child => child.tag);

describe('The notation', () => {
    it('draws an external entity as a rectangle', async () => {
        const [shape] = byClass(await drawingOf(systemModel('s', [element('actor', 'a')])), 'tm-external');
        assert.deepEqual(
            shape.children.filter(child => child.attributes.class === 'tm-outline').map(child => [child.tag, child.attributes.rx]),
            [['rect', 0]]
        );
    });
    it('draws a process with round corners', async () => {
        const [shape] = byClass(await drawingOf(systemModel('s', [element('model', 'a')])), 'tm-process');
        assert.ok(Number(shape.children.find(child => child.attributes.class === 'tm-outline')!.attributes.rx) > 10);
    });
    it('draws a store as two lines, open at the sides', async () => {
        const [shape] = byClass(await drawingOf(systemModel('s', [element('dataset', 'a')])), 'tm-store');
        assert.match(String(shape.children.find(child => child.attributes.class === 'tm-outline')!.attributes.d), /^M0 0H\d+M0 \d+H\d+$/);
    });
    it('draws a process with parts with a double outline', async () => {
        const [shape] = byClass(
            await drawingOf(systemModel('s', [element('service', 'a', undefined, [element('model', 'b')])])),
            'tm-multiple'
        );
        assert.deepEqual(tagsIn(shape, 'tm-outline'), ['rect', 'rect']);
    });
    it('names a trust boundary and its trust', async () => {
        const [header] = byClass(await drawingOf(systemModel('s', [zone('a', 'public', [], 'Internet')])), 'tm-boundary-header');
        assert.deepEqual(textsIn(header), ['Internet', 'trust: public']);
    });
    it('says so where the trust of a boundary is unknown', async () => {
        const [header] = byClass(await drawingOf(systemModel('s', [zone('a', undefined, [])])), 'tm-boundary-header');
        assert.equal(textsIn(header)[1], 'trust not stated');
    });
    it('marks where a flow crosses a boundary', async () => {
        const model = systemModel('s', [zone('a', undefined, [element('actor', 'b')]), element('model', 'c')], [{ from: 'a.b', to: 'c' }]);
        assert.equal(byClass(await drawingOf(model), 'tm-mark').length, 1);
    });
    it('gives a flow that returns data a second, hollow head', async () => {
        const model = systemModel(
            's',
            [element('actor', 'a'), element('model', 'b')],
            [
                { from: 'a', to: 'b', returns: ['label'] },
                { from: 'a', to: 'b' }
            ]
        );
        const drawing = await drawingOf(model);
        assert.deepEqual([byClass(drawing, 'tm-head').length, byClass(drawing, 'tm-head-back').length], [2, 1]);
    });
    it('writes what a flow sends and what it returns in rows of their own, each with its head', async () => {
        const model = systemModel(
            's',
            [element('actor', 'a'), element('model', 'b')],
            [{ from: 'a', to: 'b', title: 'classify', sends: ['photo'], returns: ['label'] }]
        );
        const [label] = byClass(await drawingOf(model), 'tm-flow-label');
        assert.deepEqual(
            label.children.filter(child => child.tag === 'text').map(child => child.text),
            ['classify', 'photo', 'label']
        );
        assert.deepEqual([byClass(await drawingOf(model), 'tm-way').length, byClass(await drawingOf(model), 'tm-way-back').length], [2, 1]);
    });
    it('writes once what goes both ways', async () => {
        const model = systemModel(
            's',
            [element('actor', 'a'), element('model', 'b')],
            [{ from: 'a', to: 'b', sends: ['photo'], returns: ['photo'] }]
        );
        const [label] = byClass(await drawingOf(model), 'tm-flow-label');
        assert.deepEqual(
            label.children.filter(child => child.tag === 'text').map(child => child.text),
            ['photo ⇄']
        );
    });
    it('draws a collapsed boundary as a frame, and an element with hidden parts with two outlines', async () => {
        const model = systemModel('s', [
            zone('a', 'public', [element('actor', 'b')]),
            element('service', 'c', undefined, [element('model', 'd')])
        ]);
        const facts = { model, library: TEST_LIBRARY, analysis: { ...NO_FINDINGS, findings: [], questions: [], notices: [] } };
        const drawing = await layoutScene(applyView(sceneOf(model), { collapsed: ['a', 'c'] }, facts).scene);
        const [boundary, service] = byClass(drawing, 'tm-shape');
        assert.deepEqual([tagsIn(boundary, 'tm-frame'), tagsIn(service, 'tm-outline')], [['rect'], ['rect', 'rect']]);
        assert.deepEqual(
            [boundary, service].map(({ attributes }) => [attributes['data-type'], attributes['aria-label']]),
            [
                ['boundary', 'Trust boundary a, trust: public, 1 inside'],
                ['shape', 'c, service, 1 inside']
            ]
        );
    });
    it('draws inner frames above outer ones', async () => {
        const model = systemModel('s', [
            zone('a', undefined, [element('service', 'b', undefined, [element('model', 'c', undefined, [element('model', 'd')])])])
        ]);
        const [frames] = renderDrawing(await drawingOf(model));
        assert.deepEqual(
            frames.children.map(child => child.key),
            ['a', 'a.b', 'a.b.c']
        );
    });
});

describe('A mark', () => {
    const drawn = async (marks: Partial<SceneShape>, flowMarks: Partial<SceneFlow> = {}) => {
        const scene = sceneOf(systemModel('s', [element('store', 'a'), element('model', 'b')], [{ from: 'b', to: 'a' }]));
        const places = scene.places.map((place, index) => (index === 0 ? { ...place, ...marks } : place)) as Scene['places'];
        return layoutScene({ ...scene, places, flows: [{ ...scene.flows[0], ...flowMarks }] });
    };
    const secret: DataMark = { classification: 'restricted', level: 2, levels: 3, personal: true };

    it('of data has as many solid bars as its class is high, and a person where it is about people', async () => {
        const drawing = await drawn({ data: secret });
        const counts = ['tm-data-bar', 'tm-data-bar-empty', 'tm-data-person'].map(name => byClass(drawing, name).length);
        assert.deepEqual(counts, [3, 1, 1]);
        assert.equal(byClass(drawing, 'tm-store')[0].attributes['aria-label'], 'a, store, holds restricted data about people');
    });
    it('of data whose class nobody states is a question mark', async () => {
        const drawing = await drawn({}, { data: { level: 0, levels: 3, personal: false } });
        assert.equal(byClass(drawing, 'tm-data-unknown').length, 1);
        assert.match(String(byClass(drawing, 'tm-flow')[0].attributes['aria-label']), /carries data of no stated class$/);
    });
    it('of a control has another outline or sign for each thing that it does', async () => {
        const signs = new Set<string>();
        for (const cover of CONTROL_COVERS) {
            const [mark] = byClass(await drawn({ cover }), 'tm-cover');
            signs.add(mark.children.map(({ attributes }) => attributes.d).join());
        }
        assert.equal(signs.size, CONTROL_COVERS.length);
    });
    it('of a step is its number', async () => {
        const drawing = await drawn({ step: 3 }, { onPath: true });
        assert.equal(byClass(drawing, 'tm-step-text')[0].text, '3');
        assert.equal(byClass(drawing, 'tm-on-path').length, 1);
    });
    it('is explained below the drawing where it is used, and only there', async () => {
        const file = async (marks: Partial<SceneShape>) => renderSvgFile(await drawn(marks));
        assert.match(await file({ data: secret }), />restricted data</);
        assert.doesNotMatch(await file({}), />restricted data</);
        assert.match(await file({ step: 1 }), />step of the attack</);
    });
});

describe('A badge', () => {
    const shapeOf = async (...findings: ReturnType<typeof finding>[]) => {
        const [badge] = byClass(await drawingOf(systemModel('s', [element('model', 'a')]), { findings, questions: [] }), 'tm-badge');
        return badge;
    };
    it('has another outline for each severity', async () => {
        const outlines = new Set<unknown>();
        for (const severity of ['info', 'low', 'medium', 'high', 'critical'] as const) {
            outlines.add((await shapeOf(finding('element', 0, severity))).children[0].attributes.d);
        }
        assert.equal(outlines.size, 5);
    });
    it('shows how many', async () => {
        assert.equal(
            (await shapeOf(finding('element', 0, 'low'), finding('element', 0, 'low'))).children.find(child => child.tag === 'text')!.text,
            '2'
        );
    });
    it('of accepted findings carries a tick', async () => {
        assert.ok(
            (await shapeOf(finding('element', 0, 'low', 'accepted'))).children.some(child => child.attributes.class === 'tm-badge-tick')
        );
    });
    it('of residual findings has a double outline', async () => {
        assert.ok(
            (await shapeOf(finding('element', 0, 'low', 'residual'))).children.some(child => child.attributes.class === 'tm-badge-inner')
        );
    });
});

describe('An accessible name', () => {
    it('of a shape says what it is, where it stands and what was found', async () => {
        const model = systemModel('s', [zone('prod', undefined, [element('model', 'm', 'Classifier')], 'Production')]);
        const [shape] = byClass(await drawingOf(model, { findings: [finding('element', 0, 'high')], questions: [] }), 'tm-shape');
        assert.equal(shape.attributes['aria-label'], 'Classifier, model, in Production, 1 finding open, worst high');
    });
    it('of a flow names its ends, its data and its crossings', async () => {
        const model = systemModel(
            's',
            [zone('z', undefined, [element('actor', 'a', 'User')]), element('model', 'm', 'Classifier')],
            [{ from: 'z.a', to: 'm', title: 'classify', sends: ['photo'] }]
        );
        const [flow] = byClass(await drawingOf(model), 'tm-flow');
        assert.equal(flow.attributes['aria-label'], 'Flow from User to Classifier, classify, sends photo, crosses 1 trust boundary');
    });
});

describe('An SVG file', () => {
    let drawing: Drawing;
    before(async () => {
        const model = assistantModel();
        drawing = await drawingOf(model, { findings: assistantFindings(model), questions: [] });
    });

    it('has a title and a description', () => {
        assert.match(
            renderSvgFile(drawing),
            /<title>Customer support assistant<\/title><desc>Data flow diagram of Customer support assistant: 17 elements, 17 flows, 5 trust boundaries, \d+ open findings\.<\/desc>/
        );
    });
    it('refers to nothing outside', () => {
        const addresses = renderSvgFile(drawing).match(/https?:[^"]*|url\([^)]*\)|@import|href/g);
        assert.deepEqual(addresses, ['http://www.w3.org/2000/svg']);
    });
    it('has colours of its own in every theme', () => {
        const files = THEME_NAMES.map(theme => renderSvgFile(drawing, { theme }));
        assert.equal(new Set(files).size, THEME_NAMES.length);
        assert.ok(files.every(file => !file.includes('var(')));
    });
    it('can do without heading and legend', () => {
        const file = renderSvgFile(drawing, { title: '', legend: false });
        assert.match(file, new RegExp(`viewBox="0 0 ${drawing.width} ${drawing.height}"`));
    });
});

describe('Hostile names', () => {
    const fileOf = async (title: string) =>
        renderSvgFile(
            await drawingOf(
                systemModel(
                    's',
                    [zone('z', undefined, [element('model', 'a', title), element('model', 'b')], title)],
                    [{ from: 'z.a', to: 'z.b', title, sends: [title] }],
                    title
                )
            )
        );

    it('stay text where they hold markup', async () => {
        const file = await fileOf('</text><script>alert(1)</script><image href="x" onerror=\'y\'>');
        assert.doesNotMatch(file, /<(script|image)/);
    });
    it('cannot end an attribute', async () => {
        assert.doesNotMatch(await fileOf('" onload="alert(1)'), /[^;] onload="/);
    });
    it('cannot turn the reading direction', async () => {
        assert.doesNotMatch(await fileOf('safe\u202egnp.exe\u2066\u200f'), /[\u200f\u202e\u2066]/);
    });
    it('cannot break the file with characters that XML forbids', async () => {
        assert.doesNotMatch(await fileOf('a\u0000b\u0008c\ufffe\ud800'), /[\u0000\u0008\ufffe\ud800]/);
    });
    it('do not fill the file where they are very long', async () => {
        assert.ok((await fileOf('x'.repeat(10_000))).length < 40_000);
    });
    it('on several lines are shown on one', () => assert.equal(plainText('a\n\tb\r\n c'), 'a b c'));
    it('are escaped completely', () => assert.equal(escapeXml('<&>"\''), '&lt;&amp;&gt;&quot;&#39;'));
});
