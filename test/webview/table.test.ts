import assert from 'node:assert/strict';
import { updateOf } from './page-under-test.js';
import { shopPreview } from './shop-preview.js';

describe('The table in the preview', () => {
    const preview = shopPreview();
    const { open, shape, lastSent, page, press } = preview;
    const rows = () => page().locator('tbody tr td:first-child').allTextContents();

    it('has the same content as the drawing', async () => {
        await open();
        await press('t');
        assert.deepEqual(await rows(), ['Outside', 'Inside', 'User', 'API', 'Ranker', 'Orders', 'ask', 'rank', 'store']);
    });
    it('has the same selection', async () => {
        await open();
        await shape('inside.ranker').click({ position: { x: 20, y: 20 } });
        await press('t');
        assert.deepEqual(
            [
                await page().locator('tr[aria-selected="true"]').getAttribute('data-id'),
                await page().evaluate('document.activeElement.dataset.id')
            ],
            ['inside.ranker', 'inside.ranker']
        );
    });
    it('is sorted by a column, either way', async () => {
        await open();
        await press('t');
        const head = page().getByRole('button', { name: 'Worst' });
        await head.click();
        await head.click();
        assert.deepEqual([(await rows())[0], await page().locator('th[aria-sort="descending"]').textContent()], ['Ranker', 'Worst']);
    });
    it('is walked through by arrow keys, which tells the editor', async () => {
        await open();
        await shape('inside.ranker').click({ position: { x: 20, y: 20 } });
        await press('t', 'ArrowDown');
        assert.deepEqual(await lastSent(), { type: 'select', id: 'inside.orders' });
    });
    it('has the keys of the drawing', async () => {
        await open();
        await shape('inside.ranker').click({ position: { x: 20, y: 20 } });
        await press('t', 'Enter');
        const revealed = await lastSent();
        await press('Shift+F10');
        const menu = await page().locator('[role="menu"]').getAttribute('aria-label');
        await press('Escape', ' ');
        assert.deepEqual(
            [revealed, menu, await page().locator('.panel').isVisible()],
            [{ type: 'reveal', id: 'inside.ranker' }, 'Ranker', true]
        );
    });
    it('follows the text', async () => {
        await open();
        await press('t');
        await preview.under.send({ type: 'update', update: updateOf({ ...preview.small, flows: [] }, { version: 2 }) });
        assert.equal((await rows()).length, 6);
    });
    it('is still there when the window is reloaded', async () => {
        await open();
        await press('t');
        const state = await preview.under.state();
        await preview.under.close();
        await open(preview.small, { state });
        assert.deepEqual([(await rows()).length, await page().locator('.canvas').isVisible()], [9, false]);
    });
});
