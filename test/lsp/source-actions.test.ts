import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'mocha';
import { DiagnosticSeverity, type CodeAction, type Diagnostic } from 'vscode-languageserver-protocol';
import { random } from '../analysis/random-systems.js';
import { applied, newUri, startServer, stopServer } from './in-memory.js';
import type { ProtocolClient } from './protocol-client.js';

const FIX_ALL = 'source.fixAll.tmodel';
const ORGANIZE_IMPORTS = 'source.organizeImports';
const CASES = 150;

const HOUSE = 'kind gadget extends service\ncontrol lock\n';
const GATE = 'kind gate extends service\n';
const SPARE = 'control spare\n';

describe('A source action', () => {
    let client: ProtocolClient;
    before(async () => {
        client = await startServer();
        await open('test:/w/house.tmodel', HOUSE);
        await open('test:/w/gate.tmodel', GATE);
        await open('test:/w/spare.tmodel', SPARE);
    });
    after(() => stopServer(client));

    /** Makes a text that of a document; returns what is complained about. */
    async function open(uri: string, text: string): Promise<Diagnostic[]> {
        await client.open(uri, text);
        return client.diagnosticsOfVersion(uri, 1);
    }

    async function rewrite(uri: string, text: string): Promise<Diagnostic[]> {
        return client.diagnosticsOfVersion(uri, await client.change(uri, text));
    }

    async function asked(uri: string, only: string[]): Promise<CodeAction[]> {
        const start = { line: 0, character: 0 };
        return client.request('textDocument/codeAction', {
            textDocument: { uri },
            range: { start, end: start },
            context: { diagnostics: [], only }
        });
    }

    /** The text after an action of a kind, which is offered once and then no more. */
    async function fixedOnce(uri: string, text: string, kind: string): Promise<string> {
        await open(uri, text);
        const [action, ...others] = await asked(uri, [kind]);
        assert.deepEqual([action?.kind, others], [kind, []]);
        const result = applied(uri, text, action.edit!);
        await rewrite(uri, result);
        assert.deepEqual(await asked(uri, [kind]), [], `${kind} is offered again`);
        return result;
    }

    it('puts in what replaced a retired catalogue id', async () => {
        const threat = (id: string) => `threat t {\n  on model\n  when format = onnx\n  maps: [${id}]\n}\n`;
        assert.equal(await fixedOnce(newUri(), threat('atlas.AML.T0058'), FIX_ALL), threat('atlas.AML.T0115.001'));
    });

    it('fixes all that has one sure fix at once, and is then satisfied', async () => {
        const text = 'system s {\n  modle m\n  model n { formt: onnx }\n  actor a {\n    identity: anonymus\n  }\n  a -> m\n}\n';
        assert.equal(
            await fixedOnce(newUri(), text, FIX_ALL),
            'system s {\n  model m\n  model n { format: onnx }\n  actor a {\n    identity: anonymous\n  }\n  a -> m\n}\n'
        );
    });

    it('leaves a name of the model alone that only looks like another one', async () => {
        const uri = newUri();
        await open(uri, 'system s {\n  actor user\n  model m\n  usr -> m\n}\n');
        assert.deepEqual(await asked(uri, [FIX_ALL]), []);
    });

    it('sorts imports, and takes out those that are unused or there twice', async () => {
        const text = [
            'import "spare.tmodel"',
            'import "house.tmodel" // ours',
            'import "gate.tmodel"',
            'import "gate.tmodel"',
            'system s {\n  gadget g { mitigation lock }\n  gate h\n}\n'
        ].join('\n');
        assert.equal(
            await fixedOnce('test:/w/main.tmodel', text, ORGANIZE_IMPORTS),
            'import "gate.tmodel"\nimport "house.tmodel" // ours\nsystem s {\n  gadget g { mitigation lock }\n  gate h\n}\n'
        );
    });

    it('keeps an import that a file which imports this one may need', async () => {
        await open('test:/w/door.tmodel', 'import "spare.tmodel"\nsystem behind { actor a }\n');
        await open('test:/w/front.tmodel', 'import "door.tmodel"\nsystem front { service x { mitigation spare }  behind.a -> x }\n');
        assert.deepEqual(await asked('test:/w/door.tmodel', [ORGANIZE_IMPORTS]), []);
    });

    it('comes only where it is asked for by its kind, or by a kind that it belongs to', async () => {
        const uri = newUri();
        await open(uri, 'system s {\n  modle m\n}\n');
        const kinds = async (only: string[]) => (await asked(uri, only)).map(({ kind }) => kind);
        assert.deepEqual(await kinds(['source']), [FIX_ALL]);
        assert.deepEqual(await kinds(['source.fixAll']), [FIX_ALL]);
        assert.deepEqual(await kinds(['quickfix']), []);
        assert.deepEqual(await kinds(['source.fixAll.other']), []);
    });

    it(`that fixes all comes to an end, and leaves fewer errors, on ${CASES} texts with misspelt words`, async () => {
        const example = readFileSync(new URL('../../examples/image-classifier/as-is.tmodel', import.meta.url), 'utf8');
        const uri = newUri();
        await open(uri, example);
        for (let seed = 1, fixed = 0; fixed < CASES; seed++) {
            let text = misspelt(example, seed);
            const before = errors(await rewrite(uri, text));
            let after = before;
            let rounds = 0;
            for (let [action] = await asked(uri, [FIX_ALL]); action && rounds < 5; [action] = await asked(uri, [FIX_ALL]), rounds++) {
                text = applied(uri, text, action.edit!);
                after = errors(await rewrite(uri, text));
            }
            assert.ok(rounds < 5, `seed ${seed} is never done:\n${text}`);
            assert.ok(rounds === 0 || after < Math.max(before, 1), `seed ${seed}: ${before} errors, then ${after}:\n${text}`);
            fixed += rounds === 0 ? 0 : 1;
        }
    }).timeout(60_000);
});

/** A text with a letter of one to three of its words written twice, left out, or in the place of the next. */
function misspelt(text: string, seed: number): string {
    const next = random(seed);
    const below = (limit: number) => Math.floor(next() * limit);
    for (let count = 1 + below(3); count > 0; count--) {
        const words = [...text.matchAll(/\b[a-z_-]{4,}\b/g)];
        const { index, 0: word } = words[below(words.length)];
        const at = index + below(word.length - 1);
        const [first, second] = [text[at], text[at + 1]];
        const other = [first + first + second, second, second + first][below(3)];
        text = text.slice(0, at) + other + text.slice(at + 2);
    }
    return text;
}

function errors(diagnostics: readonly Diagnostic[]): number {
    return diagnostics.filter(
        ({ severity, data }) => severity === DiagnosticSeverity.Error && (data as { finding?: unknown } | undefined)?.finding === undefined
    ).length;
}
