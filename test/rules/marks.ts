import type { Analysis } from '../../analysis/index.js';
import type { SystemModel } from '../../language/model/system-model.js';

/** What a comment with carets claims about the text above it: `// ^^^ model-evasion open high` or `// ^^^ ? purpose`. */
export interface Mark {
    /** Zero-based line and columns of the marked text. */
    line: number;
    start: number;
    end: number;
    claim: string;
}

const MARK = /^(\s*\/\/\s*)(\^+)\s+(.+?)\s*$/;

/** @returns all marks of a text; several comments in a row mark the same line. */
export function marksOf(text: string): Mark[] {
    const marks: Mark[] = [];
    let marked = -1;
    text.split('\n').forEach((content, line) => {
        const match = MARK.exec(content);
        if (!match) {
            marked = line;
            return;
        }
        marks.push({ line: marked, start: match[1].length, end: match[1].length + match[2].length, claim: match[3] });
    });
    return marks;
}

/** @returns findings of one threat, and the questions that decide it, written as marks would be. */
export function claimsOf(analysis: Analysis, threat: string): Mark[] {
    const findings = analysis.findings
        .filter(finding => finding.threat === threat)
        .map(finding => at(finding.declaration.name, `${threat} ${finding.status} ${finding.severity}`));
    const questions = analysis.questions
        .filter(question => question.decides.includes(threat))
        .map(question => at(question.declaration.name, `? ${question.fact}`));
    return [...findings, ...questions];
}

function at(name: SystemModel['declaration']['name'], claim: string): Mark {
    return { line: name.start.line, start: name.start.character, end: name.end.character, claim };
}
