import assert from 'node:assert/strict';
import { kindShapes } from '../../diagram/index.js';
import { element, finding, library, NO_FINDINGS, sceneOf, systemModel, zone } from './models.js';

describe('Kinds', () => {
    const shapes = kindShapes(
        library(
            ['base', undefined, 'store'],
            ['special', 'base'],
            ['plain'],
            ['chicken', 'egg'],
            ['egg', 'chicken'],
            ['actor', undefined, 'external'],
            ['robot', 'actor']
        )
    );

    it('inherit their shape', () => assert.equal(shapes.shapeOf('special'), 'store'));
    it('without a shape are processes', () => assert.equal(shapes.shapeOf('plain'), 'process'));
    it('that no library knows are processes under their own name', () =>
        assert.deepEqual([shapes.shapeOf('nobody'), shapes.captionOf('no_body')], ['process', 'no body']));
    it('that extend each other are processes', () => assert.equal(shapes.shapeOf('egg'), 'process'));
    it('inherit their glyph', () => assert.equal(shapes.glyphOf('robot'), shapes.glyphOf('actor')));
});

describe('A scene', () => {
    it('holds containers before their content', () => {
        const scene = sceneOf(
            systemModel('s', [zone('a', undefined, [zone('b', undefined, [element('service', 'c', undefined, [element('model', 'd')])])])])
        );
        assert.deepEqual(
            scene.places.map(place => [place.id, place.parent]),
            [
                ['a', undefined],
                ['a.b', 0],
                ['a.b.c', 1],
                ['a.b.c.d', 2]
            ]
        );
    });

    it('gives a zone the trust of the zone around it unless it states its own', () => {
        const scene = sceneOf(
            systemModel('s', [zone('a', 'public', [zone('b', undefined, []), zone('c', 'restricted', [])]), zone('d', undefined, [])])
        );
        assert.deepEqual(
            scene.places.map(place => place.type === 'boundary' && place.trust),
            ['public', 'public', 'restricted', undefined]
        );
    });

    it('names the boundaries a flow leaves from the inside out and those it enters from the outside in', () => {
        const model = systemModel(
            's',
            [
                zone('a', undefined, [zone('b', undefined, [element('model', 'm')])]),
                zone('c', undefined, [zone('d', undefined, [element('model', 'n')])])
            ],
            [{ from: 'a.b.m', to: 'c.d.n' }]
        );
        assert.deepEqual(sceneOf(model).flows[0].crosses, ['a.b', 'a', 'c', 'c.d']);
    });

    it('tells flows apart that join the same two', () => {
        const model = systemModel(
            's',
            [element('model', 'a'), element('model', 'b')],
            [
                { from: 'a', to: 'b' },
                { from: 'a', to: 'b' }
            ]
        );
        assert.deepEqual(
            sceneOf(model).flows.map(flow => flow.id),
            ['a -> b', 'a -> b#2']
        );
    });

    it('tells elements apart that a broken text declares twice', () => {
        assert.deepEqual(
            sceneOf(systemModel('s', [element('model', 'a'), element('store', 'a')])).places.map(place => place.id),
            ['a', 'a~2']
        );
    });

    it('marks a flow that returns data', () => {
        const model = systemModel(
            's',
            [element('model', 'a'), element('model', 'b')],
            [
                { from: 'a', to: 'b', returns: ['label'] },
                { from: 'a', to: 'b', sends: ['photo'] }
            ]
        );
        assert.deepEqual(
            sceneOf(model).flows.map(flow => flow.twoWay),
            [true, false]
        );
    });
});

describe('A badge', () => {
    const badgeOf = (...findings: ReturnType<typeof finding>[]) => {
        const [place] = sceneOf(systemModel('s', [element('model', 'a')]), { findings, questions: [] }).places;
        return place.type === 'shape' ? place.badge : undefined;
    };

    it('is missing where nothing was found', () => assert.equal(badgeOf(), undefined));
    it('counts open findings and shows the worst', () => {
        assert.deepEqual(badgeOf(finding('element', 0, 'low'), finding('element', 0, 'critical')), {
            state: 'open',
            severity: 'critical',
            count: 2,
            counts: { open: 2 }
        });
    });
    it('prefers open findings to worse ones that are accepted', () => {
        const badge = badgeOf(finding('element', 0, 'critical', 'accepted'), finding('element', 0, 'low'));
        assert.deepEqual([badge?.state, badge?.severity, badge?.count], ['open', 'low', 1]);
    });
    it('shows transferred findings as accepted', () =>
        assert.equal(badgeOf(finding('element', 0, 'low', 'transferred'))?.state, 'accepted'));
    it('leaves out what is mitigated or dismissed', () =>
        assert.equal(badgeOf(finding('element', 0, 'high', 'mitigated'), finding('element', 0, 'high', 'dismissed')), undefined));
    it('belongs to the system where the finding does', () => {
        assert.equal(sceneOf(systemModel('s', []), { ...NO_FINDINGS, findings: [finding('system', 0, 'info')] }).system.badge?.count, 1);
    });
    it('belongs to the flow where the finding does', () => {
        const model = systemModel('s', [element('model', 'a'), element('model', 'b')], [{ from: 'a', to: 'b' }]);
        assert.equal(sceneOf(model, { ...NO_FINDINGS, findings: [finding('flow', 0, 'info')] }).flows[0].badge?.count, 1);
    });
});
