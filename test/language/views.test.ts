import assert from 'node:assert/strict';
import { complaints, systemOf } from './workspace.js';

const SYSTEM = `system shop {
  data click
  zone cloud { service site { service cart }  zone lab { model sorter } }
  actor visitor
  visitor -> site "browses" { sends: click }
  site -> sorter
`;

async function viewOf(body: string) {
    const { views } = await systemOf(`${SYSTEM}  view one "First" { ${body} }\n}`);
    const { collapse, expand, focus } = views[0];
    return { collapse, expand, focus };
}

describe('A view in the language', () => {
    it('has a name, a title and facts', async () => {
        const { views } = await systemOf(`${SYSTEM} view one "First" { level: context } view two }`);
        assert.deepEqual(
            views.map(({ name, title, facts }) => [name, title, facts.map(fact => [fact.name, fact.values[0].value])]),
            [
                ['one', 'First', [['level', 'context']]],
                ['two', undefined, []]
            ]
        );
    });

    it('names places by their ids, each once', async () => {
        const { collapse, expand } = await viewOf('collapse: [lab, cloud.lab], expand: site');
        assert.deepEqual([collapse, expand], [['cloud.lab'], ['cloud.site']]);
    });

    for (const [what, written, focus] of [
        ['an element', 'cart', { on: 'element', id: 'cloud.site.cart' }],
        ['a zone', 'lab', { on: 'element', id: 'cloud.lab' }],
        ['data', 'click', { on: 'data', id: 'click' }],
        ['a control', 'query-limit', { on: 'control', id: 'query-limit' }],
        ['a finding', 'unsafe-format on sorter', { on: 'finding', threat: 'unsafe-format', target: 'cloud.lab.sorter' }],
        [
            'a finding at a flow',
            'unsafe-format on visitor -> site',
            { on: 'finding', threat: 'unsafe-format', target: 'visitor -> cloud.site' }
        ]
    ] as const) {
        it(`looks at ${what}`, async () => {
            assert.deepEqual((await viewOf(`focus: ${written}`)).focus, focus);
        });
    }

    it('looks at nothing where its name means nothing', async () => {
        assert.deepEqual(await viewOf('focus: unheard_of'), { collapse: [], expand: [], focus: undefined });
    });

    it('leaves its words free to be names and facts', async () => {
        assert.deepEqual(
            await complaints(`system view {
  model focus { format: onnx }
  model collapse
  zone view { model expand }
  focus -> collapse
  collapse -> view.expand
  view view { focus: focus, collapse: [view] }
}
kind screen extends model { attribute focus : number  attribute expand : number }
system s { screen a { focus: 3, expand: 4 } }`),
            []
        );
    });

    it('cannot stand in a zone', async () => {
        const messages = await complaints('system s { zone z { model m  view v } model n }');
        assert.deepEqual(messages, ['1:syntax']);
    });
});
