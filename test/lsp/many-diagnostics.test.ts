import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver-protocol';
import { Analyser, compileLibrary } from '../../analysis/index.js';
import { findingDiagnostics } from '../../server/diagnostics/finding-diagnostics.js';
import { MAX_DIAGNOSTICS, mostSevere } from '../../server/diagnostics/most-severe.js';
import { questionDiagnostics } from '../../server/diagnostics/question-diagnostics.js';
import { readable } from '../../server/diagnostics/readable.js';
import { analyseText } from '../rules/analysed-text.js';
import { openMarked, startServer, stopServer } from './in-memory.js';
import type { ProtocolClient } from './protocol-client.js';
import { withLibrary } from './sample-library.js';

const today = '2026-11-23';

function diagnostic(line: number, severity: DiagnosticSeverity, message = ''): Diagnostic {
    return { range: { start: { line, character: 0 }, end: { line, character: 1 } }, severity, message };
}

function sketch(diagnostics: readonly Diagnostic[]): string[] {
    return diagnostics.map(({ range, severity }) => `${range.start.line}:${severity}`);
}

describe('Of many diagnostics', () => {
    const [error, warning, hint] = [DiagnosticSeverity.Error, DiagnosticSeverity.Warning, DiagnosticSeverity.Hint];

    it('all stay while there is room, in the order of the text', () => {
        assert.deepEqual(sketch(mostSevere([diagnostic(3, error), diagnostic(1, hint), diagnostic(2, warning)], 3)), ['1:4', '2:2', '3:1']);
    });

    it('the most severe stay, and of those the first, in the order of the text', () => {
        const all = [diagnostic(1, hint), diagnostic(5, warning), diagnostic(2, warning), diagnostic(9, error), diagnostic(3, warning)];
        assert.deepEqual(sketch(mostSevere(all, 4).slice(0, -1)), ['2:2', '3:2', '9:1']);
    });

    it('the last counts the others, as severe as the worst of them, where the first of them stands', () => {
        const all = [diagnostic(1, hint), diagnostic(5, warning), diagnostic(2, warning), diagnostic(9, error), diagnostic(3, warning)];
        const last = mostSevere(all, 4).at(-1)!;
        assert.deepEqual(
            [last.code, last.message, ...sketch([last])],
            ['more-problems', 'This file has 2 more problems, none more severe than those that are shown.', '1:2']
        );
    });

    it('as many stay as there is room for, where several stand at one place', () => {
        const all = [1, 1, 1, 1, 2].map(line => diagnostic(line, error));
        assert.deepEqual(sketch(mostSevere(all, 4)), ['1:1', '1:1', '1:1', '1:1']);
    });
});

describe('The diagnostics of a large document', () => {
    let client: ProtocolClient;
    before(async () => void (client = await startServer()));
    after(() => stopServer(client));

    it('are not more than editors show, and all errors are among them', async () => {
        const boxes = Array.from({ length: 600 }, (_, index) => `  box b${index} { state: open }\n`).join('');
        const { diagnostics } = await openMarked(client, withLibrary(`system s {\n${boxes}}\n`));
        const errors = diagnostics.filter(({ severity }) => severity === DiagnosticSeverity.Error);
        assert.deepEqual([diagnostics.length, errors.length, diagnostics.at(-1)?.code], [MAX_DIAGNOSTICS, 600, 'more-problems']);
    });

    it('tell the first and the last steps of a long path', async () => {
        const rule = 'threat taken "T" {\n  on model\n  when reached from actor\n  severity: low\n}\n';
        const names = Array.from({ length: 14 }, (_, index) => `s${index}`);
        const elements = `actor a ${names.map(name => `service ${name}`).join(' ')} model m`;
        const ends = ['a', ...names, 'm'];
        const flows = ends.slice(1).map((end, index) => `${ends[index]} -> ${end} { purpose: upload }`);
        const { diagnostics } = await openMarked(client, `${rule}system s {\n${elements}\n${flows.join('\n')}\n}\n`);
        const steps = diagnostics
            .find(({ code }) => code === 'taken')
            ?.relatedInformation?.map(({ message }) => message)
            .filter(message => message.startsWith('step'));
        assert.deepEqual(steps, [
            'step 1: a -> s0',
            'step 2: s0 -> s1',
            'step 3: s1 -> s2',
            'steps 4 to 11 are not listed here',
            'step 12: s10 -> s11',
            'step 13: s11 -> s12',
            'step 14: s12 -> s13',
            'step 15: s13 -> m'
        ]);
    });
});

describe('A diagnostic', () => {
    it('is the same object after an edit that does not touch what it says', async () => {
        const text = withLibrary('system s {\n  box a { state: open }\n  box b\n  box c { state: open }\n}\n');
        const { library, systems } = await analyseText(text);
        const [{ model }] = systems;
        const analyser = new Analyser(compileLibrary(library));
        const diagnosticsOf = (version: typeof model): Diagnostic[] => {
            const { findings, questions } = analyser.analyse(version, { today });
            return [...findingDiagnostics(version, findings, today), ...questionDiagnostics(questions, version.name)];
        };
        const before = diagnosticsOf(model);
        const elements = model.elements.map(element => (element.name === 'c' ? { ...element, facts: [] } : element));
        const after = diagnosticsOf({ ...model, elements });
        const kept = after.filter(each => before.includes(each)).map(({ code }) => code);
        assert.deepEqual(kept, ['box-leak', 'box-theft', 'open-questions']);
    });

    it('is written anew for another day, on which a planned mitigation is overdue', async () => {
        const planned = 'mitigation box-lid { status: planned, owner: "a", due: 2027-01-31 }';
        const { systems } = await analyseText(withLibrary(`system s {\n  box a { state: open ${planned} }\n}\n`));
        const [{ model, analysis }] = systems;
        const severities = ['2027-01-31', '2027-02-01'].map(
            day => findingDiagnostics(model, analysis.findings, day).find(({ code }) => code === 'box-leak')?.severity
        );
        assert.deepEqual(severities, [DiagnosticSeverity.Information, DiagnosticSeverity.Error]);
    });

    it('is not copied where nothing in it has to be made visible', () => {
        const plain = diagnostic(1, DiagnosticSeverity.Error, 'plain');
        assert.equal(readable(plain), plain);
    });

    it('shows what a screen would obey, in its message and its related places', () => {
        const { range } = diagnostic(1, DiagnosticSeverity.Error);
        const relatedInformation = [{ location: { uri: 'a:b', range }, message: 'x\u202ey' }];
        const shown = readable({ ...diagnostic(1, DiagnosticSeverity.Error, 'a\u0007b'), relatedInformation });
        assert.deepEqual([shown.message, shown.relatedInformation?.[0].message], ['a\\u{7}b', 'x\\u{202e}y']);
    });
});
