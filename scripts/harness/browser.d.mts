import type { Browser, BrowserContext, BrowserContextOptions, FrameLocator, Page } from 'playwright-core';
import type { Server } from './server.mjs';

/** A page that collects what its scripts throw. */
export type WatchedPage = Page & { failures: string[] };

export declare function launchChromium(): Promise<Browser>;
export declare function newProfile(browser: Browser, options?: BrowserContextOptions): Promise<BrowserContext>;
export declare function newPage(profile: BrowserContext): Promise<WatchedPage>;
export declare function openWorkbench(page: Page, server: Server, payload?: [string, string][], folder?: string): Promise<void>;
export declare function workbenchReady(page: Page): Promise<void>;
export declare function openFile(page: Page, file: string): Promise<void>;
export declare function runCommand(page: Page, title: string): Promise<void>;
export declare function webviewDocument(page: Page, index?: number): FrameLocator;
export declare function picture(page: Page, file: string): Promise<void>;
export declare const ATTEMPT: number;
export declare function persist<T>(page: Page, attempt: () => Promise<T>): Promise<T>;
export declare function quickInput(page: Page, key: string, text: string, row?: string, closes?: boolean): Promise<void>;
export declare function runAskingCommand(page: Page, title: string, answer: { row: string } | { text: string }): Promise<void>;
