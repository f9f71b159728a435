import type { Drawing } from '../../diagram/index.js';
import { launchBrowser, openPage, updateOf } from '../../test/webview/page-under-test.js';
import { type Sample, summarise } from '../measure.js';

const FRAMES = 90;

/** Zooms in and pans back and forth, a step in each frame. A text: a loader's marks on functions would be unknown to the page. */
const PANNING = `(async () => {
    const canvas = document.querySelector('.canvas');
    const wheel = init => canvas.dispatchEvent(new WheelEvent('wheel', { clientX: 600, clientY: 400, cancelable: true, ...init }));
    for (let step = 0; step < 12; step++) {
        wheel({ deltaY: -240 });
    }
    const times = [];
    let before = await new Promise(requestAnimationFrame);
    for (let step = 0; step < ${FRAMES}; step++) {
        wheel({ deltaX: step % 60 < 30 ? 12 : -12, shiftKey: true });
        const now = await new Promise(requestAnimationFrame);
        times.push(now - before);
        before = now;
    }
    return times;
})()`;

/** What the diagram's page takes in headless Chromium, in milliseconds. */
export interface PageTimes {
    /** From the message with the drawing to the second frame behind it. */
    firstDrawing: number;
    /** From frame to frame while the picture is panned in each. */
    frame: Sample;
}

/** Shows a drawing in the real page, and pans it at the zoom at which its names can be read. */
export async function benchPage(drawing: Drawing): Promise<PageTimes> {
    const browser = await launchBrowser();
    try {
        const { page, close } = await openPage(browser);
        const update = updateOf(drawing) as unknown as Record<string, unknown>;
        const firstDrawing = await page.evaluate(async data => {
            const start = performance.now();
            window.dispatchEvent(new MessageEvent('message', { data: { type: 'update', update: data } }));
            await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
            return performance.now() - start;
        }, update);
        const frames = await page.evaluate<number[]>(PANNING);
        await close();
        return { firstDrawing, frame: summarise(frames) };
    } finally {
        await browser.close();
    }
}
