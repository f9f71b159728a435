import type { Box, Drawing, Point } from '../diagram/drawing.js';

/** What stays where it is while the drawing changes: the selected thing, or the shape nearest to the middle of the canvas. */
export function anchorOf(
    before: Drawing | undefined,
    after: Drawing,
    selected: string | undefined,
    view: { x: number; y: number; scale: number },
    canvas: HTMLElement
): { from: Point; to: Point } | undefined {
    if (!before) {
        return undefined;
    }
    const later = new Map([...after.boundaries, ...after.shapes].map(each => [each.id, each.box]));
    const kept = [...before.boundaries, ...before.shapes].filter(each => later.has(each.id));
    const middle = { x: (canvas.clientWidth / 2 - view.x) / view.scale, y: (canvas.clientHeight / 2 - view.y) / view.scale };
    const distance = (box: Box) => Math.hypot(box.x + box.width / 2 - middle.x, box.y + box.height / 2 - middle.y);
    const anchor =
        kept.find(each => each.id === selected) ??
        kept.filter(each => 'shape' in each).sort((a, b) => distance(a.box) - distance(b.box))[0];
    return anchor && { from: anchor.box, to: later.get(anchor.id)! };
}
