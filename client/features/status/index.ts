import { languages, LanguageStatusSeverity } from 'vscode';
import { State } from 'vscode-languageclient/node';
import { LANGUAGE, type Activation } from '../../activation.js';

/** Tells beside the language's name in the status bar whether the language server runs, and restarts it from there. */
export function activateStatus({ client, subscriptions }: Activation): void {
    const item = languages.createLanguageStatusItem('tmodel.server', { language: LANGUAGE });
    item.name = 'tmodel language server';
    item.command = { command: 'tmodel.restartServer', title: 'Restart' };
    const show = (state: State) => {
        item.busy = state === State.Starting;
        item.severity = state === State.Stopped ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
        item.text = state === State.Stopped ? 'The language server is not running' : 'Language server';
        item.detail = state === State.Running ? client.initializeResult?.serverInfo?.version : undefined;
    };
    show(State.Starting);
    subscriptions.push(
        item,
        client.onDidChangeState(({ newState }) => show(newState))
    );
}
