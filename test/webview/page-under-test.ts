import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import type { Drawing } from '../../diagram/index.js';
import { layoutScene } from '../../diagram/index.js';
import type { SystemModel } from '../../language/model/system-model.js';
import type { DiagramFinding, DiagramPlace, DiagramUpdate } from '../../server/protocol.js';
import type { HostMessage, PageMessage, PageState } from '../../webview/messages.js';
import { sceneOf } from '../diagram/models.js';
import type { SceneAnalysis } from '../../diagram/index.js';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
/** Browsers trust it as they do the editor's pages. */
const ORIGIN = 'http://page.localhost';

export const BROWSER_FILE = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

export function launchBrowser(): Promise<Browser> {
    return chromium.launch({
        executablePath: BROWSER_FILE,
        headless: true,
        args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--force-color-profile=srgb']
    });
}

let bundle: Promise<{ script: string; style: string }> | undefined;

/** The page's script and style as they are packed, bundled once for all tests. */
async function bundled(): Promise<{ script: string; style: string }> {
    const result = await build({
        entryPoints: [path.join(ROOT, 'webview/main.ts'), path.join(ROOT, 'webview/webview.css')],
        outdir: 'out',
        bundle: true,
        minify: true,
        format: 'iife',
        target: 'es2022',
        write: false,
        logLevel: 'silent'
    });
    const textOf = (ending: string) => result.outputFiles.find(({ path: file }) => file.endsWith(ending))!.text;
    return { script: textOf('.js'), style: textOf('.css') };
}

export interface PageOptions extends BrowserContextOptions {
    /** The body's class, by which the editor tells its theme. */
    theme?: string;
    /** What `getState` answers. */
    state?: PageState;
    /** The editor's translations, by the English texts. */
    texts?: Record<string, string>;
}

/** The preview page in a browser, with a stand-in for the editor behind it. */
export interface PageUnderTest {
    page: Page;
    /** Everything the page complained about: errors and breaches of its policy. */
    complaints: string[];
    send(message: HostMessage): Promise<void>;
    /** What the page has sent, the oldest first. */
    sent(): Promise<PageMessage[]>;
    state(): Promise<PageState | undefined>;
    /** Waits until nothing moves any more. */
    rest(): Promise<void>;
    close(): Promise<void>;
}

export async function openPage(
    browser: Browser,
    { theme = 'vscode-light', state, texts, ...options }: PageOptions = {}
): Promise<PageUnderTest> {
    const { script, style } = await (bundle ??= bundled());
    const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, ...options });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', error => complaints.push(String(error)));
    page.on('console', message => {
        if (message.type() === 'error') {
            complaints.push(message.text());
        }
    });
    const policy = `default-src 'none'; script-src 'nonce-secret'; style-src ${ORIGIN} 'nonce-secret'; img-src data:`;
    const files: Record<string, { contentType: string; body: string }> = {
        '/': {
            contentType: 'text/html',
            body: `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
                <title>Diagram</title><link rel="stylesheet" href="/webview.css"></head>
                <body class="${theme}"${texts ? ` data-texts='${JSON.stringify(texts)}'` : ''}><script nonce="secret" src="/webview.js"></script></body></html>`
        },
        '/webview.js': { contentType: 'text/javascript', body: script },
        '/webview.css': { contentType: 'text/css', body: style }
    };
    await context.route('**/*', route => {
        const file = files[new URL(route.request().url()).pathname];
        return file ? route.fulfill(file) : route.fulfill({ status: 204 });
    });
    await page.addInitScript(`
        const host = globalThis.host = { sent: [], state: ${JSON.stringify(state)} };
        globalThis.acquireVsCodeApi = () => ({
            postMessage: message => host.sent.push(message), getState: () => host.state, setState: state => host.state = state
        });
    `);
    await page.goto(`${ORIGIN}/`);
    return {
        page,
        complaints,
        send: message =>
            page.evaluate(
                data => {
                    window.dispatchEvent(new MessageEvent('message', { data }));
                },
                message as unknown as Record<string, unknown>
            ),
        sent: () => page.evaluate('host.sent'),
        state: () => page.evaluate('host.state'),
        rest: async () => {
            await page.waitForFunction(() => !document.querySelector('.layer.moving') && document.getAnimations().length === 0);
        },
        close: () => context.close()
    };
}

/** A finding as the server tells the page of it. */
export function shownFinding(target: string, rest: Partial<DiagramFinding> = {}): DiagramFinding {
    return {
        id: `f_${target}`,
        threat: 'prompt-injection',
        title: 'Instructions can be injected',
        severity: 'high',
        status: 'open',
        target,
        message: 'A caller can give the model orders.',
        because: ['The caller is anonymous'],
        path: [],
        maps: ['atlas.AML.T0051'],
        stride: ['tampering'],
        tactics: ['Execution'],
        rule: { uri: 'tmodel-builtin:/threats.tmodel', range: RANGE },
        ...rest
    };
}

export async function drawingOf(model: SystemModel, analysis?: SceneAnalysis): Promise<Drawing> {
    return layoutScene(sceneOf(model, analysis));
}

const RANGE = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

/** What the server would send of a drawing that nothing was left out of. */
export function updateOf(drawing: Drawing, rest: Partial<Omit<DiagramUpdate, 'systems'>> & { systems?: string[] } = {}): DiagramUpdate {
    const name = drawing.system.name;
    const uri = 'file:///a.tmodel';
    const place = (type: DiagramPlace['type']) => (drawn: { id: string }) => {
        const label = type === 'flow' ? drawn.id : drawn.id.slice(drawn.id.lastIndexOf('.') + 1);
        return { id: drawn.id, type, label, uri, name: RANGE, whole: RANGE };
    };
    const { systems = [name], ...others } = rest;
    return {
        panel: '1',
        uri,
        version: 1,
        systems: systems.map(each => ({ name: each, whole: RANGE })),
        system: name,
        view: {},
        views: [],
        status: 'ok',
        steps: [],
        notices: [],
        gone: [],
        drawing,
        places: [...drawing.boundaries.map(place('zone')), ...drawing.shapes.map(place('element')), ...drawing.flows.map(place('flow'))],
        findings: [],
        hidden: [],
        subjects: [],
        ...others
    };
}
