import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Finding, Severity } from '../../analysis/finding.js';
import { usualLevel, type LevelOfFinding } from '../settings.js';

const OF_OPEN_FINDINGS: Record<Severity, DiagnosticSeverity> = {
    critical: DiagnosticSeverity.Error,
    high: DiagnosticSeverity.Error,
    medium: DiagnosticSeverity.Warning,
    low: DiagnosticSeverity.Information,
    info: DiagnosticSeverity.Information
};

/**
 * How loudly the editor shows a finding: an open one by its severity, a planned one as information until its due date
 * has passed, a residual one as a hint. Undefined for findings that are dealt with, or that the user has switched off.
 */
export function diagnosticSeverity(finding: Finding, today: string, levelOf: LevelOfFinding = usualLevel): DiagnosticSeverity | undefined {
    const level = levelOf(finding, OF_OPEN_FINDINGS);
    if (level === undefined) {
        return undefined;
    }
    switch (finding.status) {
        case 'open':
            return level;
        case 'planned':
            return isOverdue(finding, today) ? level : quieter(level, DiagnosticSeverity.Information);
        case 'residual':
            return DiagnosticSeverity.Hint;
        default:
            return undefined;
    }
}

/** The protocol numbers severities from the loudest on. */
function quieter(a: DiagnosticSeverity, b: DiagnosticSeverity): DiagnosticSeverity {
    return a > b ? a : b;
}

export function isOverdue(finding: Finding, today: string): boolean {
    return finding.due !== undefined && finding.due < today;
}
