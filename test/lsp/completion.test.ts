import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { CompletionItem, CompletionList, MarkupContent } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { STATEMENT_WORDS } from '../../language/index.js';
import { STATEMENT_WORDS as STATEMENTS } from '../../server/completion/statement-words.js';
import { openMarked, startServer, stopServer } from './in-memory.js';
import { EDITOR_CAPABILITIES, type ProtocolClient } from './protocol-client.js';
import { withLibrary } from './sample-library.js';

describe('Completion', () => {
    let client: ProtocolClient;
    before(async () => void (client = await startServer()));
    after(() => stopServer(client));

    async function complete(system: string, triggerCharacter?: string) {
        const opened = await openMarked(client, withLibrary(system));
        const list = await client.request<CompletionList>('textDocument/completion', {
            textDocument: { uri: opened.uri },
            position: opened.positions[0],
            context: triggerCharacter ? { triggerKind: 2, triggerCharacter } : { triggerKind: 1 }
        });
        const items = [...list.items].sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1));
        return { ...opened, items, labels: items.map(item => item.label) };
    }

    const labels = async (system: string) => (await complete(system)).labels;

    it('offers systems and libraries’ statements outside of all braces', async () => {
        const offered = await labels('<|>');
        assert.deepEqual(
            ['system', 'kind', 'threat'].filter(word => !offered.includes(word)),
            []
        );
    });

    it('offers kinds, zones and data in a system', async () => {
        const offered = await labels('system s {\n  <|>\n}\n');
        assert.deepEqual(
            ['box', 'zone', 'data', 'accept'].filter(word => !offered.includes(word)),
            []
        );
    });

    it('offers no statement kind as a kind of element', async () => {
        assert.ok(!(await labels('system s {\n  box crate {\n    <|>\n  }\n}\n')).includes('flow'));
    });

    it('offers first the facts that an element can state', async () => {
        assert.deepEqual((await labels('system s {\n  box crate {\n    <|>\n  }\n}\n')).slice(0, 3), ['state', 'lining', 'weight']);
    });

    it('offers no fact twice', async () => {
        assert.ok(!(await labels('system s {\n  box crate {\n    state: open\n    <|>\n  }\n}\n')).includes('state'));
    });

    it('offers the values of a fact in their order', async () => {
        assert.deepEqual(await labels('system s {\n  box crate { state: <|> }\n}\n'), ['sealed', 'open', 'ajar']);
    });

    it('offers the values that a list does not have yet', async () => {
        assert.deepEqual(await labels('system s {\n  box crate { lining: [wool, <|>] }\n}\n'), ['foil']);
    });

    it('offers the other elements after an arrow', async () => {
        assert.deepEqual(await labels('system s {\n  box a\n  box b\n  box c\n  a -> <|>\n}\n'), ['b', 'c']);
    });

    it('offers an element by its qualified name where its simple name is taken twice', async () => {
        assert.deepEqual(await labels('system s {\n  zone x { box a }\n  zone y { box a }\n  x.a -> <|>\n}\n'), ['y.a']);
    });

    it('offers data after sends', async () => {
        assert.deepEqual(await labels('system s {\n  data d\n  data e\n  box a\n  box b\n  a -> b { sends: <|> }\n}\n'), ['d', 'e']);
    });

    it('offers first the control that closes something here', async () => {
        assert.equal((await labels('system s {\n  box crate {\n    state: open\n    mitigation <|>\n  }\n}\n'))[0], 'box-lid');
    });

    it('offers first the threats that are open', async () => {
        assert.deepEqual((await labels('system s {\n  box crate { state: ajar }\n  accept <|>\n}\n'))[0], 'box-theft');
    });

    it('offers elements, flows and zones to accept a threat on', async () => {
        assert.deepEqual(await labels('system s {\n  zone z {\n    box a\n    box b\n  }\n  a -> b\n  accept box-leak on <|>\n}\n'), [
            'a',
            'b',
            'a -> b',
            'z',
            's'
        ]);
    });

    it('offers the states of a mitigation', async () => {
        assert.deepEqual(await labels('system s {\n  box crate { mitigation box-lid { status: <|> } }\n}\n'), [
            'planned',
            'implemented',
            'verified'
        ]);
    });

    it('offers the facts of a treatment', async () => {
        assert.deepEqual((await labels('system s {\n  accept box-leak on s { <|> }\n}\n')).slice(0, 3), ['by', 'until', 'reason']);
    });

    it('offers the facts and clauses of a rule', async () => {
        const offered = await labels('threat t {\n  <|>\n}\n');
        assert.deepEqual(
            ['message', 'when', 'mitigated by'].filter(word => !offered.includes(word)),
            []
        );
    });

    it('finds a catalogue entry by the name that it had in an edition before', async () => {
        const { items } = await complete('threat t {\n  maps: [reverse shell<|>]\n}\n');
        assert.deepEqual(
            items.map(({ label, detail }) => `${label} ${detail}`),
            ['atlas.AML.T0072 Cyber Communication Channel']
        );
    });

    it('offers nothing where a new name is wanted', async () => {
        assert.deepEqual(await labels('system s {\n  box <|>\n}\n'), []);
    });

    it('offers nothing in a comment', async () => {
        assert.deepEqual(await labels('system s {\n  // mitigation <|>\n}\n'), []);
    });

    it('does not come by itself after every blank', async () => {
        assert.deepEqual((await complete('system s {\n  <|>\n}\n', ' ')).labels, []);
    });

    it('works in text that does not parse', async () => {
        assert.deepEqual(await labels('system s {\n  box {{ ]\n  box crate { state: <|>'), ['sealed', 'open', 'ajar']);
    });

    it('knows every word that starts a statement', () => {
        const known = STATEMENTS.flatMap(({ word }) => word.split(' '));
        assert.deepEqual(
            [...STATEMENT_WORDS].filter(word => !known.includes(word)),
            ['derived']
        );
    });

    it('replaces the whole word that is being typed', async () => {
        const { items, uri, text } = await complete('system s {\n  box crate {\n    mitigation box-l<|>\n  }\n}\n');
        const item = items.find(({ label }) => label === 'box-lid') as CompletionItem & { textEdit: { range: never; newText: string } };
        const after = TextDocument.applyEdits(TextDocument.create(uri, 'tmodel', 0, text), [item.textEdit]);
        assert.ok(after.includes('    mitigation box-lid\n'));
    });

    it('documents an item when the editor asks for it', async () => {
        const { items } = await complete('system s {\n  box crate { <|> }\n}\n');
        const item = items.find(({ label }) => label === 'state')!;
        assert.equal(item.documentation, undefined);
        const { documentation } = await client.request<CompletionItem>('completionItem/resolve', item);
        assert.match((documentation as MarkupContent).value, /Is it closed\\?.*`sealed` Closed tight/s);
    });

    for (const [what, system, label, words] of [
        ['a kind', 'system s {\n  <|>\n}\n', 'box', /A test box/],
        ['a control', 'system s {\n  mitigation <|>\n}\n', 'box-lid', /A lid that fits/],
        ['a threat', 'system s {\n  accept <|>\n}\n', 'box-leak', /What is inside gets out/],
        ['an element', 'system s {\n  box a\n  box b "The second"\n  a -> <|>\n}\n', 'b', /The second/],
        ['a catalogue entry', 'control c "C" { maps: [<|>] }', 'atlas.AML.M0004', /Restrict/],
        ['a type', 'kind k "K" { attribute a "A" : <|> }', 'box_state', /How a box is/]
    ] as const) {
        it(`documents ${what}`, async () => {
            const { items } = await complete(system);
            const item = items.find(each => each.label === label)!;
            const { documentation } = await client.request<CompletionItem>('completionItem/resolve', item);
            assert.match((documentation as MarkupContent).value, words);
        });
    }

    it('gives an item back as it is whose document is gone', async () => {
        const item: CompletionItem = { label: 'x', data: { uri: 'untitled:gone', described: { type: 'kind', name: 'box' } } };
        assert.deepEqual(await client.request('completionItem/resolve', item), item);
    });

    it('shows the effect of a control in the detail of an editor without label details', async () => {
        const { items } = await complete('system s {\n  box crate {\n    state: open\n    mitigation <|>\n  }\n}\n');
        assert.equal(items[0].detail, 'closes 1: Put a lid on it');
    });

    it('asks no editor for a command that it does not have', async () => {
        const { items } = await complete('system s {\n  <|>\n}\n');
        assert.ok(items.every(({ command }) => command === undefined));
    });

    it('cuts a long list to what fits the typed word, and says so', async () => {
        const names = Array.from({ length: 400 }, (_, index) => `  box crate_${index}`).join('\n');
        const opened = await openMarked(client, withLibrary(`system s {\n${names}\n  crate_0 -> crate_39<|>\n}\n`));
        const params = { textDocument: { uri: opened.uri }, position: opened.positions[0] };
        const { isIncomplete, items } = await client.request<CompletionList>('textDocument/completion', params);
        assert.ok(isIncomplete);
        assert.deepEqual(items.map(({ label }) => label).filter(label => /^crate_39/.test(label)).length, 11);
    });
});

describe('Completion in an editor with more abilities', () => {
    let client: ProtocolClient;
    before(async () => {
        const completionItem = { snippetSupport: true, labelDetailsSupport: true, insertReplaceSupport: true };
        client = await startServer(
            [],
            { ...EDITOR_CAPABILITIES, textDocument: { ...EDITOR_CAPABILITIES.textDocument, completion: { completionItem } } },
            { initializationOptions: { suggestCommand: 'editor.suggest' } }
        );
    });
    after(() => stopServer(client));

    async function itemAt(system: string, label: string): Promise<CompletionItem> {
        const opened = await openMarked(client, withLibrary(system));
        const params = { textDocument: { uri: opened.uri }, position: opened.positions[0] };
        const { items } = await client.request<CompletionList>('textDocument/completion', params);
        return items.find(item => item.label === label)!;
    }

    it('shows the effect of a control behind its name', async () => {
        const item = await itemAt('system s {\n  box crate {\n    state: open\n    mitigation <|>\n  }\n}\n', 'box-lid');
        assert.deepEqual(item.labelDetails, { detail: ' closes 1' });
    });

    it('lets the user replace the rest of a word', async () => {
        const { textEdit } = await itemAt('system s {\n  box crate { state: se<|>aled }\n}\n', 'sealed');
        assert.ok(textEdit && 'insert' in textEdit);
        assert.equal(textEdit.replace.end.character - textEdit.insert.end.character, 'aled'.length);
    });

    it('suggests again where something is still to be chosen', async () => {
        assert.equal((await itemAt('system s {\n  box crate { <|> }\n}\n', 'state')).command?.command, 'editor.suggest');
    });

    it('keeps the value of a key that is changed', async () => {
        const { textEdit } = await itemAt('system s {\n  box crate { sta<|>: open }\n}\n', 'state');
        assert.equal(textEdit?.newText, 'state');
    });

    it('writes whole elements with the facts that rules ask for', async () => {
        const { textEdit, filterText } = await itemAt('system s {\n  <|>\n}\n', 'box { … }');
        assert.equal(filterText, 'box');
        assert.equal(textEdit?.newText, 'box ${1:name} "${2:title}" {\n\tstate: ${3|sealed,open,ajar|}\n}');
    });

    it('writes an acceptance of what is open', async () => {
        const { textEdit } = await itemAt('system s {\n  box crate { state: open }\n  <|>\n}\n', 'accept { … }');
        assert.match(textEdit!.newText, /^accept \$\{1:box-leak\} on \$\{2:crate\} \{\n\tby: /);
    });
});
