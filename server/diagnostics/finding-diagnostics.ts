import type { Diagnostic, DiagnosticRelatedInformation } from 'vscode-languageserver-types';
import type { Finding } from '../../analysis/finding.js';
import type { Declaration } from '../../language/model/source.js';
import type { SystemModel } from '../../language/model/system-model.js';
import { usualLevel, type LevelOfFinding } from '../settings.js';
import type { DiagnosticData } from './diagnostic-data.js';
import { diagnosticSeverity, isOverdue } from './severity.js';
import { SOURCE } from './source-name.js';

/** The diagnostics of a system's findings; findings that are dealt with have none. */
export function findingDiagnostics(
    model: SystemModel,
    findings: readonly Finding[],
    today: string,
    levelOf: LevelOfFinding = usualLevel
): Diagnostic[] {
    return findings.flatMap(finding => {
        const severity = diagnosticSeverity(finding, today, levelOf);
        if (severity === undefined) {
            return [];
        }
        const data: DiagnosticData = { finding: finding.id, system: finding.system };
        const diagnostic: Diagnostic = {
            range: finding.declaration.name,
            severity,
            source: SOURCE,
            code: finding.threat,
            codeDescription: { href: placeInEditor(finding.rule) },
            message: messageOf(finding, today),
            relatedInformation: [...reasonsOf(finding), ...stepsOf(model, finding)],
            data
        };
        return [diagnostic];
    });
}

function reasonsOf({ because }: Finding): DiagnosticRelatedInformation[] {
    return because.flatMap(({ text, source }) => (source ? [{ location: { uri: source.uri, range: source.range }, message: text }] : []));
}

/** The way of the attack, flow by flow, in the direction in which it goes. */
function stepsOf({ elements, flows }: SystemModel, { path }: Finding): DiagnosticRelatedInformation[] {
    return path.slice(1).flatMap(({ element, flow, against }, index) => {
        if (flow === undefined) {
            return [];
        }
        const { uri, name } = flows[flow].declaration;
        const way = `${elements[path[index].element].name} -> ${elements[element].name}`;
        return [{ location: { uri, range: name }, message: `step ${index + 1}: ${way}${against ? ', returned' : ''}` }];
    });
}

function messageOf(finding: Finding, today: string): string {
    const lines = [finding.message];
    if (finding.status === 'residual') {
        lines[0] = `Reduced, not closed: ${finding.message}`;
    }
    if (finding.status === 'planned') {
        const due = finding.due ? (isOverdue(finding, today) ? `, was due on ${finding.due}` : `, due on ${finding.due}`) : '';
        lines.push(`Its mitigation is planned${due}.`);
    }
    if (finding.because.length > 0) {
        lines.push(`Because ${finding.because.map(reason => reason.text).join('; ')}.`);
    }
    return lines.join('\n');
}

/** A link that editors open in a text editor at the given place, also for documents that are no files. */
function placeInEditor(declaration: Declaration): string {
    const { line, character } = declaration.name.start;
    return `${declaration.uri}#L${line + 1},${character + 1}`;
}
