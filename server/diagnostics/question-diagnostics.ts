import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver-types';
import type { Question } from '../../analysis/finding.js';
import { haveSameMembers } from '../../analysis/index.js';
import type { DiagnosticData } from './diagnostic-data.js';
import { readable } from './readable.js';
import { SOURCE } from './source-name.js';

/** The code of every diagnostic that asks for facts. */
export const OPEN_QUESTIONS = 'open-questions';

/** Diagnostics by the first question that they ask, with all questions that they ask. */
const written = new WeakMap<Question, { group: readonly Question[]; diagnostic: Diagnostic }>();

/** The diagnostics of lists of questions, which are the same lists until one of them is another one. */
const listed = new WeakMap<readonly Question[], Diagnostic[]>();

/**
 * One hint per element, flow, zone or data that has open questions, in the order of the questions, of which those about
 * one subject stand together. Questions that are the same objects as in an earlier version have the same diagnostic.
 */
export function questionDiagnostics(questions: readonly Question[], system: string): readonly Diagnostic[] {
    const before = listed.get(questions);
    if (before) {
        return before;
    }
    const diagnostics: Diagnostic[] = [];
    listed.set(questions, diagnostics);
    for (let start = 0, end = 0; start < questions.length; start = end) {
        const first = questions[start];
        for (end = start + 1; end < questions.length && isSameSubject(first, questions[end]); end++);
        const group = questions.slice(start, end);
        let known = written.get(first);
        if (!known || !haveSameMembers(known.group, group)) {
            known = { group, diagnostic: diagnosticOf(group, system) };
            written.set(first, known);
        }
        diagnostics.push(known.diagnostic);
    }
    return diagnostics;
}

function isSameSubject(a: Question, b: Question): boolean {
    return a.targetType === b.targetType && a.target === b.target;
}

function diagnosticOf(group: readonly Question[], system: string): Diagnostic {
    const [first] = group;
    const data: DiagnosticData = { questions: { type: first.targetType, target: first.target }, system };
    return readable({
        range: first.declaration.name,
        severity: DiagnosticSeverity.Hint,
        source: SOURCE,
        code: OPEN_QUESTIONS,
        message: messageOf(group),
        data
    });
}

function messageOf(group: readonly Question[]): string {
    const [{ from, target, further }] = group;
    const about = from === undefined ? '' : ` of ${target}`;
    const subject = group.length === 1 ? `One fact${about} decides` : `${group.length} facts${about} decide`;
    const lines = group.map(({ fact, title, decides }) => `- ${fact}${title ? `: ${title}` : ''} (decides ${decides.join(', ')})`);
    return [
        `${subject} whether threats are present, and the model${from === undefined ? '' : ` of ${from}`} does not state ${group.length === 1 ? 'it' : 'them'}:`,
        ...lines,
        ...(further
            ? [
                  `${further === 1 ? 'One more fact is' : `${further} more facts are`} asked for when ${group.length === 1 ? 'this is' : 'these are'} stated.`
              ]
            : [])
    ].join('\n');
}
