import { plainText } from '../diagram/render/escape.js';
import { createActions } from './page-actions.js';
import { createFilterDialog } from './filter-dialog.js';
import { createFindingsList } from './findings-list.js';
import { createHoverCard } from './hover-card.js';
import { listenToKeys } from './keyboard.js';
import type { PageParts } from './layout.js';
import { createMenu } from './menu.js';
import type { HostMessage } from './messages.js';
import { createMinimap } from './minimap.js';
import { createMoving } from './moving.js';
import { createPicture } from './picture.js';
import { createSearch } from './search.js';
import { listenToCanvas, idAt } from './selection.js';
import { createStore, type Host } from './store.js';
import { createTable } from './table.js';
import { listenToToolbar } from './toolbar.js';
import { receiver } from './updates.js';
import { createViewport, listenToPointer, type View } from './viewport.js';

export type { Host } from './store.js';

/** Brings the page to life: makes its parts and connects them. The result takes what the extension sends. */
export function startPage(parts: PageParts, host: Host): (message: HostMessage) => void {
    const body = parts.canvas.ownerDocument.body;
    const store = createStore(host);
    const picture = createPicture(parts.svg);
    const viewport = createViewport(parts.canvas, parts.layer, {
        onMove: (view: View) => minimap.moved(view),
        onRest: (view: View) => store.keep({ viewport: view })
    });
    const minimap = createMinimap(parts.canvas, () => viewport);
    const moving = createMoving(parts.svg, store, viewport);
    const list = createFindingsList(parts, store, picture, viewport, id => actions.focusOn({ on: 'finding', id }));
    const card = createHoverCard(
        body,
        parts.canvas,
        idAt,
        id => picture.elementOf(id),
        id => host.post({ type: 'hover', id })
    );
    const menu = createMenu(body);
    const actions = createActions({
        parts,
        store,
        picture,
        viewport,
        list,
        menu,
        moving,
        card,
        table: () => table,
        search: () => search,
        filter: () => filter
    });
    const table = createTable(parts.rows, store, actions);
    const search = createSearch(body, store, actions);
    const filter = createFilterDialog(body, parts.filter, store, actions);
    const showToolbar = listenToToolbar(parts, store, actions);

    listenToPointer(parts.canvas, viewport, target => moving.grab(target));
    listenToCanvas(parts, store, picture, actions);
    listenToKeys(document, {
        drawing: () => picture.drawing,
        ids: () => picture.ids,
        focusedId: () => idAt(document.activeElement),
        inTable: () => store.state.table === true,
        canEdit: id => store.placeOf(id)?.from === undefined,
        actions,
        viewport
    });
    const receive = receiver({ parts, store, picture, viewport, list, minimap, moving, table, showToolbar });
    showToolbar();
    host.post({ type: 'ready' });
    return message => {
        switch (message.type) {
            case 'update':
                receive(message);
                break;
            case 'select': {
                actions.select(message.id, { tell: false });
                const drawn = message.id === undefined ? undefined : store.drawnAs(message.id);
                const box = drawn === undefined ? undefined : picture.boxOf(drawn);
                if (box) {
                    viewport.reveal(box);
                }
                break;
            }
            case 'selectWhenDrawn':
                receive.selectWhenDrawn(message.id);
                break;
            case 'offers':
                list.offered(message.findingId, message.offers);
                break;
            case 'hover':
                card.show(message.id, message.markdown);
                break;
            case 'say':
                say(parts.status, plainText(message.text));
                break;
            case 'command':
                actions.run(message.command);
                break;
        }
    };
}

/** How long what was said stays in sight, in milliseconds. */
const SAID_FOR = 6_000;

function say(status: HTMLElement, text: string): void {
    status.textContent = text;
    status.toggleAttribute('data-shown', true);
    setTimeout(() => {
        // Something else may have been said meanwhile.
        if (status.textContent === text) {
            status.toggleAttribute('data-shown', false);
        }
    }, SAID_FOR);
}
