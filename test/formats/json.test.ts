import assert from 'node:assert/strict';
import { jsonReport, renderJson } from '../../formats/json.js';
import { schemaErrors } from './findings-schema.js';
import { declared, finding, question, report, system } from './sample-report.js';

const togetherWithSandbox = {
    control: 'artifact-scan',
    on: 'hub',
    onType: 'element' as const,
    maps: [],
    closes: 1,
    effect: 'reduces' as const,
    also: [{ control: 'sandbox', on: 'ranker', onType: 'element' as const, maps: ['atlas.AML.M0008'] }]
};

describe('the JSON report', () => {
    it('satisfies the published schema with findings, questions, errors and warnings in it', () => {
        const full = report({
            findings: [
                finding(),
                finding({ id: 'f_2', status: 'planned', due: '2027-01-31', advice: 'Convert it.', fixes: [togetherWithSandbox] })
            ],
            questions: [question()],
            problems: [
                {
                    severity: 'error',
                    code: 'unknown-kind',
                    message: 'There is no kind x.',
                    source: { uri: 'file:///models/a.tmodel', range: declared(0).name }
                },
                {
                    severity: 'warning',
                    code: 'no-system',
                    message: 'No system.',
                    source: { uri: 'file:///models/b.tmodel', range: declared(0).name }
                }
            ]
        });
        assert.deepEqual(schemaErrors(jsonReport(full)), []);
    });

    it('is refused by the published schema when a finding has a field that the schema does not name', () => {
        const json = jsonReport(report({ findings: [finding()] }));
        assert.deepEqual(schemaErrors({ ...json, findings: [{ ...json.findings[0], score: 7 }] }), [
            '/findings/0 must NOT have additional properties'
        ]);
    });

    it('counts lines and columns from one, the end just behind the name', () => {
        const [{ location }] = jsonReport(report({ findings: [finding({ declaration: declared(20, 10, 8) })] })).findings;
        assert.deepEqual(location, { file: 'shop.tmodel', line: 21, column: 11, endLine: 21, endColumn: 19 });
    });

    it('names the elements of a path by their ids', () => {
        assert.deepEqual(jsonReport(report({ findings: [finding()] })).findings[0].path, ['hub', 'ranker']);
    });

    it('gives a reason its file and line only where it stands in a text', () => {
        const because = [
            { text: 'format is pickle', source: { uri: 'file:///models/shop.tmodel', range: declared(3).name } },
            { text: 'no control' }
        ];
        assert.deepEqual(jsonReport(report({ findings: [finding({ because })] })).findings[0].because, [
            { text: 'format is pickle', file: 'shop.tmodel', line: 4 },
            { text: 'no control' }
        ]);
    });

    it('sums up open and planned findings apart and leaves out what was decided', () => {
        const findings = [
            finding({ id: 'a' }),
            finding({ id: 'b' }),
            finding({ id: 'c', severity: 'low' }),
            finding({ id: 'd', status: 'planned' }),
            finding({ id: 'e', status: 'accepted', severity: 'critical' })
        ];
        assert.deepEqual(jsonReport(report({ findings, questions: [question()] })).summary, {
            open: { high: 2, low: 1 },
            planned: { high: 1 },
            questions: 1
        });
    });

    it('names the editions of the frameworks that state one', () => {
        const frameworks = [
            { name: 'stride', entries: [], declaration: declared(0) },
            { name: 'atlas', edition: '2026.09', entries: [], declaration: declared(0) }
        ];
        assert.deepEqual(jsonReport(report({ frameworks })).library, { atlas: '2026.09' });
    });

    it('is the same text whatever the order in which systems and findings arrive', () => {
        const findings = [finding({ id: 'a', declaration: declared(5) }), finding({ id: 'b', declaration: declared(2) })];
        const other = {
            model: system({ name: 'other', declaration: declared(0, 7, 5, 'file:///models/a.tmodel') }),
            analysis: { findings: [], questions: [], notices: [] }
        };
        const shop = { model: system(), analysis: { findings, questions: [], notices: [] } };
        const shuffled = { model: system(), analysis: { findings: [...findings].reverse(), questions: [], notices: [] } };
        assert.equal(renderJson(report({ systems: [shop, other] })), renderJson(report({ systems: [other, shuffled] })));
    });

    it('reports an expired acceptance as a warning at its place', () => {
        const notices = [{ code: 'treatment-expired' as const, message: 'The acceptance has expired.', declaration: declared(7, 2, 6) }];
        const systems = [{ model: system(), analysis: { findings: [], questions: [], notices } }];
        assert.deepEqual(jsonReport(report({ systems })).warnings, [
            { file: 'shop.tmodel', line: 8, column: 3, code: 'treatment-expired', message: 'The acceptance has expired.' }
        ]);
    });

    it('writes characters that a terminal obeys as escapes that read back unchanged', () => {
        const message = 'red \u001b[31m, C1 \u009b31m, turned \u202e';
        const text = renderJson(report({ findings: [finding({ message })] }));
        assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
        assert.equal((JSON.parse(text) as { findings: { message: string }[] }).findings[0].message, message);
    });
});
