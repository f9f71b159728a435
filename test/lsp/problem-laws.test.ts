import assert from 'node:assert/strict';
import { EmptyFileSystem, URI } from 'langium';
import { describe, it } from 'mocha';
import { createTmodelServices, languageDiagnostics, libraryOf, systemsOf, type LanguageDiagnostic } from '../../language/index.js';
import { problemActions } from '../../server/code-actions/problem-actions.js';
import type { Snapshot } from '../../server/session/session.js';
import { brokenText } from './broken-texts.js';
import { applied } from './in-memory.js';

const CASES = 2000;
const TODAY = '2026-11-23';
const LONG = 600_000;

const { shared } = createTmodelServices(EmptyFileSystem);
let documents = 0;

async function snapshotOf(text: string): Promise<Snapshot> {
    const uri = `test:/law-${documents++}.tmodel`;
    const document = shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse(uri));
    await shared.workspace.DocumentBuilder.build([document], { validation: true });
    const systems = systemsOf(document).map(model => ({ model, analysis: { findings: [], questions: [], notices: [] } }));
    const problems = languageDiagnostics(document);
    return {
        uri,
        text: document.textDocument,
        library: libraryOf(document),
        systems,
        imports: [],
        tests: [],
        problems,
        tokens: [],
        today: TODAY
    };
}

/** Problems that keep the rest of their statement from being read or checked. */
const HIDING: ReadonlySet<string> = new Set([
    'unclosed-text',
    'unexpected-character',
    'unfinished-statement',
    'unknown-statement',
    'unknown-kind',
    'unknown-fact',
    'equals-for-colon',
    'bare-values',
    'missing-brace',
    'stray-brace',
    'single-value'
]);

const BREAKING: ReadonlySet<string> = new Set([
    ...['syntax', 'unclosed-text', 'unclosed-brace', 'stray-brace', 'missing-brace', 'unexpected-character'],
    ...['unknown-statement', 'unfinished-statement', 'bare-values', 'equals-for-colon']
]);

/** What can show in a statement once it can be read. */
const HIDDEN: ReadonlySet<string> = new Set([
    'unknown-fact',
    'unknown-value',
    'wrong-type',
    'single-value',
    'derived-fact',
    'duplicate-fact',
    ...['syntax', 'unknown-element', 'unknown-place', 'unknown-data'],
    'threat-without-target',
    'threat-without-condition'
]);

/** Whether all but a problem's own place can be read: what else is broken may come to be read differently. */
function isReadable(problems: readonly LanguageDiagnostic[], mended: LanguageDiagnostic): boolean {
    return problems.every(each => each === mended || !BREAKING.has(each.code));
}

/** How many errors there are, without those that a problem may have hidden: on its line, of which one problem is told, and in its statement. */
function errors(problems: readonly LanguageDiagnostic[], mended: LanguageDiagnostic): number {
    const isHidden = ({ code, range }: LanguageDiagnostic): boolean =>
        HIDING.has(mended.code) && code !== mended.code && (HIDDEN.has(code) || range.start.line === mended.range.start.line);
    return problems.filter(each => each.severity === 1 && !isHidden(each)).length;
}

describe('laws of the language’s problems, on random broken texts', () => {
    it('lie inside of their document, each from its start on', async () => {
        for (let seed = 1; seed <= CASES; seed++) {
            const { text, problems } = await snapshotOf(brokenText(seed));
            for (const { range, code } of problems) {
                const [start, end] = [text.offsetAt(range.start), text.offsetAt(range.end)];
                const same = [text.positionAt(start), text.positionAt(end)];
                assert.deepEqual([range.start, range.end], same, `${code} in the text of seed ${seed} lies outside`);
                assert.ok(start <= end, `${code} in the text of seed ${seed} ends before it starts`);
                assert.notEqual(code, 'check-failed', `a check fails on the text of seed ${seed}`);
            }
        }
    }).timeout(LONG);

    it('are gone with each of their fixes, which adds no error but what they hid in their statement', async () => {
        const failures: string[] = [];
        let fixes = 0;
        for (let seed = 1; fixes < CASES; seed++) {
            const snapshot = await snapshotOf(brokenText(seed));
            for (const problem of snapshot.problems.filter(each => isReadable(snapshot.problems, each))) {
                for (const { title, edit } of problemActions(snapshot, problem, problem, true)) {
                    fixes++;
                    const result = applied(snapshot.uri, snapshot.text.getText(), edit!);
                    const { problems } = await snapshotOf(result);
                    const same = (each: LanguageDiagnostic): boolean => each.code === problem.code && each.message === problem.message;
                    const stays = problems.filter(same).length >= snapshot.problems.filter(same).length;
                    if (stays || errors(problems, problem) > errors(snapshot.problems, problem)) {
                        const { line, character } = problem.range.start;
                        const place = `${problem.code} at ${line + 1}:${character + 1} of seed ${seed}`;
                        failures.push(`${title} ${stays ? 'leaves' : 'adds an error to'} ${place}`);
                    }
                }
            }
        }
        assert.equal(failures.join('\n'), '');
    }).timeout(LONG);
});
