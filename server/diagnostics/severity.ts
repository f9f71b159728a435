import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Finding, Severity } from '../../analysis/finding.js';

const OF_OPEN_FINDINGS: Record<Severity, DiagnosticSeverity> = {
    critical: DiagnosticSeverity.Error,
    high: DiagnosticSeverity.Error,
    medium: DiagnosticSeverity.Warning,
    low: DiagnosticSeverity.Information,
    info: DiagnosticSeverity.Information
};

/**
 * How loudly the editor shows a finding: an open one by its severity, a planned one as information until its due date
 * has passed, a residual one as a hint. Undefined for findings that are dealt with: they are not shown.
 */
export function diagnosticSeverity(finding: Finding, today: string): DiagnosticSeverity | undefined {
    switch (finding.status) {
        case 'open':
            return OF_OPEN_FINDINGS[finding.severity];
        case 'planned':
            return isOverdue(finding, today) ? OF_OPEN_FINDINGS[finding.severity] : DiagnosticSeverity.Information;
        case 'residual':
            return DiagnosticSeverity.Hint;
        default:
            return undefined;
    }
}

export function isOverdue(finding: Finding, today: string): boolean {
    return finding.due !== undefined && finding.due < today;
}
