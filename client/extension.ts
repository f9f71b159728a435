import { window, type ExtensionContext } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Activation } from './activation.js';
import { activateBuiltInLibrary } from './features/built-in-library/index.js';
import { activateDiagram } from './features/diagram/index.js';
import { activateLanguageClient, createLanguageClient } from './features/language-client/index.js';
import { activateStatus } from './features/status/index.js';

let client: LanguageClient | undefined;

export function activate(context: ExtensionContext): void {
    const log = window.createOutputChannel('tmodel', { log: true });
    client = createLanguageClient(context, log);
    const activation: Activation = { extensionUri: context.extensionUri, subscriptions: context.subscriptions, log, client };
    context.subscriptions.push(log);

    activateBuiltInLibrary(activation);
    activateDiagram(activation);
    activateStatus(activation);
    // Not awaited: commands answer, and a diagram that is brought back shows its frame, while the server starts.
    void activateLanguageClient(activation);
}

export async function deactivate(): Promise<void> {
    await client?.dispose();
}
