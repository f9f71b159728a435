// Takes the pictures of docs/editor.md: the Threats view and the walkthrough, in VS Code with the packed extension.
//
//   npm run package && node scripts/screenshot-views.mjs
import fs from 'node:fs';
import path from 'node:path';
import { launchChromium, newPage, newProfile, openFile, openWorkbench, picture, runCommand } from './harness/browser.mjs';
import { ROOT, vsixPath } from './harness/config.mjs';
import { installHost } from './harness/install.mjs';
import { serveOnce } from './harness/server.mjs';

const { version } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));

installHost();
const server = await serveOnce({ fixture: path.join(ROOT, 'examples'), vsix: [vsixPath(version)], settings: { 'editor.fontSize': 13 } });
const browser = await launchChromium();
try {
    const page = await newPage(await newProfile(browser, { viewport: { width: 1280, height: 760 }, deviceScaleFactor: 1.25 }));
    await openWorkbench(page, server);
    await openFile(page, 'as-is.tmodel');
    await runCommand(page, 'Focus on Threats View');
    await page.locator('.sidebar .monaco-list-row[aria-level="2"]').first().click();
    await page.locator('.monaco-editor .active-line-number').waitFor();
    await picture(page, path.join(ROOT, 'docs/images/threats.png'));
    await runCommand(page, 'tmodel: Open Walkthrough');
    await page.locator('.gettingStartedContainer button[data-step-id$="firstSteps#open"]').waitFor();
    await picture(page, path.join(ROOT, 'docs/images/walkthrough.png'));
} finally {
    await browser.close();
    await server.stop();
}
