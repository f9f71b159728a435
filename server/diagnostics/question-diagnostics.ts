import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver-types';
import type { Question } from '../../analysis/finding.js';
import type { DiagnosticData } from './diagnostic-data.js';
import { SOURCE } from './source-name.js';

/** The code of every diagnostic that asks for facts. */
export const OPEN_QUESTIONS = 'open-questions';

/** One hint per element, flow, zone or data that has open questions, in the order of the questions. */
export function questionDiagnostics(questions: readonly Question[], system: string): Diagnostic[] {
    const groups = new Map<string, Question[]>();
    for (const question of questions) {
        const key = `${question.targetType} ${question.target}`;
        const group = groups.get(key);
        if (group) {
            group.push(question);
        } else {
            groups.set(key, [question]);
        }
    }
    return [...groups.values()].map(group => {
        const [first] = group;
        const data: DiagnosticData = { questions: { type: first.targetType, target: first.target }, system };
        return {
            range: first.declaration.name,
            severity: DiagnosticSeverity.Hint,
            source: SOURCE,
            code: OPEN_QUESTIONS,
            message: messageOf(group),
            data
        };
    });
}

function messageOf(group: readonly Question[]): string {
    const [{ from, target }] = group;
    const about = from === undefined ? '' : ` of ${target}`;
    const subject = group.length === 1 ? `One fact${about} decides` : `${group.length} facts${about} decide`;
    const lines = group.map(({ fact, title, decides }) => `- ${fact}${title ? `: ${title}` : ''} (decides ${decides.join(', ')})`);
    return [
        `${subject} whether threats are present, and the model${from === undefined ? '' : ` of ${from}`} does not state ${group.length === 1 ? 'it' : 'them'}:`,
        ...lines
    ].join('\n');
}
