import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'mocha';
import type { ServerCapabilities } from 'vscode-languageserver-protocol';
import { startServer, stopServer } from './in-memory.js';
import type { ProtocolClient } from './protocol-client.js';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

/** The messages that a capability announces, in the protocol's own words. */
const ANNOUNCED: { [K in keyof ServerCapabilities]: (capability: NonNullable<ServerCapabilities[K]>) => string[] } = {
    positionEncoding: () => [],
    textDocumentSync: () => ['textDocument/didOpen', 'textDocument/didChange', 'textDocument/didClose'],
    completionProvider: ({ resolveProvider }) => ['textDocument/completion', ...(resolveProvider ? ['completionItem/resolve'] : [])],
    hoverProvider: () => ['textDocument/hover'],
    signatureHelpProvider: () => ['textDocument/signatureHelp'],
    definitionProvider: () => ['textDocument/definition'],
    referencesProvider: () => ['textDocument/references'],
    documentHighlightProvider: () => ['textDocument/documentHighlight'],
    documentSymbolProvider: () => ['textDocument/documentSymbol'],
    codeActionProvider: capability => ['textDocument/codeAction', ...(resolves(capability) ? ['codeAction/resolve'] : [])],
    codeLensProvider: ({ resolveProvider }) => ['textDocument/codeLens', ...(resolveProvider ? ['codeLens/resolve'] : [])],
    documentLinkProvider: ({ resolveProvider }) => ['textDocument/documentLink', ...(resolveProvider ? ['documentLink/resolve'] : [])],
    workspaceSymbolProvider: capability => ['workspace/symbol', ...(resolves(capability) ? ['workspaceSymbol/resolve'] : [])],
    documentFormattingProvider: () => ['textDocument/formatting'],
    documentRangeFormattingProvider: () => ['textDocument/rangeFormatting'],
    documentOnTypeFormattingProvider: () => ['textDocument/onTypeFormatting'],
    renameProvider: capability => [
        'textDocument/rename',
        ...(typeof capability === 'object' && capability.prepareProvider ? ['textDocument/prepareRename'] : [])
    ],
    foldingRangeProvider: () => ['textDocument/foldingRange'],
    selectionRangeProvider: () => ['textDocument/selectionRange'],
    executeCommandProvider: () => ['workspace/executeCommand'],
    callHierarchyProvider: () => ['textDocument/prepareCallHierarchy', 'callHierarchy/incomingCalls', 'callHierarchy/outgoingCalls'],
    typeHierarchyProvider: () => ['textDocument/prepareTypeHierarchy', 'typeHierarchy/supertypes', 'typeHierarchy/subtypes'],
    semanticTokensProvider: ({ full, range }) => [
        ...(full ? ['textDocument/semanticTokens/full'] : []),
        ...(typeof full === 'object' && full.delta ? ['textDocument/semanticTokens/full/delta'] : []),
        ...(range ? ['textDocument/semanticTokens/range'] : [])
    ],
    inlayHintProvider: capability => ['textDocument/inlayHint', ...(resolves(capability) ? ['inlayHint/resolve'] : [])],
    workspace: ({ workspaceFolders, fileOperations }) => [
        ...(workspaceFolders?.supported ? ['workspace/didChangeWorkspaceFolders'] : []),
        ...Object.keys(fileOperations ?? {}).map(operation => `workspace/${operation}Files`)
    ]
};

/** Answered without being announced, because the protocol has no capability for them on the server's side. */
const UNANNOUNCED = [
    'initialize',
    'textDocument/publishDiagnostics',
    'workspace/didChangeConfiguration',
    'workspace/didChangeWatchedFiles'
];

/** How tests send what the client of the tests has a function for. */
const SENT_BY: Readonly<Record<string, string>> = {
    initialize: 'initializeResult',
    'textDocument/didOpen': '.open(',
    'textDocument/didChange': '.change(',
    'textDocument/didClose': '.close(',
    'textDocument/publishDiagnostics': 'diagnostics'
};

describe('The table of messages in docs/lsp.md', () => {
    let client: ProtocolClient;
    before(async () => void (client = await startServer()));
    after(() => stopServer(client));

    const rows = [...read('docs/lsp.md').matchAll(/^\| `([\w/]+)` \| (.+?) \| `([\w./-]+)` \| `([\w./-]+)` \|$/gm)].map(
        ([, method, , provider, test]) => ({ method, provider, test })
    );

    it('lists each message once', () => {
        assert.equal(new Set(rows.map(({ method }) => method)).size, rows.length);
    });

    it('lists what the server announces, and nothing else', () => {
        const capabilities = Object.entries(client.initializeResult!.capabilities).filter(([, capability]) => capability !== false);
        const announced = capabilities.flatMap(([name, capability]) => {
            const messages = ANNOUNCED[name as keyof ServerCapabilities] as ((capability: unknown) => string[]) | undefined;
            assert.ok(messages, `The test does not know which messages ${name} announces.`);
            return messages(capability);
        });
        assert.deepEqual(rows.map(({ method }) => method).sort(), [...UNANNOUNCED, ...announced].sort());
    });

    for (const { method, provider, test } of rows) {
        it(`names the provider of ${method} and a test that sends it`, () => {
            assert.ok(existsSync(new URL(`server/${provider}`, root)), `There is no server/${provider}.`);
            const sent = SENT_BY[method] ?? `'${method}'`;
            assert.ok(read(`test/lsp/${test}`).includes(sent), `test/lsp/${test} does not send ${method}.`);
        });
    }

    it('has every message of the project’s own beside it', () => {
        const own = [...read('server/protocol.ts').matchAll(/'(tmodel\/[\w/]+)'/g)].map(([, method]) => method);
        assert.deepEqual(
            own.filter(method => !read('docs/lsp.md').includes(`\n| \`${method}\` |`)),
            []
        );
    });

    it('has every command beside it', () => {
        const { commands } = client.initializeResult!.capabilities.executeCommandProvider!;
        assert.deepEqual(
            commands.filter(command => !read('docs/lsp.md').includes(`\n| \`${command}\` |`)),
            []
        );
    });
});

function resolves(capability: boolean | { resolveProvider?: boolean }): boolean {
    return typeof capability === 'object' && capability.resolveProvider === true;
}
