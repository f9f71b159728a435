import { CodeActionKind, type CodeAction, type CodeActionContext, type Diagnostic, type Range } from 'vscode-languageserver-types';
import { diagnosticData } from '../diagnostics/diagnostic-data.js';
import type { Snapshot } from '../session/session.js';
import { findingActions } from './finding-actions.js';
import { questionActions } from './question-actions.js';
import { problemActions } from './problem-actions.js';
import { SOURCE_ACTION_KINDS, sourceActions } from './source-actions.js';

/** What the client must be able to do for an action to use it. */
export interface ActionCapabilities {
    snippetEdits: boolean;
}

/** The kinds of actions that {@link codeActions} answers with. */
export const CODE_ACTION_KINDS = [CodeActionKind.QuickFix, ...SOURCE_ACTION_KINDS];

/** Quick fixes for the diagnostics of a request, and what it asks for of a whole file. A fix that serves several diagnostics comes once. */
export function codeActions(snapshot: Snapshot, context: CodeActionContext, capabilities: ActionCapabilities): CodeAction[] {
    const { only, diagnostics } = context;
    if (only && !only.some(kind => kind === '' || kind === CodeActionKind.QuickFix)) {
        return sourceActions(snapshot, context);
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
    return [...byEdit.values(), ...sourceActions(snapshot, context)];
}

function actionsFor(snapshot: Snapshot, diagnostic: Diagnostic, { snippetEdits }: ActionCapabilities): CodeAction[] {
    const problem = snapshot.problems.find(each => each.code === diagnostic.code && isSame(each.range, diagnostic.range));
    if (problem) {
        return problemActions(snapshot, problem, diagnostic, snippetEdits);
    }
    const data = diagnosticData(diagnostic.data);
    if (!data) {
        return [];
    }
    if ('questions' in data) {
        const system = snapshot.systems.find(each => each.model.name === data.system);
        return system ? questionActions(snapshot, system.model, system.analysis.questions, data.questions, diagnostic) : [];
    }
    for (const { model, analysis } of snapshot.systems) {
        const finding = analysis.findings.find(each => each.id === data.finding);
        if (finding) {
            return findingActions(snapshot, model, finding, diagnostic, snippetEdits);
        }
    }
    return [];
}

function isSame(a: Range, b: Range): boolean {
    return (
        a.start.line === b.start.line &&
        a.start.character === b.start.character &&
        a.end.line === b.end.line &&
        a.end.character === b.end.character
    );
}
