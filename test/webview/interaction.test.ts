import assert from 'node:assert/strict';
import { updateOf } from './page-under-test.js';
import { shopPreview } from './shop-preview.js';

describe('In the preview', () => {
    const preview = shopPreview();
    const { open, shape, lastSent, boxOf } = preview;

    describe('selects', () => {
        it('what is clicked, and tells the editor', async () => {
            await open();
            await shape('inside.api').click();
            assert.deepEqual(await lastSent(), { type: 'select', id: 'inside.api' });
            assert.equal(await preview.under.page.locator('[data-selected]').first().getAttribute('data-id'), 'inside.api');
        });
        it('a flow by its label', async () => {
            await open();
            await preview.under.page.locator('.tm-flow-label[data-id="inside.api -> inside.ranker"] text').click();
            assert.deepEqual(await lastSent(), { type: 'select', id: 'inside.api -> inside.ranker' });
        });
        it('a boundary by its frame', async () => {
            await open();
            await preview.under.page.locator('.tm-boundary[data-id="inside"] .tm-frame').click({ position: { x: 4, y: 60 } });
            assert.deepEqual(await lastSent(), { type: 'select', id: 'inside' });
        });
        it('what the cursor is on, without telling the editor', async () => {
            await open();
            await preview.under.send({ type: 'select', id: 'inside.orders' });
            assert.ok(await shape('inside.orders').evaluate(each => each.hasAttribute('data-selected')));
            assert.deepEqual(await preview.under.sent(), [{ type: 'ready' }]);
        });
        it('what the cursor is on, and brings it into view', async () => {
            await open(preview.large, { viewport: { width: 500, height: 300 } });
            await preview.under.page.keyboard.press('+');
            for (let step = 0; step < 8; step++) {
                await preview.under.page.keyboard.press('+');
            }
            await preview.under.send({ type: 'select', id: 'mlops.tuning' });
            await preview.under.rest();
            const { x, y } = await boxOf('mlops.tuning');
            assert.ok(x >= 0 && x < 500 && y >= 0 && y < 300, `${x} ${y}`);
        });
        it('nothing after a click beside the drawing', async () => {
            await open();
            await shape('inside.api').click();
            await preview.under.page.locator('.canvas').click({ position: { x: 3, y: 3 } });
            assert.equal(await preview.under.page.locator('[data-selected]').count(), 0);
        });
        it('and reveals on a double click', async () => {
            await open();
            await shape('inside.api').dblclick();
            assert.deepEqual(await lastSent(), { type: 'reveal', id: 'inside.api' });
        });
    });

    describe('findings', () => {
        it('of an element are listed by its badge, the worst first', async () => {
            await open();
            await shape('inside.ranker').locator('.tm-badge').click();
            assert.deepEqual(await preview.under.page.locator('.finding-title').allTextContents(), [
                'Instructions can be injected',
                'Model can be cloned'
            ]);
        });
        it('of a flow are listed by its badge', async () => {
            await open();
            await preview.under.page.locator('.tm-flow-label .tm-badge').click();
            assert.deepEqual(await preview.under.page.locator('.finding-title').allTextContents(), ['Requests can be read']);
        });
        it('show why they are there when they are chosen, in the editor too', async () => {
            await open();
            await shape('inside.ranker').locator('.tm-badge').click();
            await preview.under.page.locator('button.finding').first().click();
            assert.equal(await preview.under.page.locator('.because ol li').textContent(), 'The caller is anonymous');
            assert.deepEqual(await lastSent(), { type: 'showFinding', findingId: 'f_inside.ranker' });
        });
        it('light up their path when they are chosen', async () => {
            await open();
            await shape('inside.ranker').locator('.tm-badge').click();
            await preview.under.page.locator('button.finding').first().click();
            const lit = await preview.under.page
                .locator('[role][data-on-path]')
                .evaluateAll(each => each.map(one => one.getAttribute('data-id')).sort());
            assert.deepEqual(lit, [
                'inside.api',
                'inside.api -> inside.ranker',
                'inside.ranker',
                'outside.user',
                'outside.user -> inside.api'
            ]);
        });
        it('are put away by Escape, one step at a time', async () => {
            await open();
            await shape('inside.ranker').locator('.tm-badge').click();
            await preview.under.page.locator('button.finding').first().click();
            const states: unknown[] = [];
            for (let step = 0; step < 3; step++) {
                await preview.under.page.keyboard.press('Escape');
                states.push([
                    await preview.under.page.locator('[data-on-path]').count(),
                    await preview.under.page.locator('.panel').isVisible(),
                    await preview.under.page.locator('[role][data-selected]').count()
                ]);
            }
            assert.deepEqual(states, [
                [0, true, 1],
                [0, false, 1],
                [0, false, 0]
            ]);
        });
        it('that are gone leave the path', async () => {
            await open();
            await shape('inside.ranker').locator('.tm-badge').click();
            await preview.under.page.locator('button.finding').first().click();
            await preview.under.send({ type: 'update', update: updateOf(preview.small) });
            assert.equal(await preview.under.page.locator('[data-on-path]').count(), 0);
        });
    });

    describe('the keyboard', () => {
        const focused = () => preview.under.page.evaluate('document.activeElement?.dataset?.id ?? null');
        const { press } = preview;

        it('has one stop in the drawing', async () => {
            await open();
            assert.equal(await preview.under.page.locator('.tm-drawing [tabindex="0"]').count(), 1);
        });
        it('walks along the flows', async () => {
            const inColumn = preview.small.shapes.map((each, index) => ({ ...each, box: { ...each.box, x: 100, y: 150 * index } }));
            await open({ ...preview.small, shapes: inColumn });
            await shape('outside.user').click();
            const walk: unknown[] = [];
            for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp']) {
                await press(key);
                walk.push(await focused());
            }
            assert.deepEqual(walk, ['inside.api', 'inside.ranker', 'inside.orders', 'inside.ranker']);
        });
        it('selects as it walks', async () => {
            await open();
            await shape('outside.user').click();
            await press('End');
            assert.deepEqual(await lastSent(), { type: 'select', id: 'inside.ranker -> inside.orders' });
        });
        it('reaches everything with Page Down', async () => {
            await open();
            const seen = new Set<unknown>();
            for (let step = 0; step < 9; step++) {
                await press(step === 0 ? 'Home' : 'PageDown');
                seen.add(await focused());
            }
            assert.equal(seen.size, 9);
        });
        it('goes to the text with Enter', async () => {
            await open();
            await shape('inside.api').click();
            await press('Enter');
            assert.deepEqual(await lastSent(), { type: 'reveal', id: 'inside.api' });
        });
        it('lists findings with Space and comes back with Escape', async () => {
            await open();
            await shape('inside.ranker').click({ position: { x: 20, y: 20 } });
            await press(' ');
            const inList = await preview.under.page.evaluate('document.activeElement.dataset.finding');
            await press('Escape');
            assert.deepEqual([inList, await focused()], ['f_inside.ranker', 'inside.ranker']);
        });
        it('keeps the focus while the drawing changes', async () => {
            await open();
            await shape('inside.api').click();
            await preview.under.send({
                type: 'update',
                update: updateOf({ ...preview.small, width: preview.small.width + 40 }, { version: 2 })
            });
            assert.equal(await focused(), 'inside.api');
        });
    });
});
