import { l10n, languages, LanguageStatusSeverity, type Disposable } from 'vscode';
import { State } from 'vscode-languageclient/node';
import { LANGUAGE, type Activation } from '../../activation.js';

/** Tells whether the language server runs, and restarts it from there. */
export function showServer(client: Activation['client'], subscriptions: Disposable[]): void {
    const item = languages.createLanguageStatusItem('tmodel.server', { language: LANGUAGE });
    item.name = l10n.t('tmodel language server');
    item.command = { command: 'tmodel.restartServer', title: l10n.t('Restart') };
    const show = (state: State) => {
        item.busy = state === State.Starting;
        item.severity = state === State.Stopped ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
        item.text = state === State.Stopped ? l10n.t('The language server is not running') : l10n.t('Language server');
        item.detail = state === State.Running ? client.initializeResult?.serverInfo?.version : undefined;
    };
    show(State.Starting);
    subscriptions.push(
        item,
        client.onDidChangeState(({ newState }) => show(newState))
    );
}
