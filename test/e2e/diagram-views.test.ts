import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { runCommand } from '../../scripts/harness/browser.mjs';
import { Editor, untilFile, type ModelWindow } from './model-window.js';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** More elements than a picture is taken in at once. */
const LARGE = `system large {\n${Array.from({ length: 70 }, (_, index) => `    service part_${index}`).join('\n')}\n}\n`;

// All in one window, each step from where the one before has left it: nothing here changes the model.
describe('In one diagram of VS Code, one after the other, a user', function () {
    this.timeout(180_000);

    let editor: Editor;
    let window: ModelWindow;

    before(async () => {
        editor = await Editor.start();
        window = await editor.open();
        fs.writeFileSync(path.join(window.folder, 'large.tmodel'), LARGE);
        await window.openDiagram();
    });
    afterEach(async function () {
        if (this.currentTest?.state === 'failed') await window.picture(`failed-${this.currentTest.title}`);
    });
    after(async () => {
        const failures = window?.page.failures;
        await editor?.stop();
        assert.deepEqual(failures, [], 'a script of the window or the diagram failed');
    });

    const button = (name: string | RegExp) => window.diagram.getByRole('button', { name });
    /** Searches, and goes to what is found. */
    const search = async (text: string, found: string) => {
        await window.diagram.locator('.tm-shape').first().press('/');
        await window.diagram.getByRole('combobox', { name: 'Search the diagram' }).fill(text);
        await window.diagram.getByRole('option', { name: found }).first().click();
    };
    const everything = async () => {
        await button(/^Shows only/).click();
        await window.shape('internet.visitor').waitFor();
    };
    const scale = () =>
        window.diagram.locator('.layer').evaluate(layer => Number(/scale\((.*)\)/.exec((layer as HTMLElement).style.transform)![1]));

    it('reads what the editor says of an element, by pointer and by key', async () => {
        const card = window.diagram.locator('.card', { hasText: 'origin' });
        await window.shape('cloud.sorter').locator('.tm-label').first().hover();
        await card.waitFor();
        await window.shape('cloud.sorter').press('Escape');
        await card.waitFor({ state: 'hidden' });
        await window.shape('cloud.sorter').press('i');
        await card.waitFor();
        await window.shape('cloud.sorter').press('Escape');
    });

    it('hears what an element is, where it stands and what was found', async () => {
        const heard = await window.shape('cloud.sorter').getAttribute('aria-label');
        assert.match(heard!, /^Sorter, model, in Cloud, \d+ findings? open/);
    });

    it('finds an element, and the line that declares it', async () => {
        await search('sort', 'Sorter');
        await window.diagram.locator('.tm-shape[data-id="cloud.sorter"][data-selected]:focus').waitFor();
        await window.cursorOn(10).waitFor();
    });

    it('walks along the flows with the arrow keys', async () => {
        await window.shape('cloud.sorter').press('ArrowUp');
        await window.diagram.locator('.tm-shape[data-id="cloud.api"]:focus').waitFor();
    });

    it('zooms, pans and sees the whole again', async () => {
        await button('Fit').click();
        const whole = await scale();
        await button('Zoom in').click();
        assert.ok((await scale()) > whole);
        const { x } = (await window.shape('cloud.api').boundingBox())!;
        await window.shape('cloud.api').press('Shift+ArrowRight');
        assert.ok((await window.shape('cloud.api').boundingBox())!.x < x);
        await window.shape('cloud.api').press('0');
        assert.equal(await scale(), whole);
    });

    it('sees the classes of data', async () => {
        await button('Data').click();
        await window.diagram.locator('.tm-flow-label .tm-data').first().waitFor();
        await button('Data').click();
        await window.diagram.locator('.tm-data').first().waitFor({ state: 'detached' });
    });

    it('looks at what sees some data', async () => {
        await search('photo', 'data photo');
        await button('Shows only Photo; show everything again').waitFor();
        await everything();
    });

    it('looks at the way of an attack, each step with its reason', async () => {
        await window.badge('cloud.sorter').click();
        const withPath = button('Show its path only');
        const findings = window.diagram.locator('button.finding');
        for (let each = 0; each < (await findings.count()) && !(await withPath.isVisible()); each++) await findings.nth(each).click();
        await withPath.click();
        await window.diagram.locator('.tm-step').first().waitFor();
        const steps = await window.diagram.locator('.panel ol li').allTextContents();
        assert.ok(steps.length > 1 && steps.every(step => step.trim() !== ''), steps.join(' | '));
        await everything();
        await button('Close the list of findings').click();
    });

    it('looks at an element with its neighbours', async () => {
        await window.shape('internet.visitor').press('f');
        await window.shape('cloud.sorter').waitFor({ state: 'detached' });
        await window.shape('internet.visitor').press('Escape');
        await window.shape('cloud.sorter').waitFor();
    });

    it('counts findings of some severities only', async () => {
        const before = await window.badge('cloud.sorter').textContent();
        await button('Filter').click();
        await window.diagram.getByRole('checkbox', { name: /^high/ }).uncheck();
        await button('Filter (1)').waitFor();
        assert.notEqual(
            await window
                .badge('cloud.sorter')
                .textContent({ timeout: 1_000 })
                .catch(() => 'none'),
            before
        );
        await button('Show all findings').click();
        await window.badge('cloud.sorter').filter({ hasText: before! }).waitFor();
    });

    it('collapses a boundary, expands it, and sees the system from outside', async () => {
        await window.diagram.locator('.tm-boundary[data-id="cloud"]').press('c');
        await window.diagram.locator('.tm-shape[data-id="cloud"]').press('c');
        await window.shape('cloud.sorter').waitFor();
        const levels = window.diagram.getByRole('combobox', { name: 'Level of detail' });
        await levels.selectOption('context');
        await window.shape('cloud.sorter').waitFor({ state: 'detached' });
        await levels.selectOption({ label: 'Automatic' });
        await window.shape('cloud.sorter').waitFor();
    });

    it('saves the diagram as SVG and as PNG, and copies it as both', async () => {
        for (const [format, pattern] of [
            ['SVG', /^<\?xml[^]*<svg/],
            ['PNG, 2x', /^.PNG/]
        ] as const) {
            await runCommand(window.page, 'Save Diagram as Picture...');
            await window.diagram.getByRole('menuitem', { name: format }).click();
            await window.page.locator('.quick-input-widget input.input').first().waitFor();
            await window.page.keyboard.press('Enter');
            await untilFile(path.join(window.folder, `photos-photos.${format.slice(0, 3).toLowerCase()}`), pattern);
        }
        const frame = await frameOf(window);
        for (const [command, type] of [
            ['Copy as SVG', 'text/plain'],
            ['Copy as picture', 'image/png']
        ]) {
            await button('More').click();
            await window.diagram.getByRole('menuitem', { name: command }).click();
            const copied = `navigator.clipboard.read().then(items => items.some(item => item.types.includes('${type}')))`;
            await frame.waitForFunction(copied);
        }
    });

    it('meets no serious fault that axe knows of', async () => {
        const frame = await frameOf(window);
        // Run beside the page's policy, not as part of it.
        await frame.evaluate(fs.readFileSync(AXE, 'utf8'));
        const found = await frame.evaluate<{ id: string; impact: string }[]>('axe.run(document).then(result => result.violations)');
        assert.deepEqual(
            found.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id),
            []
        );
    });

    it('is shown no motion who wants none', async () => {
        const duration = () => window.shape('cloud.sorter').evaluate(shape => getComputedStyle(shape).transitionDuration.split(',')[0]);
        assert.equal(await duration(), '0.15s');
        await window.page.emulateMedia({ reducedMotion: 'reduce' });
        assert.equal(await duration(), '0s');
    });

    it('sees it in high contrast where the system is set to it', async () => {
        await window.page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
        await window.diagram.locator('body.vscode-high-contrast').waitFor();
        const body = window.shape('cloud.sorter').locator('.tm-body');
        assert.equal(await body.evaluate(each => getComputedStyle(each).fill), 'rgb(0, 0, 0)');
        await window.picture('diagram-high-contrast');
    });

    it('opens the rule of a finding beside the diagram, which stays', async () => {
        await window.badge('cloud.sorter').click();
        await window.diagram.locator('button.finding').first().click();
        await button('Open the rule').click();
        await window.line('^\\s*threat ').waitFor();
        await window.shape('cloud.sorter').waitFor();
    });

    it('follows the editor to another model, and finds the way in it by its map', async () => {
        await window.diagram.locator('.minimap').waitFor({ state: 'hidden' });
        await button('Follow').click();
        // The explorer opens a file where the focus was last.
        await window.line('^\\s*threat ').click();
        await window.page.locator('.editor-instance .monaco-editor.focused').waitFor();
        await window.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'large.tmodel' }).dblclick();
        await window.shape('part_69').waitFor();
        await window.diagram.locator('.minimap').click({ position: { x: 5, y: 5 } });
        await window.diagram.locator('.minimap-frame').waitFor();
    });
});

async function frameOf(window: ModelWindow): Promise<Frame> {
    const page = await window.diagram.locator('html').elementHandle();
    return (await page.ownerFrame())!;
}
