import { SEVERITIES, type Analysis, type Finding, type FindingStatus, type Question, type Severity } from '../analysis/finding.js';
import type { SourceRange } from '../language/model/source.js';
import type { FrameworkModel } from '../language/model/library-model.js';
import type { SystemModel } from '../language/model/system-model.js';

/** A complaint of the language about a text: a broken statement, an unknown name, a file that cannot be read. */
export interface Problem {
    severity: 'error' | 'warning';
    /** Stable and in kebab-case: `unknown-kind`. */
    code: string;
    message: string;
    source: SourceRange;
}

/** One system with what was found in it. */
export interface ReportedSystem {
    model: SystemModel;
    analysis: Analysis;
}

/** What every format is made from: one run over some files, in no particular order. */
export interface Report {
    /** Version of this tool. */
    version: string;
    /** Frameworks that the systems see; those that state an edition are named in the report. */
    frameworks: FrameworkModel[];
    systems: ReportedSystem[];
    problems: Problem[];
    /** Turns a document's URI into the path that the reader knows it by. */
    fileName: (uri: string) => string;
}

/** Findings that a reader still has to do something about: `open` ones, and those whose controls are only planned. */
export function isUnresolved(status: FindingStatus): boolean {
    return status === 'open' || status === 'planned';
}

/** True where `severity` is `threshold` or worse. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
    return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(threshold);
}

/** Severities from the worst down, as reports list them. */
export const SEVERITIES_DESCENDING: readonly Severity[] = [...SEVERITIES].reverse();

/** Number of findings per severity; severities without any are left out. */
export function countBySeverity(findings: readonly Finding[]): Partial<Record<Severity, number>> {
    const counts: Partial<Record<Severity, number>> = {};
    for (const severity of SEVERITIES_DESCENDING) {
        const count = findings.filter(finding => finding.severity === severity).length;
        if (count > 0) counts[severity] = count;
    }
    return counts;
}

/**
 * The same report with systems, findings and questions in the order of the text (files by name), whatever the order
 * in which they were loaded.
 */
export function inTextOrder(report: Report): Report {
    const byDeclaration = (a: Declared, b: Declared) =>
        comparePlaces(report, a.declaration.uri, a.declaration.name.start, b.declaration.uri, b.declaration.name.start);
    const compareFindings = (a: Finding, b: Finding) =>
        byDeclaration(a, b) || compareText(a.target, b.target) || compareText(a.threat, b.threat) || compareText(a.id, b.id);
    const compareQuestions = (a: Question, b: Question) =>
        byDeclaration(a, b) || compareText(a.target, b.target) || compareText(a.fact, b.fact);
    return {
        ...report,
        frameworks: [...report.frameworks].sort((a, b) => compareText(a.name, b.name)),
        systems: [...report.systems]
            .sort((a, b) => byDeclaration(a.model, b.model))
            .map(({ model, analysis }) => ({
                model,
                analysis: {
                    findings: [...analysis.findings].sort(compareFindings),
                    questions: [...analysis.questions].sort(compareQuestions),
                    notices: analysis.notices
                }
            }))
    };
}

/**
 * Everything that is wrong or doubtful, in the order of the text. Complaints about treatments (expired, matching
 * nothing) are warnings of the text that they stand in.
 */
export function problemsOf(report: Report): Problem[] {
    const notices = report.systems.flatMap(({ analysis }) =>
        analysis.notices.map(({ code, message, declaration }): Problem => ({
            severity: 'warning',
            code,
            message,
            source: { uri: declaration.uri, range: declaration.name }
        }))
    );
    return [...report.problems, ...notices].sort(
        (a, b) =>
            comparePlaces(report, a.source.uri, a.source.range.start, b.source.uri, b.source.range.start) ||
            compareText(a.code, b.code) ||
            compareText(a.message, b.message)
    );
}

type Declared = Pick<Finding, 'declaration'>;
type Start = SourceRange['range']['start'];

function comparePlaces(report: Report, fileA: string, a: Start, fileB: string, b: Start): number {
    return (
        (fileA === fileB ? 0 : compareText(report.fileName(fileA), report.fileName(fileB))) || a.line - b.line || a.character - b.character
    );
}

/** By code units: the same on every machine, whatever its language. */
function compareText(a: string, b: string): number {
    return a < b ? -1 : a > b ? 1 : 0;
}
