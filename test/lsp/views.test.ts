import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type {
    CompletionList,
    DocumentSymbol,
    Hover,
    LocationLink,
    MarkupContent,
    SemanticTokens,
    WorkspaceEdit
} from 'vscode-languageserver-protocol';
import { applied, openMarked, startServer, stopServer } from './in-memory.js';
import type { ProtocolClient } from './protocol-client.js';
import { withLibrary } from './sample-library.js';

/** A view with a body, in a system that has something of each sort to name. */
function inView(body: string): string {
    return withLibrary(`system depot {
  data list
  zone yard { box crate { state: open }  box chest { box drawer } }
  box other
  crate -> other { sends: list }
  view first "The first" {
    ${body}
  }
}
`);
}

describe('A view in the editor', () => {
    let client: ProtocolClient;
    before(async () => void (client = await startServer()));
    after(() => stopServer(client));

    async function ask<R>(method: string, source: string, params: object = {}) {
        const opened = await openMarked(client, source);
        const answer = await client.request<R>(`textDocument/${method}`, {
            textDocument: { uri: opened.uri },
            position: opened.positions[0],
            ...params
        });
        return { ...opened, answer };
    }

    async function offered(body: string): Promise<string[]> {
        const { answer } = await ask<CompletionList>('completion', inView(body), { context: { triggerKind: 1 } });
        return [...answer.items].sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1)).map(({ label }) => label);
    }

    it('is offered what it can state and name', async () => {
        const labels = await offered('level: context  <|>');
        const expected = ['severity', 'status', 'stride', 'tactics', 'show_data', 'collapse', 'expand', 'focus'];
        assert.deepEqual(
            expected.filter(word => !labels.includes(word)),
            []
        );
        assert.equal(labels.includes('level'), false);
    });

    it('is offered the values of its facts', async () => {
        assert.deepEqual(await offered('level: <|>'), ['context', 'boundaries', 'everything']);
        assert.deepEqual((await offered('severity: [critical, <|>]')).sort(), ['high', 'info', 'low', 'medium']);
        assert.equal((await offered('tactics: <|>')).includes('"Exfiltration"'), true);
    });

    it('is offered what has something inside, to be collapsed', async () => {
        assert.deepEqual((await offered('collapse: <|>')).sort(), ['chest', 'yard']);
        assert.deepEqual(await offered('expand: [yard, <|>]'), ['chest']);
    });

    it('is offered what it can look at: places and data, then findings, then controls', async () => {
        const labels = await offered('focus: <|>');
        assert.deepEqual(labels.slice(0, 6).sort(), ['chest', 'crate', 'drawer', 'list', 'other', 'yard']);
        const [finding, control] = [labels.indexOf('box-leak on crate'), labels.indexOf('box-lid')];
        assert.equal(finding > 5 && control > finding, true, labels.slice(0, 20).join());
    });

    it('is offered the places that are open to a threat', async () => {
        assert.equal((await offered('focus: box-leak on <|>'))[0], 'crate');
    });

    for (const [what, body, heading] of [
        ['an element', 'focus: cr<|>ate', '**crate**'],
        ['a zone', 'collapse: [ya<|>rd]', '**yard**'],
        ['data', 'focus: li<|>st', '**list**'],
        ['a control', 'focus: box-<|>lid', '`box-lid`'],
        ['a threat', 'focus: box-<|>leak on crate', '`box-leak`'],
        ['the place of a threat', 'focus: box-leak on cr<|>ate', '**crate**']
    ] as const) {
        it(`tells in a hover what ${what} is that it names`, async () => {
            const { answer } = await ask<Hover>('hover', inView(body));
            assert.equal((answer.contents as MarkupContent).value.startsWith(heading), true);
        });
    }

    it('tells in a hover what it shows', async () => {
        const source = inView('level: context, focus: box-leak on crate, collapse: chest').replace('view first', 'view fi<|>rst');
        const { answer } = await ask<Hover>('hover', source);
        const { value } = answer.contents as MarkupContent;
        assert.match(value, /Looks at `box-leak` on `yard.crate`/);
        assert.match(value, /Collapses `yard.chest`/);
    });

    it('leads to what it names', async () => {
        const { answer, text } = await ask<LocationLink[]>('definition', inView('focus: box-leak on other, expand: ch<|>est'));
        const line = text.split('\n')[answer[0].targetSelectionRange.start.line];
        assert.match(line, /box chest/);
    });

    it('follows when what it names is renamed', async () => {
        const source = inView('focus: box-leak on crate, expand: [yard.chest]');
        const renamed = async (name: string, newName: string) => {
            const { answer, uri, text } = await ask<WorkspaceEdit>('rename', source.replace(` ${name}`, ` <|>${name}`), { newName });
            return applied(uri, text, answer);
        };
        assert.match(await renamed('crate', 'barrel'), /focus: box-leak on barrel,/);
        assert.match(await renamed('yard', 'lawn'), /expand: \[lawn\.chest\]/);
    });

    it('stands in the outline', async () => {
        const { answer } = await ask<DocumentSymbol[]>('documentSymbol', inView('level: context<|>'));
        const depot = answer.find(({ name }) => name === 'depot')!;
        assert.deepEqual(depot.children!.map(({ name, detail }) => [name, detail]).at(-1), ['first', 'The first']);
    });

    it('has its words coloured as what they are', async () => {
        const { answer, text } = await ask<SemanticTokens>(
            'semanticTokens/full',
            inView('severity: high, focus: box-leak on crate -> other<|>')
        );
        const { tokenTypes } = client.initializeResult!.capabilities.semanticTokensProvider!.legend;
        const line = text.split('\n').findIndex(each => each.includes('focus:'));
        const words: string[] = [];
        let [at, column] = [0, 0];
        for (let index = 0; index < answer.data.length; index += 5) {
            const [lines, characters, length, type] = answer.data.slice(index, index + 4);
            column = lines > 0 ? characters : column + characters;
            at += lines;
            if (at === line) words.push(`${text.split('\n')[at].slice(column, column + length)}: ${tokenTypes[type]}`);
        }
        assert.deepEqual(words, [
            'severity: property',
            'high: enumMember',
            'focus: property',
            'box-leak: variable',
            'on: keyword',
            'crate: variable',
            'other: variable'
        ]);
    });
});
