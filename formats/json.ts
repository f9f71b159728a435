import type { Finding, Fix, Question, Severity } from '../analysis/finding.js';
import type { SourceRange } from '../language/model/source.js';
import type { SystemModel } from '../language/model/system-model.js';
import { countBySeverity, inTextOrder, problemsOf, type Problem, type Report } from './report.js';

/** A place in a file: lines and columns count from 1, columns in UTF-16 units; the end is just behind the last character. */
export interface JsonLocation {
    file: string;
    line: number;
    column: number;
    endLine: number;
    endColumn: number;
}

/** A control and the place that it is put on. */
export interface JsonControl {
    control: string;
    on: string;
    maps: string[];
}

export interface JsonFinding {
    id: string;
    system: string;
    threat: string;
    title: string;
    target: string;
    targetKind: string;
    status: Finding['status'];
    severity: Severity;
    likelihood: Severity;
    impact: Severity;
    maps: string[];
    steps: string[];
    stride: string[];
    message: string;
    advice?: string;
    because: { text: string; file?: string; line?: number }[];
    path: string[];
    fixes: (JsonControl & { closes: number; effect: Fix['effect']; also: JsonControl[] })[];
    due?: string;
    location: JsonLocation;
}

export interface JsonQuestion {
    system: string;
    target: string;
    fact: string;
    decides: string[];
    location: JsonLocation;
}

export interface JsonProblem {
    file: string;
    line: number;
    column: number;
    code: string;
    message: string;
}

/** The report of `tmodel check --format json`; its published schema is docs/findings.schema.json. */
export interface JsonReport {
    tool: 'tmodel';
    version: string;
    library: Record<string, string>;
    systems: { name: string; file: string; elements: number; flows: number }[];
    findings: JsonFinding[];
    questions: JsonQuestion[];
    errors: JsonProblem[];
    warnings: JsonProblem[];
    summary: { open: Partial<Record<Severity, number>>; planned: Partial<Record<Severity, number>>; questions: number };
}

/** The report as plain data, in the order of the text. */
export function jsonReport(unordered: Report): JsonReport {
    const report = inTextOrder(unordered);
    const findings = report.systems.flatMap(({ analysis }) => analysis.findings);
    const questions = report.systems.flatMap(({ model, analysis }) =>
        analysis.questions.map(question => jsonQuestion(report, model, question))
    );
    const problems = problemsOf(report);
    return {
        tool: 'tmodel',
        version: report.version,
        library: editions(report),
        systems: report.systems.map(({ model }) => ({
            name: model.name,
            file: report.fileName(model.declaration.uri),
            elements: model.elements.filter(({ from }) => from === undefined).length,
            flows: model.flows.filter(({ from }) => from === undefined).length
        })),
        findings: report.systems.flatMap(({ model, analysis }) => analysis.findings.map(finding => jsonFinding(report, model, finding))),
        questions,
        errors: problems.filter(problem => problem.severity === 'error').map(problem => jsonProblem(report, problem)),
        warnings: problems.filter(problem => problem.severity === 'warning').map(problem => jsonProblem(report, problem)),
        summary: {
            open: countBySeverity(findings.filter(finding => finding.status === 'open')),
            planned: countBySeverity(findings.filter(finding => finding.status === 'planned')),
            questions: questions.length
        }
    };
}

/** The report as JSON text. */
export function renderJson(report: Report): string {
    return jsonText(jsonReport(report));
}

/**
 * Plain data as indented JSON text, ending in a line break. Characters that a terminal would obey rather than show
 * are written as `\u....`, which reads back as the same value.
 */
export function jsonText(value: unknown): string {
    const text = JSON.stringify(value, undefined, 2);
    return (
        text.replace(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, character => {
            return '\\u' + character.charCodeAt(0).toString(16).padStart(4, '0');
        }) + '\n'
    );
}

function editions(report: Report): Record<string, string> {
    return Object.fromEntries(
        report.frameworks.flatMap(framework => (framework.edition === undefined ? [] : [[framework.name, framework.edition]]))
    );
}

function jsonFinding(report: Report, model: SystemModel, finding: Finding): JsonFinding {
    return {
        id: finding.id,
        system: finding.system,
        threat: finding.threat,
        title: finding.title,
        target: finding.target,
        targetKind: finding.targetKind,
        status: finding.status,
        severity: finding.severity,
        likelihood: finding.likelihood,
        impact: finding.impact,
        maps: finding.maps,
        steps: finding.steps,
        stride: finding.stride,
        message: finding.message,
        ...(finding.advice === undefined ? {} : { advice: finding.advice }),
        because: finding.because.map(reason => ({
            text: reason.text,
            ...(reason.source && { file: report.fileName(reason.source.uri), line: reason.source.range.start.line + 1 })
        })),
        path: finding.path.map(step => model.elements[step.element].id),
        fixes: finding.fixes.map(fix => ({ ...jsonControl(fix), closes: fix.closes, effect: fix.effect, also: fix.also.map(jsonControl) })),
        ...(finding.due === undefined ? {} : { due: finding.due }),
        location: jsonLocation(report, { uri: finding.declaration.uri, range: finding.declaration.name })
    };
}

function jsonControl({ control, on, maps }: JsonControl): JsonControl {
    return { control, on, maps };
}

function jsonQuestion(report: Report, model: SystemModel, question: Question): JsonQuestion {
    return {
        system: model.name,
        target: question.target,
        fact: question.fact,
        decides: question.decides,
        location: jsonLocation(report, { uri: question.declaration.uri, range: question.declaration.name })
    };
}

function jsonLocation(report: Report, { uri, range }: SourceRange): JsonLocation {
    return {
        file: report.fileName(uri),
        line: range.start.line + 1,
        column: range.start.character + 1,
        endLine: range.end.line + 1,
        endColumn: range.end.character + 1
    };
}

function jsonProblem(report: Report, { source, code, message }: Problem): JsonProblem {
    const { file, line, column } = jsonLocation(report, source);
    return { file, line, column, code, message };
}
