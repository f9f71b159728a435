import type { Drawing } from '../diagram/drawing.js';
import type { Actions } from './actions.js';
import { neighbour, type Heading } from './neighbour.js';
import type { Viewport } from './viewport.js';

export interface KeyTargets {
    drawing(): Drawing | undefined;
    /** Everything that can be selected, in reading order. */
    ids(): readonly string[];
    /** Id of what has the focus in the drawing or the table. */
    focusedId(): string | undefined;
    /** Whether the table is shown, which has its own way from row to row. */
    inTable(): boolean;
    /** False for what another system declares. */
    canEdit(id: string): boolean;
    actions: Actions;
    viewport: Viewport;
}

const HEADINGS: Readonly<Record<string, Heading>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };
const ZOOM: Readonly<Record<string, number>> = { '+': 1.25, '=': 1.25, '-': 0.8 };
/** Pixels of the window by which a key pans, and of the drawing by which it moves a place. */
const STEP = { pan: 60, move: 10 };

/**
 * Arrows walk between connected shapes, Page Up and Page Down through everything in reading order, Home and End to its
 * ends; Enter goes to the text, Space lists findings, I tells what is known; + - 0 zoom; with Shift the arrows pan, with Ctrl
 * or Cmd they move the shape; F2, Delete, C and F edit and view what has the focus, Shift+F10 opens its menu; / searches, T shows
 * the table; Escape takes one step back.
 */
export function listenToKeys(page: Document, targets: KeyTargets): void {
    page.addEventListener('keydown', event => {
        const { target } = event;
        const inControl = target instanceof HTMLElement && target.matches('button, select, input, [role="menu"], [role="menu"] *');
        if (inControl && event.key !== 'Escape' && !(event.key in ZOOM && target.matches('button'))) {
            return;
        }
        if (handle(event, targets)) {
            event.preventDefault();
        }
    });
}

function handle(event: KeyboardEvent, targets: KeyTargets): boolean {
    const { key, shiftKey } = event;
    const { actions, viewport } = targets;
    const id = targets.focusedId();
    const heading = HEADINGS[key];
    if (event.altKey) {
        return false;
    }
    if (event.ctrlKey || event.metaKey) {
        if (id === undefined || !heading || targets.inTable()) {
            return undoOrRedo(event, actions);
        }
        const [x, y] = along(heading, STEP.move);
        actions.move(id, x, y);
        return true;
    }
    if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) {
        actions.openMenu(id);
        return true;
    }
    if (heading && shiftKey) {
        const [x, y] = along(heading, STEP.pan);
        viewport.pan(-x, -y);
        return true;
    }
    if (general(key, targets) || (id !== undefined && aboutOne(key, id, targets))) {
        return true;
    }
    const next = targets.inTable() ? undefined : destination(key, heading, id, targets);
    if (next !== undefined) {
        actions.select(next, { focus: true });
        return true;
    }
    return heading !== undefined && !targets.inTable();
}

function undoOrRedo({ key, shiftKey }: KeyboardEvent, actions: Actions): boolean {
    const letter = key.toLowerCase();
    if (letter === 'y' || (letter === 'z' && shiftKey)) {
        actions.redo();
        return true;
    }
    if (letter === 'z') {
        actions.undo();
        return true;
    }
    return false;
}

/** Keys that mean the same wherever the focus is. */
function general(key: string, { actions, viewport }: KeyTargets): boolean {
    switch (key) {
        case 'Escape':
            actions.escape();
            return true;
        case '+':
        case '=':
        case '-':
            viewport.zoom(ZOOM[key]);
            return true;
        case '0':
            viewport.fit();
            return true;
        case '/':
            actions.run('search');
            return true;
        case 't':
        case 'T':
            actions.run('toggleTable');
            return true;
        default:
            return false;
    }
}

/** Keys about what has the focus. */
function aboutOne(key: string, id: string, { actions, canEdit }: KeyTargets): boolean {
    switch (key) {
        case 'Enter':
            actions.reveal(id);
            return true;
        case ' ':
            actions.openFindings(id);
            return true;
        case 'i':
        case 'I':
            actions.showCard(id);
            return true;
        case 'c':
        case 'C':
            actions.toggleCollapsed(id);
            return true;
        case 'f':
        case 'F':
            actions.toggleFocus(id);
            return true;
        case 'F2':
        case 'Delete':
            if (canEdit(id)) {
                actions.ask(key === 'F2' ? 'rename' : 'delete', id);
            }
            return true;
        default:
            return false;
    }
}

function along(heading: Heading, step: number): [number, number] {
    switch (heading) {
        case 'left':
            return [-step, 0];
        case 'right':
            return [step, 0];
        case 'up':
            return [0, -step];
        case 'down':
            return [0, step];
    }
}

function destination(key: string, heading: Heading | undefined, id: string | undefined, targets: KeyTargets): string | undefined {
    const ids = targets.ids();
    const drawing = targets.drawing();
    const index = id === undefined ? -1 : ids.indexOf(id);
    switch (key) {
        case 'Home':
            return ids[0];
        case 'End':
            return ids.at(-1);
        case 'PageDown':
            return ids[Math.min(index + 1, ids.length - 1)];
        case 'PageUp':
            return ids[Math.max(index - 1, 0)];
        default:
            return heading && drawing && (id === undefined ? drawing.shapes[0]?.id : neighbour(drawing, id, heading));
    }
}
