import { window, type ExtensionContext } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Activation } from './activation.js';
import { followCurrentModel } from './current-model.js';
import { activateBuiltInLibrary } from './features/built-in-library/index.js';
import { activateDiagram } from './features/diagram/index.js';
import { activateLanguageClient, createLanguageClient } from './features/language-client/index.js';
import { activateMarkdown } from './features/markdown/index.js';
import { activateStatus } from './features/status/index.js';
import { activateTasks } from './features/tasks/index.js';
import { activateThreats, FindingsFeed } from './features/threats/index.js';
import { activateWalkthrough } from './features/walkthrough/index.js';

let client: LanguageClient | undefined;

/** @returns what VS Code's Markdown preview asks an extension for */
export function activate(context: ExtensionContext): { extendMarkdownIt: ReturnType<typeof activateMarkdown> } {
    const { extensionUri, subscriptions, workspaceState: state } = context;
    const log = window.createOutputChannel('tmodel', { log: true });
    client = createLanguageClient(context, log);
    const activation: Activation = { extensionUri, subscriptions, state, log, client };
    const feed = new FindingsFeed(activation);
    subscriptions.push(log, feed);

    followCurrentModel(subscriptions);
    activateBuiltInLibrary(activation);
    activateDiagram(activation);
    activateThreats(activation, feed);
    activateStatus(activation, feed);
    activateTasks(activation);
    activateWalkthrough(activation, feed);
    const extendMarkdownIt = activateMarkdown(activation);
    // Not awaited: commands answer, and a diagram that is brought back shows its frame, while the server starts.
    void activateLanguageClient(activation);
    return { extendMarkdownIt };
}

export async function deactivate(): Promise<void> {
    await client?.dispose();
}
