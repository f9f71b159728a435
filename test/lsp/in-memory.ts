import { PassThrough } from 'node:stream';
import type { ClientCapabilities, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { createConnection, ProposedFeatures, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { serve } from '../../server/serve.js';
import { marked, type Marked } from './marked-text.js';
import { connect, EDITOR_CAPABILITIES, type ProtocolClient } from './protocol-client.js';

/** The server run from source in this process, with an editor at the other end of its streams. */
export async function startServer(
    folders: string[] = [],
    capabilities: ClientCapabilities = EDITOR_CAPABILITIES,
    { initializationOptions, settings = {} }: { initializationOptions?: object; settings?: ProtocolClient['settings'] } = {}
): Promise<ProtocolClient> {
    const toServer = new PassThrough();
    const fromServer = new PassThrough();
    serve(createConnection(ProposedFeatures.all, new StreamMessageReader(toServer), new StreamMessageWriter(fromServer)));
    const client = connect(fromServer, toServer);
    client.settings = settings;
    await client.initialize(folders, capabilities, initializationOptions);
    return client;
}

/** Ends a server of {@link startServer}. It gets no `exit`, which would end the tests' own process. */
export async function stopServer(client: ProtocolClient): Promise<void> {
    await client.request('shutdown', undefined);
    client.connection.dispose();
}

let documents = 0;

/** A new untitled document's URI. */
export function newUri(): string {
    return `untitled:test-${++documents}.tmodel`;
}

/** Opens a marked text as a new document and waits for its first diagnostics. */
export async function openMarked(
    client: ProtocolClient,
    source: string
): Promise<Marked & { uri: string; diagnostics: Awaited<ReturnType<ProtocolClient['nextDiagnostics']>> }> {
    const { text, positions } = marked(source);
    const uri = newUri();
    const published = client.nextDiagnostics(uri);
    await client.open(uri, text);
    return { uri, text, positions, diagnostics: await published };
}

/** A text after the edits that a workspace edit makes in it. Snippets are written with the hints of their tab stops. */
export function applied(uri: string, text: string, edit: WorkspaceEdit): string {
    const document = TextDocument.create(uri, 'tmodel', 0, text);
    const edits = [
        ...(edit.changes?.[uri] ?? []),
        ...(edit.documentChanges ?? []).flatMap(change => ('edits' in change && change.textDocument.uri === uri ? change.edits : []))
    ].map((each): TextEdit => ('snippet' in each ? { range: each.range, newText: withoutStops(each.snippet.value) } : each));
    return TextDocument.applyEdits(document, edits);
}

function withoutStops(snippet: string): string {
    return snippet.replace(/\$\{\d+:([^}]*)\}/g, '$1').replace(/\\([\\$}])/g, '$1');
}
