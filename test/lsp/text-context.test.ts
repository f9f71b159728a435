import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { textContextAt } from '../../server/text-context/enclosing-block.js';
import { expectationAt } from '../../server/text-context/expectation.js';
import { marked } from './marked-text.js';

function contextOf(source: string) {
    const { text, positions } = marked(source);
    return textContextAt(TextDocument.create('untitled:a', 'tmodel', 0, text), positions[0]);
}

function expectedAt(source: string): string {
    const expectation = expectationAt(contextOf(source));
    const fact = 'fact' in expectation && expectation.fact ? ` ${expectation.fact}` : '';
    return expectation.expects + fact;
}

describe('The block around a position', () => {
    it('is the document outside of all braces', () => {
        assert.equal(contextOf('sys<|>').block.type, 'document');
    });

    it('is the statement whose brace is open', () => {
        assert.deepEqual(contextOf('system s {\n  zone z {\n    model m {\n      <|>\n    }\n  }\n}').block, {
            type: 'element',
            word: 'model'
        });
    });

    it('passes over bodies that are closed', () => {
        assert.equal(contextOf('system s {\n  zone z { model m { } }\n  <|>\n}').block.type, 'system');
    });

    it('does not count braces in strings and comments', () => {
        assert.equal(contextOf('system s {\n  model m "a { b" // {\n  /* { */ <|>\n}').block.type, 'system');
    });

    it('does not count braces in text blocks over several lines', () => {
        assert.equal(contextOf('system s {\n  description: """\n    one {\n    two\n  """\n  <|>\n}').block.type, 'system');
    });

    it('is a flow where the header has an arrow', () => {
        assert.equal(contextOf('system s {\n  a -> b "x" {\n    <|>').block.type, 'flow');
    });

    it('is found where the brace stands on the line below its header', () => {
        assert.deepEqual(contextOf('system s {\n  model m\n  {\n    <|>').block, { type: 'element', word: 'model' });
    });

    it('takes a name like a statement word for a name', () => {
        assert.equal(contextOf('system s {\n  service data { <|> }').block.word, 'service');
    });
});

describe('What a position expects', () => {
    const cases: [string, string][] = [
        ['a statement at the start of a line', 'system s {\n  <|>|statement'],
        ['a statement while its first word is typed', 'system s {\n  mod<|>|statement'],
        ['nothing where a name is to be chosen', 'system s {\n  model <|>|nothing'],
        ['nothing inside of a string', 'system s {\n  model m "ti<|>|nothing'],
        ['nothing in a comment', 'system s {\n  // mitigation <|>|nothing'],
        ['a control after mitigation', 'system s {\n  model m { mitigation <|> }|control'],
        ['an element after an arrow', 'system s {\n  a -> <|>|element'],
        ['an element after an arrow while its name is typed', 'system s {\n  a -> pro<|>|element'],
        ['a threat after accept', 'system s {\n  accept <|>|threat'],
        ['a place after accept … on', 'system s {\n  accept model-evasion on <|>|treated-place'],
        ['a value after a key', 'system s {\n  model m { format: <|>|fact-value format'],
        ['a value in a list', 'system s {\n  model m { outputs: [label, <|>|fact-value outputs'],
        ['a value in a list over several lines', 'system s {\n  model m { outputs: [label,\n    <|>|fact-value outputs'],
        ['a statement after a value', 'system s {\n  model m { format: onnx <|>|statement'],
        ['a statement after a value and a comma', 'system s {\n  model m { format: onnx, <|>|statement'],
        ['data after sends', 'system s {\n  a -> b { sends: <|>|data'],
        ['data in a list after returns', 'system s {\n  a -> b { returns: [x, <|>|data'],
        ['a kind after on in a rule', 'threat t {\n  on <|>|kind'],
        ['controls after mitigated by', 'threat t {\n  mitigated by <|>|control'],
        ['controls after an and', 'threat t {\n  mitigated by a and <|>|control'],
        ['an expression after when', 'threat t {\n  when <|>|expression'],
        ['the values of a fact after its operator', 'threat t {\n  when format in [pickle, <|>|expression format'],
        ['a kind after a path', 'threat t {\n  when queried from <|>|kind'],
        ['catalogue ids after maps', 'threat t {\n  maps: [<|>|entry'],
        ['a severity', 'threat t {\n  severity: <|>|severity'],
        ['a type after an attribute', 'kind k {\n  attribute a "A" : <|>|value-type'],
        ['a kind after extends', 'kind k extends <|>|kind']
    ];
    for (const [title, example] of cases) {
        const split = example.lastIndexOf('|');
        it(`is ${title}`, () => assert.equal(expectedAt(example.slice(0, split)), example.slice(split + 1)));
    }
});
