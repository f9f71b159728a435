import type { Locator } from 'playwright-core';
import { ATTEMPT, persist, runAskingCommand, runCommand, type WatchedPage } from '../../scripts/harness/browser.mjs';

/** The Threats view in the side bar, as a user sees it. */
export class ThreatsView {
    private constructor(private readonly page: WatchedPage) {}

    static async open(page: WatchedPage): Promise<ThreatsView> {
        await runCommand(page, 'Focus on Threats View');
        await page.locator('.sidebar .pane-header[aria-label^="Threats"]').waitFor({ state: 'attached' });
        return new ThreatsView(page);
    }

    /** Rows, groups and findings alike, that hold a text. */
    row(text: string | RegExp): Locator {
        return this.page.locator('.sidebar .monaco-list-row').filter({ hasText: text });
    }

    /** The texts of the groups, from top to bottom. */
    async groups(): Promise<string[]> {
        return this.page.locator('.sidebar .monaco-list-row[aria-level="1"] .label-name').allInnerTexts();
    }

    /** What the view says above its rows. */
    get message(): Locator {
        return this.page.locator('.sidebar .message');
    }

    async groupBy(label: string): Promise<void> {
        await runAskingCommand(this.page, 'tmodel: Group Threats...', { row: label });
    }

    /** Shows findings only that hold these words. */
    async filterText(text: string): Promise<void> {
        await runAskingCommand(this.page, 'tmodel: Filter Threats by Text...', { text });
    }

    /** Opens the menu of a row's inline action and takes the first offer that holds a text. */
    async fix(row: Locator, offer: string): Promise<void> {
        await persist(this.page, async () => {
            await row.first().hover({ timeout: ATTEMPT });
            await row.first().locator('.action-label[aria-label^="Fix Threat"]').click({ timeout: ATTEMPT });
            await this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: offer }).first().click({ timeout: ATTEMPT });
        });
    }
}
