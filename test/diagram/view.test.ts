import assert from 'node:assert/strict';
import { applyView, layoutScene, type DiagramView, type Scene } from '../../diagram/index.js';
import { analyseText } from '../rules/analysed-text.js';
import { element, finding, sceneOf, systemModel, zone } from './models.js';
import { layeredModel } from './samples.js';
import { flowsOf, placesOf, viewed } from './viewed.js';

/** The internet and a cloud with a shop of three parts, one of which has parts itself, and a lab. */
const SHOP = systemModel(
    'shop',
    [
        zone('internet', 'public', [element('actor', 'visitor'), element('supplier', 'hub')]),
        zone('cloud', 'production', [
            zone('web', undefined, [element('gateway', 'edge'), element('service', 'site', 'Site', [element('service', 'cart')])]),
            zone('lab', 'restricted', [element('training', 'trainer'), element('dataset', 'clicks')])
        ])
    ],
    [
        { from: 'internet.visitor', to: 'cloud.web.edge', title: 'browse', sends: ['click'], returns: ['page'] },
        { from: 'cloud.web.edge', to: 'cloud.web.site', sends: ['click'] },
        { from: 'cloud.web.edge', to: 'cloud.web.site.cart', sends: ['order'] },
        { from: 'cloud.web.site', to: 'cloud.lab.clicks', title: 'log', sends: ['click'] },
        { from: 'cloud.web.site.cart', to: 'cloud.lab.clicks', sends: ['order'] },
        { from: 'cloud.lab.clicks', to: 'cloud.lab.trainer' },
        { from: 'internet.hub', to: 'cloud.lab.trainer', sends: ['weights'] }
    ]
);

describe('the level of a view', () => {
    it('draws everything of a small system unless it says otherwise', () => {
        const { scene, collapsed } = viewed(SHOP, {});
        assert.deepEqual([scene.places.length, scene.flows.length, collapsed], [11, 7, []]);
    });

    it('draws the innermost boundaries, and what passes between them', () => {
        const { scene, collapsed } = viewed(SHOP, { level: 'boundaries' });
        assert.deepEqual(placesOf(scene), ['internet', 'cloud', 'cloud.web', 'cloud.lab']);
        assert.deepEqual(flowsOf(scene), [
            'internet.visitor -> cloud.web.edge',
            'cloud.web -> cloud.lab',
            'internet.hub -> cloud.lab.trainer'
        ]);
        assert.deepEqual(collapsed, ['internet', 'cloud.web', 'cloud.lab']);
    });

    it('draws the system as one process in its context', () => {
        const { scene } = viewed(SHOP, { level: 'context' });
        assert.deepEqual(placesOf(scene), ['internet', 'internet.visitor', 'internet.hub', 'shop']);
        assert.deepEqual(flowsOf(scene), ['internet.visitor -> cloud.web.edge', 'internet.hub -> cloud.lab.trainer']);
        assert.equal(scene.places[3].type === 'shape' && scene.places[3].collapsed, 5);
    });

    it('collapses the deepest boundaries of a system that is too large to be taken in', () => {
        const model = layeredModel(1, 400);
        const { scene, collapsed } = viewed(model, {});
        assert.ok(scene.places.length <= 150);
        assert.ok(collapsed.length > 0);
        assert.equal(viewed(model, { level: 'everything' }).scene.places.length, model.elements.length + model.zones.length);
    });
});

describe('what a view collapses and expands', () => {
    it('hides the content of a boundary, and says how much there is', () => {
        const { scene } = viewed(SHOP, { collapsed: ['cloud.web'] });
        const web = scene.places.find(({ id }) => id === 'cloud.web');
        assert.ok(web?.type === 'shape');
        assert.deepEqual([web.shape, web.collapsed, web.kindName], ['boundary', 3, 'trust: production, 3 inside']);
    });

    it('hides the parts of an element', () => {
        const { scene } = viewed(SHOP, { collapsed: ['cloud.web.site'] });
        assert.ok(!placesOf(scene).includes('cloud.web.site.cart'));
        assert.equal(scene.flows[1].title, '2 flows');
    });

    it('joins flows of the same ends and direction, with all that they carry', () => {
        const { scene } = viewed(SHOP, { collapsed: ['cloud.web', 'cloud.lab'] });
        const joined = scene.flows.find(({ id }) => id === 'cloud.web -> cloud.lab');
        assert.deepEqual(joined?.parts, ['cloud.web.site -> cloud.lab.clicks', 'cloud.web.site.cart -> cloud.lab.clicks']);
        assert.deepEqual(joined.sends, ['click', 'order']);
    });

    it('shows what it expands at a level that would hide it', () => {
        const { scene } = viewed(SHOP, { level: 'boundaries', expanded: ['cloud.lab'] });
        assert.ok(placesOf(scene).includes('cloud.lab.trainer'));
        assert.ok(!placesOf(scene).includes('cloud.web.edge'));
    });

    it('says nothing of names that are not there', () => {
        assert.deepEqual(viewed(SHOP, { collapsed: ['gone'], expanded: ['gone too'] }), viewed(SHOP, {}));
    });

    it('crosses a collapsed boundary where a flow ends on it', async () => {
        const { scene } = viewed(SHOP, { collapsed: ['cloud.web'] });
        assert.deepEqual(scene.flows[0].crosses, ['internet', 'cloud', 'cloud.web']);
        const [flow] = (await layoutScene(scene)).flows;
        assert.deepEqual(flow.marks.map(({ boundary }) => boundary).sort(), ['cloud', 'cloud.web', 'internet']);
    });
});

describe('the badges of a view', () => {
    const findings = [
        finding('element', 2, 'high'),
        finding('element', 4, 'critical'),
        finding('flow', 1, 'medium'),
        finding('flow', 3, 'low'),
        finding('element', 0, 'low', 'accepted')
    ];
    const stride = { ...findings[0], stride: ['spoofing'] };

    it('count on a collapsed boundary what is inside it, flows between its parts too', () => {
        const { scene } = viewed(SHOP, { collapsed: ['cloud.web'] }, findings);
        const { badge } = scene.places.find(({ id }) => id === 'cloud.web') as { badge?: { count: number; severity: string } };
        assert.deepEqual([badge?.count, badge?.severity], [3, 'critical']);
    });

    it('count only what passes the filter, and hide nothing else', () => {
        const all = viewed(SHOP, {}, [stride, ...findings.slice(1)]);
        const filtered = viewed(SHOP, { filter: { stride: ['spoofing'] } }, [stride, ...findings.slice(1)]);
        assert.deepEqual(placesOf(filtered.scene), placesOf(all.scene));
        assert.deepEqual(badged(filtered.scene), ['cloud.web.edge']);
    });

    it('pass by severity and status at once', () => {
        const { scene } = viewed(SHOP, { filter: { severities: ['low'], statuses: ['accepted'] } }, findings);
        assert.deepEqual(badged(scene), ['internet.visitor']);
    });

    it('are gone where a list of the filter is empty', () => {
        assert.deepEqual(badged(viewed(SHOP, { filter: { severities: [] } }, findings).scene), []);
    });

    it('pass by the tactics that the techniques of a finding serve', async () => {
        const { library, systems } = await analyseText(EXPOSED);
        const [{ model, analysis }] = systems;
        const facts = { model, library, analysis };
        const serving = (tactic: string) => {
            const { scene } = applyView(sceneOf(model, analysis), { filter: { tactics: [tactic] } }, facts);
            return badged(scene).length;
        };
        assert.notEqual(serving('exfiltration'), 0);
        assert.equal(serving('no such tactic'), 0);
    });

    function badged({ places, flows }: Scene): string[] {
        return [...places, ...flows].filter(each => 'badge' in each && each.badge).map(({ id }) => id);
    }
});

const EXPOSED = `system s {
  data photo { classification: restricted, personal: true }
  data label { classification: internal, personal: false }
  zone net { trust: public  actor stranger { identity: anonymous } }
  zone prod { trust: production
    gateway api { authentication: none }
    model m { task: classification, origin: in_house, weights: private, outputs: [label, probability] }
    store photos
  }
  zone far { trust: corporate  service other }
  stranger -> api { purpose: inference, protocol: https, sends: photo, returns: label }
  api -> m { purpose: inference, protocol: https, sends: photo, returns: label }
  api -> photos { sends: photo }
  other -> photos
}`;

describe('the focus of a view', () => {
    async function exposed() {
        const { library, systems } = await analyseText(EXPOSED);
        const [{ model, analysis }] = systems;
        return { model, analysis, look: (view: DiagramView) => applyView(sceneOf(model, analysis), view, { model, library, analysis }) };
    }

    it('on an element leaves it, its neighbours and the boundaries around these', () => {
        const { scene } = viewed(SHOP, { focus: { on: 'element', id: 'cloud.lab.trainer' } });
        assert.deepEqual(placesOf(scene), ['internet', 'cloud', 'cloud.lab', 'internet.hub', 'cloud.lab.trainer', 'cloud.lab.clicks']);
        assert.deepEqual(flowsOf(scene), ['cloud.lab.clicks -> cloud.lab.trainer', 'internet.hub -> cloud.lab.trainer']);
    });

    it('on a boundary leaves what is in it and what meets that', () => {
        const { scene } = viewed(SHOP, { focus: { on: 'element', id: 'cloud.lab' } });
        assert.ok(!placesOf(scene).includes('internet.visitor'));
        assert.equal(scene.flows.length, 4);
    });

    it('on data leaves the flows that carry it either way, and what they join', async () => {
        const { look } = await exposed();
        assert.deepEqual(flowsOf(look({ focus: { on: 'data', id: 'label' } }).scene), ['net.stranger -> prod.api', 'prod.api -> prod.m']);
        assert.ok(placesOf(look({ focus: { on: 'data', id: 'photo' } }).scene).includes('prod.photos'));
    });

    it('on a finding leaves the way of the attack, its steps with what is said of them', async () => {
        const { look, analysis } = await exposed();
        const far = analysis.findings.find(({ threat, path }) => threat === 'model-extraction' && path.length === 3);
        assert.ok(far, 'model-extraction over three elements');
        const { scene, steps } = look({ focus: { on: 'finding', id: far.id } });
        assert.deepEqual(
            steps.map(({ place }) => place),
            ['net.stranger', 'prod.api', 'prod.m']
        );
        assert.ok(steps.some(({ because }) => because.length > 0));
        assert.deepEqual(
            scene.places.filter(place => place.type === 'shape').map(({ id, step }) => [id, step]),
            [
                ['net.stranger', 1],
                ['prod.api', 2],
                ['prod.m', 3]
            ]
        );
        assert.ok(scene.flows.every(({ onPath }) => onPath));
    });

    it('on a finding whose path ends beside its target goes on to the target', async () => {
        const { look, model, analysis } = await exposed();
        const api = model.elements.findIndex(({ id }) => id === 'prod.api');
        const at = (id: string) => model.elements.findIndex(each => each.id === id);
        const beside = {
            ...finding('element', api, 'high'),
            path: [{ element: at('far.other') }, { element: at('prod.photos'), flow: 3 }]
        };
        analysis.findings.push(beside);
        const { steps } = look({ focus: { on: 'finding', id: beside.id } });
        assert.deepEqual(
            steps.map(({ place, flow }) => [place, flow]),
            [
                ['far.other', undefined],
                ['prod.photos', 'far.other -> prod.photos'],
                ['prod.api', 'prod.api -> prod.photos']
            ]
        );
    });

    it('on a control leaves where it is in place, where it is planned, and what it would still close', async () => {
        const controlled = EXPOSED.replace('store photos', 'store photos { mitigation encryption-at-rest }').replace(
            'model m {',
            'model m { mitigation query-limit { status: planned, owner: "me", due: 2099-01-01 }'
        );
        const { library, systems } = await analyseText(controlled);
        const [{ model, analysis }] = systems;
        const covers = (control: string) => {
            const view: DiagramView = { focus: { on: 'control', id: control } };
            const { scene } = applyView(sceneOf(model, analysis), view, { model, library, analysis });
            return Object.fromEntries(
                scene.places.flatMap(place => (place.type === 'shape' && place.cover ? [[place.id, place.cover]] : []))
            );
        };
        assert.equal(covers('encryption-at-rest')['prod.photos'], 'holds');
        assert.equal(covers('query-limit')['prod.m'], 'planned');
        assert.equal(covers('caller-authentication')['prod.api'], 'would-close');
    });

    it('draws the whole system, and says why, where there is nothing to look at', () => {
        const { scene, problem } = viewed(SHOP, { focus: { on: 'element', id: 'gone' } });
        assert.equal(scene.places.length, 11);
        assert.equal(problem, "There is no place 'gone' in shop.");
    });

    it('opens what is around the element it is on', () => {
        const { scene } = viewed(SHOP, { level: 'boundaries', focus: { on: 'element', id: 'cloud.web.site.cart' } });
        assert.ok(placesOf(scene).includes('cloud.web.site.cart'));
    });
});

describe('the data that a view shows', () => {
    it('is the highest class and whether it is about people, on flows and on stores', async () => {
        const { library, systems } = await analyseText(EXPOSED);
        const [{ model, analysis }] = systems;
        const { scene } = applyView(sceneOf(model, analysis), { showData: true }, { model, library, analysis });
        const store = scene.places.find(({ id }) => id === 'prod.photos');
        assert.ok(store?.type === 'shape');
        assert.deepEqual(store.data, { classification: 'restricted', level: 4, levels: 4, personal: true });
        assert.deepEqual(scene.flows[0].data, store.data);
        assert.equal(scene.flows[3].data, undefined);
    });
});
