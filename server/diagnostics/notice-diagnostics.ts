import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver-types';
import type { TreatmentNotice } from '../../analysis/finding.js';
import { readable } from './readable.js';
import { SOURCE } from './source-name.js';

/** Warnings about treatments: expired, without a finding, incomplete. */
export function noticeDiagnostics(notices: readonly TreatmentNotice[]): Diagnostic[] {
    return notices.map(({ code, message, declaration }) =>
        readable({ range: declaration.name, severity: DiagnosticSeverity.Warning, source: SOURCE, code, message })
    );
}
