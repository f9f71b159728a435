import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import {
    DocumentHighlightKind,
    type DocumentHighlight,
    type DocumentSymbol,
    type FoldingRange,
    type Location,
    type LocationLink,
    type Range,
    type WorkspaceEdit,
    type WorkspaceSymbol
} from 'vscode-languageserver-protocol';
import { applied, openMarked, startServer, stopServer } from './in-memory.js';
import type { ProtocolClient } from './protocol-client.js';
import { withLibrary } from './sample-library.js';

const FLOWS = 'system s {\n  zone z {\n    box crate\n    box other\n  }\n  z.crate -> other\n  other -> crate\n}\n';

describe('Navigation', () => {
    let client: ProtocolClient;
    before(async () => void (client = await startServer()));
    after(() => stopServer(client));

    /** Asks at the first mark of a text. */
    async function ask<R>(method: string, source: string, params: object = {}) {
        const opened = await openMarked(client, withLibrary(source));
        const answer = await client.request<R>(method, { textDocument: { uri: opened.uri }, position: opened.positions[0], ...params });
        return { ...opened, answer };
    }

    /** The text that the definition of the first mark's word leads to. */
    async function definitionAt(source: string): Promise<string> {
        const { answer, text, uri } = await ask<LocationLink[]>('textDocument/definition', source);
        const [{ targetUri, targetSelectionRange, targetRange }] = answer;
        assert.equal(targetUri, uri);
        return `${cut(text, targetRange).split(' ')[0]} ${cut(text, targetSelectionRange)}`;
    }

    it('leads from a kind to its declaration', async () => {
        assert.equal(await definitionAt('system s {\n  b<|>ox crate\n}\n'), 'kind box');
    });

    it('leads from a flow’s source to the element', async () => {
        assert.equal(await definitionAt('system s {\n  box crate\n  box other\n  cr<|>ate -> other\n}\n'), 'box crate');
    });

    it('leads from a flow’s target to the element', async () => {
        assert.equal(await definitionAt('system s {\n  box crate\n  box other\n  crate -> ot<|>her\n}\n'), 'box other');
    });

    it('leads from a qualified name to the element', async () => {
        assert.equal(await definitionAt('system s {\n  zone z { box crate }\n  box other\n  other -> z.cr<|>ate\n}\n'), 'box crate');
    });

    it('leads from a fact to its attribute', async () => {
        assert.equal(await definitionAt('system s {\n  box crate { st<|>ate: open }\n}\n'), 'attribute state');
    });

    it('leads from a value to its place in the enumeration', async () => {
        assert.equal(await definitionAt('system s {\n  box crate { state: op<|>en }\n}\n'), 'enum open');
    });

    it('leads from a mitigation to its control', async () => {
        assert.equal(await definitionAt('system s {\n  box crate { mitigation box-<|>lid }\n}\n'), 'control box-lid');
    });

    it('leads from sent data to its declaration', async () => {
        assert.equal(await definitionAt('system s {\n  data letter\n  box a\n  box b\n  a -> b { sends: let<|>ter }\n}\n'), 'data letter');
    });

    it('leads from an accepted threat to its rule', async () => {
        assert.equal(await definitionAt('system s {\n  box crate\n  accept box-<|>leak on crate\n}\n'), 'threat box-leak');
    });

    it('leads from the zone in a qualified name to the zone', async () => {
        assert.equal(await definitionAt('system s {\n  zone yard { box crate }\n  box other\n  other -> ya<|>rd.crate\n}\n'), 'zone yard');
    });

    it('leads from the system in a qualified name to the system', async () => {
        assert.equal(await definitionAt('system s {\n  zone yard { box crate }\n  accept box-leak on <|>s.yard.crate\n}\n'), 'system s');
    });

    it('leads from a treated zone to its declaration', async () => {
        assert.equal(await definitionAt('system s {\n  zone yard { box crate }\n  accept box-leak on ya<|>rd\n}\n'), 'zone yard');
    });

    it('leads from a catalogue id to its entry', async () => {
        assert.equal(await definitionAt('framework own { rule O1 "First" }\ncontrol c { maps: [own.<|>O1] }\n'), 'rule O1');
    });

    it('leads from the catalogue in an id to the catalogue', async () => {
        assert.equal(await definitionAt('framework own { rule O1 "First" }\ncontrol c { maps: [o<|>wn.O1] }\n'), 'framework own');
    });

    it('leads from a flow’s arrow to the flow', async () => {
        assert.equal(await definitionAt('system s {\n  box a\n  box b\n  a -<|>> b\n}\n'), 'a a -> b');
    });

    it('leads from a rule’s fact and value to where they are declared', async () => {
        assert.equal(await definitionAt('threat t {\n  on box\n  when st<|>ate = open\n}\n'), 'attribute state');
        assert.equal(await definitionAt('threat t {\n  on box\n  when state = op<|>en\n}\n'), 'enum open');
    });

    it('leads into the built-in library', async () => {
        const { answer } = await ask<LocationLink[]>('textDocument/definition', 'system s {\n  mo<|>del m\n}\n');
        assert.match(answer[0].targetUri, /^tmodel-builtin:/);
    });

    it('shows the text of a built-in document', async () => {
        const { answer } = await ask<LocationLink[]>('textDocument/definition', 'system s {\n  mo<|>del m\n}\n');
        const text = await client.request<string>('tmodel/library/text', { uri: answer[0].targetUri });
        assert.equal(cut(text, answer[0].targetSelectionRange), 'model');
    });

    it('leads on inside of the built-in library', async () => {
        const uri = 'tmodel-builtin:/kinds.tmodel';
        const text = await client.request<string>('tmodel/library/text', { uri });
        await client.open(uri, text);
        const line = text.split('\n').findIndex(each => each.startsWith('kind gateway'));
        const character = text.split('\n')[line].lastIndexOf('service');
        const [{ targetUri, targetSelectionRange }] = await client.request<LocationLink[]>('textDocument/definition', {
            textDocument: { uri },
            position: { line, character }
        });
        await client.close(uri);
        assert.deepEqual([targetUri, cut(text, targetSelectionRange)], [uri, 'service']);
    });

    it('finds every reference to an element', async () => {
        const { answer } = await ask<Location[]>('textDocument/references', FLOWS.replace('box crate', 'box cr<|>ate'), {
            context: { includeDeclaration: false }
        });
        assert.equal(answer.length, 2);
    });

    it('finds every reference to a kind', async () => {
        const { answer } = await ask<Location[]>('textDocument/references', 'system s {\n  b<|>ox a\n  box b\n}\n', {
            context: { includeDeclaration: false }
        });
        assert.equal(answer.length, 4);
    });

    /** The lines of the places that use what stands at the first mark of a text, in the text itself. */
    async function usesOf(source: string, includeDeclaration = true): Promise<string[]> {
        const { answer, text, uri } = await ask<Location[]>('textDocument/references', source, { context: { includeDeclaration } });
        return answer.filter(location => location.uri === uri).map(({ range }) => text.split('\n')[range.start.line].trim());
    }

    it('finds who states a fact, and the rules that ask for it', async () => {
        assert.deepEqual(await usesOf('system s {\n  box a { st<|>ate: open }\n  box b { state: ajar }\n  model m { state: x }\n}\n'), [
            'attribute state "Is it closed?" : box_state',
            'when state = open',
            'when state != sealed',
            'box a { state: open }',
            'box b { state: ajar }'
        ]);
    });

    it('finds who uses a value, and the rules that ask for it', async () => {
        assert.deepEqual(
            await usesOf('system s {\n  box a { state: op<|>en }\n  box b { state: ajar }\n  box c "open" { state: open }\n}\n', false),
            ['when state = open', 'box a { state: open }', 'box c "open" { state: open }']
        );
    });

    it('tells values of the same name in different enumerations apart', async () => {
        assert.deepEqual(
            await usesOf(
                'enum other { open }\nkind crate { attribute lid : other }\nsystem s {\n  crate a { lid: open }\n  box b { state: o<|>pen }\n}\n',
                false
            ),
            ['when state = open', 'box b { state: open }']
        );
    });

    it('finds who states a fact of the built-in library in every document', async () => {
        const other = await openMarked(client, 'system other {\n  model m { format: onnx }\n}\n');
        const { answer } = await ask<Location[]>('textDocument/references', 'system s {\n  model m { for<|>mat: pickle }\n}\n', {
            context: { includeDeclaration: true }
        });
        const uris = answer.map(({ uri }) => uri);
        assert.ok(uris.includes(other.uri) && uris.includes('tmodel-builtin:/threats/artifacts.tmodel'), uris.join('\n'));
    });

    it('highlights what is stated as written and what a rule asks for as read', async () => {
        const { answer, text } = await ask<DocumentHighlight[]>(
            'textDocument/documentHighlight',
            'system s {\n  box a { st<|>ate: open }\n}\n'
        );
        assert.deepEqual(
            answer.map(({ range, kind }) => [text.split('\n')[range.start.line].trim().split(' ')[0], kind]),
            [
                ['attribute', DocumentHighlightKind.Write],
                ['when', DocumentHighlightKind.Read],
                ['when', DocumentHighlightKind.Read],
                ['box', DocumentHighlightKind.Write]
            ]
        );
    });

    it('highlights a declaration as written and its uses as read', async () => {
        const { answer } = await ask<DocumentHighlight[]>('textDocument/documentHighlight', FLOWS.replace('box crate', 'box cr<|>ate'));
        assert.deepEqual(
            answer.map(({ kind }) => kind).sort(),
            [DocumentHighlightKind.Read, DocumentHighlightKind.Read, DocumentHighlightKind.Write].sort()
        );
    });

    it('highlights a control that is put in place as written', async () => {
        const { answer, text } = await ask<DocumentHighlight[]>(
            'textDocument/documentHighlight',
            'system s {\n  box a { mitigation box-l<|>id }\n}\n'
        );
        const line = text.split('\n').findIndex(each => each.includes('mitigation box-lid'));
        assert.equal(answer.find(({ range }) => range.start.line === line)!.kind, DocumentHighlightKind.Write);
    });

    it('highlights an element and its uses', async () => {
        const { answer } = await ask<DocumentHighlight[]>('textDocument/documentHighlight', FLOWS.replace('box crate', 'box cr<|>ate'));
        assert.equal(answer.length, 3);
    });

    it('renames an element and its part of qualified names', async () => {
        const { answer, uri, text } = await ask<WorkspaceEdit>('textDocument/rename', FLOWS.replace('box crate', 'box cr<|>ate'), {
            newName: 'chest'
        });
        assert.ok(applied(uri, text, answer).endsWith(FLOWS.replaceAll('crate', 'chest')));
    });

    it('renames a zone inside of qualified names', async () => {
        const { answer, uri, text } = await ask<WorkspaceEdit>('textDocument/rename', FLOWS.replace('zone z', 'zone <|>z'), {
            newName: 'yard'
        });
        assert.ok(applied(uri, text, answer).endsWith(FLOWS.replace('zone z', 'zone yard').replace('z.crate', 'yard.crate')));
    });

    it('tells what would be renamed', async () => {
        const { answer, text } = await ask<Range>('textDocument/prepareRename', FLOWS.replace('box crate', 'box cr<|>ate'));
        assert.equal(cut(text, answer), 'crate');
    });

    it('refuses to rename what the built-in library declares', async () => {
        await assert.rejects(
            ask('textDocument/rename', 'system s {\n  mo<|>del m\n}\n', { newName: 'other' }),
            /belongs to the built-in library/
        );
    });

    it('outlines a system as it is nested', async () => {
        const { answer } = await ask<DocumentSymbol[]>('textDocument/documentSymbol', FLOWS);
        const system = answer.find(symbol => symbol.name === 's')!;
        assert.deepEqual(
            system.children!.map(child => [child.name, child.children?.map(each => each.name)]),
            [
                ['z', ['crate', 'other']],
                ['crate -> other', undefined],
                ['other -> crate', undefined]
            ]
        );
    });

    it('outlines a library', async () => {
        const { answer } = await ask<DocumentSymbol[]>('textDocument/documentSymbol', '');
        assert.deepEqual(
            answer.slice(0, 2).map(symbol => symbol.name),
            ['box_state', 'box']
        );
    });

    it('folds statements over several lines and leaves their closing brace', async () => {
        const { answer, text } = await ask<FoldingRange[]>('textDocument/foldingRange', FLOWS);
        const line = text.split('\n').indexOf('  zone z {');
        assert.ok(answer.some(range => range.startLine === line && range.endLine === line + 2));
    });

    it('folds runs of comments', async () => {
        const { answer, text } = await ask<FoldingRange[]>('textDocument/foldingRange', '// one\n// two\nsystem s\n');
        const line = text.split('\n').indexOf('// one');
        assert.ok(answer.some(range => range.startLine === line && range.endLine === line + 1 && range.kind === 'comment'));
    });

    it('finds what the workspace declares by a part of its name', async () => {
        await ask('textDocument/documentSymbol', 'system warehouse_seven {\n  box crate\n}\n');
        const found = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'warehouse_s' });
        assert.ok(found.some(symbol => symbol.name === 'warehouse_seven'));
    });
});

function cut(text: string, { start, end }: Range): string {
    const lines = text.split('\n').slice(start.line, end.line + 1);
    lines[lines.length - 1] = lines.at(-1)!.slice(0, end.character);
    lines[0] = lines[0].slice(start.character);
    return lines.join('\n');
}
