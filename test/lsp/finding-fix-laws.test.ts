import assert from 'node:assert/strict';
import { EmptyFileSystem, URI } from 'langium';
import { after, before, describe, it } from 'mocha';
import { DiagnosticSeverity, type CodeAction, type Diagnostic } from 'vscode-languageserver-protocol';
import { createTmodelServices, libraryOf } from '../../language/index.js';
import type { LibraryModel } from '../../language/model/library-model.js';
import { diagnosticData } from '../../server/diagnostics/diagnostic-data.js';
import { random } from '../analysis/random-systems.js';
import { applied, newUri, startServer, stopServer } from './in-memory.js';
import type { ProtocolClient } from './protocol-client.js';
import { randomModelText } from './random-models.js';

const CASES = 600;
const FIXES_PER_MODEL = 6;

interface Case {
    title: string;
    diagnostic: Diagnostic;
    /** What is complained about before the fix and after it. */
    before: Diagnostic[];
    after: Diagnostic[];
    /** Says which model it was, and how its text stands. */
    where: string;
}

/** Fixes taken at random, one after the other on the same text, over many models; each kind of fix is there many times. */
async function* fixesTaken(client: ProtocolClient, library: LibraryModel): AsyncGenerator<Case> {
    for (let seed = 1, taken = 0; taken < CASES; seed++) {
        const next = random(seed);
        const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)];
        const uri = newUri();
        let text = randomModelText(library, seed);
        await client.open(uri, text);
        let before = await client.diagnosticsOfVersion(uri, 1);
        for (let step = 0; step < FIXES_PER_MODEL; step++) {
            const ours = before.filter(({ data }) => diagnosticData(data));
            if (ours.length === 0) {
                break;
            }
            const diagnostic = pick(ours);
            const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
                textDocument: { uri },
                range: diagnostic.range,
                context: { diagnostics: [diagnostic] }
            });
            if (actions.length > 0) {
                const { title, edit } = pick(actions);
                const fixed = applied(uri, text, edit!);
                const after = await client.diagnosticsOfVersion(uri, await client.change(uri, fixed));
                yield { title, diagnostic, before, after, where: `seed ${seed}, step ${step}: ${title}\n${text}\n=>\n${fixed}` };
                taken++;
                [text, before] = [fixed, after];
            }
        }
        await client.close(uri);
    }
}

describe(`Laws of the quick fixes of findings and questions, over ${CASES} of them on random models`, function () {
    this.timeout(300_000);
    const cases: Case[] = [];
    let client: ProtocolClient;

    before(async () => {
        const { shared } = createTmodelServices(EmptyFileSystem);
        const empty = shared.workspace.LangiumDocumentFactory.fromString('', URI.parse('test:/empty.tmodel'));
        client = await startServer();
        for await (const each of fixesTaken(client, libraryOf(empty))) {
            cases.push(each);
        }
    });
    after(() => stopServer(client));

    /** Checks every fix whose title is such; there must be some. */
    function each(title: RegExp, check: (taken: Case) => void): void {
        const such = cases.filter(taken => title.test(taken.title));
        assert.ok(such.length >= 20, `only ${such.length} fixes are like ${title}`);
        such.forEach(check);
    }

    it('a control that closes a finding removes its diagnostic', () => {
        each(/^(?:Apply|Mark) .*\(closes /, ({ diagnostic, after, where }) => assert.deepEqual(sameFinding(diagnostic, after), [], where));
    });

    it('a control that reduces a finding leaves a hint of what remains', () => {
        each(/^(?:Apply|Mark) .*\(reduces /, ({ diagnostic, after, where }) =>
            assert.deepEqual(
                sameFinding(diagnostic, after).map(({ severity }) => severity),
                [DiagnosticSeverity.Hint],
                where
            )
        );
    });

    it('an acceptance or dismissal removes the diagnostic of its finding', () => {
        each(/^(?:Accept|Dismiss) /, ({ diagnostic, after, where }) => assert.deepEqual(sameFinding(diagnostic, after), [], where));
    });

    it('an answer to a question is not asked for again', () => {
        each(/^State /, ({ title, diagnostic, before, after, where }) => {
            const fact = /^State (\w+):/.exec(title)![1];
            assert.notEqual(asks(diagnostic, fact, before), 0, where);
            assert.equal(asks(diagnostic, fact, after), 0, where);
        });
    });

    it('none adds an error of the language', () => {
        each(/./, ({ before, after, where }) => {
            const known = languageErrors(before);
            const added = languageErrors(after).filter(error => !known.includes(error));
            assert.deepEqual(added, [], where);
        });
    });
});

function sameFinding({ data }: Diagnostic, diagnostics: readonly Diagnostic[]): Diagnostic[] {
    const { finding } = data as { finding: string };
    return diagnostics.filter(other => (other.data as { finding?: string } | undefined)?.finding === finding);
}

/** How many diagnostics ask for a fact of the subject that a diagnostic is about. */
function asks(about: Diagnostic, fact: string, diagnostics: readonly Diagnostic[]): number {
    const subject = JSON.stringify(about.data);
    return diagnostics.filter(
        ({ data, message }) => JSON.stringify(data) === subject && new RegExp(`^- ${fact}\\b`, 'm').test(message as string)
    ).length;
}

function languageErrors(diagnostics: readonly Diagnostic[]): string[] {
    return diagnostics
        .filter(({ severity, data }) => severity === DiagnosticSeverity.Error && !diagnosticData(data))
        .map(({ code, message }) => `${String(code)}: ${message as string}`);
}
