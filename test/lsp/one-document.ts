import type { CompletionItem, CompletionList, Diagnostic, Position } from 'vscode-languageserver-protocol';
import type { ProtocolClient } from './protocol-client.js';

const SENTINEL = 'sentinel.tmodel';

/**
 * Makes a text that of a document that is open, and returns what is complained about. The text gets an error of its own
 * at its end, which is not returned: a text without complaints after another is not answered.
 */
export async function rewrite(client: ProtocolClient, uri: string, text: string): Promise<Diagnostic[]> {
    const published = client.nextDiagnostics(uri);
    await client.change(uri, `${text}\nimport "${SENTINEL}"\n`);
    return (await published).filter(({ message }) => !(message as string).includes(SENTINEL));
}

/** What is offered at a position of a text, which becomes that of the document; in the order in which editors show it. */
export async function completionsIn(client: ProtocolClient, uri: string, text: string, position: Position): Promise<CompletionItem[]> {
    await rewrite(client, uri, text);
    const params = { textDocument: { uri }, position, context: { triggerKind: 1 } };
    const { items } = await client.request<CompletionList>('textDocument/completion', params);
    return [...items].sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1));
}
