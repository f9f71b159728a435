import assert from 'node:assert/strict';
import type { Range } from '../../language/model/source.js';
import { libraryOf } from '../../language/model/libraries.js';
import { open, systemOf } from './workspace.js';

function textIn(text: string, { start, end }: Range): string {
    const lines = text.split('\n');
    return start.line === end.line
        ? lines[start.line].slice(start.character, end.character)
        : [
              lines[start.line].slice(start.character),
              ...lines.slice(start.line + 1, end.line),
              lines[end.line].slice(0, end.character)
          ].join('\n');
}

describe('A system as plain data', () => {
    it('survives serialisation unchanged', async () => {
        const system = await systemOf('system s "S" { zone z { model m { mitigation sandbox } }  m -> m "x" { sends: d }  data d }');
        assert.deepEqual(JSON.parse(JSON.stringify(system)), system);
    });

    it('says which zone and which element each element is in', async () => {
        const { zones, elements } = await systemOf('system s { zone a { zone b { service x { service y } } }  actor u }');
        assert.deepEqual(
            zones.map(({ id, parent }) => [id, parent]),
            [
                ['a', undefined],
                ['a.b', 0]
            ]
        );
        assert.deepEqual(
            elements.map(({ id, zone, parent }) => [id, zone, parent]),
            [
                ['a.b.x', 1, undefined],
                ['a.b.x.y', 1, 0],
                ['u', undefined, undefined]
            ]
        );
    });

    it('numbers flows that join the same two elements', async () => {
        const { flows } = await systemOf('system s { actor a  model m  a -> m "one"  a -> m "two"  m -> a }');
        assert.deepEqual(
            flows.map(({ id, title }) => [id, title]),
            [
                ['a -> m', 'one'],
                ['a -> m #2', 'two'],
                ['m -> a', undefined]
            ]
        );
    });

    it('tells what a flow carries from what it does not say', async () => {
        const { flows } = await systemOf('system s { data d  actor a  a -> a { sends: [d, d] }  a -> a { returns: [] }  a -> a }');
        assert.deepEqual(
            flows.map(({ sends, returns }) => [sends, returns]),
            [
                [[0], undefined],
                [undefined, []],
                [undefined, undefined]
            ]
        );
    });

    it('leaves out flows with an end that names nothing', async () => {
        assert.deepEqual((await systemOf('system s { actor a  a -> b  c -> a }')).flows, []);
    });

    it('keeps an element of an unknown kind', async () => {
        assert.equal((await systemOf('system s { gizmo g }')).elements[0].kind, 'gizmo');
    });

    it('has the status of each mitigation, which is implemented where nothing is said', async () => {
        const { mitigations } = await systemOf(
            'system s { mitigation sandbox  mitigation signing { status: planned }  mitigation x { status: verified } }'
        );
        assert.deepEqual(
            mitigations.map(({ control, status }) => [control, status]),
            [
                ['sandbox', 'implemented'],
                ['signing', 'planned'],
                ['x', 'verified']
            ]
        );
    });

    it('has the ids of what its treatments are about', async () => {
        const { treatments } = await systemOf(`system s { zone z { model m }  actor a  a -> m "1"  a -> m "2"
            dismiss t on m  dismiss t on z  dismiss t on s  dismiss t on a -> m "2"  dismiss t on nothing }`);
        assert.deepEqual(
            treatments.map(({ target }) => target),
            ['z.m', 'z', 's', 'a -> z.m #2', undefined]
        );
    });

    it('has objectives and assumptions', async () => {
        const { objectives, assumptions } = await systemOf('system s { objective o "O" { impact: money }  assumption a "A" }');
        assert.deepEqual([objectives[0].name, objectives[0].facts.length, assumptions[0].title], ['o', 1, 'A']);
    });

    it('points at names, statements and bodies', async () => {
        const text = 'system s {\n  model m "M" { format: onnx }\n  m -> m "again" { protocol: "x" }\n  actor a\n}';
        const { elements, flows } = await systemOf(text);
        const { name, whole, body } = elements[0].declaration;
        assert.deepEqual(
            [name, whole, body!].map(range => textIn(text, range)),
            ['m', 'model m "M" { format: onnx }', '{ format: onnx }']
        );
        assert.equal(textIn(text, flows[0].declaration.name), 'm -> m');
        assert.equal(elements[1].declaration.body, undefined);
    });

    it('points at facts and values without the comma behind them', async () => {
        const text = 'system s { model m { outputs: [label,\n probability], format: onnx, } }';
        const [outputs, format] = (await systemOf(text)).elements[0].facts;
        assert.deepEqual(
            [outputs.source.range, outputs.valueRange, format.source.range, format.valueRange].map(range => textIn(text, range)),
            ['outputs: [label,\n probability]', '[label,\n probability]', 'format: onnx', 'onnx']
        );
    });

    it('points at the control of a mitigation and the threat of a treatment', async () => {
        const text = 'system s { mitigation sandbox { status: planned } dismiss unsafe-format on s { reason: "x" } }';
        const { mitigations, treatments } = await systemOf(text);
        assert.deepEqual(
            [mitigations[0], treatments[0]].map(({ declaration }) => textIn(text, declaration.name)),
            ['sandbox', 'unsafe-format']
        );
    });

    it('is there for an empty text', async () => {
        assert.equal(await systemOf(''), undefined);
    });
});

describe('A library as plain data', () => {
    it('has kinds with their own attributes, and enumerations in order', async () => {
        const { kinds, enumerations } = libraryOf(
            await open(
                'ordered enum size { s "Small", l }\nkind box "Box" extends model { attribute size "How large" : set of size  derived wide : text }'
            )
        );
        assert.deepEqual(enumerations[0].literals, [{ name: 's', title: 'Small' }, { name: 'l' }]);
        assert.deepEqual(
            kinds[0].attributes.map(({ name, title, type, set, derived }) => [name, title, type, set, derived]),
            [
                ['size', 'How large', 'size', true, false],
                ['wide', undefined, 'text', false, true]
            ]
        );
        assert.equal(kinds[0].base, 'model');
    });

    it('has threats with everything that decides about them', async () => {
        const {
            threats: [threat]
        } = libraryOf(await open(''));
        assert.deepEqual(threat.targets, ['model']);
        assert.equal(
            JSON.stringify(threat.conditions, (key, value) => (key === 'source' ? undefined : value)),
            JSON.stringify([
                {
                    op: 'and',
                    operands: [
                        { op: 'compare', fact: 'format', operator: 'in', values: [{ type: 'name', value: 'pickle' }] },
                        { op: 'not', operand: { op: 'compare', fact: 'owner', operator: '=', values: [{ type: 'text', value: 'us' }] } }
                    ]
                }
            ])
        );
        assert.deepEqual(threat.mitigatedBy, [
            {
                op: 'or',
                operands: [
                    { op: 'control', control: 'signing' },
                    {
                        op: 'and',
                        operands: [
                            { op: 'control', control: 'sandbox' },
                            { op: 'control', control: 'query-limit' }
                        ]
                    }
                ]
            }
        ]);
        assert.deepEqual(threat.reducedBy, [{ op: 'control', control: 'sandbox' }]);
        assert.deepEqual(
            threat.severities.map(({ level, when }) => [level, when?.op]),
            [
                ['medium', 'quantified'],
                ['high', undefined]
            ]
        );
        assert.deepEqual(threat.maps, ['atlas.AML.T0011.000']);
        assert.deepEqual(
            threat.steps.map(({ entries, when }) => [entries, when?.op]),
            [[['atlas.AML.T0015'], 'path']]
        );
    });

    it('has frameworks with their edition and entries', async () => {
        const {
            frameworks: [atlas]
        } = libraryOf(await open(''));
        assert.equal(atlas.edition, '2026.09');
        assert.deepEqual(atlas.entries.map(({ id, category }) => [id, category])[0], ['AML.T0011.000', 'technique']);
    });

    it('has a bare fact as a condition that holds', async () => {
        const {
            threats: [threat]
        } = libraryOf(await open('threat t { on data when personal }'));
        assert.deepEqual(
            threat.conditions.map(condition => condition.op === 'compare' && condition.operator),
            ['holds']
        );
    });

    it('leaves out a threat whose rule cannot be read', async () => {
        const { threats } = libraryOf(await open('threat t { on model when format = }\nthreat u { on model when format = onnx }'));
        assert.deepEqual(
            threats.map(({ name }) => name),
            ['u', 'unsafe-format']
        );
    });
});
