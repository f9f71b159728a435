import { SEVERITIES, type BadgeState, type Severity } from '../diagram/drawing.js';
import { renderBadge } from '../diagram/render/badge.js';
import { plainText } from '../diagram/render/escape.js';
import type { DiagramFinding } from '../server/protocol.js';
import { html } from './element.js';
import { t } from './l10n.js';
import { patchChildren } from './patch.js';

/** What can be done about the chosen finding. */
export interface FindingOffers {
    fixes: readonly string[];
    accept: boolean;
}

/** What is known of the chosen finding besides itself. */
export interface ChosenDetails {
    /** Absent until the extension has answered. */
    offers?: FindingOffers;
    /** The way of the attack, step by step, where it is drawn alone. */
    steps: readonly string[];
}

export interface FindingsPanel {
    readonly isOpen: boolean;
    /** Lists findings; one of them may be chosen, and then shows why it is there and, once known, what can be done about it. */
    show(heading: string, findings: readonly DiagramFinding[], chosen: string | undefined, more: ChosenDetails): void;
    hide(): void;
}

export interface FindingsPanelEvents {
    choose(findingId: string): void;
    close(): void;
    /** @param fix the fix's index among those offered; `title` is what it was offered as */
    applyFix(findingId: string, fix: number, title: string): void;
    accept(findingId: string): void;
    openRule(findingId: string): void;
    /** Leaves nothing in the drawing but the way of the attack. */
    showPath(findingId: string): void;
}

/** The list beside the drawing. Most pressing first; the order of the analysis decides between equals. */
export function createFindingsPanel(panel: HTMLElement, events: FindingsPanelEvents): FindingsPanel {
    return {
        get isOpen() {
            return !panel.hidden;
        },
        show(heading, findings, chosen, more) {
            const focused = panel.contains(document.activeElement) ? keyOf(document.activeElement as HTMLElement) : undefined;
            const close = button('×', events.close, {
                class: 'close',
                'aria-label': t('Close the list of findings'),
                title: t('Close (Escape)')
            });
            const items = [...findings]
                .sort((a, b) => rank(b) - rank(a))
                .map(finding => listItem(finding, finding.id === chosen, more, events));
            panel.replaceChildren(
                html('div', { class: 'panel-head' }, html('h2', {}, plainText(heading)), close),
                items.length > 0 ? html('ul', {}, ...items) : html('p', {}, t('No findings here.'))
            );
            const wasHidden = panel.hidden;
            panel.hidden = false;
            const first = items[0]?.querySelector('button')?.dataset.finding;
            const current = focused ?? (wasHidden ? (chosen ?? first) : undefined);
            if (current !== undefined) {
                // What had the focus may have gone with its finding; the next one takes its place.
                const keep = [...panel.querySelectorAll<HTMLElement>('button')].find(each => keyOf(each) === current);
                (keep ?? panel.querySelector<HTMLElement>('button.finding') ?? close).focus();
            }
        },
        hide() {
            panel.hidden = true;
            panel.replaceChildren();
        }
    };
}

/** Tells the buttons of the list apart across updates. */
function keyOf({ dataset, className }: HTMLElement): string {
    return dataset.finding ?? dataset.act ?? className;
}

function button(label: string | Node, run: () => void, attributes: Readonly<Record<string, string>>): HTMLButtonElement {
    const made = html('button', { type: 'button', ...attributes }, label);
    made.addEventListener('click', run);
    return made;
}

function listItem(finding: DiagramFinding, chosen: boolean, more: ChosenDetails, events: FindingsPanelEvents): HTMLLIElement {
    const head = html(
        'button',
        { type: 'button', class: 'finding', 'data-finding': finding.id, 'aria-expanded': String(chosen) },
        sign(finding),
        html('span', { class: 'finding-title' }, plainText(finding.title)),
        html('span', { class: 'finding-note' }, [finding.severity, finding.status, ...finding.maps].map(plainText).join(' · '))
    );
    head.addEventListener('click', () => events.choose(finding.id));
    const item = html('li', {}, head);
    if (chosen) {
        item.append(details(finding, more, events));
    }
    return item;
}

/** Why a finding is there, and what can be done about it. */
function details(finding: DiagramFinding, { offers, steps }: ChosenDetails, events: FindingsPanelEvents): HTMLElement {
    const { id, message, because, path } = finding;
    const fixes = (offers?.fixes ?? []).map((title, index) =>
        button(plainText(title), () => events.applyFix(id, index, title), { class: 'act', 'data-act': `fix ${index}` })
    );
    const others = [
        ...(offers?.accept ? [button(t('Accept the risk...'), () => events.accept(id), { class: 'act', 'data-act': 'accept' })] : []),
        ...(path.length > 0 ? [button(t('Show its path only'), () => events.showPath(id), { class: 'act', 'data-act': 'path' })] : []),
        button(t('Open the rule'), () => events.openRule(id), { class: 'act', 'data-act': 'rule' })
    ];
    return html(
        'div',
        { class: 'because' },
        html('p', {}, plainText(message)),
        ...(because.length > 0
            ? [html('h3', {}, t('Because')), html('ol', {}, ...because.map(reason => html('li', {}, plainText(reason))))]
            : []),
        ...(steps.length > 0
            ? [html('h3', {}, t('The way of the attack')), html('ol', {}, ...steps.map(step => html('li', {}, plainText(step))))]
            : []),
        html('h3', {}, t('What can be done')),
        html('div', { class: 'acts' }, ...fixes, ...others)
    );
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
