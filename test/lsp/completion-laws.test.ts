import assert from 'node:assert/strict';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'mocha';
import type { ClientCapabilities, CompletionItem, Diagnostic, TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startServer, stopServer } from './in-memory.js';
import { marked } from './marked-text.js';
import { completionsIn, rewrite } from './one-document.js';
import { markedPlaces } from './marked-places.js';
import { EDITOR_CAPABILITIES, type ProtocolClient } from './protocol-client.js';

const WORKSPACE = pathToFileURL(fileURLToPath(new URL('fixtures/completion-workspace', import.meta.url))).href;

const URI = `${WORKSPACE}/place.tmodel`;

const PLACES = ['completion-model.tmodel', 'completion-analysis.tmodel', 'completion-library.tmodel'].flatMap(file =>
    markedPlaces(file, {}).filter(({ only }) => only === undefined || only.length > 0)
);

/** Where more is offered, this many are tried, spread over the list. */
const MOST_TRIED = 30;

/** How many completions may follow each other until a statement is whole. */
const MOST_STEPS = 8;

const PLAIN: ClientCapabilities = {
    ...EDITOR_CAPABILITIES,
    textDocument: { ...EDITOR_CAPABILITIES.textDocument, completion: { completionItem: { snippetSupport: false } } }
};

/** A text with a cursor in it. */
interface Typed {
    text: string;
    offset: number;
}

for (const [editor, capabilities] of [
    ['takes no snippets', PLAIN],
    ['takes snippets', EDITOR_CAPABILITIES]
] as const) {
    describe(`What completion writes in an editor that ${editor}`, function () {
        this.timeout(120_000);
        let client: ProtocolClient;
        before(async () => {
            client = await startServer([WORKSPACE], capabilities);
            await client.open(URI, '');
        });
        after(() => stopServer(client));

        const read = (text: string): Promise<Diagnostic[]> => rewrite(client, URI, text);
        const itemsAt = ({ text, offset }: Typed): Promise<CompletionItem[]> =>
            completionsIn(client, URI, text, TextDocument.create(URI, 'tmodel', 0, text).positionAt(offset));

        function accepted({ text }: Typed, item: CompletionItem): Typed {
            const document = TextDocument.create('untitled:accepted', 'tmodel', 0, text);
            const { range, newText } = item.textEdit as TextEdit;
            const { written, cursor } = item.insertTextFormat === 2 ? filledIn(newText) : { written: newText, cursor: newText.length };
            const additional = item.additionalTextEdits ?? [];
            const shift = additional.reduce((sum, edit) => sum + edit.newText.length, 0);
            return {
                text: TextDocument.applyEdits(document, [{ range, newText: written }, ...additional]),
                offset: document.offsetAt(range.start) + cursor + shift
            };
        }

        /** Accepts what is offered first until nothing is left open; names that only the writer can choose are made up. */
        async function finished(start: Typed, begun: Typed): Promise<string> {
            let { text, offset } = begun;
            for (let step = 0; step < MOST_STEPS && /[ ([]$/.test(text.slice(0, offset)) && text !== start.text; step++) {
                const [first] = await itemsAt({ text, offset });
                if (!first) {
                    text = `${text.slice(0, offset)}fresh_name${text.slice(offset)}`;
                    offset += 'fresh_name'.length;
                    break;
                }
                ({ text, offset } = accepted({ text, offset }, first));
            }
            // Editors close the parentheses that they open.
            return text.slice(0, offset) + ')'.repeat(Math.max(0, openIn(text) - openIn(start.text))) + text.slice(offset);
        }

        for (const { title, source } of PLACES) {
            it(`is no error: ${title}`, async () => {
                const { text, positions } = marked(source);
                const offset = TextDocument.create('untitled:place', 'tmodel', 0, text).offsetAt(positions[0]);
                const items = await itemsAt({ text, offset });
                const before = errorsIn(await read(text));
                for (const item of spread(items)) {
                    // A path that nobody has offered is the writer's own.
                    if (item.label === 'import') {
                        continue;
                    }
                    const whole = await finished({ text, offset }, accepted({ text, offset }, item));
                    const errors = errorsIn(await read(whole));
                    const added = errors.filter(error => !before.includes(error));
                    assert.deepEqual(added, [], `${item.label} wrote:\n${whole}`);
                }
            });
        }
    });
}

/** The language's errors, which carry suggestions where findings carry a finding. A decision is incomplete until somebody says why. */
function errorsIn(diagnostics: Diagnostic[]): string[] {
    return diagnostics
        .filter(({ severity, data }) => severity === 1 && Array.isArray((data as { suggestions?: unknown } | undefined)?.suggestions))
        .filter(({ code }) => code !== 'treatment-incomplete')
        .map(({ code, message }) => `${code}: ${message as string}`);
}

function spread(items: readonly CompletionItem[]): CompletionItem[] {
    const step = Math.max(1, items.length / MOST_TRIED);
    return items.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

/** A snippet as its user leaves it who only presses the tabulator: hints stay, the first of each choice is taken. */
function filledIn(snippet: string): { written: string; cursor: number } {
    const written = snippet
        .replace(/\$\{\d+\|((?:\\.|[^,|\\])*)[^|]*\|\}/g, '$1')
        .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
        .replace(/\\([\\$},|])/g, '$1');
    const stop = written.search(/\$\d/);
    return { written: written.replace(/\$\d+/g, ''), cursor: stop < 0 ? written.length : stop };
}

function openIn(text: string): number {
    return text.split('(').length - text.split(')').length;
}
