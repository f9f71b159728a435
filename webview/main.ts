/// <reference types="vscode-webview" />
import { drawingStyles } from '../diagram/render/styles.js';
import { propertyColours, themeProperties } from '../diagram/render/theme.js';
import { loadTranslations } from './l10n.js';
import { buildPage } from './layout.js';
import type { HostMessage, PageState } from './messages.js';
import { startPage } from './page.js';

const api = acquireVsCodeApi<PageState>();

// Made by script and not by markup, so that the page's policy needs no exception for inline styles.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`${themeProperties()}\n${drawingStyles(propertyColours, 'var(--vscode-font-family, system-ui, sans-serif)')}`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

loadTranslations(JSON.parse(document.body.dataset.texts ?? '{}') as Record<string, string>);
const receive = startPage(buildPage(document.body), {
    post: message => api.postMessage(message),
    getState: () => api.getState(),
    setState: state => void api.setState(state)
});
window.addEventListener('message', (event: MessageEvent<HostMessage>) => receive(event.data));
