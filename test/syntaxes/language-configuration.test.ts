import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface OnEnterRule {
    beforeText: string;
    afterText?: string;
    previousLineText?: string;
    action: { indent: string; appendText?: string; removeText?: number };
}

const configuration = JSON.parse(readFileSync(new URL('../../language-configuration.json', import.meta.url), 'utf8')) as {
    wordPattern: string;
    indentationRules: { increaseIndentPattern: string; decreaseIndentPattern: string };
    onEnterRules: OnEnterRule[];
    folding: { markers: { start: string; end: string } };
};

const wordsIn = (text: string) => text.match(new RegExp(configuration.wordPattern, 'g'));
const indentsAfter = (line: string) => new RegExp(configuration.indentationRules.increaseIndentPattern).test(line);
const outdents = (line: string) => new RegExp(configuration.indentationRules.decreaseIndentPattern).test(line);

/** What Enter does between two texts of a line, as VS Code decides it: the first rule that fits. */
function onEnter(before: string, after = '', previousLine = ''): OnEnterRule['action'] | undefined {
    return configuration.onEnterRules.find(
        rule =>
            new RegExp(rule.beforeText).test(before) &&
            new RegExp(rule.afterText ?? '').test(after) &&
            new RegExp(rule.previousLineText ?? '').test(previousLine)
    )?.action;
}

describe('The editing behaviour of the language', () => {
    it('takes snake, kebab and dotted names, dates and numbers as one word each', () =>
        assert.deepEqual(wordsIn('end_user -> prod.resnet-50 { mitigation: query-limit, due: 2027-01-31, quota: -1.5 }'), [
            'end_user',
            'prod.resnet-50',
            'mitigation',
            'query-limit',
            'due',
            '2027-01-31',
            'quota',
            '-1.5'
        ]));

    it('leaves the arrow of a flow out of the names around it', () => assert.deepEqual(wordsIn('a->b'), ['a', 'b']));

    for (const line of [
        'system s {',
        'zone internet "Internet" { trust: public',
        'zone z { outputs: [a, b]',
        'model m { // why {',
        'outputs: [',
        'owner: "}" {'
    ]) {
        it(`indents behind \`${line}\``, () => assert.ok(indentsAfter(line)));
    }

    for (const line of ['actor a { identity: anonymous }', 'model m', 'title: "{"', '// {', 'outputs: [a, b]', 'data d { } // {']) {
        it(`keeps the indentation behind \`${line}\``, () => assert.ok(!indentsAfter(line)));
    }

    it('moves a closing bracket back', () => {
        assert.ok(outdents('    }'));
        assert.ok(outdents('  ]'));
        assert.ok(!outdents('    model m { }'));
    });

    it('continues a line comment that is split, but not one that is ended', () => {
        assert.equal(onEnter('    // one', 'two')?.appendText, '// ');
        assert.equal(onEnter('    // one'), undefined);
    });

    it('continues a block comment and ends it', () => {
        assert.deepEqual(onEnter('/**', ' */'), { indent: 'indentOutdent', appendText: ' * ' });
        assert.equal(onEnter('/* one')?.appendText, ' * ');
        assert.equal(onEnter(' * one', '', '/* zero')?.appendText, '* ');
        assert.equal(onEnter(' */', '', ' * one')?.removeText, 1);
    });

    it('folds regions', () => {
        assert.match('    // #region serving', new RegExp(configuration.folding.markers.start));
        assert.match('    // #endregion', new RegExp(configuration.folding.markers.end));
    });
});
