import { CodeActionKind, type CodeAction, type CodeActionContext, type Diagnostic } from 'vscode-languageserver-types';
import { diagnosticData } from '../diagnostics/diagnostic-data.js';
import type { Snapshot } from '../session/session.js';
import { findingActions } from './finding-actions.js';
import { questionActions } from './question-actions.js';
import { suggestionActions } from './suggestion-actions.js';

/** What the client must be able to do for an action to use it. */
export interface ActionCapabilities {
    snippetEdits: boolean;
}

/** The kinds of actions that {@link codeActions} answers with. */
export const CODE_ACTION_KINDS = [CodeActionKind.QuickFix];

/** Quick fixes for the diagnostics of a request. A fix that serves several of them comes once. */
export function codeActions(snapshot: Snapshot, context: CodeActionContext, capabilities: ActionCapabilities): CodeAction[] {
    const { only, diagnostics } = context;
    if (only && !only.some(kind => kind === '' || kind === CodeActionKind.QuickFix)) {
        return [];
    }
    const byEdit = new Map<string, CodeAction>();
    for (const action of diagnostics.flatMap(diagnostic => actionsFor(snapshot, diagnostic, capabilities))) {
        const key = JSON.stringify([action.title, action.edit]);
        const same = byEdit.get(key);
        if (same) {
            same.diagnostics!.push(...action.diagnostics!);
            same.isPreferred ||= action.isPreferred;
        } else {
            byEdit.set(key, action);
        }
    }
    return [...byEdit.values()];
}

function actionsFor(snapshot: Snapshot, diagnostic: Diagnostic, { snippetEdits }: ActionCapabilities): CodeAction[] {
    const data = diagnosticData(diagnostic.data);
    if (!data) {
        return [];
    }
    if ('suggestions' in data) {
        return suggestionActions(snapshot, data.suggestions, diagnostic);
    }
    const system = snapshot.systems.find(each => each.model.name === data.system);
    if (!system) {
        return [];
    }
    if ('questions' in data) {
        return questionActions(snapshot, system.model, system.analysis.questions, data.questions, diagnostic);
    }
    const finding = system.analysis.findings.find(each => each.id === data.finding);
    return finding ? findingActions(snapshot, system.model, finding, diagnostic, snippetEdits) : [];
}
