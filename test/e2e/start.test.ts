import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium, newPage, newProfile, webviewDocument } from '../../scripts/harness/browser.mjs';
import { ROOT } from '../../scripts/harness/config.mjs';

describe('npm start', function () {
    this.timeout(180_000);

    const home = fs.mkdtempSync(path.join(os.tmpdir(), 'tmodel-start-'));
    let start: ChildProcess;
    let browser: Browser;
    let url: string;

    before(async () => {
        start = spawn(process.execPath, ['scripts/start.mjs', '--no-open'], {
            cwd: ROOT,
            env: { ...process.env, XDG_DATA_HOME: home },
            stdio: ['ignore', 'pipe', 'inherit']
        });
        url = await printedUrl(start);
        browser = await launchChromium();
    });
    after(async () => {
        await browser?.close();
        if (start.exitCode === null) {
            start.kill('SIGTERM');
            await once(start, 'exit');
        }
        fs.rmSync(home, { recursive: true, force: true });
    });

    it('shows an example, its problems and its diagram', async () => {
        const page = await newPage(await newProfile(browser));
        await page.goto(url);
        await page.locator('.tab[data-resource-name="as-is.tmodel"]').waitFor();
        await page.locator('.markers-panel .monaco-list-row').first().waitFor();
        await webviewDocument(page).locator('.tm-shape').first().waitFor();
        await page.context().close();
    });

    it('lets nobody in who does not know its address', async () => {
        const page = await newPage(await newProfile(browser));
        const answer = await page.goto(new URL('/', url).href);
        await page.context().close();
        assert.equal(answer?.status(), 403);
    });

    it('ends with its server when it is interrupted', async () => {
        start.kill('SIGINT');
        const [status] = (await once(start, 'exit')) as [number | null];
        const answer = await fetch(url).then(
            () => 'answers',
            () => 'is gone'
        );
        assert.deepEqual([status, answer], [0, 'is gone']);
    });
});

/** The address that the script prints when the window can be opened. */
function printedUrl(start: ChildProcess): Promise<string> {
    return new Promise((resolve, reject) => {
        let output = '';
        start.stdout?.on('data', (chunk: Buffer) => {
            output += chunk.toString();
            const found = /http:\S+/.exec(output);
            if (found) resolve(found[0]);
        });
        start.once('exit', status => reject(new Error(`It ended with ${status}.\n${output}`)));
    });
}
