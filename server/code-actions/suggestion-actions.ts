import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver-types';
import type { Snapshot } from '../session/session.js';
import { plainEdit } from './workspace-edits.js';

/** One action per name that the language suggests in place of a name it does not know. */
export function suggestionActions(snapshot: Snapshot, suggestions: readonly string[], diagnostic: Diagnostic): CodeAction[] {
    return suggestions.map((suggestion, index) => ({
        title: `Change to ${suggestion}`,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        isPreferred: index === 0,
        edit: plainEdit(snapshot.text, [{ range: diagnostic.range, newText: suggestion }])
    }));
}
