import type { TextDocument } from 'vscode-languageserver-textdocument';
import { absoluteRange, type ProblemFix } from '../../language/index.js';
import type { Range } from '../../language/model/source.js';
import { factSkeleton } from './fact-skeleton.js';
import { removeText } from './removal.js';
import { insertIntoBody, type TextReplacement } from './statement-insertion.js';
import { atLineStart, type Blanks } from './treatment-fix.js';

/**
 * The edit that a fix of a language problem makes.
 * @param problem where the problem is reported
 * @param blanks how values are marked that the user has to fill in
 * @param today as `2027-01-31`
 */
export function editOf(document: TextDocument, problem: Range, { edit }: ProblemFix, blanks: Blanks, today: string): TextReplacement {
    switch (edit.do) {
        case 'replace':
            return { range: absoluteRange(problem, edit.range), newText: edit.text };
        case 'remove':
            return removeText(document, absoluteRange(problem, edit.range));
        case 'state': {
            const whole = absoluteRange(problem, edit.whole);
            const body = edit.body && absoluteRange(problem, edit.body);
            const facts = edit.facts.map((fact, index) => ({ header: factSkeleton(fact, index + 1, blanks, today), fact: true }));
            const inserted = insertIntoBody(document, { uri: document.uri, name: whole, whole, ...(body && { body }) }, facts);
            return blanks === 'snippet' ? atLineStart(document, inserted) : inserted;
        }
    }
}
