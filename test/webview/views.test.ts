import assert from 'node:assert/strict';
import { shownFinding, updateOf } from './page-under-test.js';
import { shopPreview } from './shop-preview.js';

describe('In the preview a user looks at', () => {
    const preview = shopPreview();
    const { open, shape, lastSent, page, press } = preview;

    describe('another view', () => {
        it('by level', async () => {
            await open();
            await page().getByRole('combobox', { name: 'Level of detail' }).selectOption('boundaries');
            assert.deepEqual(await lastSent(), { type: 'view', view: { level: 'boundaries' } });
        });
        it('with the data that flows carry', async () => {
            await open();
            await page().getByRole('button', { name: 'Data' }).click();
            assert.deepEqual(await lastSent(), { type: 'view', view: { showData: true } });
        });
        it('that the document keeps', async () => {
            await open();
            await preview.under.send({
                type: 'update',
                update: updateOf(preview.small, { views: [{ name: 'audit', label: 'For the audit' }] })
            });
            await page().getByRole('combobox', { name: 'View' }).selectOption({ label: 'For the audit' });
            assert.deepEqual(await lastSent(), { type: 'view', view: {}, namedView: 'audit' });
        });
        it('of an element and its neighbours, and goes back from there', async () => {
            await open();
            await shape('inside.api').focus();
            await press('f');
            const focus = { on: 'element' as const, id: 'inside.api' };
            const there = await lastSent();
            await preview.under.send({ type: 'update', update: updateOf(preview.small, { view: { focus } }) });
            await page().getByRole('button', { name: 'Shows only API' }).click();
            assert.deepEqual(
                [there, await lastSent()],
                [
                    { type: 'view', view: { focus } },
                    { type: 'view', view: {} }
                ]
            );
        });
        it('with a boundary collapsed, and expanded again', async () => {
            await open();
            await page().locator('.tm-boundary[data-id="inside"]').focus();
            await press('c');
            const collapsed = await lastSent();
            const drawing = { ...preview.small, shapes: preview.small.shapes.slice(0, 1), flows: [] };
            const { places } = updateOf(preview.small);
            await preview.under.send({ type: 'update', update: updateOf(drawing, { view: { collapsed: ['inside'] }, places }) });
            await press('c');
            assert.deepEqual(
                [collapsed, await lastSent()],
                [
                    { type: 'view', view: { collapsed: ['inside'], expanded: [] } },
                    { type: 'view', view: { collapsed: [], expanded: ['inside'] } }
                ]
            );
        });
        it('of what is in front in the editor', async () => {
            await open();
            await page().getByRole('button', { name: 'Follow' }).click();
            assert.deepEqual([await lastSent(), (await preview.under.state())?.follows], [{ type: 'follow', follows: true }, true]);
        });
        it('and is told what could not be shown as asked', async () => {
            await open();
            await preview.under.send({
                type: 'update',
                update: updateOf(preview.small, { notices: ['The view audit names what has gone.'] })
            });
            assert.equal(await page().locator('.notice').textContent(), 'The view audit names what has gone.');
        });
        it('which is shown again when the window is reloaded', async () => {
            await open();
            await preview.under.send({
                type: 'update',
                update: updateOf(preview.small, { view: { level: 'context' }, namedView: 'audit' })
            });
            const { view, namedView } = (await preview.under.state())!;
            assert.deepEqual([view, namedView], [{ level: 'context' }, 'audit']);
        });
    });

    describe('some findings only', () => {
        it('by checking what is to be shown', async () => {
            await open();
            await page().getByRole('button', { name: 'Filter' }).click();
            await page().getByRole('checkbox', { name: /^low/ }).uncheck();
            assert.deepEqual(await lastSent(), { type: 'view', view: { filter: { severities: ['high'] } } });
        });
        it('and all again when everything is checked', async () => {
            await open();
            await page().getByRole('button', { name: 'Filter' }).click();
            await page().getByRole('checkbox', { name: /^low/ }).uncheck();
            await page().getByRole('checkbox', { name: /^low/ }).check();
            assert.deepEqual(await lastSent(), { type: 'view', view: {} });
        });
        it('in the list too', async () => {
            await open();
            const findings = [
                shownFinding('inside.api', { title: 'First' }),
                shownFinding('inside.api', { id: 'f_2', title: 'Second' }),
                shownFinding('inside.api', { id: 'f_3', title: 'Third' })
            ];
            await preview.under.send({ type: 'update', update: updateOf(preview.small, { findings, hidden: ['f_2', 'f_3'] }) });
            await page()
                .getByRole('button', { name: /^All findings/ })
                .click();
            assert.deepEqual(await page().locator('.finding-title').allTextContents(), ['First']);
        });
        it('and leaves the choice with Escape, back on the button', async () => {
            await open();
            await page().getByRole('button', { name: 'Filter' }).click();
            await press('Escape');
            assert.deepEqual(
                [await page().getByRole('dialog').count(), await page().evaluate('document.activeElement.textContent')],
                [0, 'Filter']
            );
        });
    });

    describe('what is searched for', () => {
        it('from the first letters of its label', async () => {
            await open();
            await press('/');
            await page().keyboard.type('ord');
            await press('Enter');
            assert.deepEqual(
                [await lastSent(), await page().evaluate('document.activeElement.dataset.id')],
                [{ type: 'select', id: 'inside.orders' }, 'inside.orders']
            );
        });
        it('chosen among several by arrows', async () => {
            await open();
            await press('/');
            await page().keyboard.type('inside');
            const hits = await page().locator('[role="option"] span:first-child').allTextContents();
            await press('ArrowDown');
            const active = await page().locator('[role="option"][aria-selected="true"] span:first-child').textContent();
            assert.deepEqual([hits[0], active], ['Inside', hits[1]]);
        });
        it('among data and controls, which the view then looks at', async () => {
            await open();
            const subjects = [{ on: 'data' as const, id: 'basket', label: 'What is bought' }];
            await preview.under.send({ type: 'update', update: updateOf(preview.small, { subjects }) });
            await press('/');
            await page().keyboard.type('bought');
            await press('Enter');
            assert.deepEqual(await lastSent(), { type: 'view', view: { focus: { on: 'data', id: 'basket' } } });
        });
        it('or not, and is back where they were', async () => {
            await open();
            await shape('inside.api').focus();
            await press('/', 'Escape');
            assert.equal(await page().evaluate('document.activeElement.dataset.id'), 'inside.api');
        });
        it('also by a command of the editor', async () => {
            await open();
            await preview.under.send({ type: 'command', command: 'search' });
            assert.equal(await page().getByRole('combobox', { name: 'Search the diagram' }).isVisible(), true);
        });
    });

    describe('what stands for something else', () => {
        /** The shop with everything inside of one boundary collapsed, and the two flows into it drawn as one. */
        const folded = () => {
            const { places } = updateOf(preview.small);
            const [flow] = preview.small.flows;
            const inside = preview.small.boundaries.find(each => each.id === 'inside')!;
            const shape = { ...preview.small.shapes[1], id: 'inside', label: 'Inside', collapsed: 3, box: inside.box, parent: undefined };
            const parts = ['outside.user -> inside.api', 'outside.user -> inside.orders'];
            const drawing = {
                ...preview.small,
                boundaries: preview.small.boundaries.filter(each => each.id !== 'inside'),
                shapes: [preview.small.shapes[0], shape],
                flows: [{ ...flow, id: 'outside.user -> inside', target: 'inside', parts }]
            };
            const findings = [
                shownFinding('inside.ranker'),
                shownFinding('inside.api -> inside.ranker', { title: 'Inner flow' }),
                shownFinding('outside.user -> inside.api', { title: 'Outer flow' })
            ];
            return updateOf(drawing, { places, findings });
        };
        it('is selected for what the cursor is on', async () => {
            await open();
            await preview.under.send({ type: 'update', update: folded() });
            const selected: unknown[] = [];
            for (const id of ['inside.ranker', 'outside.user -> inside.orders', 'inside.api -> inside.ranker']) {
                await preview.under.send({ type: 'select', id });
                selected.push((await preview.under.state())?.selected);
            }
            assert.deepEqual(selected, ['inside', 'outside.user -> inside', 'inside']);
        });
        it('lists the findings of all that it stands for', async () => {
            await open();
            await preview.under.send({ type: 'update', update: folded() });
            await shape('inside').focus();
            await press(' ');
            const inner = await page().locator('.finding-title').allTextContents();
            await press('Escape');
            await page().locator('.tm-flow[data-id="outside.user -> inside"]').focus();
            await press(' ');
            const outer = await page().locator('.finding-title').allTextContents();
            assert.deepEqual([inner, outer], [['Instructions can be injected', 'Inner flow'], ['Outer flow']]);
        });
        it('leads to the first flow of several in the text', async () => {
            await open();
            await preview.under.send({ type: 'update', update: folded() });
            await page().locator('.tm-flow[data-id="outside.user -> inside"]').focus();
            await press('Enter');
            assert.deepEqual(await lastSent(), { type: 'reveal', id: 'outside.user -> inside.api' });
        });
        it('can be expanded', async () => {
            await open();
            await preview.under.send({ type: 'update', update: folded() });
            await shape('inside').focus();
            await press('c');
            assert.deepEqual(await lastSent(), { type: 'view', view: { collapsed: [], expanded: ['inside'] } });
        });
    });

    it('reads the way of an attack that is drawn alone', async () => {
        await open();
        const focus = { on: 'finding' as const, id: 'f_inside.ranker' };
        const steps = [
            { place: 'outside.user', because: ['User is anonymous'] },
            { place: 'inside.api', flow: 'outside.user -> inside.api', because: [] }
        ];
        await preview.under.send({
            type: 'update',
            update: updateOf(preview.small, { view: { focus }, steps, findings: [shownFinding('inside.ranker')] })
        });
        await page()
            .getByRole('button', { name: /^All findings/ })
            .click();
        await page().locator('button.finding').click();
        assert.deepEqual(await page().locator('.because ol').nth(1).locator('li').allTextContents(), ['User: User is anonymous', 'API']);
    });
});
