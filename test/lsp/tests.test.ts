import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type {
    CodeLens,
    CompletionList,
    DocumentSymbol,
    FoldingRange,
    Hover,
    Position,
    SemanticTokens,
    TextEdit,
    WorkspaceEdit
} from 'vscode-languageserver-protocol';
import { applied, openMarked, startServer, stopServer } from './in-memory.js';
import type { ProtocolClient } from './protocol-client.js';
import { withLibrary } from './sample-library.js';

const BODY = '  box crate { state: open }\n  actor thief\n  thief -> crate "takes"\n';
const testOf = (...expectations: string[]) => `test "a box" {\n${BODY}${expectations.map(each => `  ${each}\n`).join('')}}\n`;

describe('Tests of threats in an editor', () => {
    let client: ProtocolClient;
    before(async () => void (client = await startServer()));
    after(() => stopServer(client));

    const open = (text: string) => openMarked(client, withLibrary(text));

    async function ask<R>(method: string, text: string): Promise<{ answer: R; uri: string; text: string; positions: Position[] }> {
        const opened = await open(text);
        const params = { textDocument: { uri: opened.uri }, position: opened.positions[0] };
        return { ...opened, answer: await client.request<R>(`textDocument/${method}`, params) };
    }

    const failuresIn = (diagnostics: Awaited<ReturnType<typeof open>>['diagnostics'], text: string) =>
        diagnostics.map(({ code, severity, message, range }) => ({
            code,
            severity,
            message,
            at: text.split('\n')[range.start.line].slice(range.start.character, range.end.character)
        }));

    it('are complained about where an expectation is not met', async () => {
        const { diagnostics, text } = await open(testOf('expect box-leak on crate', 'expect mitigated box-theft on crate'));
        assert.deepEqual(failuresIn(diagnostics, text), [
            {
                code: 'failed-expectation',
                severity: 2,
                message: 'box-theft is not mitigated on crate, but open on crate.',
                at: 'expect mitigated box-theft on crate'
            }
        ]);
    });

    it('report nothing of what is found in them, and no open question', async () => {
        const { diagnostics } = await open(testOf('expect box-leak on crate'));
        assert.deepEqual(diagnostics, []);
    });

    it('are judged anew when they change, and moved where they stand when they do not', async () => {
        const { uri, text } = await open(testOf('expect no box-leak on crate'));
        const next = async (changed: string) => {
            const published = client.nextDiagnostics(uri);
            await client.change(uri, changed);
            return (await published).map(({ message, range }) => `${range.start.line}: ${message as string}`);
        };
        const line = text.split('\n').findIndex(each => each.includes('expect'));
        assert.deepEqual(await next(`\n${text}`), [`${line + 1}: box-leak is found: open on crate.`]);
        assert.deepEqual(await next(text.replace('expect no', 'expect')), []);
    });

    it('are no longer complained about when their file is closed', async () => {
        const { uri } = await open(testOf('expect no box-leak on crate'));
        const published = client.nextDiagnostics(uri);
        await client.close(uri);
        assert.deepEqual(await published, []);
    });

    it('say above each what became of it', async () => {
        const expecting = (title: string, ...lines: string[]) => testOf(...lines).replace('a box', title);
        const { answer, text } = await ask<CodeLens[]>(
            'codeLens',
            expecting('one', 'expect box-leak on crate') +
                expecting('two', 'expect no box-leak') +
                expecting('three', 'expect no box-leak', 'expect no box-theft', 'expect box-leak on crate') +
                expecting('four')
        );
        const resolved = await Promise.all(answer.map(lens => client.request<CodeLens>('codeLens/resolve', lens)));
        assert.deepEqual(
            resolved.map(({ range, command }) => `${text.split('\n')[range.start.line]} ${command!.title}`),
            [
                'test "one" { Passed',
                'test "two" { 1 expectation fails',
                'test "three" { 2 expectations fail',
                'test "four" { Expects nothing'
            ]
        );
    });

    it('stand in the outline with what they hold and expect', async () => {
        const { answer } = await ask<DocumentSymbol[]>('documentSymbol', testOf('expect box-leak on crate'));
        const test = answer.find(({ name }) => name === 'a box')!;
        assert.deepEqual(
            test.children!.map(({ name }) => name),
            ['crate', 'thief', 'thief -> crate', 'expect box-leak on crate']
        );
    });

    it('fold', async () => {
        const { answer, text } = await ask<FoldingRange[]>('foldingRange', testOf('expect box-leak on crate'));
        const line = text.split('\n').findIndex(each => each.startsWith('test'));
        assert.deepEqual(
            answer.filter(({ startLine }) => startLine >= line),
            [{ startLine: line, endLine: line + 4 }]
        );
    });

    it('are laid out like systems', async () => {
        const { uri, text } = await open('test "t" {\nmodel m\nexpect   no box-leak\n}\n');
        const options = { tabSize: 2, insertSpaces: true };
        const changes = await client.request<TextEdit[]>('textDocument/formatting', { textDocument: { uri }, options });
        assert.match(applied(uri, text, { changes: { [uri]: changes } }), /test "t" \{\n  model m\n  expect no box-leak\n\}\n$/);
    });

    it('have their words and names told apart', async () => {
        const { answer, text } = await ask<SemanticTokens>(
            'semanticTokens/full',
            testOf('expect no box-leak on crate', 'expect question state on crate', 'expect planned box-leak on thief -> crate "takes"')
        );
        const { tokenTypes } = client.initializeResult!.capabilities.semanticTokensProvider!.legend;
        const lines = text.split('\n');
        let [line, character] = [0, 0];
        const tokens: string[] = [];
        for (let at = 0; at < answer.data.length; at += 5) {
            const [down, right, length, type] = answer.data.slice(at, at + 4);
            character = down > 0 ? right : character + right;
            line += down;
            if (/^test|^ {2}expect/.test(lines[line])) {
                tokens.push(`${lines[line].slice(character, character + length)}: ${tokenTypes[type]}`);
            }
        }
        assert.deepEqual(tokens, [
            ...['test: keyword', '"a box": string'],
            ...['expect: keyword', 'no: keyword', 'box-leak: event', 'on: keyword', 'crate: variable'],
            ...['expect: keyword', 'question: keyword', 'state: property', 'on: keyword', 'crate: variable'],
            ...[
                'expect: keyword',
                'planned: keyword',
                'box-leak: event',
                'on: keyword',
                'thief: variable',
                'crate: variable',
                '"takes": string'
            ]
        ]);
    });

    it('show what a name in them is', async () => {
        const { answer } = await ask<Hover>('hover', testOf('expect box-leak on cr<|>ate'));
        assert.match((answer.contents as { value: string }).value, /crate/);
    });

    it('lead from a name to its declaration in the same test', async () => {
        const other = testOf('expect box-leak on crate').replace('a box', 'another');
        const { answer, text } = await ask<{ targetSelectionRange: { start: Position } }[]>(
            'definition',
            other + testOf('expect box-leak on cr<|>ate')
        );
        assert.equal(answer[0].targetSelectionRange.start.line, text.split('\n').lastIndexOf('  box crate { state: open }'));
    });

    it('rename what they declare, there alone', async () => {
        const other = testOf('expect box-leak on crate').replace('a box', 'another');
        const { uri, text, positions } = await open(other + testOf('expect box-leak on cr<|>ate'));
        const edit = await client.request<WorkspaceEdit>('textDocument/rename', {
            textDocument: { uri },
            position: positions[0],
            newName: 'chest'
        });
        assert.equal(applied(uri, text, edit), withLibrary(other + testOf('expect box-leak on crate').replaceAll('crate', 'chest')));
    });

    describe('complete', () => {
        async function labels(expectation: string): Promise<string[]> {
            const { answer } = await ask<CompletionList>('completion', testOf(expectation));
            return [...answer.items].sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1)).map(({ label }) => label);
        }

        it('tests in a file and expectations in tests, but not in systems', async () => {
            assert.ok((await labels('exp<|>')).includes('expect'));
            assert.ok((await ask<CompletionList>('completion', '<|>')).answer.items.some(({ label }) => label === 'test'));
            const inSystem = await ask<CompletionList>('completion', 'system s {\n  exp<|>\n}\n');
            assert.ok(!inSystem.answer.items.some(({ label }) => label === 'expect'));
        });

        it('threats after expect, those that are found first, and the words that can stand before them', async () => {
            const offered = await labels('expect <|>');
            assert.deepEqual(offered.slice(0, 2).sort(), ['box-leak', 'box-theft']);
            assert.deepEqual(
                ['no', 'mitigated', 'question'].filter(word => !offered.includes(word)),
                []
            );
        });

        it('threats alone after such a word', async () => {
            const offered = await labels('expect residual <|>');
            assert.ok(offered.includes('box-leak') && !offered.includes('mitigated'));
        });

        it('places after on', async () => {
            assert.deepEqual(await labels('expect box-leak on <|>'), ['crate', 'thief', 'thief -> crate']);
        });

        it('facts after question, and places of them', async () => {
            assert.ok((await labels('expect question <|>')).includes('state'));
            assert.ok((await labels('expect question state on <|>')).includes('crate'));
        });
    });
});
