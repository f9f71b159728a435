import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Finding } from '../../analysis/finding.js';
import { findingActions } from '../code-actions/finding-actions.js';
import type { AnalysedSystem, Snapshot } from '../session/session.js';

/** What the editor's lightbulb offers against a finding, parted into what closes it and the acceptance of its risk. */
export interface FindingOffers {
    fixes: { title: string; edit: WorkspaceEdit }[];
    accept?: { title: string; edit: WorkspaceEdit };
}

/** @param snippets whether the client takes snippets in workspace edits */
export function offersForFinding(snapshot: Snapshot, { model }: AnalysedSystem, finding: Finding, snippets: boolean): FindingOffers {
    const diagnostic = { range: finding.declaration.name, message: finding.message };
    const actions = findingActions(snapshot, model, finding, diagnostic, snippets).flatMap(({ title, edit, data }) =>
        edit ? [{ title, edit, treatment: treatmentOf(data) }] : []
    );
    return {
        fixes: actions.filter(({ treatment }) => treatment === undefined).map(({ title, edit }) => ({ title, edit })),
        accept: actions.find(({ treatment }) => treatment === 'accept')
    };
}

function treatmentOf(data: CodeAction['data']): string | undefined {
    return (data as { treatment?: string } | undefined)?.treatment;
}
