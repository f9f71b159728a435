import { SEVERITIES, type BadgeState, type Severity } from '../diagram/drawing.js';
import { renderBadge } from '../diagram/render/badge.js';
import { plainText } from '../diagram/render/escape.js';
import type { DiagramFinding } from '../server/protocol.js';
import { html } from './element.js';
import { patchChildren } from './patch.js';

export interface FindingsPanel {
    readonly isOpen: boolean;
    /** Lists findings; one of them may be chosen, and then shows why it is there. */
    show(heading: string, findings: readonly DiagramFinding[], chosen: string | undefined): void;
    hide(): void;
}

export interface FindingsPanelEvents {
    choose(findingId: string): void;
    close(): void;
}

/** The list beside the drawing. Most pressing first; the order of the analysis decides between equals. */
export function createFindingsPanel(panel: HTMLElement, events: FindingsPanelEvents): FindingsPanel {
    return {
        get isOpen() {
            return !panel.hidden;
        },
        show(heading, findings, chosen) {
            const focused = panel.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.finding : undefined;
            const close = html(
                'button',
                { type: 'button', class: 'close', 'aria-label': 'Close the list of findings', title: 'Close (Escape)' },
                '×'
            );
            close.addEventListener('click', events.close);
            const items = [...findings].sort((a, b) => rank(b) - rank(a)).map(finding => listItem(finding, finding.id === chosen, events));
            panel.replaceChildren(
                html('div', { class: 'panel-head' }, html('h2', {}, plainText(heading)), close),
                items.length > 0 ? html('ul', {}, ...items) : html('p', {}, 'No findings here.')
            );
            const wasHidden = panel.hidden;
            panel.hidden = false;
            const current = focused ?? (wasHidden ? (chosen ?? items[0]?.querySelector('button')?.dataset.finding) : undefined);
            if (current !== undefined) {
                panel.querySelector<HTMLElement>(`button[data-finding="${CSS.escape(current)}"]`)?.focus();
            }
        },
        hide() {
            panel.hidden = true;
            panel.replaceChildren();
        }
    };
}

function listItem(finding: DiagramFinding, chosen: boolean, events: FindingsPanelEvents): HTMLLIElement {
    const button = html(
        'button',
        { type: 'button', class: 'finding', 'data-finding': finding.id, 'aria-expanded': String(chosen) },
        sign(finding),
        html('span', { class: 'finding-title' }, plainText(finding.title)),
        html('span', { class: 'finding-note' }, [finding.severity, finding.status, ...finding.maps].map(plainText).join(' · '))
    );
    button.addEventListener('click', () => events.choose(finding.id));
    const item = html('li', {}, button);
    if (chosen) {
        item.append(
            html(
                'div',
                { class: 'because' },
                html('p', {}, plainText(finding.message)),
                ...(finding.because.length > 0
                    ? [html('h3', {}, 'Because'), html('ol', {}, ...finding.because.map(reason => html('li', {}, plainText(reason))))]
                    : [])
            )
        );
    }
    return item;
}

const STATES: Readonly<Record<string, BadgeState>> = {
    planned: 'planned',
    residual: 'residual',
    accepted: 'accepted',
    transferred: 'accepted'
};

/** The same sign as in the drawing. */
function sign(finding: DiagramFinding): SVGSVGElement {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    for (const [name, value] of [
        ['class', 'tm-drawing sign'],
        ['width', '26'],
        ['height', '26'],
        ['viewBox', '-13 -13 26 26'],
        ['aria-hidden', 'true']
    ]) {
        svg.setAttribute(name, value);
    }
    const severity = (SEVERITIES as readonly string[]).includes(finding.severity) ? (finding.severity as Severity) : 'info';
    patchChildren(svg, [renderBadge({ severity, state: STATES[finding.status] ?? 'open', count: 1, counts: {} }, { x: 0, y: 0 })]);
    return svg;
}

const PRESSING = ['mitigated', 'dismissed', 'avoided', 'transferred', 'accepted', 'residual', 'planned', 'open'];

function rank(finding: DiagramFinding): number {
    return PRESSING.indexOf(finding.status) * SEVERITIES.length + (SEVERITIES as readonly string[]).indexOf(finding.severity);
}
