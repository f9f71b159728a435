import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'mocha';
import { DiagnosticSeverity, type CodeAction, type Diagnostic } from 'vscode-languageserver-protocol';
import { applied, newUri, startServer, stopServer } from './in-memory.js';
import type { ProtocolClient } from './protocol-client.js';

const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));

const examples = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
    // What a fix does to other files is not followed here: models that import others stay out.
    .filter(file => file.endsWith('.tmodel') && !/^import /m.test(readFileSync(EXAMPLES + file, 'utf8')))
    .sort();

describe('Applying the first quick fix of each finding in turn', function () {
    this.timeout(120_000);
    let client: ProtocolClient;
    before(async () => void (client = await startServer()));
    after(() => stopServer(client));

    for (const example of examples) {
        it(`ends without an open finding, in at most as many steps as there were: ${example}`, async () => {
            const uri = newUri();
            let text = readFileSync(EXAMPLES + example, 'utf8');
            let diagnostics = await published(client, uri, () => client.open(uri, text));
            const findings = diagnostics.filter(isOpenFinding).length;
            let steps = 0;
            for (let open = diagnostics.find(isOpenFinding); open && steps <= findings; open = diagnostics.find(isOpenFinding)) {
                const fix = await firstFix(client, uri, open);
                text = applied(uri, text, fix.edit!);
                diagnostics = await published(client, uri, () => client.change(uri, text));
                steps++;
            }
            assert.deepEqual(
                {
                    left: diagnostics.filter(isOpenFinding).map(({ code }) => code),
                    tooManySteps: steps > findings,
                    errors: languageErrors(diagnostics)
                },
                { left: [], tooManySteps: false, errors: [] }
            );
        });
    }
});

async function published(client: ProtocolClient, uri: string, cause: () => Promise<unknown>): Promise<Diagnostic[]> {
    const next = client.nextDiagnostics(uri);
    await cause();
    return next;
}

async function firstFix(client: ProtocolClient, uri: string, diagnostic: Diagnostic): Promise<CodeAction> {
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: diagnostic.range,
        context: { diagnostics: [diagnostic] }
    });
    assert.ok(actions[0]?.edit, `${String(diagnostic.code)} has no quick fix`);
    return actions[0];
}

/** Open findings are errors or warnings; planned ones are information, residual ones hints. */
function isOpenFinding({ data, severity }: Diagnostic): boolean {
    return isFinding(data) && severity !== DiagnosticSeverity.Hint;
}

function isFinding(data: unknown): boolean {
    return typeof data === 'object' && data !== null && 'finding' in data;
}

function languageErrors(diagnostics: readonly Diagnostic[]): unknown[] {
    return diagnostics.filter(({ data, severity }) => !isFinding(data) && severity === DiagnosticSeverity.Error).map(({ code }) => code);
}
