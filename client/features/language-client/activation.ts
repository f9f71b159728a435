import { commands, l10n, window } from 'vscode';
import type { Activation } from '../../activation.js';

/** Starts the language server and registers the commands that concern it. Does not fail where the server does: it says so. */
export async function activateLanguageClient({ client, log, subscriptions }: Activation): Promise<void> {
    const start = async (how: () => Promise<void>) => {
        try {
            await how();
        } catch (error) {
            log.error('The language server did not start.', error);
            const showLog = l10n.t('Show Log');
            // Not awaited: the message stays until somebody closes it.
            void window.showErrorMessage(l10n.t('tmodel: the language server did not start.'), showLog).then(answer => {
                if (answer === showLog) log.show();
            });
        }
    };
    subscriptions.push(
        commands.registerCommand('tmodel.restartServer', () => start(() => client.restart())),
        commands.registerCommand('tmodel.showLog', () => log.show())
    );
    await start(() => client.start());
}
