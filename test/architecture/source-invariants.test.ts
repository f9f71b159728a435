import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { nodesOf, ownFiles, placeOf, root, type Source, sourcesIn, STAGES } from './sources.js';

const PURE = ['language', 'analysis', 'diagram', 'formats', 'explain'];
const MAXIMUM_LINES = 300;

/** Places of the nodes that `is` accepts. */
function places(sources: Source[], is: (node: ts.Node) => boolean): string[] {
    return sources.flatMap(source =>
        [...nodesOf(source.tree)].filter(is).map(node => `${placeOf(source, node)} ${node.getText().slice(0, 60)}`)
    );
}

const calls = (node: ts.Node, ...names: string[]) =>
    ts.isCallExpression(node) && names.includes(node.expression.getText().replace(/^(?:globalThis|window)\./, ''));
const creates = (node: ts.Node, ...names: string[]) => ts.isNewExpression(node) && names.includes(node.expression.getText());
const names = (node: ts.Node, ...properties: string[]) =>
    (ts.isPropertyAccessExpression(node) && properties.includes(node.name.text)) ||
    (ts.isElementAccessExpression(node) &&
        ts.isStringLiteral(node.argumentExpression) &&
        properties.includes(node.argumentExpression.text));

describe('The source', () => {
    const sources = sourcesIn(STAGES);
    const pure = sources.filter(source => PURE.some(folder => source.path.startsWith(`${folder}/`)));

    it('reads no clock and rolls no dice from the language to the formats', () => {
        const found = places(
            pure,
            node =>
                calls(node, 'Date.now', 'performance.now', 'process.hrtime', 'process.hrtime.bigint', 'Math.random', 'Date') ||
                (creates(node, 'Date') && !(node as ts.NewExpression).arguments?.length)
        );
        assert.deepEqual(found, []);
    });

    it('evaluates no text as code', () => {
        const timerWithText = (node: ts.Node) =>
            calls(node, 'setTimeout', 'setInterval') && ts.isStringLiteralLike((node as ts.CallExpression).arguments[0] ?? node);
        assert.deepEqual(
            places(sources, node => calls(node, 'eval', 'Function') || creates(node, 'Function') || timerWithText(node)),
            []
        );
    });

    it('hands no text to an HTML parser', () => {
        assert.deepEqual(
            places(
                sources,
                node => names(node, 'innerHTML', 'outerHTML', 'insertAdjacentHTML') || calls(node, 'document.write', 'document.writeln')
            ),
            []
        );
    });

    it('opens no connection', () => {
        assert.deepEqual(
            places(
                sources,
                node => calls(node, 'fetch', 'navigator.sendBeacon') || creates(node, 'XMLHttpRequest', 'WebSocket', 'EventSource')
            ),
            []
        );
    });

    it('starts no process and speaks to no network', () => {
        const forbidden = /^(?:node:)?(?:child_process|cluster|http|https|http2|net|tls|dgram|dns|vm|inspector)(?:\/|$)/;
        assert.deepEqual(
            sources.flatMap(source =>
                source.imports.filter(each => forbidden.test(each.specifier)).map(each => `${source.path} -> ${each.specifier}`)
            ),
            []
        );
    });
});

describe('The server', () => {
    const sources = sourcesIn(STAGES);
    const elsewhere = (file: string) => sources.filter(source => source.path !== file);

    it('publishes diagnostics in one place', () => {
        assert.deepEqual(
            places(elsewhere('server/diagnostics/publisher.ts'), node => names(node, 'sendDiagnostics')),
            []
        );
    });

    it('declares its own messages in one file', () => {
        assert.deepEqual(
            places(elsewhere('server/protocol.ts'), node => ts.isStringLiteralLike(node) && node.text.startsWith('tmodel/')),
            []
        );
    });
});

describe('The files of the project', () => {
    const files = ownFiles();
    const code = files.filter(path => /\.(?:ts|mts|mjs|js|css)$/.test(path));
    const text = files.filter(path => !/\.(?:png|ico|woff2?|wasm|vsix)$/.test(path) && path !== 'package-lock.json');
    const linesOf = (path: string) => readFileSync(join(root, path), 'utf8').split('\n');
    const linesWith = (paths: string[], pattern: RegExp) =>
        paths.flatMap(path =>
            linesOf(path).flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim().slice(0, 80)}`] : []))
        );

    it(`stay within ${MAXIMUM_LINES} lines of code`, () => {
        const long = code.map(path => ({ path, lines: linesOf(path).length })).filter(({ lines }) => lines > MAXIMUM_LINES);
        assert.deepEqual(long, []);
    });

    it('are named after what they hold', () => {
        // Langium's own names for the services that these files replace.
        const langium = ['language/workspace/index-manager.ts', 'language/workspace/workspace-manager.ts'];
        assert.deepEqual(
            code.filter(
                path => !langium.includes(path) && /(?:^|[-.])(?:utils?|helpers?|manager|misc|common)(?:[-.]|$)/i.test(basename(path))
            ),
            []
        );
    });

    // The patterns are put together from pieces, or this file would be the first one found.
    it('name no place of the machine they were written on', () => {
        const machine = [`/${'work'}/`, `/${'root'}/`, `/${'home'}/[a-z]`, `/${'Users'}/[a-z]`, `C:\\\\${'Users'}`, `/${'tmp'}/`];
        assert.deepEqual(linesWith(text, new RegExp(`(?<![\\w.*])(?:${machine.join('|')})`)), []);
    });

    it('speak of the project alone', () => {
        const outside = [
            `the ${'lead'}\\b`,
            `\\b${'brief'} (?:says|asks)`,
            `\\bas an AI\\b`,
            `other ${'agents'}\\b`,
            `${'Chat'}GPT`,
            `\\b${'Clau'}de\\b`
        ];
        assert.deepEqual(linesWith(text, new RegExp(outside.join('|'), 'i')), []);
    });

    it('leave nothing for later', () => {
        assert.deepEqual(linesWith(code, new RegExp(`\\b(?:${'TO'}DO|${'FIX'}ME|${'XX'}X|${'HA'}CK)\\b`)), []);
    });
});
