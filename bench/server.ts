import { performance } from 'node:perf_hooks';
import type { Diagnostic, Position } from 'vscode-languageserver-protocol';
import { type ProtocolClient, spawnServer } from '../test/lsp/protocol-client.js';
import { type Sample, summarise, timed } from './measure.js';
import type { GeneratedModel } from './models.js';
import { benchRequestAfterEdit, benchTyping, type TypingTimes } from './typing.js';

const URI = 'file:///bench/generated.tmodel';
const STARTS = 5;
const LETTERS = 8;
/** Both whole rounds of typing and deleting all letters: the text is then as it was. */
const WARM_UP = 2 * LETTERS;
const EDITS = 4 * LETTERS;
const COMPLETIONS = 20;
const REQUESTS = 20;

export interface ServerTimes {
    /** From the start of the process to the first diagnostics of the opened model. */
    start: Sample;
    /** From one typed or deleted character to the diagnostics of the text with it. */
    keystroke: Sample;
    /** A request for completion behind a fact's value, with no edit under way. */
    completion: Sample;
    /** Statements typed key by key and deleted again, through every broken state in between. */
    typing: TypingTimes;
    /** From an edit to the answer of a request sent right behind it, by its method without `textDocument/`. */
    afterEdit: { method: string; sample: Sample }[];
    /** Size of the first publication. */
    diagnostics: number;
}

/** Drives the built server over its standard streams, as an editor does. */
export async function benchServer(model: GeneratedModel): Promise<ServerTimes> {
    const starts: number[] = [];
    let diagnostics = 0;
    for (let run = 0; run < STARTS; run++) {
        const begin = performance.now();
        const client = spawnServer();
        diagnostics = (await firstDiagnostics(client, model)).length;
        starts.push(performance.now() - begin);
        await client.stop();
    }
    const client = spawnServer();
    try {
        const errors = (await firstDiagnostics(client, model)).filter(
            each => each.severity === 1 && String(each.code).startsWith('unknown-')
        );
        if (errors.length) {
            throw new Error(`The generated model does not fit the library: ${JSON.stringify(errors[0].message)}`);
        }
        const type = typist(client, model);
        await timed(WARM_UP, type);
        const keystroke = await timed(EDITS, type);
        const completion = await timed(COMPLETIONS, () =>
            client.request('textDocument/completion', { textDocument: { uri: URI }, position: model.caret })
        );
        const typing = await benchTyping(client, URI, model);
        const afterEdit = await benchRequests(client, model);
        return { start: summarise(starts), keystroke, completion, typing, afterEdit, diagnostics };
    } finally {
        await client.stop();
    }
}

/** What an editor asks after every edit, of what the server declares. */
async function benchRequests(client: ProtocolClient, model: GeneratedModel): Promise<ServerTimes['afterEdit']> {
    const { capabilities } = client.initializeResult!;
    const methods = [
        'documentSymbol',
        'foldingRange',
        'completion',
        ...(capabilities.semanticTokensProvider ? ['semanticTokens/full'] : [])
    ];
    const results: ServerTimes['afterEdit'] = [];
    for (const method of methods) {
        const request = (position: Position) => client.request(`textDocument/${method}`, { textDocument: { uri: URI }, position });
        results.push({ method, sample: await benchRequestAfterEdit(client, URI, model, REQUESTS, request) });
    }
    return results;
}

async function firstDiagnostics(client: ProtocolClient, model: GeneratedModel): Promise<Diagnostic[]> {
    await client.initialize();
    const first = client.nextDiagnostics(URI);
    await client.open(URI, model.text);
    return first;
}

/**
 * Types behind the word at the caret, one character per call, and deletes one per call when there are {@link LETTERS}, until the text
 * is as it was: none but the first state of the word is a value of its fact.
 */
function typist(client: ProtocolClient, { caret }: GeneratedModel): () => Promise<unknown> {
    let typed = 0;
    let deleting = false;
    return async () => {
        deleting = typed === LETTERS || (deleting && typed > 0);
        const end = { line: caret.line, character: caret.character + typed };
        const change = deleting
            ? { range: { start: { ...end, character: end.character - 1 }, end }, text: '' }
            : { range: { start: end, end }, text: 'x' };
        typed += deleting ? -1 : 1;
        await client.diagnosticsOfVersion(URI, await client.change(URI, [change]));
    };
}
