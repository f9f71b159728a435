import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, inWorkspace, openModel } from './editing.js';

/** How often the preview is looked at, in milliseconds, and how often at most. */
const [PAUSE, LOOKS] = [250, 120];

/** The HTML of VS Code's Markdown preview, once it holds what is waited for; the last one where it never does. */
async function preview(document: vscode.TextDocument, awaited: string): Promise<string> {
    let html = '';
    for (let look = 0; look < LOOKS && !html.includes(awaited); look++) {
        if (look > 0) await new Promise(resolve => setTimeout(resolve, PAUSE));
        html = await vscode.commands.executeCommand<string>('markdown.api.render', document);
    }
    return html;
}

async function markdown(name: string, text: string): Promise<vscode.TextDocument> {
    const uri = inWorkspace(name);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return vscode.workspace.openTextDocument(uri);
}

describe("VS Code's Markdown preview", () => {
    before(async () => {
        const { document } = await openModel('photos.tmodel');
        assert.equal(document.languageId, 'tmodel');
    });
    afterEach(closeEverything);

    it('draws a fenced block', async () => {
        const document = await markdown('block.md', '# Chat\n\n```tmodel\nsystem chat "The chat" { llm model }\n```\n');
        assert.match(await preview(document, 'tmodel-diagram'), /<img class="tmodel-diagram" alt="Data flow diagram: The chat"/);
    });

    it('draws a model that an image names', async () => {
        const document = await markdown('image.md', '![Photos](photos.tmodel)\n');
        assert.match(await preview(document, 'tmodel-diagram'), /<img class="tmodel-diagram"/);
    });

    it('draws a model below a link to it', async () => {
        const document = await markdown('link.md', '[Photos](photos.tmodel)\n');
        assert.match(await preview(document, 'tmodel-diagram'), /photos\.tmodel[^]*<img class="tmodel-diagram"/);
    });
});
