import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver-types';
import type { LanguageDiagnostic } from '../../language/index.js';
import { editOf } from '../fixes/problem-fix.js';
import type { Snapshot } from '../session/session.js';
import { plainEdit, snippetEdit } from './workspace-edits.js';

/**
 * What can be done about a problem that the language reports: one action per text that is suggested in place of what
 * is written, then the mechanical fixes.
 * @param problem as the document has it now; `diagnostic` is the same as the client knows it
 * @param snippets whether the client takes snippets in workspace edits
 */
export function problemActions(snapshot: Snapshot, problem: LanguageDiagnostic, diagnostic: Diagnostic, snippets: boolean): CodeAction[] {
    const { suggestions, fixes = [] } = problem.data;
    const changes = suggestions.map((suggestion, index) => ({
        title: `Change to ${suggestion}`,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        isPreferred: index === 0,
        edit: plainEdit(snapshot.text, [{ range: problem.range, newText: suggestion }])
    }));
    const mending = fixes.map((fix, index) => {
        const filledIn = snippets && fix.edit.do === 'state';
        const edit = editOf(snapshot.text, problem.range, fix, filledIn ? 'snippet' : 'plain', snapshot.today);
        return {
            title: fix.title,
            kind: CodeActionKind.QuickFix,
            diagnostics: [diagnostic],
            isPreferred: suggestions.length === 0 && index === 0 && (fix.safe === true || fix.edit.do !== 'remove'),
            edit: filledIn ? snippetEdit(snapshot.text, edit) : plainEdit(snapshot.text, [edit])
        };
    });
    return [...changes, ...mending];
}
