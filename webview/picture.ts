import type { Box, Drawing, DrawnFlow } from '../diagram/drawing.js';
import { describeDrawing } from '../diagram/render/accessible-names.js';
import { renderDrawing } from '../diagram/render/render.js';
import type { SvgNode } from '../diagram/render/svg-node.js';
import { patchChildren } from './patch.js';

/** The drawing in the page: its elements by id, what of it is selected, and what stands out. */
export interface Picture {
    readonly drawing: Drawing | undefined;
    /** Ids of everything that can be selected, in reading order: boundaries, shapes, flows. */
    readonly ids: readonly string[];
    draw(drawing: Drawing): void;
    clear(): void;
    has(id: string): boolean;
    boxOf(id: string): Box | undefined;
    /** The element that stands for it: the one that can have the focus. */
    elementOf(id: string): SVGGElement | undefined;
    focus(id: string): void;
    select(id: string | undefined): void;
    /** Dims everything but these ids; nothing is dimmed without them. */
    highlight(ids: readonly string[] | undefined): void;
}

export function createPicture(root: SVGSVGElement): Picture {
    let drawing: Drawing | undefined;
    let ids: string[] = [];
    let boxes = new Map<string, Box>();
    let selected: string | undefined;
    let highlighted: ReadonlySet<string> | undefined;

    const elementOf = (id: string) => root.querySelector<SVGGElement>(`g[role][data-id="${CSS.escape(id)}"]`) ?? undefined;
    const elements = () => root.querySelectorAll<SVGGElement>('g[data-id]');
    /** Selection and highlight are attributes of their own, which patching leaves alone; new elements need them too. */
    const mark = () => {
        root.toggleAttribute('data-path', highlighted !== undefined);
        const entry = selected !== undefined && boxes.has(selected) ? selected : ids.find(id => boxes.has(id));
        for (const element of elements()) {
            const id = element.dataset.id!;
            element.toggleAttribute('data-selected', id === selected);
            element.toggleAttribute('data-on-path', highlighted?.has(id) ?? false);
            if (element.hasAttribute('role')) {
                element.setAttribute('tabindex', id === entry ? '0' : '-1');
            }
        }
    };
    return {
        get drawing() {
            return drawing;
        },
        get ids() {
            return ids;
        },
        draw(next) {
            drawing = next;
            boxes = new Map([
                ...next.boundaries.map(each => [each.id, each.box] as const),
                ...next.shapes.map(each => [each.id, each.box] as const),
                ...next.flows.map(each => [each.id, flowBox(each)] as const)
            ]);
            ids = [...boxes.keys()];
            root.setAttribute('width', String(next.width));
            root.setAttribute('height', String(next.height));
            root.setAttribute('viewBox', `0 0 ${next.width} ${next.height}`);
            root.setAttribute('aria-label', describeDrawing(next));
            patchChildren(root, renderDrawing(next, { interactive: true }).map(withoutTitles));
            mark();
        },
        clear() {
            drawing = undefined;
            ids = [];
            boxes.clear();
            patchChildren(root, []);
        },
        has: id => boxes.has(id),
        boxOf: id => boxes.get(id),
        elementOf,
        focus(id) {
            elementOf(id)?.focus({ preventScroll: true });
        },
        select(id) {
            if (id !== selected) {
                selected = id;
                mark();
            }
        },
        highlight(next) {
            highlighted = next && new Set(next);
            mark();
        }
    };
}

function flowBox({ points, labelBox }: DrawnFlow): Box {
    if (labelBox) {
        return labelBox;
    }
    const xs = points.map(point => point.x);
    const ys = points.map(point => point.y);
    return { x: Math.min(...xs), y: Math.min(...ys), width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) };
}

/**
 * A layer without the titles of what stands in it: cards say more than the browser's own tooltips would beside them; for screen readers
 * there are names.
 */
function withoutTitles(layer: SvgNode): SvgNode {
    const isTitle = ({ tag }: SvgNode) => tag === 'title';
    return {
        ...layer,
        children: layer.children.map(drawn =>
            drawn.children.some(isTitle) ? { ...drawn, children: drawn.children.filter(child => !isTitle(child)) } : drawn
        )
    };
}
