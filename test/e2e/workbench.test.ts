import assert from 'node:assert/strict';
import { runCommand, workbenchReady } from '../../scripts/harness/browser.mjs';
import { Editor, FILE, type ModelWindow } from './model-window.js';

// Lines and columns of the model in test/workspace/photos.tmodel, counted from 1.
const API_LINE = 9;
const SORTER = { line: 10, column: 12 };

describe('VS Code with the packed extension', function () {
    this.timeout(180_000);

    let editor: Editor;
    let window: ModelWindow;

    before(async () => {
        editor = await Editor.start();
    });
    after(() => editor?.stop());
    beforeEach(async () => {
        window = await editor.open();
    });
    afterEach(async function () {
        if (this.currentTest?.state === 'failed') await window.picture(`failed-${this.currentTest.title}`);
        const { failures } = window.page;
        await window.close();
        assert.deepEqual(failures, [], 'a script of the window or the diagram failed');
    });

    it('underlines findings in the text', async () => {
        await window.squiggles.first().waitFor();
    });

    it('lists findings in the Problems panel', async () => {
        const row = await window.problem('unsafe-deserialization');
        await row.waitFor();
    });

    it('applies a control from the lightbulb, after which the finding is gone', async () => {
        const row = await window.problem('unsafe-deserialization');
        await row.waitFor();
        await window.moveCursorTo(SORTER.line, SORTER.column);
        await window.applyFix('Apply artifact-signing on cloud.sorter');
        await window.line('mitigation artifact-signing').waitFor();
        await row.waitFor({ state: 'detached' });
    });

    it('takes the lightbulb back with one undo', async () => {
        await window.squiggles.first().waitFor();
        await window.moveCursorTo(SORTER.line, SORTER.column);
        await window.applyFix('Apply artifact-signing on cloud.sorter');
        const written = window.line('mitigation artifact-signing');
        await written.waitFor();
        await window.page.keyboard.press('Control+Z');
        await written.waitFor({ state: 'detached' });
    });

    it('opens the diagram from the title of the editor', async () => {
        await window.page.locator('.editor-actions a[aria-label*="Data Flow Diagram"]').click();
        await window.shape('cloud.sorter').waitFor();
        await window.picture('diagram');
    });

    it('counts fewer findings in the diagram after a fix', async () => {
        await window.openDiagram();
        const count = Number(await window.badge('cloud.sorter').textContent());
        await window.moveCursorTo(SORTER.line, SORTER.column);
        await window.applyFix('Apply artifact-signing on cloud.sorter');
        await window
            .badge('cloud.sorter')
            .filter({ hasText: new RegExp(`^[1-${count - 1}]$`) })
            .waitFor();
    });

    it('draws an element while it is typed', async () => {
        await window.openDiagram();
        await window.line('gateway api').click();
        await window.page.keyboard.press('End');
        await window.page.keyboard.type('\nservice mailer "Mailer"');
        await window.shape('cloud.mailer').waitFor();
    });

    it('goes on drawing after the language server was restarted', async () => {
        await window.openDiagram();
        await runCommand(window.page, 'tmodel: Restart Language Server');
        await window.line('gateway api').click();
        await window.page.keyboard.press('End');
        await window.page.keyboard.type('\nservice mailer "Mailer"');
        await window.shape('cloud.mailer').waitFor();
    });

    it('moves the cursor to what is clicked in the diagram', async () => {
        await window.openDiagram();
        await window.shape('cloud.api').click();
        await window.cursorOn(API_LINE).waitFor();
    });

    it('enters the text on a double click in the diagram', async () => {
        await window.openDiagram();
        await window.shape('cloud.api').dblclick();
        await window.cursorOn(API_LINE).waitFor();
        await window.page.locator('.editor-instance .monaco-editor.focused').waitFor();
    });

    it('selects in the diagram what the cursor is in', async () => {
        await window.openDiagram();
        await window.moveCursorTo(SORTER.line, SORTER.column);
        await window.diagram.locator('.tm-shape[data-id="cloud.sorter"][data-selected]').waitFor();
    });

    it('moves the cursor to where a finding is reported that is chosen in the diagram', async () => {
        await window.openDiagram();
        await window.badge('cloud.api').click();
        await window.diagram.locator('button.finding').first().click();
        await window.cursorOn(API_LINE).waitFor();
    });

    it('brings the diagram back after the window was reloaded', async () => {
        await window.openDiagram();
        const reloaded = window.page.waitForEvent('domcontentloaded');
        await runCommand(window.page, 'Developer: Reload Window');
        await reloaded;
        await workbenchReady(window.page);
        await window.shape('cloud.sorter').waitFor();
    });

    it('shows the declaration of a kind in the built-in library', async () => {
        await window.squiggles.first().waitFor();
        await window.moveCursorTo(SORTER.line, SORTER.column - 6);
        await window.page.keyboard.press('F12');
        await window.page.locator('.tab.active[data-resource-name="kinds.tmodel"]').waitFor();
        await window.line('kind model ').waitFor();
    });
});

describe('VS Code with `tmodel.diagram.openAutomatically`', function () {
    this.timeout(180_000);

    let editor: Editor;

    before(async () => {
        editor = await Editor.start({ 'tmodel.diagram.openAutomatically': true });
    });
    after(() => editor?.stop());

    it('opens the diagram with the first model', async () => {
        const window = await editor.open();
        await window.shape('cloud.sorter').waitFor();
        assert.equal(await window.page.locator(`.tab[data-resource-name="${FILE}"]`).count(), 1);
    });
});
