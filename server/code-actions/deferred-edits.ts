import type { CodeAction } from 'vscode-languageserver-types';
import type { Snapshot } from '../session/session.js';
import { codeActions, type ActionCapabilities } from './code-actions.js';

/** What an action without its edit carries so that the edit is found again. */
interface DeferredData {
    uri: string;
    version: number;
}

/**
 * Actions as a list shows them: their edits stay behind until one is chosen, because a list is asked for at every move of the
 * cursor. Actions that belong to no diagnostic keep theirs.
 */
export function withoutEdits({ uri, text }: Snapshot, actions: readonly CodeAction[]): CodeAction[] {
    const deferred: DeferredData = { uri, version: text.version };
    return actions.map(({ edit, ...action }) =>
        edit && action.diagnostics?.length
            ? { ...action, data: { ...(action.data as object | undefined), ...deferred } }
            : { ...action, edit }
    );
}

/** URI of the document that an action without its edit belongs to; undefined where it is none of ours. */
export function documentOfAction({ data }: CodeAction): string | undefined {
    return deferredData(data)?.uri;
}

/** The action with its edit; undefined where the document has changed since it was offered, or the action is none of its own. */
export function resolveCodeAction(snapshot: Snapshot, action: CodeAction, capabilities: ActionCapabilities): CodeAction | undefined {
    if (deferredData(action.data)?.version !== snapshot.text.version || !action.diagnostics) {
        return undefined;
    }
    const offered = codeActions(snapshot, { diagnostics: action.diagnostics }, capabilities);
    const edit = offered.find(({ title, kind }) => title === action.title && kind === action.kind)?.edit;
    return edit && { ...action, edit };
}

function deferredData(data: unknown): DeferredData | undefined {
    const { uri, version } = (data ?? {}) as Record<string, unknown>;
    return typeof uri === 'string' && typeof version === 'number' ? { uri, version } : undefined;
}
