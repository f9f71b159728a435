import type { Actions } from './actions.js';
import type { PageParts } from './layout.js';
import type { Picture } from './picture.js';
import type { Store } from './store.js';

/** Id of the place or flow that an element of the page belongs to. */
export function idAt(target: EventTarget | null): string | undefined {
    return target instanceof Element ? target.closest<SVGElement | HTMLElement>('g[data-id], tr[data-id]')?.dataset.id : undefined;
}

/** What clicks and the focus do in the drawing: select, list findings, go to the text, open the menu. */
export function listenToCanvas(parts: PageParts, store: Store, picture: Picture, actions: Actions): void {
    parts.canvas.addEventListener('click', event => {
        const id = idAt(event.target);
        actions.select(id);
        if (id !== undefined) {
            picture.focus(id);
            if ((event.target as Element).closest('.tm-badge')) {
                actions.openFindings(id);
            }
        } else if (document.activeElement instanceof HTMLElement || document.activeElement instanceof SVGElement) {
            document.activeElement.blur();
        }
    });
    parts.canvas.addEventListener('dblclick', event => {
        const id = idAt(event.target);
        if (id !== undefined) {
            actions.reveal(id);
        }
    });
    for (const surface of [parts.canvas, parts.rows]) {
        surface.addEventListener('contextmenu', event => {
            event.preventDefault();
            const id = idAt(event.target) ?? idAt(document.activeElement);
            // Asked for by key the menu opens beside what has the focus, wherever the pointer is.
            const byPointer = event.button === 2;
            if (byPointer) {
                actions.select(idAt(event.target));
            }
            actions.openMenu(byPointer ? idAt(event.target) : id, byPointer ? { x: event.clientX, y: event.clientY } : undefined);
        });
    }
    parts.svg.addEventListener('focusin', event => {
        const id = idAt(event.target);
        if (id !== undefined && id !== store.state.selected) {
            actions.select(id, { tell: false });
        }
    });
}
