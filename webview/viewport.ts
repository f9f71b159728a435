import type { Box, Point } from '../diagram/drawing.js';

/** The drawing's origin in pixels of the canvas, and how many of them a pixel of the drawing takes. */
export interface View extends Point {
    scale: number;
}

export interface Viewport {
    readonly view: View;
    /** False until something was shown for the first time. */
    readonly isSet: boolean;
    set(view: View): void;
    /** Shows the whole drawing; nothing is made larger than life. */
    fit(): void;
    /** @param at the point of the canvas that stays where it is; its middle unless told otherwise */
    zoom(factor: number, at?: Point): void;
    pan(dx: number, dy: number): void;
    /** Moves as little as needed to show a box of the drawing. */
    reveal(box: Box): void;
    /** Moves by as much as a point of the drawing has moved, in step with the animation, so that it stays where it was. */
    follow(from: Point, to: Point): void;
    resizeDrawing(width: number, height: number): void;
}

const SCALES = { least: 0.05, most: 4, farBelow: 0.4 };
const MARGIN = 24;
const AT_REST_AFTER = 160;

/**
 * Pans and zooms by a transform of a layer of its own, which costs no drawing while it moves; once it rests the layer is
 * given up, so that the picture is drawn sharply at its new size.
 */
export function createViewport(
    canvas: HTMLElement,
    layer: HTMLElement,
    { onMove, onRest }: { onMove(view: View): void; onRest(view: View): void }
): Viewport {
    let view: View = { x: 0, y: 0, scale: 1 };
    let size = { width: 1, height: 1 };
    let isSet = false;
    let rest: ReturnType<typeof setTimeout> | undefined;

    const show = (next: View, smooth = false): void => {
        view = next;
        isSet = true;
        layer.classList.toggle('smooth', smooth);
        layer.classList.add('moving');
        layer.style.transform = `translate(${next.x}px, ${next.y}px) scale(${next.scale})`;
        layer.classList.toggle('far', next.scale < SCALES.farBelow);
        onMove(next);
        clearTimeout(rest);
        rest = setTimeout(() => {
            layer.classList.remove('moving', 'smooth');
            onRest(view);
        }, AT_REST_AFTER);
    };
    const scaled = (scale: number) => Math.min(SCALES.most, Math.max(SCALES.least, scale));

    return {
        get view() {
            return view;
        },
        get isSet() {
            return isSet;
        },
        set: next => show({ ...next, scale: scaled(next.scale) }),
        fit() {
            const { clientWidth, clientHeight } = canvas;
            const scale = scaled(Math.min(1, (clientWidth - 2 * MARGIN) / size.width, (clientHeight - 2 * MARGIN) / size.height));
            show({
                scale,
                x: Math.round((clientWidth - size.width * scale) / 2),
                y: Math.max(MARGIN / 2, Math.round((clientHeight - size.height * scale) / 2))
            });
        },
        zoom(factor, at = { x: canvas.clientWidth / 2, y: canvas.clientHeight / 2 }) {
            const scale = scaled(view.scale * factor);
            const share = scale / view.scale;
            show({ scale, x: at.x - (at.x - view.x) * share, y: at.y - (at.y - view.y) * share });
        },
        pan: (dx, dy) => show({ ...view, x: view.x + dx, y: view.y + dy }),
        reveal(box) {
            const x = shiftInto(view.x + box.x * view.scale, box.width * view.scale, canvas.clientWidth);
            const y = shiftInto(view.y + box.y * view.scale, box.height * view.scale, canvas.clientHeight);
            if (x !== 0 || y !== 0) {
                show({ ...view, x: view.x + x, y: view.y + y }, true);
            }
        },
        follow(from, to) {
            const dx = (from.x - to.x) * view.scale;
            const dy = (from.y - to.y) * view.scale;
            if (dx !== 0 || dy !== 0) {
                show({ ...view, x: view.x + dx, y: view.y + dy }, true);
            }
        },
        resizeDrawing(width, height) {
            size = { width, height };
        }
    };
}

/** How far a stretch must move to lie inside `room`; one that is too long shows its beginning. */
function shiftInto(start: number, length: number, room: number): number {
    if (start < MARGIN || length > room - 2 * MARGIN) {
        return MARGIN - start;
    }
    return Math.min(0, room - MARGIN - start - length);
}

/** What a drag moves, by pixels of the window since it began. */
export interface Dragged {
    move(dx: number, dy: number): void;
    /** Lets go; what a cancelled drag moved goes back. */
    drop(cancelled: boolean): void;
}

/**
 * Wheel, drag and pinch on the canvas. The wheel zooms at the pointer; with shift it pans sideways. A drag moves what is
 * taken hold of, else the whole drawing.
 * @param grab what a drag that begins at a target moves; undefined for the drawing
 */
export function listenToPointer(canvas: HTMLElement, viewport: Viewport, grab: (target: Element) => Dragged | undefined): void {
    canvas.addEventListener(
        'wheel',
        event => {
            event.preventDefault();
            const bounds = canvas.getBoundingClientRect();
            if (event.shiftKey) {
                viewport.pan(-(event.deltaX || event.deltaY), 0);
            } else {
                viewport.zoom(Math.exp(-Math.max(-240, Math.min(240, event.deltaY)) * (event.ctrlKey ? 0.01 : 0.0016)), {
                    x: event.clientX - bounds.left,
                    y: event.clientY - bounds.top
                });
            }
        },
        { passive: false }
    );

    let start: { at: Point; target: Element } | undefined;
    let dragged: Dragged | undefined;
    let wasDragged = false;
    canvas.addEventListener('pointerdown', event => {
        wasDragged = false;
        if ((event.button === 0 || event.button === 1) && event.target instanceof Element) {
            start = { at: { x: event.clientX, y: event.clientY }, target: event.target };
        }
    });
    canvas.addEventListener('pointermove', event => {
        if (!start) {
            return;
        }
        const dx = event.clientX - start.at.x;
        const dy = event.clientY - start.at.y;
        // A click with an unsteady hand is not a drag.
        if (!dragged && Math.hypot(dx, dy) < 4) {
            return;
        }
        if (!dragged) {
            dragged = grab(start.target) ?? panning(viewport);
            wasDragged = true;
            canvas.setPointerCapture(event.pointerId);
        }
        dragged.move(dx, dy);
    });
    // What is clicked takes the focus then; taking it already when a drag begins would select it.
    canvas.addEventListener('mousedown', event => event.preventDefault());
    const end = (cancelled: boolean) => {
        start = undefined;
        dragged?.drop(cancelled);
        dragged = undefined;
    };
    canvas.addEventListener('pointerup', () => end(false));
    canvas.addEventListener('pointercancel', () => end(true));
    // The end of a drag is not a click on what lies there.
    canvas.addEventListener(
        'click',
        event => {
            if (wasDragged) {
                event.stopImmediatePropagation();
            }
        },
        { capture: true }
    );
}

function panning(viewport: Viewport): Dragged {
    const { x, y } = viewport.view;
    return {
        move: (dx, dy) => viewport.set({ ...viewport.view, x: x + dx, y: y + dy }),
        drop: () => undefined
    };
}
