import type MarkdownIt from 'markdown-it';
import { commands, window, workspace } from 'vscode';
import type { Activation } from '../../activation.js';
import { isModel } from '../../current-model.js';
import { drawModels } from './draw-models.js';
import { PictureStore } from './picture-store.js';

/** How long the preview waits after a change of a model before it is drawn again, in milliseconds. */
const REST = 400;

/**
 * Data flow diagrams in VS Code's Markdown preview: of fenced blocks, and of models that a document links to.
 * @returns what VS Code asks for when it builds the preview (`markdown.markdownItPlugins`)
 */
export function activateMarkdown(activation: Activation): (markdown: MarkdownIt) => MarkdownIt {
    const { subscriptions } = activation;
    const store = new PictureStore(activation, () => void commands.executeCommand('markdown.preview.refresh'));
    let timer: NodeJS.Timeout | undefined;
    const modelChanged = () => {
        clearTimeout(timer);
        timer = setTimeout(() => store.askAgain(), REST);
    };
    const watcher = workspace.createFileSystemWatcher('**/*.tmodel');
    subscriptions.push(
        store,
        watcher,
        watcher.onDidChange(modelChanged),
        watcher.onDidCreate(modelChanged),
        watcher.onDidDelete(modelChanged),
        workspace.onDidChangeTextDocument(({ document }) => {
            if (isModel(document)) modelChanged();
        }),
        window.onDidChangeActiveColorTheme(() => store.askAgain()),
        { dispose: () => clearTimeout(timer) }
    );
    return markdown => drawModels(markdown, wanted => store.get(wanted));
}
