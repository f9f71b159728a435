import type { ExpectationOutcome } from '../analysis/index.js';
import type { TestModel } from '../language/model/test-model.js';
import type { Position } from '../language/model/source.js';
import { painter } from './colour.js';
import { printable } from './printable.js';
import type { Problem } from './report.js';

/** One test with what became of its expectations. */
export interface RanTest {
    test: TestModel;
    outcomes: readonly ExpectationOutcome[];
}

/** One run over the tests of some files. */
export interface TestReport {
    /** Version of this tool. */
    version: string;
    /** In the order in which they ran. */
    tests: readonly RanTest[];
    /** What is wrong with the files. */
    problems: readonly Problem[];
    /** Turns a document's URI into the path that the reader knows it by. */
    fileName: (uri: string) => string;
}

/** A test that expects nothing shows nothing, and has not passed. */
export function hasPassed({ outcomes }: RanTest): boolean {
    return outcomes.length > 0 && outcomes.every(({ failure }) => failure === undefined);
}

/**
 * The problems, each failed test with the expectations that were not met, each behind `file:line:column`, and the totals. Ends
 * with a line break.
 */
export function renderTestText(report: TestReport, { colour }: { colour: boolean }): string {
    const paint = painter(colour);
    const failed = report.tests.filter(test => !hasPassed(test));
    const at = (uri: string, start: Position) => paint('quiet', placeIn(report, uri, start));
    const lines = [
        ...report.problems.map(
            ({ source, severity, message, code }) =>
                `${at(source.uri, source.range.start)} ${paint(severity, severity)} ${printable(message)} [${printable(code)}]`
        ),
        ...failed.flatMap(({ test, outcomes }) => [
            `${at(test.declaration.uri, test.declaration.whole.start)} ${paint('error', 'failed')} ${printable(test.name)}`,
            ...(outcomes.length === 0 ? ['  This test expects nothing.'] : []),
            ...outcomes.flatMap(({ failure, declaration }) =>
                failure === undefined ? [] : [`  ${at(declaration.uri, declaration.whole.start)} ${printable(failure)}`]
            )
        ]),
        paint('strong', `${report.tests.length - failed.length} passed, ${failed.length} failed`)
    ];
    return `${lines.join('\n')}\n`;
}

/** The same as JSON, with every test in it. Lines and columns count from 1. */
export function renderTestJson(report: TestReport): string {
    const place = (uri: string, { line, character }: Position) => ({ file: report.fileName(uri), line: line + 1, column: character + 1 });
    const passed = report.tests.filter(hasPassed).length;
    const value = {
        version: report.version,
        summary: { passed, failed: report.tests.length - passed },
        tests: report.tests.map(ran => ({
            name: ran.test.name,
            passed: hasPassed(ran),
            ...place(ran.test.declaration.uri, ran.test.declaration.whole.start),
            failures: ran.outcomes.flatMap(({ failure, declaration }) =>
                failure === undefined ? [] : [{ message: failure, ...place(declaration.uri, declaration.whole.start) }]
            )
        })),
        problems: report.problems.map(({ severity, code, message, source }) => ({
            severity,
            code,
            message,
            ...place(source.uri, source.range.start)
        }))
    };
    return `${JSON.stringify(value, null, 2)}\n`;
}

function placeIn({ fileName }: TestReport, uri: string, { line, character }: Position): string {
    return `${printable(fileName(uri))}:${line + 1}:${character + 1}:`;
}
