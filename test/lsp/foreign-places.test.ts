import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'mocha';
import type {
    CallHierarchyIncomingCall,
    CallHierarchyItem,
    CallHierarchyOutgoingCall,
    CodeAction,
    CodeLens,
    DocumentSymbol,
    FoldingRange,
    Hover,
    InlayHint,
    LocationLink,
    Range,
    SelectionRange
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startServer, stopServer } from './in-memory.js';
import type { ProtocolClient } from './protocol-client.js';

const PLATFORM = `system platform "Shared platform" {
  owner: "platform team"
  zone prod { trust: production
    mitigation encryption-in-transit
    gateway edge { authentication: none }
    datastore events
  }
  actor stranger { identity: anonymous }
  stranger -> edge "calls" { protocol: http }
  edge -> events "keeps"
}
`;

/** Its lines are those on which the platform's parts stand in their own file. */
const SHOP = `import "platform.tmodel"
system shop {
  mitigation access-control

  // what the shop has
  model site { origin: in_house }

  platform.edge -> site { purpose: inference }
  site -> platform.events { protocol: http }
}
`;

/** Both in one file, the one that refers to the other first. */
const BOTH = SHOP.replace('import "platform.tmodel"\n', '') + PLATFORM;

const WHOLE = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

describe('Parts of another system', () => {
    let client: ProtocolClient;
    let folder: string;
    const texts: Record<string, string> = { 'platform.tmodel': PLATFORM, 'shop.tmodel': SHOP, 'both/both.tmodel': BOTH };

    before(async () => {
        folder = await mkdtemp(path.join(os.tmpdir(), 'tmodel-foreign-'));
        await Promise.all(['platform.tmodel', 'shop.tmodel'].map(file => writeFile(path.join(folder, file), texts[file])));
        client = await startServer([pathToFileURL(folder).href]);
        for (const [file, text] of Object.entries(texts)) {
            await client.open(uriOf(file), text);
        }
        await Promise.all(Object.keys(texts).map(file => client.waitForDiagnostics(uriOf(file))));
    });

    after(async () => {
        await stopServer(client);
        await rm(folder, { recursive: true });
    });

    const uriOf = (file: string) => pathToFileURL(path.join(folder, file)).href;
    const fileOf = (uri: string) => Object.keys(texts).find(file => uriOf(file) === uri)!;
    const ask = <R>(method: string, file: string, params: object = {}) =>
        client.request<R>(`textDocument/${method}`, { textDocument: { uri: uriOf(file) }, ...params });

    /** Where a phrase stands in a file, from `|` on. */
    function at(file: string, phrase: string): { position: { line: number; character: number } } {
        const offset = texts[file].indexOf(phrase.replace('|', ''));
        assert.ok(offset >= 0, `${phrase} is not in ${file}`);
        return { position: TextDocument.create('', '', 0, texts[file]).positionAt(offset + phrase.indexOf('|')) };
    }

    const cut = (file: string, range: Range) => TextDocument.create('', '', 0, texts[file]).getText(range);
    const hoverAt = async (file: string, phrase: string) =>
        ((await ask<Hover>('hover', file, at(file, phrase))).contents as { value: string }).value;

    it('enclose no selection in a file that refers to them', async () => {
        const [found] = await ask<SelectionRange[]>('selectionRange', 'shop.tmodel', {
            positions: [at('shop.tmodel', 'what the sh|op').position]
        });
        const chain: string[] = [];
        for (let each: SelectionRange | undefined = found; each; each = each.parent) {
            chain.push(cut('shop.tmodel', each.range));
        }
        const body = SHOP.slice(SHOP.indexOf('{'), -1);
        assert.deepEqual(chain, ['// what the shop has', body.slice(1, -1), body, `system shop ${body}`, SHOP]);
    });

    it('have no outline, folds, hints or lenses in a file that refers to them', async () => {
        const [shop] = await ask<DocumentSymbol[]>('documentSymbol', 'shop.tmodel');
        assert.deepEqual(
            shop.children!.map(({ name, selectionRange }) => `${name}: ${cut('shop.tmodel', selectionRange)}`),
            ['site: site', 'edge -> site: platform.edge -> site', 'site -> events: site -> platform.events']
        );
        const folds = await ask<FoldingRange[]>('foldingRange', 'shop.tmodel');
        assert.deepEqual(
            folds.map(({ startLine, endLine }) => [startLine, endLine]),
            [[1, 8]]
        );
        const hints = await ask<InlayHint[]>('inlayHint', 'shop.tmodel', { range: WHOLE });
        assert.deepEqual(
            hints.map(({ position }) => position),
            [at('shop.tmodel', 'model site|').position]
        );
        const lenses = await ask<CodeLens[]>('codeLens', 'shop.tmodel');
        assert.deepEqual(
            lenses.map(({ range }) => cut('shop.tmodel', range)).filter(name => name !== 'shop' && name !== 'site'),
            []
        );
    });

    it('have nothing of what holds in the system that refers to them', async () => {
        const text = await hoverAt('shop.tmodel', 'platform.ed|ge -> site');
        assert.match(text, /`encryption-in-transit`, from `prod`/);
        assert.doesNotMatch(text, /access-control/);
    });

    it('are not counted among the parts of the system that refers to them', async () => {
        assert.match(await hoverAt('shop.tmodel', 'system sh|op'), /System with 1 element and 2 flows/);
    });

    it('lead to their system from its name in theirs', async () => {
        const leads = async (phrase: string) => {
            const [link] = await ask<LocationLink[]>('definition', 'shop.tmodel', at('shop.tmodel', phrase));
            return [
                cut('shop.tmodel', link.originSelectionRange!),
                fileOf(link.targetUri),
                cut('platform.tmodel', link.targetSelectionRange)
            ];
        };
        assert.deepEqual(await leads('plat|form.edge -> site'), ['platform', 'platform.tmodel', 'platform']);
        assert.deepEqual(await leads('platform.ed|ge -> site'), ['edge', 'platform.tmodel', 'edge']);
    });

    it('stand in the hierarchy of data flows where they are declared', async () => {
        const [site] = await ask<CallHierarchyItem[]>('prepareCallHierarchy', 'shop.tmodel', at('shop.tmodel', 'model si|te'));
        const [{ from, fromRanges }] = await client.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item: site });
        assert.deepEqual(
            [fileOf(from.uri), cut('platform.tmodel', from.selectionRange), ...fromRanges.map(range => cut('platform.tmodel', range))],
            ['platform.tmodel', 'edge', 'edge']
        );
        const [{ to, ...call }] = await client.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item: site });
        assert.deepEqual(
            [fileOf(to.uri), cut('platform.tmodel', to.selectionRange), ...call.fromRanges.map(range => cut('shop.tmodel', range))],
            ['platform.tmodel', 'events', 'site -> platform.events']
        );
        const senders = await client.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item: from });
        assert.deepEqual(
            senders.map(sender => [sender.from.name, ...sender.fromRanges.map(range => cut('platform.tmodel', range))]),
            [['stranger', 'stranger -> edge']]
        );
    });

    it('are told of as parts of their own system where that stands in the same file, behind the other', async () => {
        assert.match(await hoverAt('both/both.tmodel', 'gateway ed|ge'), /in zone `prod`/);
        assert.match(await hoverAt('both/both.tmodel', 'gate|way edge'), /`authentication`[^\n]*\*\*none\*\*/);
        assert.match(await hoverAt('both/both.tmodel', 'system plat|form'), /System with 3 elements and 2 flows/);
        assert.match(await hoverAt('both/both.tmodel', 'zone pr|od'), /Trust zone with 2 elements/);
        const [edge] = await ask<CallHierarchyItem[]>('prepareCallHierarchy', 'both/both.tmodel', at('both/both.tmodel', 'gateway ed|ge'));
        const receivers = await client.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item: edge });
        assert.deepEqual(
            receivers.map(({ to }) => to.name),
            ['events']
        );
    });

    for (const file of ['shop.tmodel', 'both/both.tmodel']) {
        it(`are left alone by every quick fix in ${file} that is about the other system`, async () => {
            const uri = uriOf(file);
            const diagnostics = client.diagnostics(uri).filter(({ data }) => (data as { system?: string } | undefined)?.system === 'shop');
            assert.ok(diagnostics.length > 0);
            const actions = await ask<CodeAction[]>('codeAction', file, { range: WHOLE, context: { diagnostics } });
            const edited = actions.flatMap(({ title, edit }) =>
                (edit?.documentChanges ?? []).flatMap(change =>
                    'edits' in change ? change.edits.map(each => ({ title, each, change })) : []
                )
            );
            const [start, end] = [at(file, '|system shop').position, at(file, '  site -> platform.events { protocol: http }\n}|').position];
            const outside = edited.filter(
                ({ each, change }) =>
                    change.textDocument.uri !== uri || each.range.start.line < start.line || each.range.end.line > end.line
            );
            assert.ok(edited.length > 0);
            assert.deepEqual(
                outside.map(({ title }) => title),
                []
            );
        });
    }
});
