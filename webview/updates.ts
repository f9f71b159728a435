import type { Drawing } from '../diagram/drawing.js';
import { plainText } from '../diagram/render/escape.js';
import type { DiagramUpdate } from '../server/protocol.js';
import { anchorOf } from './anchor.js';
import type { FindingsList } from './findings-list.js';
import { t } from './l10n.js';
import type { PageParts } from './layout.js';
import type { HostMessage } from './messages.js';
import type { Minimap } from './minimap.js';
import type { Moving } from './moving.js';
import type { Picture } from './picture.js';
import type { Store } from './store.js';
import type { TableView } from './table.js';
import type { Viewport } from './viewport.js';

/** The parts of the page that a new picture changes. */
export interface ChangingParts {
    parts: PageParts;
    store: Store;
    picture: Picture;
    viewport: Viewport;
    list: FindingsList;
    minimap: Minimap;
    moving: Moving;
    table: TableView;
    showToolbar(): void;
}

type Update = Extract<HostMessage, { type: 'update' }>;

export interface Receiver {
    (message: Update): void;
    /** Selects and focuses what has been added, now or as soon as it is drawn. */
    selectWhenDrawn(id: string): void;
}

/** Takes new pictures in. */
export function receiver(page: ChangingParts): Receiver {
    const { parts, store, picture, viewport, list, minimap, moving, table } = page;
    let awaited: string | undefined;

    const selectAwaited = () => {
        if (awaited !== undefined && picture.has(awaited)) {
            const id = awaited;
            awaited = undefined;
            store.keep({ selected: id });
            picture.select(id);
            table.select(id);
            viewport.reveal(picture.boxOf(id)!);
            if (store.state.table) {
                table.focus(id);
            } else {
                picture.focus(id);
            }
        }
    };
    /** @param whole whether to show all of the drawing, as for another subject or view */
    const draw = (drawing: Drawing, whole: boolean) => {
        const anchor = anchorOf(picture.drawing, drawing, store.state.selected, viewport.view, parts.canvas);
        viewport.resizeDrawing(drawing.width, drawing.height);
        moving.settle();
        // Where it is to be seen comes first: asked for sizes behind a new picture the browser would lay out all of it, with texts that
        // are too small to be shown.
        if (!viewport.isSet && store.state.viewport && !whole) {
            viewport.set(store.state.viewport);
        } else if (!viewport.isSet || whole) {
            viewport.fit();
        } else if (anchor) {
            viewport.follow(anchor.from, anchor.to);
        }
        minimap.draw(drawing);
        picture.draw(drawing);
        const { selected } = store.state;
        const known = selected !== undefined && picture.has(selected) ? selected : undefined;
        picture.select(known);
        table.select(known);
    };
    const receive = (message: Update) => {
        const next = message.update;
        const sameSubject = store.state.uri === next.uri && store.state.system === next.system;
        const sameView = subjectOf(store.state.view) === subjectOf(next.view) && store.state.namedView === next.namedView;
        if (!sameSubject) {
            list.forget();
            store.keep({ uri: next.uri, system: next.system, selected: undefined, finding: undefined, viewport: undefined });
        }
        store.keep({ view: next.view, namedView: next.namedView, ...(message.follows !== undefined && { follows: message.follows }) });
        store.update = next;
        page.showToolbar();
        const isEmpty = next.status === 'empty' || (next.drawing?.shapes.length === 0 && next.drawing.boundaries.length === 0);
        showNotices(parts, next, isEmpty);
        if (next.drawing && !isEmpty) {
            draw(next.drawing, !sameSubject || (!sameView && viewport.isSet));
        } else if (isEmpty || !sameSubject) {
            picture.clear();
            minimap.draw(undefined);
        }
        showTable();
        list.refresh();
        selectAwaited();
    };
    const showTable = () => {
        const shown = store.state.table === true;
        parts.rows.hidden = !shown;
        parts.canvas.hidden = shown;
        if (shown) {
            table.show();
        }
    };
    return Object.assign(receive, {
        selectWhenDrawn(id: string) {
            awaited = id;
            selectAwaited();
        }
    });
}

/** What of a view makes it another picture; opening and closing a place does not. */
function subjectOf(view: DiagramUpdate['view'] | undefined): string {
    return JSON.stringify([view?.level, view?.focus]);
}

function showNotices(parts: PageParts, { status, message, notices }: DiagramUpdate, isEmpty: boolean): void {
    const empty = t('There is nothing to draw yet. A diagram appears as soon as the file describes a system with elements.');
    const state = status === 'failed' ? (message ?? t('The diagram could not be drawn.')) : isEmpty ? empty : undefined;
    const said = [...(state === undefined ? [] : [state]), ...notices].map(plainText).join(' ');
    parts.notice.hidden = said === '';
    if (parts.notice.textContent !== said) {
        parts.notice.textContent = said;
    }
}
