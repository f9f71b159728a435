import type { Drawing } from '../diagram/drawing.js';
import { neighbour, type Heading } from './neighbour.js';
import type { Viewport } from './viewport.js';

export interface KeyTargets {
    drawing(): Drawing | undefined;
    /** Everything that can be selected, in reading order. */
    ids(): readonly string[];
    /** Id of what has the focus in the drawing. */
    focusedId(): string | undefined;
    /** Selects, focuses and shows. */
    go(id: string): void;
    reveal(id: string): void;
    openFindings(id: string): void;
    escape(): void;
    viewport: Viewport;
}

const HEADINGS: Readonly<Record<string, Heading>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };
const ZOOM: Readonly<Record<string, number>> = { '+': 1.25, '=': 1.25, '-': 0.8 };
const STEP = 60;

/**
 * Arrows walk between connected shapes, Page Up and Page Down through everything in reading order, Home and End to its
 * ends; Enter goes to the text, Space lists findings; + - 0 zoom; with Shift the arrows pan; Escape takes one step back.
 */
export function listenToKeys(page: Document, targets: KeyTargets): void {
    page.addEventListener('keydown', event => {
        const inControl = event.target instanceof HTMLElement && event.target.matches('button, select');
        if (event.ctrlKey || event.metaKey || event.altKey || (inControl && event.key !== 'Escape' && !(event.key in ZOOM))) {
            return;
        }
        if (handle(event, targets)) {
            event.preventDefault();
        }
    });
}

function handle({ key, shiftKey }: KeyboardEvent, targets: KeyTargets): boolean {
    const { viewport } = targets;
    if (key === 'Escape') {
        targets.escape();
        return true;
    }
    if (key in ZOOM) {
        viewport.zoom(ZOOM[key]);
        return true;
    }
    if (key === '0') {
        viewport.fit();
        return true;
    }
    const heading = HEADINGS[key];
    if (heading && shiftKey) {
        viewport.pan(heading === 'left' ? STEP : heading === 'right' ? -STEP : 0, heading === 'up' ? STEP : heading === 'down' ? -STEP : 0);
        return true;
    }
    const id = targets.focusedId();
    if (id !== undefined && key === 'Enter') {
        targets.reveal(id);
        return true;
    }
    if (id !== undefined && key === ' ') {
        targets.openFindings(id);
        return true;
    }
    const next = destination(key, heading, id, targets);
    if (next !== undefined) {
        targets.go(next);
        return true;
    }
    return heading !== undefined;
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
