import { CodeActionKind, type CodeAction, type CodeActionContext } from 'vscode-languageserver-types';
import { organizeImports } from '../fixes/import-order.js';
import { fixAll } from '../fixes/fix-all.js';
import type { TextReplacement } from '../fixes/statement-insertion.js';
import type { Snapshot } from '../session/session.js';
import { plainEdit } from './workspace-edits.js';

interface SourceAction {
    kind: string;
    title: string;
    edits(snapshot: Snapshot): TextReplacement[];
}

const SOURCE_ACTIONS: readonly SourceAction[] = [
    {
        kind: `${CodeActionKind.SourceFixAll}.tmodel`,
        title: 'Fix all that has one sure fix',
        edits: ({ text, problems, today }) => fixAll(text, problems, today)
    },
    {
        kind: CodeActionKind.SourceOrganizeImports,
        title: 'Sort imports and remove those without use',
        edits: ({ text, problems, imports }) => organizeImports(text, imports, problems)
    }
];

/** The kinds of source actions, for the server's capabilities. */
export const SOURCE_ACTION_KINDS = SOURCE_ACTIONS.map(({ kind }) => kind);

/** Actions on a whole file: only those that are asked for by their kind, as editors do on saving, and that change anything. */
export function sourceActions(snapshot: Snapshot, { only }: CodeActionContext): CodeAction[] {
    return SOURCE_ACTIONS.filter(({ kind }) => only?.some(asked => kind === asked || kind.startsWith(`${asked}.`))).flatMap(
        ({ kind, title, edits }) => {
            const changes = edits(snapshot);
            return changes.length > 0 ? [{ title, kind, edit: plainEdit(snapshot.text, changes) }] : [];
        }
    );
}
