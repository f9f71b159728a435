import type { Drawing } from '../diagram/drawing.js';
import { svg } from '../diagram/render/svg-node.js';
import { html } from './element.js';
import { patchChildren } from './patch.js';
import type { View, Viewport } from './viewport.js';

export interface Minimap {
    draw(drawing: Drawing | undefined): void;
    /** Shows which part of the drawing the window shows. */
    moved(view: View): void;
}

/** Below so many places one finds one's way without it. */
const FROM_PLACES = 60;
const LARGEST = { width: 200, height: 140 };

/** The whole drawing in a corner of the canvas, with a frame around what is in sight; a pointer drags the frame. */
export function createMinimap(canvas: HTMLElement, viewport: () => Viewport): Minimap {
    const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    // A second way for pointers to what keys do, and what the list of things says, elsewhere.
    const box = html('div', { class: 'minimap', 'aria-hidden': 'true' }, picture);
    box.hidden = true;
    canvas.append(box);
    const frame = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    frame.setAttribute('class', 'minimap-frame');
    const places = document.createElementNS('http://www.w3.org/2000/svg', 'g');
    picture.append(places, frame);
    let scale = 1;

    const centre = (event: PointerEvent) => {
        const { left, top } = picture.getBoundingClientRect();
        const { view, set } = viewport();
        set({
            ...view,
            x: canvas.clientWidth / 2 - ((event.clientX - left) / scale) * view.scale,
            y: canvas.clientHeight / 2 - ((event.clientY - top) / scale) * view.scale
        });
    };
    box.addEventListener('pointerdown', event => {
        event.stopPropagation();
        box.setPointerCapture(event.pointerId);
        centre(event);
    });
    box.addEventListener('pointermove', event => {
        if (box.hasPointerCapture(event.pointerId)) {
            centre(event);
        }
    });
    box.addEventListener('click', event => event.stopPropagation());
    const moved = (view: View) => {
        if (!box.hidden) {
            frame.setAttribute('x', String(-view.x / view.scale));
            frame.setAttribute('y', String(-view.y / view.scale));
            frame.setAttribute('width', String(canvas.clientWidth / view.scale));
            frame.setAttribute('height', String(canvas.clientHeight / view.scale));
        }
    };
    return {
        draw(drawing) {
            const count = drawing ? drawing.shapes.length + drawing.boundaries.length : 0;
            box.hidden = count <= FROM_PLACES;
            if (!drawing || box.hidden) {
                return;
            }
            scale = Math.min(LARGEST.width / drawing.width, LARGEST.height / drawing.height);
            picture.setAttribute('width', String(drawing.width * scale));
            picture.setAttribute('height', String(drawing.height * scale));
            picture.setAttribute('viewBox', `0 0 ${drawing.width} ${drawing.height}`);
            patchChildren(places, [
                ...drawing.boundaries.map(each => svg('rect', { class: 'minimap-boundary', ...each.box, key: each.id })),
                ...drawing.shapes.map(each =>
                    svg('rect', { class: `minimap-shape${each.badge?.state === 'open' ? ' minimap-open' : ''}`, ...each.box, key: each.id })
                )
            ]);
            moved(viewport().view);
        },
        moved
    };
}
