import assert from 'node:assert/strict';
import { systemsOf, testsOf } from '../../language/model/systems.js';
import type { TmodelServices } from '../../language/tmodel-module.js';
import { complaints, open, openFiles } from './workspace.js';

const TEST = `test "a pickle is found" {
  data photo
  zone lab {
    model sorter { format: pickle }
  }
  actor visitor
  visitor -> sorter "asks"
  expect unsafe-format on sorter
  expect no unsafe-format
  expect residual unsafe-format on visitor -> sorter "asks"
  expect question personal on photo
  expect no question format on lab
}
`;

describe('A test in the language', () => {
    it('is read as plain data, its body like a system', async () => {
        const [test] = testsOf(await open(TEST));
        assert.equal(test.name, 'a pickle is found');
        assert.deepEqual(
            test.system.elements.map(({ id }) => id),
            ['lab.sorter', 'visitor']
        );
        assert.deepEqual(
            test.expectations.map(({ declaration: _, ...expected }) => expected),
            [
                { threat: 'unsafe-format', status: 'open', place: { type: 'element', text: 'sorter', id: 'lab.sorter' } },
                { threat: 'unsafe-format', status: 'none' },
                {
                    threat: 'unsafe-format',
                    status: 'residual',
                    place: { type: 'flow', text: 'visitor -> sorter "asks"', id: 'visitor -> lab.sorter' }
                },
                { fact: 'personal', asked: true, place: { type: 'data', text: 'photo', id: 'photo' } },
                { fact: 'format', asked: false, place: { type: 'zone', text: 'lab', id: 'lab' } }
            ]
        );
    });

    it('is no system, and hides no name of one', async () => {
        const document = await open(`${TEST}system lab { model sorter }`);
        assert.deepEqual(
            systemsOf(document).map(({ name }) => name),
            ['lab']
        );
        assert.deepEqual(
            document.diagnostics?.filter(({ severity }) => severity === 1),
            []
        );
    });

    it('refers to elements of systems like a system does', async () => {
        assert.deepEqual(
            await complaints('system platform { service edge } test "t" { model m  platform.edge -> m  expect unsafe-format on m }'),
            []
        );
    });

    it('leaves its words free to be names', async () => {
        assert.deepEqual(
            await complaints(`system test {
  model expect { format: onnx }
  model question
  zone test { model no }
  expect -> question
  question -> test.no
}
test "names" {
  actor expect
  model residual
  expect -> residual
  expect no unsafe-format on residual
}`),
            []
        );
    });

    it('takes a threat that is called like one of its words', async () => {
        const document = await open(`threat planned { on model when format = pickle message: "m" }
test "t" { model m  expect planned on m
  expect planned planned on m
  expect no planned }`);
        assert.deepEqual(
            testsOf(document)[0].expectations.map(each => 'threat' in each && `${each.status} ${each.threat}`),
            ['open planned', 'planned planned', 'none planned']
        );
    });

    for (const [text, message] of [
        ['test { }', 'The sentence is missing: a test is written test "what it shows" { ... }.'],
        ['test shown { }', 'The sentence is missing: a test is written test "what it shows" { ... }.'],
        [
            'test "t" {\n  model m\n  expect on m\n}',
            'A threat is missing: write expect threat on element, expect no threat, or expect question fact on element.'
        ],
        ['test "t" {\n  model m\n  expect x on\n}', 'The place is missing: name an element, a zone, the system, or a flow as a -> b.'],
        ['test "t" {\n  threat x { }\n}', 'A threat cannot stand inside a test.']
    ]) {
        it(`says what is wrong with ${JSON.stringify(text)}`, async () => {
            const { diagnostics } = await open(text);
            assert.deepEqual(
                diagnostics?.filter(({ code }) => code === 'syntax').map(each => each.message),
                [message]
            );
        });
    }

    it('is closed before the next statement of the file where its brace is missing', async () => {
        const document = await open('test "one" {\n  model m\n  expect unsafe-format on m\n\ntest "two" {\n  expect no unsafe-format\n}\n');
        assert.deepEqual(
            testsOf(document).map(({ name, expectations }) => `${name}: ${expectations.length}`),
            ['one: 1', 'two: 1']
        );
        assert.deepEqual(
            document.diagnostics?.map(({ code }) => code),
            ['unclosed-brace']
        );
    });

    it('is read in part when something in it changes', async () => {
        const { Tmodel, document } = await openFiles({ 'main.tmodel': TEST });
        const { IncrementalParser } = (Tmodel as TmodelServices).parser;
        const parsed = IncrementalParser.parse(
            document.parseResult,
            TEST.replace('expect no unsafe-format', 'expect mitigated unsafe-format')
        );
        assert.deepEqual(IncrementalParser.statistics, { incremental: 1, full: 0 });
        assert.equal(parsed?.parserErrors.length, 0);
    });
});
