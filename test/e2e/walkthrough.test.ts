import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { ATTEMPT, persist, runCommand, webviewDocument } from '../../scripts/harness/browser.mjs';
import { Editor, type ModelWindow } from './model-window.js';

const STEPS = 'tmodel.tmodel#tmodel.firstSteps#';

describe('The walkthrough', function () {
    this.timeout(240_000);

    let editor: Editor;
    let window: ModelWindow;

    before(async () => {
        editor = await Editor.start();
        window = await editor.open();
    });
    afterEach(async function () {
        if (this.currentTest?.state === 'failed') await window.picture(`failed-walkthrough-${this.currentTest.title}`);
    });
    after(() => editor?.stop());

    const page = (): Locator => window.page.locator('.gettingStartedContainer');
    const step = (id: string): Locator => page().locator(`button[data-step-id="${STEPS}${id}"]`);
    const done = (id: string): Locator => step(id).locator('.codicon.complete');

    /** Opens a step, and presses the button in it. */
    async function press(id: string, button: string): Promise<void> {
        if ((await step(id).getAttribute('aria-expanded')) !== 'true') await step(id).click();
        await page().locator('.button-container').getByText(button, { exact: true }).first().click();
    }

    it('has five steps, none of them done', async () => {
        await runCommand(window.page, 'tmodel: Open Walkthrough');
        await step('open').waitFor();
        const steps = page().locator(`button[data-step-id^="${STEPS}"]`);
        assert.deepEqual([await steps.count(), await steps.locator('.codicon.complete').count()], [5, 0]);
    });

    it('opens its sample beside the page, as a new document', async () => {
        await press('open', 'Open Sample Model');
        await window.page.locator('.tab[data-resource-name^="Untitled"]').first().waitFor();
        await window.line('system help_desk').waitFor();
        await done('open').waitFor();
    });

    it('shows the threats of the sample', async () => {
        await press('findings', 'Show Threats');
        await window.page.locator('.sidebar .monaco-list-row').filter({ hasText: 'cloud.ranker' }).first().waitFor();
        await done('findings').waitFor();
    });

    it('is a step further when a finding has gone', async () => {
        await persist(window.page, async () => {
            await press('fix', 'Fix Threat...');
            const offer = window.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Apply' }).first();
            await offer.click({ timeout: ATTEMPT });
        });
        await window.line('mitigation').waitFor();
        await done('fix').waitFor();
    });

    it('opens the diagram of the sample', async () => {
        await press('diagram', 'Open Data Flow Diagram');
        // The page shows each step's text in a webview of its own, which is older.
        await webviewDocument(window.page, -1).locator('.tm-shape[data-id="cloud.ranker"]').waitFor();
        await done('diagram').waitFor();
    });

    it('ends with a risk that is accepted', async () => {
        await press('accept', 'Accept Risk');
        await window.line('accept ').waitFor();
        await done('accept').waitFor();
    });
});
