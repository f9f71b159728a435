import assert from 'node:assert/strict';
import type { Drawing } from '../../diagram/index.js';
import { element, systemModel, zone } from '../diagram/models.js';
import { drawingOf, shownFinding, updateOf } from './page-under-test.js';
import { shopPreview } from './shop-preview.js';

describe('The preview', () => {
    const preview = shopPreview();
    const { open, shape, lastSent, boxOf } = preview;

    describe('draws', () => {
        it('after it has said that it is ready', async () => {
            await open();
            assert.deepEqual((await preview.under.sent())[0], { type: 'ready' });
        });
        it('every element, flow and boundary, without a complaint from its policy', async () => {
            await open(preview.large);
            assert.deepEqual(
                [
                    await preview.under.page.locator('.tm-shape').count(),
                    await preview.under.page.locator('.tm-flow').count(),
                    await preview.under.page.locator('.tm-boundary').count()
                ],
                [17, 17, 5]
            );
            assert.deepEqual(preview.under.complaints, []);
        });
        it('the whole diagram inside the window', async () => {
            await open(preview.large);
            const page = (await preview.under.page.locator('.canvas').boundingBox())!;
            const svg = (await preview.under.page.locator('.layer svg').boundingBox())!;
            assert.ok(
                svg.x >= page.x && svg.y >= page.y && svg.x + svg.width <= page.x + page.width && svg.y + svg.height <= page.y + page.height
            );
        });
        it('a sentence instead of nothing', async () => {
            await open();
            await preview.under.send({
                type: 'update',
                update: updateOf(preview.small, { status: 'empty', drawing: undefined })
            });
            assert.equal(await preview.under.page.locator('.tm-shape').count(), 0);
            assert.match((await preview.under.page.locator('.notice').textContent())!, /nothing to draw yet/);
        });
        it('what it had, and says why, where a new drawing failed', async () => {
            await open();
            await preview.under.send({
                type: 'update',
                update: updateOf(preview.small, { status: 'failed', message: 'The layout stopped.', drawing: undefined })
            });
            assert.equal(await preview.under.page.locator('.notice').textContent(), 'The layout stopped.');
            assert.equal(await preview.under.page.locator('.tm-shape').count(), 4);
        });
        it('hostile names as text', async () => {
            const name = '<img src=x onerror="window.broken=1"></text><script>window.broken=1</script>';
            await open(await drawingOf(systemModel('s', [zone('z', undefined, [element('model', 'a', name)], name)])), {}, [
                shownFinding('z.a', { title: name, message: name, because: [name] })
            ]);
            await preview.under.page.getByRole('button', { name: /^All findings/ }).click();
            await preview.under.page.locator('button.finding').click();
            assert.deepEqual(
                await preview.under.page.evaluate('[window.broken ?? null, document.querySelectorAll("img, .tm-drawing script").length]'),
                [null, 0]
            );
        });
    });

    describe('moves', () => {
        it('closer at the pointer with the wheel', async () => {
            await open();
            const before = await boxOf('inside.api');
            await preview.under.page.mouse.move(before.x, before.y);
            await preview.under.page.mouse.wheel(0, -300);
            await preview.under.rest();
            const after = await boxOf('inside.api');
            assert.ok(after.width > before.width * 1.2 && Math.abs(after.x - before.x) < 2 && Math.abs(after.y - before.y) < 2);
        });
        it('with the hand, and selects nothing by that', async () => {
            await open();
            const before = await boxOf('inside.api');
            await preview.under.page.mouse.move(20, 700);
            await preview.under.page.mouse.down();
            await preview.under.page.mouse.move(90, 740, { steps: 4 });
            await preview.under.page.mouse.up();
            await preview.under.rest();
            const after = await boxOf('inside.api');
            const other = await boxOf('outside.user');
            assert.deepEqual(
                [
                    Math.round(after.x - before.x),
                    Math.round(after.y - before.y),
                    await preview.under.page.locator('[data-selected]').count(),
                    other.y < after.y
                ],
                [70, 40, 0, true]
            );
        });
        it('back to the whole by the button', async () => {
            await open();
            const before = await boxOf('inside.api');
            await preview.under.page.getByRole('button', { name: 'Zoom in' }).click();
            await preview.under.page.getByRole('button', { name: 'Fit' }).click();
            await preview.under.rest();
            assert.deepEqual(await boxOf('inside.api'), before);
        });
        it('with everything else while the selected shape stays where it is', async () => {
            await open();
            await shape('inside.orders').click();
            const before = await boxOf('inside.orders');
            const grown: Drawing = {
                ...preview.small,
                height: preview.small.height + 200,
                shapes: preview.small.shapes.map(each => ({ ...each, box: { ...each.box, y: each.box.y + 200 } }))
            };
            await preview.under.send({ type: 'update', update: updateOf(grown, { version: 2 }) });
            await preview.under.rest();
            const after = await boxOf('inside.orders');
            assert.deepEqual([Math.round(after.x), Math.round(after.y)], [Math.round(before.x), Math.round(before.y)]);
        });
        it('without animation for those who want none', async () => {
            await open(preview.small, { reducedMotion: 'reduce' });
            assert.equal(await shape('inside.api').evaluate(each => getComputedStyle(each).transitionDuration), '0s');
        });
        it('the same nodes, not new ones, when the drawing changes', async () => {
            await open();
            await shape('inside.api').evaluate(each => Object.assign(each, { kept: true }));
            await preview.under.send({
                type: 'update',
                update: updateOf({ ...preview.small, shapes: preview.small.shapes.slice(1), flows: [] }, { version: 2 })
            });
            assert.deepEqual(
                [await preview.under.page.locator('.tm-shape').count(), await shape('inside.api').evaluate(each => 'kept' in each)],
                [3, true]
            );
        });
    });

    describe('remembers', () => {
        it('what was selected and where one was', async () => {
            await open();
            await shape('inside.api').click();
            await preview.under.page.mouse.wheel(0, -200);
            await preview.under.rest();
            const [state, before] = [await preview.under.state(), await boxOf('inside.api')];
            await preview.under.close();
            await open(preview.small, { state });
            assert.deepEqual(
                [await boxOf('inside.api'), await shape('inside.api').evaluate(each => each.hasAttribute('data-selected'))],
                [before, true]
            );
        });
        it('nothing of another system', async () => {
            await open(preview.small, {
                state: { uri: 'file:///a.tmodel', system: 'another', selected: 'inside.api', viewport: { x: 5000, y: 0, scale: 2 } }
            });
            assert.equal(await preview.under.page.locator('[data-selected]').count(), 0);
        });
    });

    it('lets one choose among the systems of a file', async () => {
        await open();
        await preview.under.send({ type: 'update', update: updateOf(preview.small, { systems: ['shop', 'warehouse'] }) });
        await preview.under.page.getByRole('combobox', { name: 'System' }).selectOption('warehouse');
        assert.deepEqual(await lastSent(), { type: 'selectSystem', name: 'warehouse' });
    });

    it('follows the colours of the editor', async () => {
        const fills = new Set<string>();
        for (const theme of ['vscode-light', 'vscode-dark', 'vscode-high-contrast', 'vscode-high-contrast vscode-high-contrast-light']) {
            await open(preview.small, { theme });
            fills.add(
                await shape('inside.api')
                    .locator('.tm-outline')
                    .evaluate(each => getComputedStyle(each).stroke)
            );
            await preview.under.close();
        }
        await open();
        assert.equal(fills.size, 4);
    });
});
