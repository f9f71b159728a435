import type { TextDocument } from 'vscode-languageserver-textdocument';
import { suggestionsFor, type CheckCode, type LanguageDiagnostic } from '../../language/index.js';
import { editOf } from './problem-fix.js';
import type { TextReplacement } from './statement-insertion.js';

/**
 * Words of the language and of the library. A name of the model's own that looks like another one may as well be new:
 * `user2` beside `user1`.
 */
const VOCABULARY: ReadonlySet<CheckCode> = new Set<CheckCode>([
    'equals-for-colon',
    'unexpected-character',
    'unknown-control',
    'unknown-fact',
    'unknown-kind',
    'unknown-relation',
    'unknown-severity',
    'unknown-statement',
    'unknown-threat',
    'unknown-value',
    'unclosed-text',
    'wrong-type'
]);

/** What may be changed without asking: what has no effect is taken out, what has one possible spelling gets it. Overlapping edits wait. */
export function fixAll(document: TextDocument, problems: readonly LanguageDiagnostic[], today: string): TextReplacement[] {
    const edits = problems.flatMap(problem => {
        const safe = problem.data.fixes?.find(fix => fix.safe);
        if (safe) {
            return [editOf(document, problem.range, safe, 'plain', today)];
        }
        const newText = onlySpelling(document, problem);
        return newText === undefined ? [] : [{ range: problem.range, newText }];
    });
    return withoutOverlaps(document, edits);
}

function onlySpelling(document: TextDocument, { code, range, data }: LanguageDiagnostic): string | undefined {
    const [only, ...others] = data.suggestions;
    if (only === undefined || others.length > 0 || !VOCABULARY.has(code)) {
        return undefined;
    }
    if (MARKS.has(code)) {
        return only;
    }
    // Some problems list all that could stand there: the one thing in such a list is no spelling of what is written.
    return suggestionsFor(bare(document.getText(range)), [bare(only)]).length > 0 ? only : undefined;
}

/** Problems whose suggestion replaces a mark and resembles nothing. */
const MARKS: ReadonlySet<CheckCode> = new Set<CheckCode>(['equals-for-colon', 'unexpected-character', 'unclosed-text']);

function bare(text: string): string {
    return text.replace(/[":\s]/g, '');
}

function withoutOverlaps(document: TextDocument, edits: readonly TextReplacement[]): TextReplacement[] {
    const sorted = [...edits].sort((a, b) => document.offsetAt(a.range.start) - document.offsetAt(b.range.start));
    let end = -1;
    return sorted.filter(({ range }) => {
        const start = document.offsetAt(range.start);
        const apart = start >= end && !(start === end && document.offsetAt(range.end) === start);
        end = apart ? Math.max(end, document.offsetAt(range.end)) : end;
        return apart;
    });
}
