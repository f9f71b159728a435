import type { Severity } from '../analysis/finding.js';
import { printable } from './printable.js';
import { inTextOrder, isUnresolved, problemsOf, type Report } from './report.js';

/** What editors and build servers know of levels. */
const LEVELS: Record<Severity, string> = { critical: 'error', high: 'error', medium: 'warning', low: 'info', info: 'info' };

/**
 * The report as editors read the output of compilers: one line for each problem and each unresolved finding,
 * `file:line:column: error: message [code]`, sorted by file and place. Lines and columns count from 1.
 */
export function renderLines(unordered: Report): string {
    const report = inTextOrder(unordered);
    const problems = problemsOf(report).map(({ source, severity, message, code }) => ({
        uri: source.uri,
        start: source.range.start,
        text: `${severity}: ${message} [${code}]`
    }));
    const findings = report.systems.flatMap(({ analysis }) =>
        analysis.findings
            .filter(({ status }) => isUnresolved(status))
            .map(({ declaration, severity, message, threat }) => ({
                uri: declaration.uri,
                start: declaration.name.start,
                text: `${LEVELS[severity]}: ${message} [${threat}, ${severity}]`
            }))
    );
    return [...problems, ...findings]
        .map(({ uri, start, text }) => ({ file: report.fileName(uri), start, text }))
        .sort(
            (a, b) =>
                Number(a.file > b.file) - Number(a.file < b.file) || a.start.line - b.start.line || a.start.character - b.start.character
        )
        .map(({ file, start, text }) => `${printable(file)}:${start.line + 1}:${start.character + 1}: ${printable(text)}\n`)
        .join('');
}
