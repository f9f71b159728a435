import { l10n, languages, LanguageStatusSeverity, Uri, window, workspace, type Disposable } from 'vscode';
import type { ThreatsUpdate } from '../../../server/protocol.js';
import { LANGUAGE } from '../../activation.js';
import { isModel } from '../../current-model.js';
import { openInWords, type FindingsFeed } from '../threats/index.js';

/**
 * Counts the open findings of the model in front by severity and names the release of ATLAS that they are told by. Busy from
 * a change of the text until its findings are known.
 */
export function showFindings(subscriptions: Disposable[], feed: FindingsFeed): void {
    const item = languages.createLanguageStatusItem('tmodel.findings', { language: LANGUAGE });
    item.name = l10n.t('Threats of the model');
    item.command = { command: 'tmodel.threats.focus', title: l10n.t('Show Threats') };
    const show = () => {
        const document = window.activeTextEditor?.document;
        const update = isModel(document) ? feed.of(document.uri) : undefined;
        item.busy = false;
        item.severity = update && severe(update) ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
        item.text = update ? openInWords(update.open) : l10n.t('No system in this file');
        item.detail = update && detailOf(update);
    };
    show();
    subscriptions.push(
        item,
        window.onDidChangeActiveTextEditor(show),
        feed.onDidChange(update => {
            const active = window.activeTextEditor?.document.uri.toString();
            if (!update || Uri.parse(update.uri).toString() === active) show();
        }),
        workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
            // Findings come again for what has some: nothing would end the wait for another document.
            const waits = document === window.activeTextEditor?.document && contentChanges.length > 0 && feed.of(document.uri);
            if (waits) item.busy = true;
        })
    );
}

function severe({ open }: ThreatsUpdate): boolean {
    return Boolean(open.critical || open.high);
}

/** `ATLAS 2026.09 · 3 open questions` */
function detailOf({ editions, questions }: ThreatsUpdate): string {
    const atlas = editions.find(({ framework }) => framework === 'atlas');
    return [atlas && `ATLAS ${atlas.edition}`, questions > 0 && l10n.t('open questions: {0}', questions)].filter(Boolean).join(' · ');
}
