import { html } from './element.js';
import { t } from './l10n.js';

/** The fixed parts of the page. */
export interface PageParts {
    systems: HTMLSelectElement;
    views: HTMLSelectElement;
    levels: HTMLSelectElement;
    filter: HTMLButtonElement;
    data: HTMLButtonElement;
    findings: HTMLButtonElement;
    focus: HTMLButtonElement;
    search: HTMLButtonElement;
    table: HTMLButtonElement;
    follow: HTMLButtonElement;
    menu: HTMLButtonElement;
    zoomIn: HTMLButtonElement;
    zoomOut: HTMLButtonElement;
    fit: HTMLButtonElement;
    notice: HTMLElement;
    canvas: HTMLElement;
    layer: HTMLElement;
    svg: SVGSVGElement;
    /** Where the table stands in place of the canvas. */
    rows: HTMLElement;
    panel: HTMLElement;
    status: HTMLElement;
}

/** Builds the page in an empty body. */
export function buildPage(body: HTMLElement): PageParts {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('class', 'tm-drawing');
    svg.setAttribute('role', 'graphics-document');
    svg.setAttribute('aria-label', t('Data flow diagram'));
    const layer = html('div', { class: 'layer' }, svg);
    const parts: PageParts = {
        systems: html('select', { 'aria-label': t('System') }),
        views: html('select', { 'aria-label': t('View') }),
        levels: html('select', { 'aria-label': t('Level of detail') }),
        filter: button(t('Filter'), t('Show some findings only'), { 'aria-haspopup': 'dialog', 'aria-expanded': 'false' }),
        data: button(t('Data'), t('Show what data flows and stores carry'), { 'aria-pressed': 'false' }),
        findings: button(t('Findings'), undefined, { 'aria-label': t('All findings') }),
        focus: button('', t('Show everything again'), { class: 'chip' }),
        search: button(t('Search'), t('Search (/)')),
        table: button(t('Table'), t('Show as table (T)'), { 'aria-pressed': 'false' }),
        follow: button(t('Follow'), t('Show the model that is in front in the editor'), { 'aria-pressed': 'false' }),
        menu: button('⋯', t('More'), { 'aria-label': t('More'), 'aria-haspopup': 'menu' }),
        zoomOut: button('−', t('Zoom out (-)'), { 'aria-label': t('Zoom out') }),
        zoomIn: button('+', t('Zoom in (+)'), { 'aria-label': t('Zoom in') }),
        fit: button(t('Fit'), t('Show the whole diagram (0)')),
        notice: html('p', { class: 'notice', role: 'status' }),
        canvas: html('div', { class: 'canvas' }, layer),
        layer,
        svg,
        rows: html('div', { class: 'rows' }),
        panel: html('aside', { class: 'panel', 'aria-label': t('Findings') }),
        status: html('p', { class: 'said', role: 'status' })
    };
    for (const part of [parts.systems, parts.views, parts.focus, parts.notice, parts.panel, parts.rows]) {
        part.hidden = true;
    }
    body.append(
        html(
            'header',
            { class: 'toolbar' },
            parts.systems,
            parts.views,
            parts.levels,
            parts.filter,
            parts.data,
            parts.findings,
            parts.focus,
            html('span', { class: 'gap' }),
            parts.search,
            parts.table,
            parts.follow,
            parts.zoomOut,
            parts.zoomIn,
            parts.fit,
            parts.menu
        ),
        parts.notice,
        html('main', { class: 'work' }, parts.canvas, parts.rows, parts.panel),
        parts.status
    );
    return parts;
}

function button(label: string, title: string | undefined, attributes: Readonly<Record<string, string>> = {}): HTMLButtonElement {
    return html('button', { type: 'button', ...(title === undefined ? {} : { title }), ...attributes }, label);
}
