import assert from 'node:assert/strict';
import { renderTestJson, renderTestText, type TestReport } from '../../formats/test-report.js';
import type { Declaration } from '../../language/model/source.js';

const range = { start: { line: 2, character: 4 }, end: { line: 2, character: 9 } };
const declaration: Declaration = { uri: 'file:///m.tmodel', name: range, whole: range };
const system = {
    name: '',
    declaration,
    ...{
        facts: [],
        mitigations: [],
        zones: [],
        elements: [],
        flows: [],
        data: [],
        treatments: [],
        objectives: [],
        assumptions: [],
        views: []
    }
};

function reportOf(name: string, ...failures: (string | undefined)[]): TestReport {
    return {
        version: '1.2.3',
        tests: [{ test: { name, system, expectations: [], declaration }, outcomes: failures.map(failure => ({ declaration, failure })) }],
        problems: [{ severity: 'warning', code: 'unused-data', message: 'm', source: { uri: declaration.uri, range } }],
        fileName: uri => uri.slice('file:///'.length)
    };
}

describe('The report of a run of tests', () => {
    it('lists problems, then failed tests with what was found instead, then the numbers', () => {
        assert.equal(
            renderTestText(reportOf('it holds', undefined, 'it is not there.'), { colour: false }),
            [
                'm.tmodel:3:5: warning m [unused-data]',
                'm.tmodel:3:5: failed it holds',
                '  m.tmodel:3:5: it is not there.',
                '0 passed, 1 failed',
                ''
            ].join('\n')
        );
    });

    it('counts a test that has passed, and a test that expects nothing as failed', () => {
        assert.match(renderTestText(reportOf('it holds', undefined), { colour: false }), /\n1 passed, 0 failed\n$/);
        assert.match(renderTestText(reportOf('it holds'), { colour: false }), /expects nothing\.\n0 passed, 1 failed\n$/);
    });

    it('writes nothing to a terminal that it would obey', () => {
        const text = renderTestText(reportOf('a\u001b[2Jb\nc', 'd\u202ee'), { colour: false });
        assert.ok(text.includes('failed a\\u{1b}[2Jb c\n') && text.includes('d\\u{202e}e'), text);
    });

    it('colours what has failed where that is wanted', () => {
        assert.ok(renderTestText(reportOf('it holds', 'no.'), { colour: true }).includes('\u001b[1;31mfailed\u001b[0m it holds'));
    });

    it('has numbers, places from one and failures in JSON', () => {
        assert.deepEqual(JSON.parse(renderTestJson(reportOf('it holds', undefined, 'no.'))), {
            version: '1.2.3',
            summary: { passed: 0, failed: 1 },
            tests: [
                {
                    name: 'it holds',
                    passed: false,
                    file: 'm.tmodel',
                    line: 3,
                    column: 5,
                    failures: [{ message: 'no.', file: 'm.tmodel', line: 3, column: 5 }]
                }
            ],
            problems: [{ severity: 'warning', code: 'unused-data', message: 'm', file: 'm.tmodel', line: 3, column: 5 }]
        });
    });
});
