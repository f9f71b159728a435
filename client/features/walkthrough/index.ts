import { commands, Uri, ViewColumn, window, workspace } from 'vscode';
import type { ThreatsUpdate } from '../../../server/protocol.js';
import { LANGUAGE, type Activation } from '../../activation.js';
import type { FindingsFeed } from '../threats/index.js';

/** The walkthrough's sample, and what tells that its steps are done. The steps themselves are in the manifest. */
export function activateWalkthrough({ extensionUri, subscriptions }: Activation, feed: FindingsFeed): void {
    subscriptions.push(
        commands.registerCommand('tmodel.openSample', async () => {
            const file = Uri.joinPath(extensionUri, 'media', 'walkthrough', 'sample.tmodel');
            const content = new TextDecoder().decode(await workspace.fs.readFile(file));
            // A new document each time: nothing that somebody has written is in its way.
            const document = await workspace.openTextDocument({ language: LANGUAGE, content });
            await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: false });
        }),
        commands.registerCommand('tmodel.openWalkthrough', () =>
            commands.executeCommand('workbench.action.openWalkthrough', 'tmodel.tmodel#tmodel.firstSteps', false)
        )
    );
    watchForFixes(feed);
}

/** Sets `tmodel.findingClosed` when a model has fewer open findings than it had before. */
function watchForFixes(feed: FindingsFeed): void {
    const before = new Map<string, number>();
    const listener = feed.onDidChange(update => {
        if (!update) return;
        const open = openIn(update);
        const fewer = update.systems.length > 0 && open < (before.get(update.uri) ?? 0);
        before.set(update.uri, open);
        if (fewer) {
            listener.dispose();
            void commands.executeCommand('setContext', 'tmodel.findingClosed', true);
        }
    });
}

function openIn({ open }: ThreatsUpdate): number {
    return Object.values(open).reduce((sum, count) => sum + count, 0);
}
