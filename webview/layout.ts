import { html } from './element.js';

/** The fixed parts of the page. */
export interface PageParts {
    systems: HTMLSelectElement;
    findings: HTMLButtonElement;
    zoomIn: HTMLButtonElement;
    zoomOut: HTMLButtonElement;
    fit: HTMLButtonElement;
    notice: HTMLElement;
    canvas: HTMLElement;
    layer: HTMLElement;
    svg: SVGSVGElement;
    panel: HTMLElement;
    status: HTMLElement;
}

/** Builds the page in an empty body. */
export function buildPage(body: HTMLElement): PageParts {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('class', 'tm-drawing');
    svg.setAttribute('role', 'graphics-document');
    svg.setAttribute('aria-label', 'Data flow diagram');
    const layer = html('div', { class: 'layer' }, svg);
    const parts: PageParts = {
        systems: html('select', { 'aria-label': 'System' }),
        findings: html('button', { type: 'button', 'aria-label': 'All findings' }, 'Findings'),
        zoomOut: html('button', { type: 'button', 'aria-label': 'Zoom out', title: 'Zoom out (-)' }, '−'),
        zoomIn: html('button', { type: 'button', 'aria-label': 'Zoom in', title: 'Zoom in (+)' }, '+'),
        fit: html('button', { type: 'button', title: 'Show the whole diagram (0)' }, 'Fit'),
        notice: html('p', { class: 'notice', role: 'status' }),
        canvas: html('div', { class: 'canvas' }, layer),
        layer,
        svg,
        panel: html('aside', { class: 'panel', 'aria-label': 'Findings' }),
        status: html('p', { class: 'for-screen-readers', role: 'status' })
    };
    parts.systems.hidden = parts.notice.hidden = parts.panel.hidden = true;
    body.append(
        html(
            'header',
            { class: 'toolbar' },
            parts.systems,
            parts.findings,
            html('span', { class: 'gap' }),
            parts.zoomOut,
            parts.zoomIn,
            parts.fit
        ),
        parts.notice,
        html('main', { class: 'work' }, parts.canvas, parts.panel),
        parts.status
    );
    return parts;
}
