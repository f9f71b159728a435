import { plainText } from '../diagram/render/escape.js';
import { SEVERITIES } from '../diagram/drawing.js';
import type { DiagramFinding, FindingFilter } from '../server/protocol.js';
import type { Actions } from './actions.js';
import { html } from './element.js';
import { t } from './l10n.js';
import type { Store } from './store.js';

export interface FilterDialog {
    readonly isOpen: boolean;
    close(): void;
}

interface Section {
    list: keyof FindingFilter;
    title: string;
    valuesOf(finding: DiagramFinding): readonly string[];
    order?: readonly string[];
}

/** Check boxes for what findings are shown, below the button that opens them. Each change counts at once. */
export function createFilterDialog(body: HTMLElement, opener: HTMLButtonElement, store: Store, actions: Actions): FilterDialog {
    const sections: readonly Section[] = [
        { list: 'severities', title: t('Severity'), valuesOf: ({ severity }) => [severity], order: [...SEVERITIES].reverse() },
        {
            list: 'statuses',
            title: t('Status'),
            valuesOf: ({ status }) => [status],
            order: ['open', 'planned', 'residual', 'accepted', 'transferred', 'avoided', 'dismissed']
        },
        { list: 'stride', title: t('STRIDE'), valuesOf: ({ stride }) => stride },
        { list: 'tactics', title: t('ATLAS tactic'), valuesOf: ({ tactics }) => tactics }
    ];
    const dialog = html('div', { class: 'filter', role: 'dialog', 'aria-label': t('Findings that are shown') });
    dialog.hidden = true;
    body.append(dialog);
    const close = () => {
        const inside = dialog.contains(document.activeElement);
        dialog.hidden = true;
        opener.setAttribute('aria-expanded', 'false');
        if (inside) {
            opener.focus();
        }
    };
    const clear = html('button', { type: 'button', class: 'act' }, t('Show all findings'));
    clear.addEventListener('click', () => {
        actions.setView({ filter: undefined });
        close();
    });
    const open = () => {
        const findings = store.update?.findings ?? [];
        const filter = store.update?.view.filter;
        dialog.replaceChildren(
            ...sections.map(section => fieldset(section, findings, filter)).filter(each => each !== undefined),
            html('div', { class: 'filter-end' }, clear)
        );
        const { left, bottom } = opener.getBoundingClientRect();
        dialog.hidden = false;
        dialog.style.left = `${Math.max(0, Math.min(left, window.innerWidth - dialog.offsetWidth - 4))}px`;
        dialog.style.top = `${bottom}px`;
        opener.setAttribute('aria-expanded', 'true');
        dialog.querySelector('input')?.focus();
    };
    opener.addEventListener('click', () => (dialog.hidden ? open() : close()));
    dialog.addEventListener('keydown', event => {
        if (event.key === 'Escape') {
            event.stopPropagation();
            close();
        }
    });
    dialog.addEventListener('change', () => actions.setView({ filter: filterIn(dialog) }));
    document.addEventListener('pointerdown', event => {
        if (!dialog.hidden && !dialog.contains(event.target as Node) && !opener.contains(event.target as Node)) {
            close();
        }
    });
    return {
        get isOpen() {
            return !dialog.hidden;
        },
        close
    };
}

/** One list of the filter with all values that there are, or that are chosen already. */
function fieldset({ list, title, valuesOf, order }: Section, findings: readonly DiagramFinding[], filter: FindingFilter | undefined) {
    const chosen = filter?.[list] as readonly string[] | undefined;
    const counts = new Map<string, number>((chosen ?? []).map(value => [value, 0]));
    for (const value of findings.flatMap(finding => [...new Set(valuesOf(finding))])) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    if (counts.size === 0) {
        return undefined;
    }
    const rank = (value: string) => (order ? order.indexOf(value) : 0);
    const values = [...counts.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
    return html(
        'fieldset',
        {},
        html('legend', {}, title),
        ...values.map(value => {
            const box = html('input', { type: 'checkbox', 'data-list': list, value });
            box.checked = !chosen || chosen.includes(value);
            return html('label', {}, box, ` ${plainText(value)} (${counts.get(value)!})`);
        })
    );
}

/** How many of its four lists hold findings back. */
export function filtersIn(filter: FindingFilter | undefined): number {
    return Object.values(filter ?? {}).filter(list => list !== undefined).length;
}

/** A list of which everything is checked holds nothing back, and is left out. */
function filterIn(dialog: HTMLElement): FindingFilter | undefined {
    const filter: Record<string, string[]> = {};
    for (const list of ['severities', 'statuses', 'stride', 'tactics']) {
        const boxes = [...dialog.querySelectorAll<HTMLInputElement>(`input[data-list="${list}"]`)];
        if (boxes.some(box => !box.checked)) {
            filter[list] = boxes.filter(box => box.checked).map(box => box.value);
        }
    }
    return filtersIn(filter) === 0 ? undefined : filter;
}
