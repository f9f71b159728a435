import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type {
    DocumentHighlight,
    DocumentSymbol,
    FoldingRange,
    Location,
    LocationLink,
    Range,
    WorkspaceEdit,
    WorkspaceSymbol
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

    it('leads from a value to its enumeration', async () => {
        assert.equal(await definitionAt('system s {\n  box crate { state: op<|>en }\n}\n'), 'enum box_state');
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
