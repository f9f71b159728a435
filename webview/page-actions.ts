import type { Actions } from './actions.js';
import { copyPng, exportMenu, svgFile } from './export.js';
import type { FilterDialog } from './filter-dialog.js';
import type { FindingsList } from './findings-list.js';
import type { HoverCard } from './hover-card.js';
import { t } from './l10n.js';
import type { PageParts } from './layout.js';
import type { Menu, MenuGroups } from './menu.js';
import type { PageCommand } from './messages.js';
import type { Moving } from './moving.js';
import type { Picture } from './picture.js';
import { diagramMenu, isCollapsed, placeMenu } from './place-menu.js';
import type { Search } from './search.js';
import type { Store } from './store.js';
import type { TableView } from './table.js';
import type { Viewport } from './viewport.js';

/** The parts of the page that actions work on. */
export interface ActingParts {
    parts: PageParts;
    store: Store;
    picture: Picture;
    viewport: Viewport;
    list: FindingsList;
    menu: Menu;
    moving: Moving;
    card: HoverCard & { showFor(id: string): void };
    table(): TableView;
    search(): Search;
    filter(): FilterDialog;
}

export function createActions(page: ActingParts): Actions {
    const { parts, store, picture, viewport, list, menu, moving, card } = page;
    const { host } = store;
    const view = () => store.wantedView;

    const select: Actions['select'] = (id, { tell = true, focus = false } = {}) => {
        // What the view hides is selected as what stands for it.
        const known = id === undefined ? undefined : store.drawnAs(id);
        store.keep({ selected: known });
        picture.select(known);
        page.table().select(known);
        if (known === undefined) {
            return;
        }
        if (tell) {
            host.post({ type: 'select', id: store.writtenAs(known) });
        }
        if (focus) {
            focusOnId(known);
        }
    };
    const focusOnId = (id: string) => {
        if (store.state.table) {
            page.table().focus(id);
        } else {
            picture.focus(id);
            viewport.reveal(picture.boxOf(id)!);
        }
    };
    const openAt = (name: string, groups: MenuGroups, id: string | undefined, at: { x: number; y: number } | undefined) => {
        const back = document.activeElement;
        const beside = at ?? pointBeside(id);
        menu.open(name, groups, beside, () => {
            if (back instanceof HTMLElement || back instanceof SVGElement) {
                back.focus({ preventScroll: true });
            }
        });
    };
    const pointBeside = (id: string | undefined) => {
        const row = id === undefined ? undefined : parts.rows.querySelector(`tr[data-id="${CSS.escape(id)}"]`);
        const element = (store.state.table ? row : id === undefined ? undefined : picture.elementOf(id)) ?? parts.menu;
        const { left, top, bottom, width } = element.getBoundingClientRect();
        return { x: left + Math.min(width / 2, 80), y: Math.min((top + bottom) / 2, window.innerHeight - 40) };
    };
    const setView: Actions['setView'] = change => {
        const wanted = Object.fromEntries(Object.entries({ ...view(), ...change }).filter(([, value]) => value !== undefined));
        store.wantedView = wanted;
        host.post({ type: 'view', view: wanted });
    };
    const reset = () => host.post({ type: 'resetPositions' });
    const fail = (reason: unknown) => {
        parts.status.textContent = reason instanceof Error ? reason.message : String(reason);
    };

    const toggleTable = () => {
        const id = store.state.selected;
        const table = !store.state.table;
        store.keep({ table });
        parts.rows.hidden = !table;
        parts.canvas.hidden = table;
        parts.table.setAttribute('aria-pressed', String(table));
        if (table) {
            page.table().show();
            page.table().focus(id);
        } else if (id !== undefined) {
            picture.focus(id);
        }
    };
    const commands: Record<PageCommand, () => void> = {
        search: () => page.search().open(),
        toggleTable,
        export: () => picture.drawing && openAt(t('Save as picture'), exportMenu(picture.drawing, host.post, fail), undefined, undefined),
        copySvg: () => picture.drawing && host.post({ type: 'copyText', text: svgFile(picture.drawing) }),
        copyPng: () =>
            picture.drawing &&
            void copyPng(picture.drawing).then(() => (parts.status.textContent = t('The picture is in the clipboard.')), fail),
        zoomIn: () => viewport.zoom(1.25),
        zoomOut: () => viewport.zoom(0.8),
        fit: () => viewport.fit()
    };
    const actions: Actions = {
        select,
        reveal: id => host.post({ type: 'reveal', id: store.writtenAs(id) }),
        openFindings: id => list.open(id),
        openMenu(id, at) {
            card.hide();
            const name = id === undefined ? t('Diagram') : store.labelOf(id);
            openAt(name, id === undefined ? diagramMenu(store, actions, reset) : placeMenu(store, actions, id), id, at);
        },
        ask: (edit, id) => host.post({ type: 'ask', edit, ...(id !== undefined && { id }) }),
        toggleCollapsed(id) {
            if (!store.isContainer(id)) {
                return;
            }
            const { collapsed = [], expanded = [] } = view();
            const without = (ids: readonly string[]) => ids.filter(each => each !== id);
            setView(
                isCollapsed(store, id)
                    ? { collapsed: without(collapsed), expanded: [...without(expanded), id] }
                    : { collapsed: [...without(collapsed), id], expanded: without(expanded) }
            );
        },
        focusOn: focus => setView({ focus }),
        toggleFocus(id) {
            const { focus } = view();
            if (store.placeOf(id)?.type !== 'flow') {
                setView({ focus: focus?.on === 'element' && focus.id === id ? undefined : { on: 'element', id } });
            }
        },
        setView,
        setNamedView: namedView => host.post({ type: 'view', view: {}, namedView }),
        move: (id, dx, dy) => moving.nudge(id, dx, dy),
        showCard: id => card.showFor(id),
        undo: () => host.post({ type: 'undo' }),
        redo: () => host.post({ type: 'redo' }),
        run: command => commands[command](),
        escape() {
            if (card.isOpen) {
                card.hide();
            } else if (store.state.finding !== undefined) {
                list.choose(store.state.finding);
            } else if (list.isOpen) {
                list.close();
            } else if (view().focus) {
                setView({ focus: undefined });
            } else {
                select(undefined, { tell: false });
            }
        }
    };
    return actions;
}
