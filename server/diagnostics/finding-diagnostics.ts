import type { Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Finding } from '../../analysis/finding.js';
import type { Declaration } from '../../language/model/source.js';
import type { SystemModel } from '../../language/model/system-model.js';
import { pageOfThreat } from '../library-pages.js';
import { encloses } from '../lookup/ranges.js';
import { usualLevel, type LevelOfFinding } from '../settings.js';
import type { DiagnosticData } from './diagnostic-data.js';
import { readable } from './readable.js';
import { diagnosticSeverity, isOverdue } from './severity.js';
import { SOURCE } from './source-name.js';

/** Diagnostics by finding, with the day and the level that they were written for. */
const written = new WeakMap<Finding, { today: string; diagnostic: Diagnostic }>();

/** The diagnostics of lists of findings, which are the same lists until one of them is another one. */
const listed = new WeakMap<readonly Finding[], { today: string; levelOf: LevelOfFinding; diagnostics: Diagnostic[] }>();

/**
 * The diagnostics of a system's findings; findings that are dealt with, or switched off, have none. A finding that is the
 * same object as in an earlier version says the same at the same place, and so has the same diagnostic.
 */
export function findingDiagnostics(
    model: SystemModel,
    findings: readonly Finding[],
    today: string,
    levelOf: LevelOfFinding = usualLevel
): readonly Diagnostic[] {
    const before = listed.get(findings);
    if (before?.today === today && before.levelOf === levelOf) {
        return before.diagnostics;
    }
    const diagnostics: Diagnostic[] = [];
    listed.set(findings, { today, levelOf, diagnostics });
    for (const finding of findings) {
        const severity = diagnosticSeverity(finding, today, levelOf);
        if (severity === undefined) {
            continue;
        }
        let known = written.get(finding);
        if (known?.today !== today || known.diagnostic.severity !== severity) {
            known = { today, diagnostic: diagnosticOf(model, finding, today, severity) };
            written.set(finding, known);
        }
        diagnostics.push(known.diagnostic);
    }
    return diagnostics;
}

function diagnosticOf(model: SystemModel, finding: Finding, today: string, severity: DiagnosticSeverity): Diagnostic {
    const data: DiagnosticData = { finding: finding.id };
    return readable({
        range: finding.declaration.name,
        severity,
        source: SOURCE,
        code: finding.threat,
        codeDescription: { href: pageOfThreat(finding.threat, finding.rule.uri) ?? placeInEditor(finding.rule) },
        message: messageOf(finding, today),
        relatedInformation: [...reasonsOf(finding), ...stepsOf(model, finding)],
        data
    });
}

/** Where the reasons stand. Of those in the statement itself, which are before one's eyes, the first where there is no other. */
function reasonsOf({ because, declaration, targetType }: Finding): DiagnosticRelatedInformation[] {
    const places: DiagnosticRelatedInformation[] = [];
    let own: DiagnosticRelatedInformation | undefined;
    for (const { text, source } of because) {
        if (!source) continue;
        const place = { location: { uri: source.uri, range: source.range }, message: text };
        if (targetType !== 'system' && source.uri === declaration.uri && encloses(declaration.whole, source.range)) own ??= place;
        else places.push(place);
    }
    return places.length === 0 && own ? [own] : places;
}

/** How many steps of a path are told from its start and from its end: what is published is sent on every keystroke. */
const STEPS_AT_START = 3;
const STEPS_AT_END = 4;

/** The way of the attack, flow by flow, in the direction in which it goes; of a long one the first and the last steps. */
function stepsOf({ elements, flows }: SystemModel, { path }: Finding): DiagnosticRelatedInformation[] {
    const steps = path.length - 1;
    const isLong = steps > STEPS_AT_START + STEPS_AT_END + 1;
    const firstLeftOut = STEPS_AT_START + 1;
    const lastLeftOut = steps - STEPS_AT_END;
    const information: DiagnosticRelatedInformation[] = [];
    for (let step = 1; step <= steps; step++) {
        const { element, flow, against } = path[step];
        if (flow === undefined) {
            continue;
        }
        const { uri, name } = flows[flow].declaration;
        const way = `${elements[path[step - 1].element].name} -> ${elements[element].name}`;
        if (isLong && step === firstLeftOut) {
            information.push({ location: { uri, range: name }, message: `steps ${firstLeftOut} to ${lastLeftOut} are not listed here` });
            step = lastLeftOut;
            continue;
        }
        information.push({ location: { uri, range: name }, message: `step ${step}: ${way}${against ? ', returned' : ''}` });
    }
    return information;
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
