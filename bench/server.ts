import { performance } from 'node:perf_hooks';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { type ProtocolClient, spawnServer } from '../test/lsp/protocol-client.js';
import { type Sample, summarise, timed } from './measure.js';
import type { GeneratedModel } from './models.js';

const URI = 'file:///bench/generated.tmodel';
const STARTS = 5;
const WARM_UP = 6;
const EDITS = 40;
const COMPLETIONS = 20;

export interface ServerTimes {
    /** From the start of the process to the first diagnostics of the opened model. */
    start: Sample;
    /** From one typed or deleted character to the diagnostics of the text with it. */
    keystroke: Sample;
    /** A request for completion behind a fact's value, with no edit under way. */
    completion: Sample;
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
        return { start: summarise(starts), keystroke, completion, diagnostics };
    } finally {
        await client.stop();
    }
}

async function firstDiagnostics(client: ProtocolClient, model: GeneratedModel): Promise<Diagnostic[]> {
    await client.initialize();
    const first = client.nextDiagnostics(URI);
    await client.open(URI, model.text);
    return first;
}

/**
 * Types behind the word at the caret, one character per call, and deletes one per call when there are eight. Each state of the
 * word is no value of its fact, so that each answer can be told from the one before: it quotes the word.
 */
function typist(client: ProtocolClient, { caret, word }: GeneratedModel): () => Promise<unknown> {
    let typed = '';
    let deleting = false;
    return async () => {
        deleting = typed.length > 7 || (deleting && typed.length > 1);
        const at = { line: caret.line, character: caret.character + typed.length };
        const change = deleting
            ? { range: { start: { ...at, character: at.character - 1 }, end: at }, text: '' }
            : { range: { start: at, end: at }, text: 'x' };
        typed = deleting ? typed.slice(0, -1) : `${typed}x`;
        const quoted = new RegExp(`\\b${word}${typed}\\b`);
        const answer = client.nextDiagnostics(URI, diagnostics => diagnostics.some(each => quoted.test(JSON.stringify(each.message))));
        await client.change(URI, [change]);
        await answer;
    };
}
