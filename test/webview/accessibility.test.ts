import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { renderSvgFile, THEME_NAMES, type Drawing } from '../../diagram/index.js';
import { element, systemModel } from '../diagram/models.js';
import { assistantFindings, assistantModel } from '../diagram/samples.js';
import { drawingOf, launchBrowser, openPage, shownFinding, updateOf, type PageUnderTest } from './page-under-test.js';

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Violation {
    id: string;
    impact: string;
    nodes: { html: string }[];
}

describe('Accessibility', () => {
    let browser: Browser;
    let drawing: Drawing;

    before(async () => {
        browser = await launchBrowser();
        const model = assistantModel();
        drawing = await drawingOf(model, { findings: assistantFindings(model), questions: [] });
    });
    after(() => browser?.close());

    /** What axe finds serious or worse on a page as it is now. */
    async function seriousFaults(under: PageUnderTest): Promise<string[]> {
        await under.rest();
        // Run beside the page's policy, not as part of it.
        await under.page.evaluate(await readFile(axeFile, 'utf8'));
        const violations: Violation[] = await under.page.evaluate('axe.run(document).then(result => result.violations)');
        return violations
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`);
    }

    async function opened(theme: string): Promise<PageUnderTest> {
        const under = await openPage(browser, { theme });
        await under.send({
            type: 'update',
            update: updateOf(drawing, {
                systems: ['support_assistant', 'other'],
                views: [{ name: 'audit', label: 'For the audit' }],
                view: { focus: { on: 'element', id: 'cloud.llm' }, showData: true },
                notices: ['Something could not be shown.'],
                findings: [shownFinding('cloud.llm'), shownFinding('cloud.log', { status: 'accepted', severity: 'low' })]
            })
        });
        return under;
    }

    const THEMES = ['vscode-light', 'vscode-dark', 'vscode-high-contrast', 'vscode-high-contrast vscode-high-contrast-light'];
    const SURFACES: Record<string, (under: PageUnderTest) => Promise<unknown>> = {
        'findings listed, and one of them chosen': async ({ page, send }) => {
            await page.getByRole('button', { name: /^All findings/ }).click();
            await page.locator('button.finding').first().click();
            await send({ type: 'offers', findingId: 'f_cloud.llm', offers: { fixes: ['Apply input-filter on cloud.llm'], accept: true } });
        },
        'the table': ({ page }) => page.keyboard.press('t'),
        'a menu': async ({ page }) => {
            await page.locator('.tm-shape[data-id="cloud.llm"]').focus();
            await page.keyboard.press('Shift+F10');
        },
        'the filter': ({ page }) => page.getByRole('button', { name: 'Filter' }).click(),
        'something found': async ({ page }) => {
            await page.keyboard.press('/');
            await page.keyboard.type('a');
        },
        'a card': async ({ page, send }) => {
            await page.locator('.tm-shape[data-id="cloud.llm"]').focus();
            await page.keyboard.press('i');
            await send({
                type: 'hover',
                id: 'cloud.llm',
                markdown: '**Model** `llm`\n\n- `origin`: in\\_house\n\n[more](https://example.org)'
            });
        }
    };

    for (const theme of THEMES) {
        it(`has no serious fault in the theme ${theme.split(' ').at(-1)}, with findings listed`, async () => {
            const under = await opened(theme);
            await SURFACES['findings listed, and one of them chosen'](under);
            const faults = await seriousFaults(under);
            await under.close();
            assert.deepEqual(faults, []);
        });
    }

    for (const [surface, show] of Object.entries(SURFACES).slice(1)) {
        it(`has no serious fault with ${surface}`, async () => {
            for (const theme of ['vscode-dark', 'vscode-high-contrast']) {
                const under = await opened(theme);
                await show(under);
                const faults = await seriousFaults(under);
                await under.close();
                assert.deepEqual(faults, [], theme);
            }
        });
    }

    it('names every shape, flow and boundary', async () => {
        const under = await openPage(browser);
        await under.send({ type: 'update', update: updateOf(drawing) });
        const nameless = await under.page.locator('.tm-drawing [tabindex]:not([aria-label])').count();
        await under.close();
        assert.equal(nameless, 0);
    });
});

describe('An SVG file in a browser', () => {
    let browser: Browser;

    before(async () => {
        browser = await launchBrowser();
    });
    after(() => browser?.close());

    it('is well-formed whatever the names are', async () => {
        const name = '<script>&amp;"\'\u0000\ud800]]>\u202e😀 --> <![CDATA[';
        const drawing = await drawingOf(
            systemModel(
                's',
                [element('model', 'a', name), element('model', 'b')],
                [{ from: 'a', to: 'b', title: name, sends: [name] }],
                name
            )
        );
        const page = await browser.newPage();
        const faults =
            await page.evaluate(`(files => files.filter(file => new DOMParser().parseFromString(file, 'image/svg+xml').querySelector('parsererror')).length)(
            ${JSON.stringify(THEME_NAMES.map(theme => renderSvgFile(drawing, { theme })))})`);
        await page.close();
        assert.equal(faults, 0);
    });
});
