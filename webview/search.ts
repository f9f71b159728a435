import { plainText } from '../diagram/render/escape.js';
import type { ViewFocus } from '../server/protocol.js';
import type { Actions } from './actions.js';
import { html } from './element.js';
import { t } from './l10n.js';
import type { Store } from './store.js';

export interface Search {
    readonly isOpen: boolean;
    open(): void;
    close(): void;
}

interface Hit {
    label: string;
    note: string;
    go(): void;
}

/** As many as one reads; who wants more types another letter. */
const MOST_HITS = 12;

/**
 * A field with a list below it: drawn and undrawn places and flows, to be gone to, and data and controls, to be looked at.
 * Arrows choose, Enter goes, Escape leaves.
 */
export function createSearch(body: HTMLElement, store: Store, actions: Actions): Search {
    const list = html('ul', { id: 'search-hits', role: 'listbox', 'aria-label': t('Found') });
    const field = html('input', {
        type: 'text',
        role: 'combobox',
        'aria-label': t('Search the diagram'),
        'aria-controls': 'search-hits',
        'aria-expanded': 'false',
        'aria-autocomplete': 'list',
        autocomplete: 'off',
        spellcheck: 'false',
        placeholder: t('Element, flow, boundary, data or control')
    });
    const box = html('div', { class: 'search', role: 'search' }, field, list);
    box.hidden = true;
    body.append(box);
    let hits: readonly Hit[] = [];
    let chosen = 0;
    let back: Element | null = null;

    const show = () => {
        list.replaceChildren(
            ...hits.map(({ label, note }, index) =>
                html(
                    'li',
                    { role: 'option', id: `search-hit-${index}`, 'aria-selected': String(index === chosen) },
                    html('span', {}, plainText(label)),
                    html('span', { class: 'note' }, plainText(note))
                )
            )
        );
        field.setAttribute('aria-expanded', String(hits.length > 0));
        if (hits.length > 0) {
            field.setAttribute('aria-activedescendant', `search-hit-${chosen}`);
        } else {
            field.removeAttribute('aria-activedescendant');
        }
    };
    const close = () => {
        box.hidden = true;
        if (back instanceof HTMLElement || back instanceof SVGElement) {
            back.focus({ preventScroll: true });
        }
    };
    const go = (index: number) => {
        const hit = hits[index];
        if (hit) {
            close();
            hit.go();
        }
    };
    field.addEventListener('input', () => {
        hits = hitsFor(field.value, store, actions);
        chosen = 0;
        show();
    });
    field.addEventListener('keydown', event => {
        event.stopPropagation();
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step !== undefined && hits.length > 0) {
            chosen = (chosen + step + hits.length) % hits.length;
            show();
        } else if (event.key === 'Enter') {
            go(chosen);
        } else if (event.key === 'Escape') {
            close();
        } else {
            return;
        }
        event.preventDefault();
    });
    list.addEventListener('mousedown', event => event.preventDefault());
    list.addEventListener('click', event => {
        const option = event.target instanceof Element ? event.target.closest('[role="option"]') : null;
        go([...list.children].indexOf(option as Element));
    });
    field.addEventListener('blur', () => void (box.hidden = true));
    return {
        get isOpen() {
            return !box.hidden;
        },
        open() {
            back = document.activeElement;
            field.value = '';
            hits = [];
            box.hidden = false;
            show();
            field.focus();
        },
        close
    };
}

/** Labels that begin with the words before those that contain them, short ones first. */
function hitsFor(text: string, store: Store, actions: Actions): Hit[] {
    const wanted = text.trim().toLowerCase();
    if (wanted === '' || !store.update) {
        return [];
    }
    const { places, subjects, drawing } = store.update;
    const labels = new Map(
        [...(drawing?.boundaries ?? []), ...(drawing?.shapes ?? []), ...(drawing?.flows ?? [])].map(d => [d.id, d.label])
    );
    const names: Record<string, string> = { zone: t('trust boundary'), element: t('element'), flow: t('flow') };
    const all = [
        ...places.map(({ id, type, label }) => ({
            label: labels.get(id) || label,
            note: `${names[type]} ${id}`,
            go: () => goTo(id, labels.has(id), actions)
        })),
        ...subjects.map(({ on, id, label }) => ({
            label,
            note: on === 'data' ? t('data {0}: show what sees it', id) : t('control {0}: show what it covers', id),
            go: () => actions.focusOn({ on, id } satisfies ViewFocus)
        }))
    ];
    return all
        .map(hit => ({ hit, rank: rankOf(wanted, hit.label.toLowerCase(), hit.note.toLowerCase()) }))
        .filter(({ rank }) => rank < 3)
        .sort((a, b) => a.rank - b.rank || a.hit.label.length - b.hit.label.length)
        .slice(0, MOST_HITS)
        .map(({ hit }) => hit);
}

function rankOf(wanted: string, label: string, note: string): number {
    return label.startsWith(wanted) ? 0 : label.includes(wanted) ? 1 : note.includes(wanted) ? 2 : 3;
}

/** What is hidden in a collapsed place is shown with its neighbours. */
function goTo(id: string, isDrawn: boolean, actions: Actions): void {
    if (isDrawn) {
        actions.select(id, { focus: true });
    } else {
        actions.focusOn({ on: 'element', id });
    }
}
