// Chromium, and what a test does to VS Code's window with it.
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { ensureChromium } from './ensure-chromium.mjs';

const flags = [
    '--no-sandbox', // Chromium refuses to run as root with it, and the pages are our own
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-background-timer-throttling',
    '--disable-renderer-backgrounding',
    '--force-color-profile=srgb',
    // Nothing but this machine is reachable. (Routes of Playwright could see to that as well, but they switch the cache off.)
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    '--no-proxy-server'
];

export function launchChromium() {
    return chromium.launch({ executablePath: ensureChromium(), headless: true, args: flags });
}

/** A browser profile; pages of one profile share its cache. */
export function newProfile(browser, options = {}) {
    return browser.newContext({
        viewport: { width: 1440, height: 900 },
        locale: 'en-US',
        permissions: ['clipboard-read', 'clipboard-write'],
        ...options
    });
}

/**
 * A page whose `failures` collects what its scripts throw, and what a page in it was kept from by its policy.
 * (Other errors on the console are left out: the workbench logs some for services that are switched off.)
 */
export async function newPage(profile) {
    const page = await profile.newPage();
    page.failures = [];
    page.on('pageerror', error => page.failures.push(String(error.stack ?? error)));
    page.on('console', message => {
        if (message.text().includes('Content Security Policy')) page.failures.push(message.text());
    });
    return page;
}

/** Waits until the window has restored its editors and its extension host answers. */
export async function workbenchReady(page) {
    await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
    await page.waitForFunction(() => Boolean(globalThis.driver?.whenWorkbenchRestored), undefined, { timeout: 60_000 });
    await page.evaluate(() => globalThis.driver.whenWorkbenchRestored());
}

export async function openWorkbench(page, server, payload, folder) {
    await page.goto(server.url(payload, folder), { waitUntil: 'domcontentloaded' });
    await workbenchReady(page);
}

async function choose(page, key, text, row) {
    await page.keyboard.press(key);
    const box = page.locator('.quick-input-widget input.input').first();
    await box.waitFor();
    await box.fill(text);
    await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: row }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** Opens a file of the workspace by its path, as Ctrl+P does. */
export async function openFile(page, file) {
    await choose(page, 'Control+P', file, path.basename(file));
    await page.locator(`.tab.active[data-resource-name="${path.basename(file)}"]`).waitFor();
    await page.locator('.editor-instance .monaco-editor .view-line').first().waitFor();
}

/** Runs a command by its title, as the command palette does. */
export async function runCommand(page, title) {
    await choose(page, 'F1', `>${title}`, title);
}

/** The document inside a webview panel: VS Code nests two frames. */
export function webviewDocument(page, index = 0) {
    return page.locator('iframe.webview.ready').nth(index).contentFrame().locator('iframe#active-frame').contentFrame();
}

export async function picture(page, file) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    await page.screenshot({ path: file });
}
