import type { Browser, Locator, Page } from 'playwright-core';
import type { Drawing } from '../../diagram/index.js';
import type { DiagramFinding } from '../../server/protocol.js';
import type { PageMessage } from '../../webview/messages.js';
import { element, finding, systemModel, zone } from '../diagram/models.js';
import { assistantModel } from '../diagram/samples.js';
import { drawingOf, launchBrowser, openPage, shownFinding, updateOf, type PageOptions, type PageUnderTest } from './page-under-test.js';

const FINDINGS: DiagramFinding[] = [
    shownFinding('inside.ranker', {
        path: ['outside.user', 'outside.user -> inside.api', 'inside.api', 'inside.api -> inside.ranker', 'inside.ranker']
    }),
    shownFinding('inside.ranker', { id: 'f_second', title: 'Model can be cloned', severity: 'low' }),
    shownFinding('outside.user -> inside.api', { title: 'Requests can be read' })
];

/** The preview of a small shop, a new page for each test. */
export interface ShopPreview {
    under: PageUnderTest;
    /** Four elements in two zones, in a row of three flows. */
    small: Drawing;
    /** Seventeen elements in five zones. */
    large: Drawing;
    /** Opens the page with a drawing; the shop's unless told otherwise. */
    open(drawing?: Drawing, options?: PageOptions, findings?: DiagramFinding[]): Promise<void>;
    shape(id: string): Locator;
    page(): Page;
    /** Presses keys, one after the other. */
    press(...keys: string[]): Promise<void>;
    /** What the page has sent last. */
    lastSent(): Promise<PageMessage | undefined>;
    /** Where the body of a shape stands in the window. */
    boxOf(id: string): Promise<{ x: number; y: number; width: number; height: number }>;
}

/** To be called in a `describe`: starts a browser before its tests and closes it behind them. */
export function shopPreview(): ShopPreview {
    let browser: Browser;
    const preview: ShopPreview = {
        under: undefined!,
        small: undefined!,
        large: undefined!,
        async open(drawing = preview.small, options = {}, findings = FINDINGS) {
            preview.under = await openPage(browser, options);
            await preview.under.send({ type: 'update', update: updateOf(drawing, { findings }) });
            await preview.under.rest();
        },
        shape: id => preview.under.page.locator(`.tm-shape[data-id="${id}"]`),
        page: () => preview.under.page,
        async press(...keys) {
            for (const key of keys) {
                await preview.page().keyboard.press(key);
            }
        },
        lastSent: async () => (await preview.under.sent()).at(-1),
        boxOf: async id => (await preview.shape(id).locator('.tm-body').boundingBox())!
    };

    before(async () => {
        browser = await launchBrowser();
        const model = systemModel(
            'shop',
            [
                zone('outside', 'public', [element('actor', 'user', 'User')], 'Outside'),
                zone(
                    'inside',
                    'production',
                    [element('gateway', 'api', 'API'), element('model', 'ranker', 'Ranker'), element('store', 'orders', 'Orders')],
                    'Inside'
                )
            ],
            [
                { from: 'outside.user', to: 'inside.api', title: 'ask' },
                { from: 'inside.api', to: 'inside.ranker', title: 'rank' },
                { from: 'inside.ranker', to: 'inside.orders', title: 'store' }
            ]
        );
        preview.small = await drawingOf(model, {
            findings: [finding('element', 2, 'high'), finding('element', 2, 'low'), finding('flow', 0, 'medium')],
            questions: []
        });
        preview.large = await drawingOf(assistantModel());
    });
    after(() => browser?.close());
    afterEach(() => preview.under.close());
    return preview;
}
