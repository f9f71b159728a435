import assert from 'node:assert/strict';
import { EmptyFileSystem } from 'langium';
import { createTmodelCoreServices } from '../../language/tmodel-module.js';
import { complaints, systemOf } from './workspace.js';

const { Tmodel } = createTmodelCoreServices(EmptyFileSystem);
const keywords = Object.keys(Tmodel.parser.Lexer.definition).filter(name => /^[a-z]+$/.test(name));

/** The roles of the words of a text, each as `word/role`. */
function roles(text: string): string[] {
    return Tmodel.parser.Lexer.tokenize(text)
        .tokens.filter(({ image }) => /^[a-z]/.test(image))
        .map(({ image, tokenType }) => `${image}/${tokenType.name}`);
}

describe('A keyword', () => {
    for (const word of keywords) {
        it(`can name an element: ${word}`, async () => {
            const { elements } = await systemOf(`system s { service ${word} "x" { owner: "us" } }`);
            assert.deepEqual(
                elements.map(({ id, facts }) => [id, facts.length]),
                [[word, 1]]
            );
        });

        it(`can be a flow's end and carried data: ${word}`, async () => {
            const { flows } = await systemOf(
                `system s {\n data ${word}\n service ${word}\n ${word} -> ${word} { sends: ${word} returns: [${word}, ${word}] }\n zone z\n}`
            );
            assert.deepEqual(
                flows.map(({ id, sends, returns }) => [id, sends, returns]),
                [[`${word} -> ${word}`, [0], [0]]]
            );
        });

        it(`can be a value and a literal: ${word}`, async () => {
            const text = `enum e { ${word}, other "x" }\nkind k { attribute a : e }\nsystem s {\n k x { a: ${word}\n owner: "us" }\n}`;
            assert.deepEqual(
                (await complaints(text)).filter(complaint => !complaint.endsWith('unknown-fact')),
                []
            );
        });
    }

    it('stays a fact of its own statement', () => {
        assert.deepEqual(roles('system s { a -> b { sends: data returns: zone } }'), [
            'system/system',
            's/NAME',
            'a/FLOW_SOURCE',
            'b/NAME',
            'sends/sends',
            'data/NAME',
            'returns/returns',
            'zone/NAME'
        ]);
    });

    it('is recognised behind a value on the line before', () => {
        assert.deepEqual(roles('zone z { trust: public\n data d\n}'), [
            'zone/zone',
            'z/NAME',
            'trust/FACT_KEY',
            'public/NAME',
            'data/data',
            'd/NAME'
        ]);
    });

    it('is recognised behind a value on the same line', () => {
        assert.deepEqual(roles('zone z { trust: public actor a }'), [
            'zone/zone',
            'z/NAME',
            'trust/FACT_KEY',
            'public/NAME',
            'actor/KIND',
            'a/NAME'
        ]);
    });

    it('of a rule is a fact where a fact can stand', () => {
        assert.deepEqual(roles('threat t { on data, control when data in [zone] and not reaches = 1 or supplies }').slice(2), [
            'on/on',
            'data/NAME',
            'control/NAME',
            'when/when',
            'data/NAME',
            'in/in',
            'zone/NAME',
            'and/and',
            'not/not',
            'reaches/NAME',
            'or/or',
            'supplies/NAME'
        ]);
    });
});

describe('A line that is being typed', () => {
    it('does not swallow the line below it', async () => {
        const { elements } = await systemOf('system s {\n serv\n model m { format: onnx }\n}');
        assert.deepEqual(
            elements.map(({ id, kind }) => [id, kind]),
            [['m', 'model']]
        );
    });

    it('leaves a missing value to itself', async () => {
        const { elements } = await systemOf('system s {\n model a { format:\n }\n model m\n owner:\n model n\n}');
        assert.deepEqual(
            elements.map(({ id }) => id),
            ['a', 'm', 'n']
        );
    });

    it('leaves a missing target to itself', async () => {
        const { elements, flows } = await systemOf('system s {\n model a\n a ->\n model b\n a -> b\n}');
        assert.deepEqual([elements.length, flows.map(({ id }) => id)], [2, ['a -> b']]);
    });

    it('is not unfinished for completion', () => {
        const { tokens } = Tmodel.parser.Lexer.tokenize('system s { mitigation', { mode: 'partial' });
        assert.equal(tokens.at(-1)?.tokenType.name, 'mitigation');
    });
});
