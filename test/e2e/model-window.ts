import fs from 'node:fs';
import path from 'node:path';
import type { BrowserContext, FrameLocator, Locator } from 'playwright-core';
import {
    ATTEMPT,
    launchChromium,
    newPage,
    newProfile,
    openFile,
    openWorkbench,
    persist,
    picture,
    quickInput,
    runCommand,
    webviewDocument,
    type WatchedPage
} from '../../scripts/harness/browser.mjs';
import { ARTIFACTS, ROOT, vsixPath } from '../../scripts/harness/config.mjs';
import { serveOnce, type Server } from '../../scripts/harness/server.mjs';

/** The model that each window starts with. */
const MODEL = fs.readFileSync(path.join(ROOT, 'test/workspace/photos.tmodel'), 'utf8');
export const FILE = 'photos.tmodel';

/** Waits until a file holds what is looked for. */
export async function untilFile(file: string, pattern: RegExp): Promise<string> {
    for (let tries = 0; tries < 300; tries++) {
        const text = fs.existsSync(file) ? fs.readFileSync(file, 'latin1') : '';
        if (pattern.test(text)) return text;
        await new Promise(resolve => setTimeout(resolve, 100));
    }
    throw new Error(`${path.basename(file)} does not hold ${pattern}.`);
}

/** A VS Code with the packed extension, which windows are opened on. */
export class Editor {
    private windows = 0;

    private constructor(
        private readonly server: Server,
        private readonly profile: BrowserContext
    ) {}

    /** @param settings user settings besides the usual ones of tests */
    static async start(settings: Record<string, unknown> = {}): Promise<Editor> {
        const { version } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
        const server = await serveOnce({ vsix: [vsixPath(version)], settings });
        return new Editor(server, await newProfile(await launchChromium()));
    }

    /** Opens a window on a folder of its own that holds {@link MODEL}, and in it the model. */
    async open(): Promise<ModelWindow> {
        const folder = path.join(this.server.folders.workspace, `window-${++this.windows}`);
        fs.mkdirSync(folder);
        fs.writeFileSync(path.join(folder, FILE), MODEL);
        const page = await newPage(this.profile);
        await openWorkbench(page, this.server, [], folder);
        await openFile(page, FILE);
        return new ModelWindow(page, folder);
    }

    async stop(): Promise<void> {
        await this.profile.browser()?.close();
        await this.server.stop();
    }
}

/** What a user sees of a model, and does to it. */
export class ModelWindow {
    readonly squiggles: Locator;

    /** @param folder the folder that it is opened on */
    constructor(
        readonly page: WatchedPage,
        readonly folder: string
    ) {
        this.squiggles = page.locator('.monaco-editor .squiggly-error, .monaco-editor .squiggly-warning');
    }

    /** A line of the text, by a part of it. */
    line(text: string): Locator {
        // Monaco shows blanks as no-break spaces.
        return this.page
            .locator('.editor-instance .view-line')
            .filter({ hasText: new RegExp(text.replaceAll(' ', '\\s')) })
            .first();
    }

    /** The line that holds the cursor is this one. */
    cursorOn(lineNumber: number): Locator {
        // The status bar shows no position while the diagram has the focus.
        return this.page.locator('.monaco-editor .active-line-number', { hasText: new RegExp(`^${lineNumber}$`) });
    }

    async moveCursorTo(lineNumber: number, column: number): Promise<void> {
        await this.line('system photos').click();
        await quickInput(this.page, 'Control+G', `:${lineNumber}:${column}`);
        await this.cursorOn(lineNumber).waitFor();
    }

    /** A row of the Problems panel, by the code of its diagnostic; the panel is filtered down to it. */
    async problem(code: string): Promise<Locator> {
        await this.page.keyboard.press('Control+Shift+M');
        await this.page.locator('.markers-panel').waitFor();
        await this.page.locator('.viewpane-filter input').fill(code);
        return this.page.locator('.markers-panel .monaco-list-row').filter({ hasText: code });
    }

    /**
     * Chooses an offer of the lightbulb at the cursor, by a part of its title. VS Code asks for the offers anew with every
     * change of the diagnostics and of the diagram's selection; a menu that is open then closes, or shows what was offered before.
     */
    async applyFix(title: string): Promise<void> {
        const wait = { timeout: ATTEMPT };
        const { page } = this;
        await persist(page, async () => {
            await page.locator('.editor-instance [class*="lightbulb" i]').filter({ visible: true }).first().waitFor(wait);
            await page.locator('.editor-instance .monaco-editor.focused').waitFor(wait);
            await page.keyboard.press('Control+.');
            await page.locator('.action-widget .monaco-list-row.action', { hasText: title }).first().click(wait);
        });
    }

    async openDiagram(): Promise<FrameLocator> {
        await runCommand(this.page, 'Open Data Flow Diagram to the Side');
        await this.shape('cloud.sorter').waitFor();
        return this.diagram;
    }

    get diagram(): FrameLocator {
        return webviewDocument(this.page);
    }

    /** A drawn element, by its qualified name. */
    shape(id: string): Locator {
        return this.diagram.locator(`.tm-shape[data-id="${id}"]`);
    }

    /** The number of findings that is shown at an element. */
    badge(id: string): Locator {
        return this.shape(id).locator('.tm-badge-count');
    }

    /** Opens the menu of a drawn element and chooses from it. */
    async chooseFor(id: string, label: string): Promise<void> {
        await this.shape(id).click({ button: 'right' });
        await this.diagram.getByRole('menuitem', { name: label }).click();
    }

    /** Answers the box that VS Code shows: with words, or with the row of this text. */
    async answer(text: string, row = false): Promise<void> {
        const widget = this.page.locator('.quick-input-widget');
        const input = widget.locator('input.input').first();
        await widget.locator('.quick-input-title', { hasText: /\S/ }).waitFor();
        await input.fill(text);
        if (row) await widget.locator('.monaco-list-row').filter({ hasText: text }).first().waitFor();
        await input.press('Enter');
    }

    async close(): Promise<void> {
        await this.page.close();
    }

    /** Leaves a picture of the window among the artifacts. */
    async picture(name: string): Promise<void> {
        await picture(this.page, path.join(ARTIFACTS, 'e2e', `${name.replace(/\W+/g, '-')}.png`));
    }
}
