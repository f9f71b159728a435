import assert from 'node:assert/strict';
import type { Document } from '../../language/generated/ast.js';
import { libraryOf } from '../../language/model/libraries.js';
import { complaints, open, systemOf } from './workspace.js';

async function membersOf(text: string) {
    return ((await open(text)).parseResult.value as Document).members.map(member => member.$type);
}

describe('The grammar', () => {
    it('reads a system without a body', async () => {
        assert.deepEqual(await complaints('system s'), []);
    });

    it('reads every statement of a system', async () => {
        const text = `system s "S" {
            owner: "us"
            objective o { impact: reputation }
            assumption a "Always" { text: "so" }
            data d { personal: true }
            zone outer { zone inner { model m { service part } data e } }
            mitigation sandbox { status: implemented }
            m -> part "label" { sends: [d, e] returns: d }
            dismiss unsafe-format on m { reason: "no" }
            dismiss unsafe-format on m -> part "label" { reason: "no" }
            view v "V" { level: context collapse: [outer, m] expand: inner focus: unsafe-format on m -> part "label" }
        }`;
        assert.deepEqual(await complaints(text), []);
    });

    it('reads every statement of a library', async () => {
        const text = `
            scalar url
            ordered enum size "How large" { small "Small", large }
            kind gadget "A gadget" extends model { shape: store  attribute size : size  derived span : set of size }
            control own "Own" { maps: atlas.AML.M0004 implied when size >= large and not (format = onnx) }
            override control sandbox "Ours"
            threat t "T" { on gadget, service  when reached from actor where (trust = public) without (own or sandbox)
                when every callee where (size in [small]) mitigated by own reduced by sandbox and own
                severity: low when size = small  severity: high  maps: [atlas.AML.T0015] }
            framework house { rule R.1 "First" { since: 2026-01-01 } control C-1 mitigation M1 threat T1 }`;
        assert.deepEqual(await complaints(text), []);
        assert.deepEqual(await membersOf(text), ['Scalar', 'Enumeration', 'Kind', 'Control', 'Control', 'Threat', 'Framework']);
    });

    it('reads each path of a rule', async () => {
        const paths = [
            'reached from',
            'queried from',
            'influenced by',
            'learns from',
            'supplied by',
            'supplies',
            'reaches',
            'influences',
            'loops through'
        ];
        const text = paths.map((path, index) => `threat t${index} { on model when ${path} actor }`).join('\n');
        const { threats } = libraryOf(await open(text));
        const read = threats
            .filter(({ name }) => /^t\d$/.test(name))
            .map(({ conditions: [condition] }) => condition.op === 'path' && condition.path);
        assert.deepEqual(
            read,
            paths.map(path => path.split(' ')[0])
        );
    });

    it('takes facts with and without commas, on one line and on many', async () => {
        const {
            elements: [model]
        } = await systemOf('system s { model m { format: onnx, owner: "us" outputs: [label\n probability,] } }');
        assert.deepEqual(
            model.facts.map(({ name, values }) => [name, values.length]),
            [
                ['format', 1],
                ['owner', 1],
                ['outputs', 2]
            ]
        );
    });

    it('takes a condition over several lines', async () => {
        assert.deepEqual(await complaints('threat t {\n on element\n when\n format = onnx\n and\n (quota > 0\n or quota < 9)\n}'), []);
    });

    it('lets `and` bind closer than `or`', async () => {
        const { threats } = libraryOf(await open('threat t { on model when format = onnx or quota > 0 and not trust = public }'));
        const [condition] = threats[0].conditions;
        assert.deepEqual(condition.op === 'or' && condition.operands.map(({ op }) => op), ['compare', 'and']);
    });

    it('reads comments where a blank can stand', async () => {
        assert.deepEqual(await complaints('// one\nsystem /* two */ s { // three\n /* four\n lines */ owner: "us" }'), []);
    });
});

describe('A text', () => {
    async function ownerOf(written: string) {
        return (await systemOf(`system s { owner: ${written} }`)).facts[0].values[0].value;
    }

    it('knows the escapes for quotation marks, backslashes and line breaks', async () => {
        assert.equal(await ownerOf('"a \\"b\\" \\\\ c\\nd"'), 'a "b" \\ c\nd');
    });

    it('keeps a quotation mark at its start', async () => {
        assert.equal(await ownerOf('"\\"x\\" y"'), '"x" y');
    });

    it('may be empty', async () => {
        assert.equal(await ownerOf('""'), '');
    });

    it('in a block loses the indentation that its lines share', async () => {
        assert.equal(await ownerOf('"""\n      one\n        two\n\n      three\n    """'), 'one\n  two\n\nthree');
    });

    it('in a block may hold quotation marks', async () => {
        assert.equal(await ownerOf('"""say "hi" """'), 'say "hi"');
    });
});

describe('A value', () => {
    it('is a name, a text, a number or a date', async () => {
        const { facts } = await systemOf('system s { a: x-y b: "x" c: -1.5 d: 2026-01-31 }');
        assert.deepEqual(
            facts.map(({ values }) => values[0]),
            [
                { type: 'name', value: 'x-y' },
                { type: 'text', value: 'x' },
                { type: 'number', value: -1.5 },
                { type: 'date', value: '2026-01-31' }
            ]
        );
    });
});
