import assert from 'node:assert/strict';
import { complaints, systemOf } from './workspace.js';

const around = (broken: string): string => `system s {
  zone z {
    model before { format: onnx }
${broken}
    model after { format: onnx }
  }
  model last
  before -> after
  after -> last
}
system t { model other }`;

/** Ids of the elements around a broken text that have come through, and the number of flows. */
async function survivors(broken: string): Promise<string> {
    const { elements, flows } = await systemOf(around(broken));
    const ids = elements.map(({ id }) => id).filter(id => ['z.before', 'z.after', 'last'].includes(id));
    return `${ids.join(' ')} ${flows.length}`;
}

const BROKEN: readonly [what: string, text: string, complaints: number][] = [
    ['a missing quotation mark in a title', '    model m "Title { format: onnx }', 1],
    ['a missing quotation mark before another text', '    model m "Title { owner: "us" }', 1],
    ['a missing quotation mark in a fact', '    model m { owner: "us }', 1],
    ['a missing closing brace', '    model m {\n      format: onnx', 1],
    ['a surplus closing brace', '    model m { format: onnx } }', 1],
    ['a missing opening brace', '    model m\n      format: onnx\n    }', 1],
    ['a missing bracket', '    model m { outputs: [label, probability }', 1],
    ['a bracket that is not closed, and a statement', '    model m { outputs: [label\n      owner: "us" }', 1],
    ['a statement that cannot stand here', '    model m { objective o { impact: x } format: onnx }', 1],
    ['a statement of a library', '    model m { }\n    threat t { on model }', 1],
    ['half a treatment', '    dismiss unsafe-format on', 1],
    ['a lone keyword', '    mitigation', 1],
    ['half a flow', '    before ->', 1],
    ['characters without a meaning', '    model m { format: onnx } ;; \u201cx\u201d', 1]
];

describe('A broken text', () => {
    for (const [what, text, count] of BROKEN) {
        it(`keeps what stands around it: ${what}`, async () => {
            assert.equal(await survivors(text), 'z.before z.after last 2');
        });

        it(`is reported once, where it is: ${what}`, async () => {
            const found = await complaints(around(text));
            const lines = text.split('\n').length;
            assert.equal(
                found.filter(each => Number(each.split(':')[0]) > 3 && Number(each.split(':')[0]) <= 3 + lines).length,
                found.length,
                found.join(' ')
            );
            assert.ok(found.length >= 1 && found.length <= count, found.join(' '));
        });
    }

    it('with an unclosed text block still has all that stands before it', async () => {
        const text = 'system s {\n model m\n note: """open\n model n\n}';
        assert.deepEqual(
            (await systemOf(text)).elements.map(({ id }) => id),
            ['m']
        );
    });

    it('with an unclosed text block has one complaint', async () => {
        assert.deepEqual(await complaints('system s {\n owner: """open\n model n\n}'), ['2:unclosed-text']);
    });

    it('with an unclosed comment has one complaint', async () => {
        assert.deepEqual(await complaints('system s {\n model m\n /* open\n}\n'), ['3:unclosed-comment']);
    });

    it('that nests without end is cut and reported once', async () => {
        assert.deepEqual(await complaints(`${'zone z { '.repeat(5000)}${'}'.repeat(5000)}`.replace('zone z', 'system s')), [
            '1:nested-too-deeply'
        ]);
    });

    it('with parentheses without end is cut and reported', async () => {
        const found = await complaints(`threat t { on model when ${'('.repeat(20000)}`);
        assert.ok(found.includes('1:nested-too-deeply'), found.join(' '));
    });

    it('has no complaint with the words of the parser', async () => {
        for (const [, text] of BROKEN) {
            assert.doesNotMatch(JSON.stringify(await complaints(around(text))), /token|Expecting|sequence|EOF|NAME|KIND/);
        }
    });

    it('is left alone where its braces match, however it is indented', async () => {
        assert.deepEqual(await complaints('  system s {\n zone z {\n      model m {\n  format: onnx\n  }\n }\n    model n\n}'), []);
    });
});
