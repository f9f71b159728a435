import { performance } from 'node:perf_hooks';
import type { Position } from 'vscode-languageserver-protocol';
import type { ProtocolClient } from '../test/lsp/protocol-client.js';
import { type Sample, summarise } from './measure.js';
import type { GeneratedModel } from './models.js';

/** What somebody types, key by key, and deletes again: every state in between is one that an editor sends. */
interface Script {
    what: string;
    /** Where it starts: behind the caret's line inside of an element, or behind the element on its zone's level. */
    level: 'element' | 'zone';
    text: string;
}

const SCRIPTS: readonly Script[] = [
    { what: 'a fact', level: 'element', text: 'trust: production' },
    { what: 'a text in quotation marks', level: 'element', text: 'description: "What it does for whom"' },
    { what: 'a list', level: 'element', text: 'parses: [image, document, archive]' },
    { what: 'a mitigation', level: 'element', text: 'mitigation query-limit { status: planned, owner: "web" }' },
    { what: 'a flow', level: 'zone', text: 'e0 -> e1 "asks" { purpose: inference, protocol: https, sends: d0 }' },
    { what: 'an element', level: 'zone', text: 'service typed "Typed" { authentication: none, parses: [text] }' }
];

export interface TypingTimes {
    /** From each key to the diagnostics of the version of the text with it, over all scripts. */
    all: Sample;
    scripts: { what: string; sample: Sample }[];
    /** Of a hundred of these keys, how many had the parser read less than the whole text; undefined where the server does not say. */
    incremental?: number;
}

/** Types every script into the opened model, first letter to last, and deletes it, last letter to first. */
export async function benchTyping(client: ProtocolClient, uri: string, model: GeneratedModel): Promise<TypingTimes> {
    const before = await statistics(client);
    const scripts: TypingTimes['scripts'] = [];
    const all: number[] = [];
    for (const { what, level, text } of SCRIPTS) {
        const times: number[] = [];
        for (const change of keysOf(placeOf(model, level), text)) {
            const start = performance.now();
            await changed(client, uri, change);
            times.push(performance.now() - start);
        }
        scripts.push({ what, sample: summarise(times) });
        all.push(...times);
    }
    const after = await statistics(client);
    return { all: summarise(all), scripts, incremental: before && after && shareOf(before, after) };
}

/**
 * From an edit to the answer of a request that an editor sends right behind it.
 * @param request gets the position of the edit
 */
export async function benchRequestAfterEdit(
    client: ProtocolClient,
    uri: string,
    { caret }: GeneratedModel,
    runs: number,
    request: (position: Position) => Promise<unknown>
): Promise<Sample> {
    const times: number[] = [];
    const behind = { ...caret, character: caret.character + 1 };
    for (let run = 0; run < runs; run++) {
        const typed = run % 2 === 0;
        const change = typed ? { range: { start: caret, end: caret }, text: 'x' } : { range: { start: caret, end: behind }, text: '' };
        const start = performance.now();
        const settled = changed(client, uri, change);
        await request(typed ? behind : caret);
        times.push(performance.now() - start);
        await settled;
    }
    return summarise(times);
}

type Change = { range: { start: Position; end: Position }; text: string };

/** Applies a change and waits for the diagnostics of the version that it makes. */
async function changed(client: ProtocolClient, uri: string, change: Change): Promise<void> {
    const version = await client.change(uri, [change]);
    await client.diagnosticsOfVersion(uri, version);
    // No editor keeps what was published before; kept, thousands of lists make the client's own collector part of the figures.
    client.publications.length = 0;
}

/** The edits of one script. A new line comes with its indentation, as editors write it. */
function keysOf(place: Position & { indent: string }, text: string): Change[] {
    const { line, character, indent } = place;
    const at = (typed: number): Position => ({ line: line + 1, character: indent.length + typed });
    const end = { line, character };
    const typing = [...text].map((letter, index) => ({ range: { start: at(index), end: at(index) }, text: letter }));
    const deleting = [...text].map((_, index) => ({ range: { start: at(index), end: at(index + 1) }, text: '' })).reverse();
    return [{ range: { start: end, end }, text: `\n${indent}` }, ...typing, ...deleting, { range: { start: end, end: at(0) }, text: '' }];
}

/** Where a script starts, and how far its line is indented. */
function placeOf({ text, caret }: GeneratedModel, level: Script['level']): Position & { indent: string } {
    const lines = text.split('\n');
    const line = level === 'element' ? caret.line : lines.findIndex((each, index) => index > caret.line && /^ {16}\}$/.test(each));
    return { line, character: lines[line].length, indent: /^ */.exec(lines[line])![0] };
}

/** How often the parser has read a part of a text, and how often the whole. */
interface Statistics {
    incremental: number;
    full: number;
}

/** What the server says of its parser; undefined where it does not know the request. */
async function statistics(client: ProtocolClient): Promise<Statistics | undefined> {
    try {
        return await client.request<Statistics>('tmodel/statistics', {});
    } catch {
        return undefined;
    }
}

function shareOf(before: Statistics, after: Statistics): number {
    const incremental = after.incremental - before.incremental;
    return (100 * incremental) / (incremental + after.full - before.full);
}
