import { plainText } from '../diagram/render/escape.js';
import type { DetailLevel, DiagramUpdate } from '../server/protocol.js';
import type { Actions } from './actions.js';
import { filtersIn } from './filter-dialog.js';
import { t } from './l10n.js';
import type { PageParts } from './layout.js';
import type { Store } from './store.js';

/** Connects the toolbar with what can be done. The result brings it up to date. */
export function listenToToolbar(parts: PageParts, store: Store, actions: Actions): () => void {
    const { host } = store;
    const levels: readonly [DetailLevel | '', string][] = [
        ['', t('Automatic')],
        ['context', t('Context')],
        ['boundaries', t('Boundaries')],
        ['everything', t('Everything')]
    ];
    parts.levels.replaceChildren(...levels.map(([value, label]) => new Option(label, value)));
    parts.systems.addEventListener('change', () => host.post({ type: 'selectSystem', name: parts.systems.value }));
    parts.views.addEventListener('change', () => actions.setNamedView(parts.views.value === '' ? undefined : parts.views.value));
    parts.levels.addEventListener('change', () => {
        const chosen = parts.levels.value;
        actions.setView({ level: chosen === '' ? undefined : (chosen as DetailLevel), collapsed: undefined, expanded: undefined });
    });
    parts.data.addEventListener('click', () => actions.setView({ showData: store.wantedView.showData ? undefined : true }));
    parts.findings.addEventListener('click', () => actions.openFindings(undefined));
    parts.focus.addEventListener('click', () => actions.focusOn(undefined));
    parts.search.addEventListener('click', () => actions.run('search'));
    parts.table.addEventListener('click', () => actions.run('toggleTable'));
    parts.follow.addEventListener('click', () => {
        store.keep({ follows: !store.state.follows });
        host.post({ type: 'follow', follows: store.state.follows === true });
        show();
    });
    parts.zoomIn.addEventListener('click', () => actions.run('zoomIn'));
    parts.zoomOut.addEventListener('click', () => actions.run('zoomOut'));
    parts.fit.addEventListener('click', () => actions.run('fit'));
    parts.menu.addEventListener('click', () => {
        const { left, bottom } = parts.menu.getBoundingClientRect();
        actions.openMenu(undefined, { x: left, y: bottom });
    });

    const show = () => {
        const { update, state } = store;
        parts.table.setAttribute('aria-pressed', String(state.table === true));
        parts.follow.setAttribute('aria-pressed', String(state.follows === true));
        if (update) {
            showSubject(parts, update);
            showView(parts, store, update);
        }
    };
    return show;
}

function showSubject(parts: PageParts, { systems, system, views, namedView }: DiagramUpdate): void {
    parts.systems.hidden = systems.length < 2;
    fill(
        parts.systems,
        systems.map(({ name }) => [name, plainText(name)])
    );
    parts.systems.value = system ?? '';
    parts.views.hidden = views.length === 0;
    fill(parts.views, [['', t('No view')], ...views.map(({ name, label }): [string, string] => [name, plainText(label)])]);
    parts.views.value = namedView ?? '';
}

function showView(parts: PageParts, store: Store, { view, findings: all, system }: DiagramUpdate): void {
    parts.levels.value = view.level ?? '';
    parts.data.setAttribute('aria-pressed', String(view.showData === true));
    const filters = filtersIn(view.filter);
    parts.filter.textContent = filters === 0 ? t('Filter') : t('Filter ({0})', filters);
    parts.filter.disabled = all.length === 0;
    const open = store.findings().filter(finding => finding.status === 'open').length;
    parts.findings.textContent = open === 0 ? t('Findings') : t('Findings ({0} open)', open);
    parts.findings.setAttribute('aria-label', t('All findings, {0} open', open));
    parts.findings.disabled = all.length === 0;
    const subject = view.focus && focusLabel(store, view.focus);
    parts.focus.hidden = subject === undefined;
    parts.focus.textContent = subject === undefined ? '' : `${plainText(subject)} ×`;
    parts.focus.setAttribute('aria-label', t('Shows only {0}; show everything again', plainText(subject ?? '')));
    document.title = system === undefined ? t('Data flow diagram') : t('Data flow diagram of {0}', plainText(system));
}

/** What a view looks at, as people call it. */
export function focusLabel(store: Store, { on, id }: NonNullable<DiagramUpdate['view']['focus']>): string {
    switch (on) {
        case 'element':
            return store.labelOf(id);
        case 'finding':
            return store.update?.findings.find(finding => finding.id === id)?.title ?? id;
        default:
            return store.update?.subjects.find(subject => subject.on === on && subject.id === id)?.label ?? id;
    }
}

function fill(select: HTMLSelectElement, options: readonly (readonly [string, string])[]): void {
    const key = JSON.stringify(options);
    if (select.dataset.options !== key) {
        select.dataset.options = key;
        select.replaceChildren(...options.map(([value, label]) => new Option(label, value)));
    }
}
