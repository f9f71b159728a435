import assert from 'node:assert/strict';
import type { PageMessage } from '../../webview/messages.js';
import { element, systemModel, zone } from '../diagram/models.js';
import { drawingOf, updateOf } from './page-under-test.js';
import { shopPreview } from './shop-preview.js';

type Saved = Extract<PageMessage, { type: 'save' }>;

describe('The preview', () => {
    const preview = shopPreview();
    const { open, shape, lastSent, page } = preview;
    const untilSent = (type: PageMessage['type']) =>
        page().waitForFunction(
            wanted => (globalThis as never as { host: { sent: PageMessage[] } }).host.sent.some(m => m.type === wanted),
            type
        );

    describe('shows a card', () => {
        const card = () => page().locator('.card');
        const MARKDOWN =
            '**The \\*API\\*** `api`\n\n- `trust`: public\n- <b>no markup</b>\n\n[rules](https://example.org/a) [no](command:x)';

        it('for what the pointer rests on', async () => {
            await open();
            await shape('inside.api').hover();
            await untilSent('hover');
            await preview.under.send({ type: 'hover', id: 'inside.api', markdown: MARKDOWN });
            assert.deepEqual(
                [
                    await card().locator('strong').textContent(),
                    await card().locator('li').allTextContents(),
                    await card().locator('b').count()
                ],
                ['The *API*', ['trust: public', '<b>no markup</b>'], 0]
            );
        });
        it('with links to the web only', async () => {
            await open();
            await shape('inside.api').focus();
            await page().keyboard.press('i');
            await preview.under.send({ type: 'hover', id: 'inside.api', markdown: MARKDOWN });
            assert.deepEqual(
                await card()
                    .locator('a')
                    .evaluateAll(links => links.map(link => link.getAttribute('href'))),
                ['https://example.org/a']
            );
        });
        it('that Escape takes away', async () => {
            await open();
            await shape('inside.api').focus();
            await page().keyboard.press('i');
            await preview.under.send({ type: 'hover', id: 'inside.api', markdown: MARKDOWN });
            await page().keyboard.press('Escape');
            assert.equal(await card().isVisible(), false);
        });
        it('for nothing that was left before the answer came', async () => {
            await open();
            await shape('inside.api').focus();
            await page().keyboard.press('i');
            await preview.under.send({ type: 'hover', id: 'inside.ranker', markdown: MARKDOWN });
            assert.equal(await card().isVisible(), false);
        });
    });

    describe('has a map', () => {
        const many = (count: number) =>
            drawingOf(
                systemModel('s', [
                    zone(
                        'z',
                        undefined,
                        Array.from({ length: count }, (_, index) => element('model', `m${index}`))
                    )
                ])
            );
        it('of more than sixty places', async () => {
            await open(await many(60));
            assert.deepEqual([await page().locator('.minimap').isVisible(), await page().locator('.minimap-shape').count()], [true, 60]);
        });
        it('of no fewer', async () => {
            await open(await many(59));
            assert.equal(await page().locator('.minimap').isVisible(), false);
        });
        it('that leads to where it is clicked', async () => {
            const drawing = await many(80);
            await open(drawing);
            for (let step = 0; step < 10; step++) {
                await page().keyboard.press('+');
            }
            const last = drawing.shapes.reduce((a, b) => (b.box.x + b.box.y > a.box.x + a.box.y ? b : a));
            const map = (await page().locator('.minimap svg').boundingBox())!;
            const scale = map.width / drawing.width;
            await page().mouse.click(map.x + (last.box.x + last.box.width / 2) * scale, map.y + (last.box.y + last.box.height / 2) * scale);
            await preview.under.rest();
            const { x, y } = await preview.boxOf(last.id);
            assert.ok(x > 0 && x < 1200 && y > 0 && y < 800, `${x} ${y}`);
        });
    });

    describe('saves the drawing', () => {
        const saved = async (format: string) => {
            await open(preview.small, { theme: 'vscode-dark' });
            await preview.under.send({ type: 'command', command: 'export' });
            await page().getByRole('menuitem', { name: format }).click();
            await untilSent('save');
            return (await preview.under.sent()).find((message): message is Saved => message.type === 'save')!;
        };
        it('as an SVG file in the colours of the editor', async () => {
            const { format, content } = await saved('SVG');
            assert.equal(format, 'svg');
            assert.match(content, /^<\?xml[^]*<title>shop<\/title>[^]*#1e1e1e/);
        });
        for (const scale of [1, 4]) {
            it(`as a PNG file at ${scale}x`, async () => {
                const { format, content } = await saved(`PNG, ${scale}x`);
                const bytes = Buffer.from(content, 'base64');
                const [, width] = /<svg[^>]* width="(\d+)"/.exec(await svgOf())!;
                assert.deepEqual([format, bytes.toString('latin1', 1, 4), bytes.readUInt32BE(16)], ['png', 'PNG', Number(width) * scale]);
            });
        }
        const svgOf = async () => {
            await preview.under.send({ type: 'command', command: 'copySvg' });
            return ((await lastSent()) as Extract<PageMessage, { type: 'copyText' }>).text;
        };
        it('to the clipboard as the text of an SVG file', async () => {
            await open();
            assert.match(await svgOf(), /<title>shop<\/title>/);
        });
        it('to the clipboard as a picture', async () => {
            await open(preview.small, { permissions: ['clipboard-read', 'clipboard-write'] });
            await page().bringToFront();
            await preview.under.send({ type: 'command', command: 'copyPng' });
            await page().getByText('The picture is in the clipboard.').waitFor({ state: 'attached' });
            assert.deepEqual(await page().evaluate('navigator.clipboard.read().then(items => items.flatMap(item => item.types))'), [
                'image/png'
            ]);
        });
    });

    it('speaks the language of the editor, and English where that has no word', async () => {
        await open(preview.small, { texts: { Table: 'Tabelle', 'Findings ({0} open)': '{0} offene Befunde' } });
        assert.deepEqual(await page().locator('.toolbar button:visible').allTextContents(), [
            'Filter',
            'Data',
            '3 offene Befunde',
            'Search',
            'Tabelle',
            'Follow',
            '−',
            '+',
            'Fit',
            '⋯'
        ]);
    });

    it('breaks no rule of its policy whatever is done in it', async () => {
        await open();
        await shape('inside.api').click({ button: 'right' });
        await page().keyboard.press('Escape');
        await page().keyboard.press('t');
        await page().keyboard.press('t');
        await page().keyboard.press('/');
        await page().keyboard.type('a');
        await page().keyboard.press('Escape');
        await page().getByRole('button', { name: 'Filter' }).click();
        await preview.under.send({ type: 'command', command: 'export' });
        await page().getByRole('menuitem', { name: 'PNG, 1x' }).click();
        await untilSent('save');
        assert.deepEqual(preview.under.complaints, []);
    });

    it('keeps names of ten thousand characters, other directions and markup text everywhere', async () => {
        const name = `\u202e<img src=x onerror="window.broken=1"><script>window.broken=1</script>"'\u2066${'x'.repeat(10_000)}`;
        const model = systemModel(
            's',
            [zone('z', undefined, [element('model', 'a', name), element('model', 'b', name)], name)],
            [{ from: 'z.a', to: 'z.b', title: name }],
            name
        );
        await open(await drawingOf(model), {}, []);
        const drawing = await drawingOf(model);
        const subjects = [{ on: 'data' as const, id: 'd', label: name }];
        await preview.under.send({
            type: 'update',
            update: updateOf(drawing, { notices: [name], subjects, views: [{ name, label: name }] })
        });
        await shape('z.a').click({ button: 'right' });
        await page().keyboard.press('Escape');
        await page().keyboard.press('i');
        await preview.under.send({ type: 'hover', id: 'z.a', markdown: name });
        await page().keyboard.press('Escape');
        await preview.under.send({ type: 'say', text: name });
        await page().keyboard.press('/');
        await page().keyboard.type('img');
        await page().keyboard.press('Escape');
        await page().keyboard.press('t');
        const found = await page().evaluate(
            '[window.broken ?? null, document.querySelectorAll("img, main script, [role=menu] script, .search script, .card img").length, /[\\u202e\\u2066]/.test(document.querySelector(".rows").textContent)]'
        );
        assert.deepEqual([found, preview.under.complaints], [[null, 0, false], []]);
    });
});
