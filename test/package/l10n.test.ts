import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { ROOT } from '../../scripts/harness/config.mjs';

const read = (file: string) => fs.readFileSync(path.join(ROOT, file), 'utf8');
const filesIn = (folder: string) =>
    fs
        .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter(file => file.endsWith('.ts'))
        .map(file => path.join(folder, file));
const clientFiles = filesIn('client');
const pageFiles = filesIn('webview');

function* nodesOf(node: ts.Node): Generator<ts.Node> {
    yield node;
    for (const child of node.getChildren()) yield* nodesOf(child);
}

const calls = [...clientFiles, ...pageFiles].flatMap(file => {
    const tree = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
    return [...nodesOf(tree)].filter(ts.isCallExpression).map(call => ({ file, call, name: call.expression.getText() }));
});

/** First arguments of the calls of some functions. */
const firstArguments = (...names: string[]) =>
    calls.filter(({ name }) => names.includes(name)).map(({ file, call }) => ({ file, text: call.arguments[0] }));

describe('What the extension says', () => {
    it('is looked up by texts that stand in the source, so that they can be collected', () => {
        const computed = firstArguments('l10n.t', 't').filter(({ text }) => !ts.isStringLiteralLike(text));
        assert.deepEqual(
            computed.map(({ file, text }) => `${file}: ${text.getText()}`),
            []
        );
    });

    it('is in the bundle for translators, all of it and nothing else', () => {
        const said = new Set(firstArguments('l10n.t', 't').map(({ text }) => (text as ts.StringLiteral).text));
        const bundle = JSON.parse(read('l10n/bundle.l10n.json')) as Record<string, string>;
        assert.deepEqual(Object.keys(bundle).sort(), [...said].sort());
    });

    it('goes through the bundle where a message is shown', () => {
        const shown = firstArguments('window.showInformationMessage', 'window.showWarningMessage', 'window.showErrorMessage');
        assert.ok(shown.length > 0);
        assert.deepEqual(
            shown.filter(({ text }) => !text.getText().startsWith('l10n.t(')).map(({ file, text }) => `${file}: ${text.getText()}`),
            []
        );
    });

    it('is looked up in the page too where it is said or shown', () => {
        const plain = pageFiles.flatMap(file =>
            [
                ...read(file).matchAll(
                    /'(?:aria-label|title|placeholder)': '[^']+'|\b(?:label|title|note|placeholder): '[^']*[a-z][^']*'/g
                ),
                ...read(file).matchAll(/textContent = '[^']*[a-z][^']*'/g)
            ].map(([match]) => `${file}: ${match}`)
        );
        assert.deepEqual(plain, []);
    });

    it('is not written into a property that is shown', () => {
        const assigned = clientFiles.flatMap(file =>
            [...read(file).matchAll(/\b(?:title|placeHolder|prompt|label|tooltip|name|text|detail)(?::| =) '[^']*[a-z] ?[^']*'/g)].map(
                ([match]) => `${file}: ${match}`
            )
        );
        assert.deepEqual(assigned, []);
    });
});

describe('What the manifest says', () => {
    const manifest = read('package.json');
    const used = new Set([...manifest.matchAll(/"%([^%"]+)%"/g)].map(match => match[1]));

    it('is in the file for translators, all of it and nothing else', () => {
        const texts = JSON.parse(read('package.nls.json')) as Record<string, string>;
        assert.deepEqual(Object.keys(texts).sort(), [...used].sort());
    });

    it('goes through that file in every title, label and description', () => {
        const { contributes } = JSON.parse(manifest) as { contributes: object };
        const words = /^(?:title|shortTitle|label|description|markdownDescription|contents|contextualTitle|enumDescriptions)$/;
        const plain: string[] = [];
        const visit = (value: unknown, at: string) => {
            if (typeof value !== 'object' || value === null) return;
            for (const [key, each] of Object.entries(value)) {
                for (const text of words.test(key) ? [each].flat() : []) {
                    if (typeof text === 'string' && !/^%.+%$/.test(text)) plain.push(`${at}.${key}: ${text}`);
                }
                visit(each, `${at}.${key}`);
            }
        };
        visit(contributes, 'contributes');
        // The name of the product is the same in every language.
        assert.deepEqual(plain, ['contributes.configuration.title: tmodel']);
    });
});
