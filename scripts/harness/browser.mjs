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

/** How long one attempt at a menu or a box may wait, and how long all of them together, in milliseconds. */
export const ATTEMPT = 8_000;
const ATTEMPTS = 80_000;

/**
 * Does what opens a menu or a box, and acts in it, again until it succeeds. VS Code closes them by itself when what they
 * offer changes or the focus moves, which on a busy machine happens between any two steps; a user would open them again.
 * @param attempt must leave nothing behind that Escape does not take away, and wait no longer than {@link ATTEMPT} for a step
 */
export async function persist(page, attempt) {
    const end = Date.now() + ATTEMPTS;
    for (;;) {
        try {
            return await attempt();
        } catch (error) {
            if (page.isClosed() || Date.now() > end) throw error;
            await page.keyboard.press('Escape');
        }
    }
}

/**
 * Opens the quick input by a key, writes into it and accepts it.
 * @param row text of the row that must be offered by then; any where absent
 * @param closes false where what is accepted asks for more in the same place
 */
export async function quickInput(page, key, text, row, closes = true) {
    const widget = page.locator('.quick-input-widget');
    await persist(page, async () => {
        await page.keyboard.press(key);
        await widget.locator('input.input').first().fill(text, { timeout: ATTEMPT });
        if (row) await widget.locator('.monaco-list-row').filter({ hasText: row }).first().waitFor({ timeout: ATTEMPT });
        await widget.locator('input.input').first().press('Enter', { timeout: ATTEMPT });
    });
    if (closes) await widget.waitFor({ state: 'hidden' });
}

/** Opens a file of the workspace by its path, as Ctrl+P does. */
export async function openFile(page, file) {
    await quickInput(page, 'Control+P', file, path.basename(file));
    await page.locator(`.tab.active[data-resource-name="${path.basename(file)}"]`).waitFor();
    await page.locator('.editor-instance .monaco-editor .view-line').first().waitFor();
}

/** Runs a command by its title, as the command palette does. */
export async function runCommand(page, title) {
    await quickInput(page, 'F1', `>${title}`, title);
}

/** Runs a command that asks for something, and answers with the row of this text, or with the text itself where it asks for words. */
export async function runAskingCommand(page, title, answer) {
    await quickInput(page, 'F1', `>${title}`, title, false);
    const widget = page.locator('.quick-input-widget');
    await widget.locator('.quick-input-title', { hasText: /\S/ }).waitFor();
    if ('row' in answer) {
        await widget.locator('.monaco-list-row').filter({ hasText: answer.row }).first().click();
    } else {
        await widget.locator('input.input').first().fill(answer.text);
        await page.keyboard.press('Enter');
    }
    await widget.waitFor({ state: 'hidden' });
}

/** The document inside a webview panel: VS Code nests two frames. */
export function webviewDocument(page, index = 0) {
    return page.locator('iframe.webview.ready').nth(index).contentFrame().locator('iframe#active-frame').contentFrame();
}

export async function picture(page, file) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    await page.screenshot({ path: file });
}
