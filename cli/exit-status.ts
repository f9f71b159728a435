import type { Severity } from '../analysis/finding.js';
import { isAtLeast, isUnresolved, type Report } from '../formats/report.js';

/** What the process tells its caller, documented in docs/cli.md. */
export const ExitStatus = {
    /** Nothing unresolved at or above the threshold. */
    clean: 0,
    /** Something unresolved at or above the threshold. */
    findings: 1,
    /** `test`: some expectation is not met. */
    failed: 1,
    /** `format --check`: some file is not laid out. */
    unformatted: 1,
    /** The model has errors, or the call is wrong. */
    wrong: 2
} as const;

/**
 * Exit status of a report. Errors outrank findings, since a model with errors may hide some.
 * `failOn` is the lowest severity that counts; undefined where findings never fail the run.
 */
export function exitStatusOf(report: Report, failOn: Severity | undefined): number {
    if (report.problems.some(problem => problem.severity === 'error')) return ExitStatus.wrong;
    const fails = report.systems.some(({ analysis }) =>
        analysis.findings.some(({ status, severity }) => failOn !== undefined && isUnresolved(status) && isAtLeast(severity, failOn))
    );
    return fails ? ExitStatus.findings : ExitStatus.clean;
}
