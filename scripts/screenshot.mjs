// Takes the picture of the README: the image classifier with its findings and its diagram, in VS Code with the packed extension.
//
//   npm run package && npm run screenshot
import fs from 'node:fs';
import path from 'node:path';
import { launchChromium, newPage, newProfile, openFile, openWorkbench, picture, runCommand, webviewDocument } from './harness/browser.mjs';
import { ROOT, vsixPath } from './harness/config.mjs';
import { installHost } from './harness/install.mjs';
import { serveOnce } from './harness/server.mjs';

const target = path.join(ROOT, 'docs/images/editor.png');
const { version } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));

installHost();
const server = await serveOnce({
    fixture: path.join(ROOT, 'examples'),
    vsix: [vsixPath(version)],
    settings: { 'workbench.activityBar.location': 'hidden', 'window.title': '${activeEditorShort}', 'editor.fontSize': 13 }
});
const browser = await launchChromium();
try {
    const profile = await newProfile(browser, {
        viewport: { width: 1640, height: 1130 },
        deviceScaleFactor: 1.5
    });
    const page = await newPage(profile);
    await openWorkbench(page, server);
    await openFile(page, 'image-classifier/as-is.tmodel');
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
    await page.keyboard.press('Control+Shift+M');
    await page
        .locator('.markers-panel .monaco-list-row', { has: page.locator('.codicon-error') })
        .first()
        .waitFor();
    // The examples beside it have findings as well.
    await page.locator('.panel .viewpane-filter input').fill('**/image-classifier/as-is.tmodel');
    await page.locator('.markers-panel .monaco-list-row', { hasText: 'image-classifier' }).first().waitFor();
    await runCommand(page, 'Open Data Flow Diagram to the Side');
    const diagram = webviewDocument(page);
    await diagram.locator('.tm-shape').first().waitFor();
    await diagram.locator('.tm-shape[data-id="prod.resnet50"]').click();
    await diagram.locator('[data-selected]').first().waitFor();
    // Lenses are worked out for the lines in sight, a moment after these have come to rest.
    await page.locator('.codelens-decoration a', { hasText: 'finding' }).first().waitFor();
    await picture(page, target);
    console.log(path.relative(process.cwd(), target));
} finally {
    await browser.close();
    await server.stop();
}
