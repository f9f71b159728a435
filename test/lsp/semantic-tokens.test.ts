import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver-protocol';
import { exampleOf, openExample } from './example.js';
import { openMarked, startServer, stopServer } from './in-memory.js';
import type { ProtocolClient } from './protocol-client.js';
import { withLibrary } from './sample-library.js';

const METHODS = {
    full: 'textDocument/semanticTokens/full',
    delta: 'textDocument/semanticTokens/full/delta',
    range: 'textDocument/semanticTokens/range'
};

describe('Semantic tokens', () => {
    let client: ProtocolClient;
    before(async () => void (client = await startServer()));
    after(() => stopServer(client));

    const ask = <R>(method: keyof typeof METHODS, uri: string, params: object = {}) =>
        client.request<R>(METHODS[method], { textDocument: { uri }, ...params });

    /** The tokens of the line that holds a phrase, as `word: type modifiers`. */
    function onLine(phrase: string, text: string, { data }: SemanticTokens): string[] {
        const wanted = text.slice(0, text.indexOf(phrase)).split('\n').length - 1;
        return decode(data)
            .filter(({ line }) => line === wanted)
            .map(({ line, character, length, type, modifiers }) => {
                const { tokenTypes, tokenModifiers } = client.initializeResult!.capabilities.semanticTokensProvider!.legend;
                const names = tokenModifiers.filter((_, bit) => modifiers & (1 << bit));
                return [`${text.split('\n')[line].slice(character, character + length)}:`, tokenTypes[type], ...names].join(' ');
            });
    }

    it('tell kinds, names, facts and values apart', async () => {
        const { uri, text } = await openExample(client);
        assert.deepEqual(onLine('actor ml_engineer', text, await ask('full', uri)), [
            'actor: class defaultLibrary',
            'ml_engineer: variable declaration',
            '"ML engineer": string',
            'identity: property',
            'employee: enumMember'
        ]);
    });

    it('have none for a word that is missing', async () => {
        const { uri, text } = await openMarked(client, 'threat t {\n  on model<|>\n  when reached actor\n}\n');
        assert.deepEqual(onLine('reached', text, await ask('full', uri)), [
            'when: keyword',
            'reached: keyword',
            'actor: class defaultLibrary'
        ]);
    });

    it('tell data from elements in a flow', async () => {
        const { uri, text } = await openExample(client);
        assert.deepEqual(onLine('"copies it"', text, await ask('full', uri)), [
            'ml_engineer: variable',
            'model_bucket: variable',
            '"copies it": string',
            'purpose: property',
            'artifact: enumMember',
            'protocol: property',
            'https: enumMember',
            'sends: property',
            'weights: parameter'
        ]);
    });

    it('take a name for a name where it is spelt like a keyword', async () => {
        const { uri, text } = await openMarked(client, 'system s {\n  service data\n}\n');
        assert.deepEqual(onLine('service', text, await ask('full', uri)), ['service: class defaultLibrary', 'data: variable declaration']);
    });

    it('read rules: facts, values, kinds, controls', async () => {
        const { uri, text } = await openMarked(
            client,
            withLibrary(
                'threat t {\n  on box\n  when state = open or reached from box where (weight > 2) without (box-lid or box-lock)\n}\n'
            )
        );
        assert.deepEqual(onLine('reached from', text, await ask('full', uri)), [
            'when: keyword',
            'state: property',
            'open: enumMember',
            'or: keyword',
            'reached: keyword',
            'from: keyword',
            'box: class',
            'where: keyword',
            'weight: property',
            '2: number',
            'without: keyword',
            'box-lid: function',
            'or: keyword',
            'box-lock: function'
        ]);
    });

    it('go back to facts behind a bracketed `without`', async () => {
        const { uri, text } = await openMarked(
            client,
            withLibrary('threat t {\n  on box\n  when reached from box without (box-lid) and state = open\n}\n')
        );
        assert.deepEqual(onLine('reached from', text, await ask('full', uri)).slice(-3), [
            'and: keyword',
            'state: property',
            'open: enumMember'
        ]);
    });

    it('colour catalogue entries where they are declared', async () => {
        const { uri, text } = await openMarked(client, 'framework own "Own" {\n  mitigation O.1 "First" { part: whole }\n}\n');
        assert.deepEqual(onLine('mitigation', text, await ask('full', uri)), [
            'mitigation: keyword',
            'O.1: macro declaration',
            '"First": string',
            'part: property',
            'whole: enumMember'
        ]);
    });

    it('split texts that span lines', async () => {
        const { uri, text } = await openMarked(client, 'system s {\n  description: """one\n  two"""\n}\n');
        const answer = await ask<SemanticTokens>('full', uri);
        assert.deepEqual([onLine('"""one', text, answer).at(-1), onLine('two"""', text, answer)], ['"""one: string', ['  two""": string']]);
    });

    it('of a range are those of the full answer on its lines', async () => {
        const { uri, at } = await openExample(client);
        const [start, end] = [at('zone dmz').position, at('zone prod').position];
        const full = decode((await ask<SemanticTokens>('full', uri)).data);
        const some = decode((await ask<SemanticTokens>('range', uri, { range: { start, end } })).data);
        assert.ok(some.length > 20);
        assert.deepEqual(
            some,
            full.filter(({ line }) => line >= start.line && line <= end.line)
        );
    });

    it('come as the difference to the last answer after an edit', async () => {
        const { uri, text } = await openExample(client);
        const before = await ask<SemanticTokens>('full', uri);
        const edited = text.replace('origin: public_hub', 'origin: in_house, trust: production');
        await client.change(uri, edited);
        const { edits } = await ask<SemanticTokensDelta>('delta', uri, { previousResultId: before.resultId });
        const after = [...before.data];
        edits.forEach(({ start, deleteCount, data = [] }) => after.splice(start, deleteCount, ...data));
        assert.deepEqual(onLine('origin: in_house', edited, { data: after }), [
            'origin: property',
            'in_house: enumMember',
            'trust: property',
            'production: enumMember'
        ]);
        assert.ok(edits[0].data!.length < 40, 'nearly everything is sent again');
        assert.deepEqual(after, (await ask<SemanticTokens>('full', uri)).data);
    });

    it('come whole where the client asks for the difference to an answer that is not the last', async () => {
        const { uri } = await openExample(client);
        const { data } = await ask<SemanticTokens>('full', uri);
        assert.deepEqual((await ask<SemanticTokens>('delta', uri, { previousResultId: 'none' })).data, data);
    });

    it('stay where they are when a line above them is broken', async () => {
        const { uri, text } = await openExample(client, source => source.replace('zone dmz "Exposed tier" {', 'zone dmz "Exposed {'));
        assert.deepEqual(onLine('actor ml_engineer', text, await ask('full', uri)).length, 5);
    });

    it('colour the built-in library', async () => {
        const uri = 'tmodel-builtin:/kinds.tmodel';
        const text = await client.request<string>('tmodel/library/text', { uri });
        await client.open(uri, text);
        const answer = await ask<SemanticTokens>('full', uri);
        await client.close(uri);
        const { text: shown } = exampleOf(uri, text);
        assert.deepEqual(onLine('kind gateway', shown, answer).slice(0, 2), ['kind: keyword', 'gateway: class declaration']);
    });
});

interface Token {
    line: number;
    character: number;
    length: number;
    type: number;
    modifiers: number;
}

function decode(data: readonly number[]): Token[] {
    const tokens: Token[] = [];
    let line = 0;
    let character = 0;
    for (let i = 0; i < data.length; i += 5) {
        line += data[i];
        character = data[i] > 0 ? data[i + 1] : character + data[i + 1];
        tokens.push({ line, character, length: data[i + 2], type: data[i + 3], modifiers: data[i + 4] });
    }
    return tokens;
}
