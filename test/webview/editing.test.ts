import assert from 'node:assert/strict';
import type { PageMessage } from '../../webview/messages.js';
import { updateOf } from './page-under-test.js';
import { shopPreview } from './shop-preview.js';

describe('In the preview a user edits', () => {
    const preview = shopPreview();
    const { open, shape, lastSent, page, press } = preview;
    const menu = () => page().locator('[role="menuitem"]').locator('span').allTextContents();
    const choose = (label: string | RegExp) => page().getByRole('menuitem', { name: label }).click();
    const sent = async (type: PageMessage['type']) => (await preview.under.sent()).filter(message => message.type === type);

    describe('by a menu', () => {
        it('of an element, opened with the mouse', async () => {
            await open();
            await shape('inside.api').click({ button: 'right' });
            assert.deepEqual(await menu(), [
                'Go to the text',
                'What is known of it',
                'Add flow to...',
                'Add element here...',
                'Apply control...',
                'Rename...',
                'Delete',
                'Show with its neighbours only'
            ]);
        });
        it('of an element, opened with Shift+F10 or the menu key', async () => {
            await open();
            const names: (string | null)[] = [];
            for (const key of ['Shift+F10', 'ContextMenu']) {
                await shape('inside.api').focus();
                await press(key);
                names.push(await page().locator('[role="menu"]').getAttribute('aria-label'));
                await press('Escape');
            }
            assert.deepEqual(names, ['API', 'API']);
        });
        it('of a flow, which has no content, and a title for a name', async () => {
            await open();
            await page().locator('.tm-flow-label[data-id="inside.api -> inside.ranker"] text').click({ button: 'right' });
            assert.deepEqual(await menu(), ['Go to the text', 'What is known of it', 'Apply control...', 'Rename...', 'Delete']);
        });
        it('of the whole diagram', async () => {
            await open();
            await page()
                .locator('.canvas')
                .click({ button: 'right', position: { x: 5, y: 700 } });
            await choose('Add element...');
            assert.deepEqual(await lastSent(), { type: 'ask', edit: 'addElement' });
        });
        it('that offers no change of what another system declares', async () => {
            await open();
            const update = updateOf(preview.small);
            const places = update.places.map(place => (place.id === 'inside.api' ? { ...place, from: 'platform' } : place));
            await preview.under.send({ type: 'update', update: { ...update, places } });
            await shape('inside.api').click({ button: 'right' });
            assert.deepEqual((await menu()).slice(2, 4), ['Belongs to platform and is changed there', 'Show with its neighbours only']);
        });
        it('that arrow keys, ends and letters walk through', async () => {
            await open();
            await shape('inside.api').focus();
            await press('Shift+F10');
            const walk: unknown[] = [];
            for (const key of ['ArrowDown', 'End', 'ArrowDown', 'r', 'ArrowUp']) {
                await press(key);
                walk.push(await page().evaluate('document.activeElement.firstChild.textContent'));
            }
            assert.deepEqual(walk, [
                'What is known of it',
                'Show with its neighbours only',
                'Go to the text',
                'Rename...',
                'Apply control...'
            ]);
        });
        it('that gives the focus back with Escape', async () => {
            await open();
            await shape('inside.api').focus();
            await press('Shift+F10', 'Escape');
            assert.equal(await page().evaluate('document.activeElement.dataset.id'), 'inside.api');
        });
    });

    for (const [label, edit] of [
        ['Add flow to...', 'addFlow'],
        ['Add element here...', 'addElement'],
        ['Apply control...', 'applyControl'],
        ['Rename...', 'rename'],
        ['Delete', 'delete']
    ] as const) {
        it(`an element by "${label}"`, async () => {
            await open();
            await shape('inside.api').click({ button: 'right' });
            await choose(label);
            assert.deepEqual(await lastSent(), { type: 'ask', edit, id: 'inside.api' });
        });
    }

    it('an element by F2 and Delete', async () => {
        await open();
        await shape('inside.api').focus();
        await press('F2', 'Delete');
        assert.deepEqual(await sent('ask'), [
            { type: 'ask', edit: 'rename', id: 'inside.api' },
            { type: 'ask', edit: 'delete', id: 'inside.api' }
        ]);
    });

    it('and takes it back', async () => {
        await open();
        await shape('inside.api').focus();
        await press('Control+z', 'Control+Shift+Z', 'Control+y');
        assert.deepEqual(
            (await preview.under.sent()).slice(-3).map(({ type }) => type),
            ['undo', 'redo', 'redo']
        );
    });

    it('and is told what came of it', async () => {
        await open();
        await preview.under.send({ type: 'say', text: 'Element inside.cart added.' });
        assert.equal(await page().getByText('Element inside.cart added.').isVisible(), true);
    });

    it('and finds what was added selected and focused once it is drawn', async () => {
        await open({ ...preview.small, shapes: preview.small.shapes.slice(0, 3), flows: preview.small.flows.slice(0, 2) });
        await preview.under.send({ type: 'selectWhenDrawn', id: 'inside.orders' });
        await preview.under.send({ type: 'update', update: updateOf(preview.small, { version: 2 }) });
        assert.equal(await page().evaluate('document.activeElement.dataset.id'), 'inside.orders');
    });

    describe('a finding', () => {
        const chosen = async () => {
            await open();
            await shape('inside.ranker').locator('.tm-badge').click();
            await page().locator('button.finding').first().click();
            const offers = { fixes: ['Apply input-filter on inside.api (closes 2 findings)'], accept: true };
            await preview.under.send({ type: 'offers', findingId: 'f_inside.ranker', offers });
        };
        it('asks for what can be done about it when it is chosen', async () => {
            await chosen();
            assert.deepEqual((await sent('offers'))[0], { type: 'offers', findingId: 'f_inside.ranker' });
        });
        it('by a fix', async () => {
            await chosen();
            await page().getByRole('button', { name: 'Apply input-filter on inside.api' }).click();
            assert.deepEqual(await lastSent(), {
                type: 'edit',
                edit: { do: 'applyFix', finding: 'f_inside.ranker', fix: 0, title: 'Apply input-filter on inside.api (closes 2 findings)' }
            });
        });
        it('by accepting its risk', async () => {
            await chosen();
            await page().getByRole('button', { name: 'Accept the risk...' }).click();
            assert.deepEqual(await lastSent(), { type: 'edit', edit: { do: 'accept', finding: 'f_inside.ranker' } });
        });
        it('and opens its rule', async () => {
            await chosen();
            await page().getByRole('button', { name: 'Open the rule' }).click();
            assert.deepEqual(await lastSent(), { type: 'openRule', findingId: 'f_inside.ranker' });
        });
        it('and looks at its path only', async () => {
            await chosen();
            await page().getByRole('button', { name: 'Show its path only' }).click();
            assert.deepEqual(await lastSent(), { type: 'view', view: { focus: { on: 'finding', id: 'f_inside.ranker' } } });
        });
        it('of another one is offered nothing that belongs to the first', async () => {
            await chosen();
            await page().locator('button.finding').nth(1).click();
            assert.equal(
                await page()
                    .getByRole('button', { name: /^Apply/ })
                    .count(),
                0
            );
        });
        it('by keyboard alone, from the drawing to the fix', async () => {
            await open();
            await page().locator('.tm-drawing [tabindex="0"]').focus();
            await press('PageDown', 'PageDown', 'PageDown', 'PageDown', ' ', 'Enter');
            const offers = { fixes: ['Apply input-filter on inside.api'], accept: true };
            await preview.under.send({ type: 'offers', findingId: 'f_inside.ranker', offers });
            await press('Tab', 'Enter');
            assert.deepEqual((await lastSent())?.type, 'edit');
        });
    });

    describe('where things stand', () => {
        const dragged = async () => {
            await open(undefined, { reducedMotion: 'reduce' });
            const { x, y } = await preview.boxOf('inside.orders');
            const before = await lastSent();
            await page().mouse.move(x + 20, y + 20);
            await page().mouse.down();
            await page().mouse.move(x + 120, y + 50, { steps: 4 });
            return { x, y, before };
        };
        const inZone = () => {
            const { boundaries, shapes } = preview.small;
            const [outer, inner] = [boundaries.find(each => each.id === 'inside')!, shapes.find(each => each.id === 'inside.orders')!];
            return { x: inner.box.x - outer.box.x, y: inner.box.y - outer.box.y };
        };
        it('by dragging a shape, which follows the pointer', async () => {
            const { x, y } = await dragged();
            const now = await preview.boxOf('inside.orders');
            assert.deepEqual([Math.round(now.x - x), Math.round(now.y - y)], [100, 30]);
        });
        it('and tells it from the corner of what contains it', async () => {
            await dragged();
            await page().mouse.up();
            const from = inZone();
            assert.deepEqual(await lastSent(), { type: 'place', id: 'inside.orders', x: from.x + 100, y: from.y + 30 });
        });
        it('and has it where it is laid out with the next drawing', async () => {
            const { x } = await dragged();
            await page().mouse.up();
            await preview.under.send({ type: 'update', update: updateOf(preview.small, { version: 2 }) });
            assert.equal(Math.round((await preview.boxOf('inside.orders')).x - x), 0);
        });
        it('by keys, told once they rest', async () => {
            await open();
            await shape('inside.orders').focus();
            await press('Control+ArrowRight', 'Control+ArrowRight', 'Control+ArrowDown');
            await page().waitForFunction(() =>
                (globalThis as never as { host: { sent: PageMessage[] } }).host.sent.some(m => m.type === 'place')
            );
            const from = inZone();
            assert.deepEqual(await sent('place'), [{ type: 'place', id: 'inside.orders', x: from.x + 20, y: from.y + 10 }]);
        });
        it('and gives that up', async () => {
            await open();
            await page().getByRole('button', { name: 'More' }).click();
            await choose('Reset positions');
            assert.deepEqual(await lastSent(), { type: 'resetPositions' });
        });
    });
});
