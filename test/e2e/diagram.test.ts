import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { quickInput, runCommand, workbenchReady } from '../../scripts/harness/browser.mjs';
import { Editor, FILE, type ModelWindow } from './model-window.js';

/** Waits until a file holds what is looked for. */
async function untilFile(file: string, pattern: RegExp): Promise<string> {
    for (let tries = 0; tries < 300; tries++) {
        const text = fs.existsSync(file) ? fs.readFileSync(file, 'latin1') : '';
        if (pattern.test(text)) return text;
        await new Promise(resolve => setTimeout(resolve, 100));
    }
    throw new Error(`${path.basename(file)} does not hold ${pattern}.`);
}

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
        await window.line('gateway api').click();
        await window.page.keyboard.press('End');
        await window.page.keyboard.type('\nservice mailer "<img src=x onerror=alert(1)></text><script>alert(1)</script>');
        const typed = '<img src=x onerror=alert(1)></text><script>alert(1)</script>';
        await window.diagram.locator(`.tm-shape[data-id="cloud.mailer"][aria-label^='${typed}']`).waitFor();
        assert.equal(await window.diagram.locator('img, .tm-drawing script').count(), 0);
    });

    it('renames an element everywhere, and takes it back', async () => {
        await window.chooseFor('cloud.api', 'Rename...');
        await window.answer('front');
        await window.line('visitor -> front').waitFor();
        await window.shape('cloud.front').waitFor();
        await window.shape('cloud.front').press('Control+z');
        await window.line('visitor -> api').waitFor();
    });

    it('adds a flow, which is selected then', async () => {
        await window.chooseFor('cloud.sorter', 'Add flow to...');
        await window.answer('cloud.api', true);
        await window.line('sorter -> api').waitFor();
        await window.diagram.locator('.tm-flow[data-id="cloud.sorter -> cloud.api"][data-selected]').waitFor();
    });

    it('adds an element where the menu was opened', async () => {
        await window.diagram.locator('.tm-boundary[data-id="cloud"]').press('Shift+F10');
        await window.diagram.getByRole('menuitem', { name: 'Add element here...' }).click();
        await window.answer('document_store', true);
        await window.answer('Sorted photos');
        await window.line('document_store sorted_photos "Sorted photos"').waitFor();
        await window.shape('cloud.sorted_photos').waitFor();
    });

    it('applies a control, those that close most first', async () => {
        await window.chooseFor('cloud.sorter', 'Apply control...');
        await window.answer('artifact-signing', true);
        await window.line('mitigation artifact-signing').waitFor();
    });

    it('deletes an element with its flows', async () => {
        await window.shape('cloud.api').press('Delete');
        await window.shape('cloud.api').waitFor({ state: 'detached' });
        await window.diagram.getByText('cloud.api deleted, and with it 2 flows.').waitFor();
    });

    it('reads what the editor says of an element', async () => {
        await window.shape('cloud.sorter').press('i');
        await window.diagram.locator('.card', { hasText: 'origin' }).waitFor();
    });

    it('accepts the risk of a finding, and is led to the reason that is due', async () => {
        await window.badge('cloud.sorter').click();
        await window.diagram.locator('button.finding', { hasText: 'atlas' }).first().click();
        await window.diagram.getByRole('button', { name: 'Accept the risk...' }).click();
        await window.line('by: "who answers for it"').waitFor();
        await window.page.locator('.editor-instance .monaco-editor.focused').waitFor();
    });

    it('opens the rule of a finding', async () => {
        await window.badge('cloud.sorter').click();
        await window.diagram.locator('button.finding').first().click();
        await window.diagram.getByRole('button', { name: 'Open the rule' }).click();
        await window.line('^\\s*threat ').waitFor();
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

    it('saves the diagram as a picture', async () => {
        await runCommand(window.page, 'Save Diagram as Picture...');
        await window.diagram.getByRole('menuitem', { name: 'PNG, 2x' }).click();
        await window.page.locator('.quick-input-widget input.input').first().waitFor();
        await window.page.keyboard.press('Enter');
        await untilFile(path.join(window.folder, 'photos-photos.png'), /^.PNG/);
    });

    it('copies the diagram as SVG', async () => {
        await window.shape('cloud.sorter').click();
        await runCommand(window.page, 'Copy Diagram as SVG');
        await window.diagram.getByText('The picture is in the clipboard.').waitFor();
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

    it('collapses a boundary and expands it again', async () => {
        await window.diagram.locator('.tm-boundary[data-id="cloud"]').press('c');
        await window.diagram.locator('.tm-shape[data-id="cloud"]').press('c');
        await window.shape('cloud.sorter').waitFor();
    });

    it('looks at an element with its neighbours, and at everything again', async () => {
        await window.shape('internet.visitor').press('f');
        await window.shape('cloud.sorter').waitFor({ state: 'detached' });
        await window.shape('internet.visitor').press('Escape');
        await window.shape('cloud.sorter').waitFor();
    });

    it('looks at a view that the model keeps', async () => {
        await window.line('visitor -> api').click();
        await window.page.keyboard.press('End');
        await window.page.keyboard.type('\nview outline "From afar" { level: boundaries }');
        await window.diagram.getByRole('combobox', { name: 'View', exact: true }).selectOption({ label: 'From afar' });
        await window.diagram.locator('.tm-shape[data-id="cloud"]').waitFor();
    });

    it('follows the editor to another model', async () => {
        fs.writeFileSync(path.join(window.folder, 'other.tmodel'), 'system other {\n    service lonely\n}\n');
        await window.diagram.getByRole('button', { name: 'Follow' }).click();
        await window.line('system photos').click();
        await quickInput(window.page, 'Control+P', 'other.tmodel', 'other.tmodel');
        await window.shape('lonely').waitFor();
    });
});
