import type { Finding, Fix, FindingStatus, Question, Severity } from '../analysis/finding.js';
import type { SourceRange } from '../language/model/source.js';
import type { SystemModel } from '../language/model/system-model.js';
import { painter, type Painter } from './colour.js';
import { printable } from './printable.js';
import {
    countBySeverity,
    inTextOrder,
    isAtLeast,
    isUnresolved,
    problemsOf,
    SEVERITIES_DESCENDING,
    type Problem,
    type Report
} from './report.js';

export interface TextOptions {
    /** Whether severities and places are coloured. */
    colour: boolean;
    /** The severity from which unresolved findings fail the run; undefined where none does. */
    failOn?: Severity;
}

/** What one file has to say, in the order in which it is written. */
interface FileReport {
    file: string;
    problems: Problem[];
    findings: { finding: Finding; model: SystemModel }[];
    questions: Question[];
}

/**
 * The report to read in a terminal: per file its problems, its unresolved findings with their reasons, path and best
 * fix, and what it leaves unsaid; the totals at the end. Names from the model are made printable.
 */
export function renderText(unordered: Report, options: TextOptions): string {
    const report = inTextOrder(unordered);
    const paint = painter(options.colour);
    const blocks = filesOf(report).map(file => renderFile(report, file, paint));
    return [...blocks, renderTotals(report, options, paint)].join('\n\n') + '\n';
}

function filesOf(report: Report): FileReport[] {
    const files = new Map<string, FileReport>();
    const at = (uri: string) => {
        const file = report.fileName(uri);
        const known = files.get(file) ?? { file, problems: [], findings: [], questions: [] };
        files.set(file, known);
        return known;
    };
    for (const problem of problemsOf(report)) at(problem.source.uri).problems.push(problem);
    for (const { model, analysis } of report.systems) {
        for (const finding of analysis.findings) {
            if (isUnresolved(finding.status)) at(finding.declaration.uri).findings.push({ finding, model });
        }
        for (const question of analysis.questions) at(question.declaration.uri).questions.push(question);
    }
    return [...files.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
}

function renderFile(report: Report, content: FileReport, paint: Painter): string {
    const places = [
        ...content.problems.map(problem => place(problem.source.range.start)),
        ...content.findings.map(({ finding }) => place(finding.declaration.name.start)),
        ...content.questions.map(question => place(question.declaration.name.start))
    ];
    const columns: Columns = {
        place: widest(places),
        level: Math.max('warning'.length, widest(SEVERITIES_DESCENDING)),
        name: widest([...content.problems.map(problem => problem.code), ...content.findings.map(({ finding }) => finding.threat)])
    };
    return [
        paint('strong', printable(content.file)),
        ...content.problems.map(problem =>
            headline(columns, paint, problem.source.range.start, problem.severity, problem.code, problem.message)
        ),
        ...content.findings.flatMap(({ finding, model }) => renderFinding(report, model, finding, columns, paint)),
        ...renderQuestions(content.questions, columns, paint)
    ].join('\n');
}

interface Columns {
    place: number;
    level: number;
    name: number;
}

type Start = SourceRange['range']['start'];

function place(start: Start): string {
    return `${start.line + 1}:${start.character + 1}`;
}

function widest(texts: readonly string[]): number {
    return texts.reduce((most, text) => Math.max(most, text.length), 0);
}

function headline(
    columns: Columns,
    paint: Painter,
    start: Start,
    level: Severity | 'error' | 'warning',
    name: string,
    message: string
): string {
    return [
        ' ',
        paint('quiet', place(start).padStart(columns.place)),
        '',
        paint(level, level.padEnd(columns.level)),
        '',
        paint('strong', printable(name).padEnd(columns.name)),
        '',
        printable(message)
    ].join(' ');
}

function renderFinding(report: Report, model: SystemModel, finding: Finding, columns: Columns, paint: Painter): string[] {
    const indent = ' '.repeat(columns.place + 4);
    const detail = (label: string, texts: string[]) =>
        texts.map((text, index) => `${indent}${paint('quiet', (index === 0 ? label : '').padEnd(columns.level))}  ${text}`);
    const path = finding.path.map(step => printable(model.elements[step.element].id));
    const fix = finding.fixes[0];
    return [
        headline(columns, paint, finding.declaration.name.start, finding.severity, finding.threat, finding.message),
        ...detail('on', [printable(finding.target)]),
        ...detail(
            'because',
            finding.because.map(reason => printable(reason.text) + whereElse(report, finding, reason.source, paint))
        ),
        ...detail('path', path.length > 1 ? [path.join(' -> ')] : []),
        ...detail(
            'planned',
            finding.status === 'planned' ? [finding.due === undefined ? 'no due date' : `due ${printable(finding.due)}`] : []
        ),
        ...detail('fix', fix === undefined ? [] : [describeFix(fix)]),
        ...detail('advice', fix === undefined && finding.advice !== undefined ? [printable(finding.advice)] : [])
    ];
}

function whereElse(report: Report, finding: Finding, source: SourceRange | undefined, paint: Painter): string {
    if (source === undefined) return '';
    const line = source.range.start.line + 1;
    const file = source.uri === finding.declaration.uri ? 'line ' : `${printable(report.fileName(source.uri))}:`;
    return paint('quiet', ` (${file}${line})`);
}

function describeFix(fix: Fix): string {
    const controls = [fix, ...fix.also].map(({ control, on }) => `${printable(control)} on ${printable(on)}`);
    const verb = controls.length === 1 ? fix.effect : { closes: 'close', reduces: 'reduce' }[fix.effect];
    return `${controls.join(' and ')} ${verb} ${count(Math.max(1, fix.closes), 'finding')}`;
}

function renderQuestions(questions: readonly Question[], columns: Columns, paint: Painter): string[] {
    const byTarget = new Map<string, Question[]>();
    for (const question of questions) {
        const key = `${place(question.declaration.name.start)} ${question.target}`;
        byTarget.set(key, [...(byTarget.get(key) ?? []), question]);
    }
    return [...byTarget.values()].map(asked => {
        const facts = asked.map(question => printable(question.fact)).join(', ');
        const threats = new Set(asked.flatMap(question => question.decides)).size;
        const further = asked[0].further ? ` (${asked[0].further} more to ask then)` : '';
        const text = `${printable(asked[0].target)} does not state ${facts}: ${count(threats, 'threat')} undecided${further}`;
        return [
            ' ',
            paint('quiet', place(asked[0].declaration.name.start).padStart(columns.place)),
            '',
            paint('quiet', 'ask'.padEnd(columns.level)),
            '',
            text
        ].join(' ');
    });
}

/** Statuses that are counted and not listed, in the order in which the totals name them. */
const COUNTED: FindingStatus[] = ['residual', 'accepted', 'transferred', 'avoided', 'dismissed', 'mitigated'];

function renderTotals(report: Report, options: TextOptions, paint: Painter): string {
    const findings = report.systems.flatMap(({ analysis }) => analysis.findings);
    const questions = report.systems.flatMap(({ model, analysis }) => analysis.questions.map(({ target }) => `${model.name} ${target}`));
    const open = findings.filter(finding => finding.status === 'open');
    const planned = findings.filter(finding => finding.status === 'planned').length;
    const counted = COUNTED.flatMap(status => {
        const number = findings.filter(finding => finding.status === status).length;
        return number === 0 ? [] : [`${number} ${status}`];
    });
    const severities = Object.entries(countBySeverity(open)).map(([severity, number]) =>
        paint(severity as Severity, `${number} ${severity}`)
    );
    const elements = report.systems.reduce((sum, { model }) => sum + model.elements.filter(({ from }) => from === undefined).length, 0);
    const flows = report.systems.reduce((sum, { model }) => sum + model.flows.filter(({ from }) => from === undefined).length, 0);
    const problems = problemsOf(report);
    const errors = problems.filter(problem => problem.severity === 'error').length;
    const failing = findings.filter(({ status, severity }) => {
        return isUnresolved(status) && options.failOn !== undefined && isAtLeast(severity, options.failOn);
    }).length;
    return [
        `${count(report.systems.length, 'system')}, ${count(elements, 'element')}, ${count(flows, 'flow')}`,
        paint('strong', count(open.length, 'open finding')) +
            (severities.length > 0 ? `: ${severities.join(', ')}` : '') +
            (planned > 0 ? `; ${planned} more with planned controls` : ''),
        ...(counted.length > 0 ? [`Not listed: ${counted.join(', ')}`] : []),
        ...(questions.length > 0 ? [`${count(questions.length, 'open question')} on ${count(new Set(questions).size, 'place')}`] : []),
        ...(problems.length > 0 ? [`${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}`] : []),
        ...(failing > 0 ? [paint('error', `Fails: ${count(failing, 'finding')} at ${options.failOn} or above`)] : [])
    ].join('\n');
}

function count(number: number, noun: string): string {
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
