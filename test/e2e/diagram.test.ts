import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { runCommand, workbenchReady } from '../../scripts/harness/browser.mjs';
import { Editor, FILE, untilFile, type ModelWindow } from './model-window.js';

describe('In the diagram of VS Code a user', function () {
    this.timeout(180_000);

    let editor: Editor;
    let window: ModelWindow;

    before(async () => {
        editor = await Editor.start();
    });
    after(() => editor?.stop());
    beforeEach(async () => {
        window = await editor.open();
        await window.openDiagram();
    });
    afterEach(async function () {
        if (this.currentTest?.state === 'failed') await window.picture(`failed-${this.currentTest.title}`);
        const { failures } = window.page;
        await window.close();
        assert.deepEqual(failures, [], 'a script of the window or the diagram failed');
    });

    it('meets a policy without exceptions, and names that stay text', async () => {
        const policy = (await window.diagram.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content'))!;
        assert.match(policy, /^default-src 'none'; script-src 'nonce-[\w-]+'; /);
        assert.doesNotMatch(policy, /unsafe-/);
        const typed = `<img src=x onerror=alert(1)></text><script>alert(1)</script>'&quot;`;
        const file = path.join(window.folder, FILE);
        const service = `service mailer "${typed}\u202e\u2067${'x'.repeat(10_000)}"`;
        fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('gateway api', `${service}\n    gateway api`));
        const mailer = window.shape('cloud.mailer');
        await mailer.and(window.diagram.locator(`[aria-label^="${typed}x"]`)).waitFor();
        assert.equal(await window.diagram.locator('img, .tm-drawing script').count(), 0);
        const page = await window.diagram.locator('html').evaluate(element => element.outerHTML);
        assert.doesNotMatch(page, /[\u202a-\u202e\u2066-\u2069]/);
        const { width } = (await mailer.boundingBox())!;
        assert.ok(width < 400, `it is drawn ${width} pixels wide`);
    });

    it('renames an element everywhere, takes it back, and does it again', async () => {
        await window.chooseFor('cloud.api', 'Rename...');
        await window.answer('front');
        await window.line('visitor -> front').waitFor();
        await window.shape('cloud.front').waitFor();
        await window.shape('cloud.front').press('Control+z');
        await window.line('visitor -> api').waitFor();
        await window.shape('cloud.api').press('Control+Shift+z');
        await window.line('visitor -> front').waitFor();
    });

    it('adds a flow, which is selected then, and gives it a title', async () => {
        await window.chooseFor('cloud.sorter', 'Add flow to...');
        await window.answer('cloud.api', true);
        await window.line('sorter -> api').waitFor();
        const flow = window.diagram.locator('.tm-flow[data-id="cloud.sorter -> cloud.api"]');
        await flow.and(window.diagram.locator('[data-selected]')).waitFor();
        await flow.press('F2');
        await window.answer('verdict');
        await window.line('sorter -> api "verdict"').waitFor();
        await window.diagram.locator('.tm-flow-label', { hasText: 'verdict' }).waitFor();
    });

    it('adds an element where the menu was opened', async () => {
        await window.diagram.locator('.tm-boundary[data-id="cloud"]').press('Shift+F10');
        await window.diagram.getByRole('menuitem', { name: 'Add element here...' }).click();
        await window.answer('document_store', true);
        await window.answer('Sorted photos');
        await window.line('document_store sorted_photos "Sorted photos"').waitFor();
        await window.shape('cloud.sorted_photos').waitFor();
    });

    it('applies a control, those that close most first, and looks at what it covers', async () => {
        await window.chooseFor('cloud.sorter', 'Apply control...');
        await window.answer('artifact-signing', true);
        await window.line('mitigation artifact-signing').waitFor();
        await window.shape('cloud.sorter').press('/');
        await window.diagram.getByRole('combobox', { name: 'Search the diagram' }).fill('artifact-signing');
        await window.diagram.getByRole('option', { name: 'what it covers' }).click();
        await window.shape('cloud.sorter').locator('.tm-cover-holds').waitFor();
        await window.shape('cloud.api').waitFor({ state: 'detached' });
    });

    it('deletes an element with its flows', async () => {
        await window.shape('cloud.api').press('Delete');
        await window.shape('cloud.api').waitFor({ state: 'detached' });
        await window.diagram.getByText('cloud.api deleted, and with it 2 flows.').waitFor();
    });

    it('accepts the risk of a finding, and is led to the reason that is due', async () => {
        await window.badge('cloud.sorter').click();
        await window.diagram.locator('button.finding', { hasText: 'atlas' }).first().click();
        await window.diagram.getByRole('button', { name: 'Accept the risk...' }).click();
        await window.line('by: "who answers for it"').waitFor();
        await window.page.locator('.editor-instance .monaco-editor.focused').waitFor();
    });

    it('goes by keyboard alone from the text to a fix', async () => {
        const { keyboard } = window.page;
        await window.page.keyboard.press('Control+2');
        await window.diagram.locator('body').waitFor();
        const drawn = () => window.diagram.locator('.tm-drawing g:focus').count();
        for (let step = 0; step < 30 && (await drawn()) === 0; step++) await keyboard.press('Tab');
        for (let step = 0; step < 10; step++) {
            if ((await window.diagram.locator('.tm-shape[data-id="cloud.sorter"]:focus').count()) > 0) break;
            await keyboard.press('PageDown');
        }
        await keyboard.press(' ');
        await window.diagram.locator('button.finding:focus').waitFor();
        await keyboard.press('Enter');
        const fix = window.diagram.locator('button[data-act="fix 0"]');
        await fix.waitFor();
        const title = (await fix.textContent())!;
        await keyboard.press('Tab');
        await keyboard.press('Enter');
        const [, control] = /^Apply ([\w-]+)/.exec(title)!;
        await window.line(`mitigation ${control}`).waitFor();
    });

    it('keeps the place of a dragged shape beside the model, and gives it up', async () => {
        const sidecar = path.join(window.folder, `${FILE}.layout.json`);
        const body = (await window.shape('cloud.sorter').locator('.tm-body').boundingBox())!;
        await window.page.mouse.move(body.x + 15, body.y + 15);
        await window.page.mouse.down();
        await window.page.mouse.move(body.x + 75, body.y + 55, { steps: 5 });
        await window.page.mouse.up();
        await untilFile(sidecar, /"photos": \{\n {6}"cloud\.sorter": \{ "x": \d+, "y": \d+ \}/);
        const now = (await window.shape('cloud.sorter').locator('.tm-body').boundingBox())!;
        assert.deepEqual([Math.abs(now.x - body.x) > 20, Math.abs(now.y - body.y) > 20], [true, true]);
        await runCommand(window.page, 'Reset Positions in Diagram');
        await untilFile(sidecar, /"systems": \{\}/);
    });

    it('takes the place of a renamed element along', async () => {
        const sidecar = path.join(window.folder, `${FILE}.layout.json`);
        await window.shape('cloud.sorter').press('Control+ArrowRight');
        await untilFile(sidecar, /cloud\.sorter/);
        await window.shape('cloud.sorter').press('F2');
        await window.answer('ranker');
        assert.doesNotMatch(await untilFile(sidecar, /cloud\.ranker/), /cloud\.sorter/);
    });

    it('is told when the place of what has gone is dropped on saving', async () => {
        const sidecar = path.join(window.folder, `${FILE}.layout.json`);
        await window.shape('cloud.sorter').press('Control+ArrowRight');
        await untilFile(sidecar, /cloud\.sorter/);
        await window.shape('cloud.sorter').press('Delete');
        await window.shape('cloud.sorter').waitFor({ state: 'detached' });
        await window.line('system photos').click();
        await window.page.keyboard.press('Control+S');
        await window.diagram.getByText('were dropped: cloud.sorter').waitFor();
        await untilFile(sidecar, /"systems": \{\}/);
    });

    it('keeps one diagram of a model as a table beside another as a drawing', async () => {
        await runCommand(window.page, 'Open Another Data Flow Diagram to the Side');
        const tabs = window.page.locator('.tab[aria-label*="Diagram: photos.tmodel"]');
        await tabs.nth(1).waitFor();
        await window.shape('cloud.sorter').press('t');
        await window.diagram.locator('tr[data-id="cloud.sorter"]').waitFor();
        await tabs.first().click();
        await window.shape('cloud.sorter').waitFor();
        await tabs.nth(1).click();
        await window.diagram.locator('tr[data-id="cloud.sorter"]').waitFor();
    });

    it('finds the same view after the window was reloaded', async () => {
        await window.diagram.getByRole('combobox', { name: 'Level of detail' }).selectOption('everything');
        await window.diagram.getByRole('button', { name: 'Table' }).click();
        await window.diagram.locator('tr[data-id="cloud.sorter"]').click();
        const reloaded = window.page.waitForEvent('domcontentloaded');
        await runCommand(window.page, 'Developer: Reload Window');
        await reloaded;
        await workbenchReady(window.page);
        await window.diagram.locator('tr[data-id="cloud.sorter"][aria-selected="true"]').waitFor();
        assert.equal(await window.diagram.getByRole('combobox', { name: 'Level of detail' }).inputValue(), 'everything');
    });

    it('looks at a view that the model keeps', async () => {
        await window.line('visitor -> api').click();
        await window.page.keyboard.press('End');
        await window.page.keyboard.type('\nview outline "From afar" { level: boundaries }');
        await window.diagram.getByRole('combobox', { name: 'View', exact: true }).selectOption({ label: 'From afar' });
        await window.diagram.locator('.tm-shape[data-id="cloud"]').waitFor();
    });
});
