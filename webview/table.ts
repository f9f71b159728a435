import type { Badge, Drawing } from '../diagram/drawing.js';
import { plainText } from '../diagram/render/escape.js';
import type { Actions } from './actions.js';
import { html } from './element.js';
import { t } from './l10n.js';
import type { Store } from './store.js';

export interface TableView {
    /** Shows the present content; keeps the order, the selection and the focus. */
    show(): void;
    select(id: string | undefined): void;
    /** Focuses the row of an id, or the first. */
    focus(id: string | undefined): void;
}

interface Row {
    id: string;
    /** As many as there are columns; numbers sort as numbers. */
    cells: (string | number)[];
}

/** The content of the drawing as a table: the same places and flows, the same selection, the same keys. */
export function createTable(parent: HTMLElement, store: Store, actions: Actions): TableView {
    const columns = [t('Name'), t('What it is'), t('Where'), t('Data'), t('Open findings'), t('Worst'), t('Questions')];
    let sorting: { column: number; descending: boolean } | undefined;
    let selected: string | undefined;
    const body = html('tbody');
    const heads = columns.map((column, index) => {
        const button = html('button', { type: 'button' }, column);
        button.addEventListener('click', () => {
            sorting = { column: index, descending: sorting?.column === index && !sorting.descending };
            show();
        });
        return html('th', { scope: 'col', 'aria-sort': 'none' }, button);
    });
    parent.replaceChildren(
        html('table', { role: 'grid', 'aria-label': t('Content of the diagram') }, html('thead', {}, html('tr', {}, ...heads)), body)
    );
    const rows = () => [...body.querySelectorAll<HTMLTableRowElement>('tr')];
    const mark = () => {
        const all = rows();
        const entry = all.find(row => row.dataset.id === selected) ?? all[0];
        for (const row of all) {
            row.setAttribute('aria-selected', String(row.dataset.id === selected));
            row.tabIndex = row === entry ? 0 : -1;
        }
    };
    const show = () => {
        const focused = body.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.id : undefined;
        const { drawing } = store.update ?? {};
        const sorted = drawing ? sortedBy(rowsOf(drawing), sorting) : [];
        body.replaceChildren(
            ...sorted.map(({ id, cells }) =>
                html('tr', { 'data-id': id }, ...cells.map(cell => html('td', {}, cell === 0 ? '' : plainText(String(cell)))))
            )
        );
        heads.forEach((head, index) => {
            const direction = sorting?.descending ? 'descending' : 'ascending';
            head.setAttribute('aria-sort', sorting?.column === index ? direction : 'none');
        });
        mark();
        if (focused !== undefined) {
            focus(focused);
        }
    };
    const focus = (id: string | undefined) => {
        const all = rows();
        (all.find(row => row.dataset.id === id) ?? all[0])?.focus();
    };
    const idAt = (target: EventTarget | null) =>
        target instanceof Element ? target.closest<HTMLElement>('tr[data-id]')?.dataset.id : undefined;

    body.addEventListener('click', event => actions.select(idAt(event.target)));
    body.addEventListener('dblclick', event => {
        const id = idAt(event.target);
        if (id !== undefined) {
            actions.reveal(id);
        }
    });
    body.addEventListener('keydown', event => {
        const all = rows();
        const index = all.indexOf(document.activeElement as HTMLTableRowElement);
        const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: all.length - 1 }[event.key];
        const row = next === undefined ? undefined : all[next];
        if (row) {
            row.focus();
            actions.select(row.dataset.id);
            event.preventDefault();
            event.stopPropagation();
        }
    });
    return {
        show,
        select(id) {
            selected = id;
            mark();
        },
        focus
    };
}

function rowsOf({ boundaries, shapes, flows }: Drawing): Row[] {
    const labels = new Map([...boundaries, ...shapes].map(each => [each.id, each.label]));
    const labelOf = (id: string | undefined) => (id === undefined ? '' : (labels.get(id) ?? id));
    return [
        ...boundaries.map(each => ({
            id: each.id,
            cells: [each.label, trustText(each.trust), labelOf(each.parent), '', ...counts(undefined), each.questions]
        })),
        ...shapes.map(each => ({
            id: each.id,
            cells: [each.label, each.kindName, each.boundary ?? '', '', ...counts(each.badge), each.questions]
        })),
        ...flows.map(each => ({
            id: each.id,
            cells: [
                each.label || t('(no title)'),
                t('flow'),
                t('{0} to {1}', labelOf(each.source), labelOf(each.target)),
                dataText(each.sends, each.returns),
                ...counts(each.badge),
                each.questions
            ]
        }))
    ];
}

function trustText(trust: string | undefined): string {
    return trust === undefined ? t('trust boundary') : t('trust boundary: {0}', trust);
}

function dataText(sends: readonly string[], returns: readonly string[]): string {
    const parts = [
        ...(sends.length > 0 ? [t('sends {0}', sends.join(', '))] : []),
        ...(returns.length > 0 ? [t('returns {0}', returns.join(', '))] : [])
    ];
    return parts.join('; ');
}

/** How many findings are open, and the worst severity of the most pressing ones. */
function counts(badge: Badge | undefined): [number, string] {
    return [badge?.counts.open ?? 0, badge ? (badge.state === 'open' ? badge.severity : `${badge.severity} (${badge.state})`) : ''];
}

/** Rows with the same cell keep their order. */
function sortedBy(rows: readonly Row[], sorting: { column: number; descending: boolean } | undefined): Row[] {
    if (!sorting) {
        return [...rows];
    }
    const { column, descending } = sorting;
    const severities = ['', 'info', 'low', 'medium', 'high', 'critical'];
    const key = (row: Row) => {
        const cell = row.cells[column];
        const rank = column === 5 ? severities.indexOf(String(cell).split(' ')[0]) : -1;
        return rank >= 0 ? rank : typeof cell === 'string' ? cell.toLowerCase() : cell;
    };
    const order = (a: Row, b: Row) => {
        const [left, right] = [key(a), key(b)];
        return left === right ? 0 : left < right ? -1 : 1;
    };
    return [...rows].sort((a, b) => (descending ? order(b, a) : order(a, b)));
}
