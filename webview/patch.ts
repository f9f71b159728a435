import type { SvgNode } from '../diagram/render/svg-node.js';

const SVG = 'http://www.w3.org/2000/svg';

/** What each element was last drawn from; attributes that others set on it (focus, selection) are not touched. */
const drawnFrom = new WeakMap<Element, SvgNode>();

/**
 * Makes the children of an element those of the given nodes, keeping the elements of nodes with the same key (or, without
 * keys, the same place) so that focus, selection and animation survive. Text only ever becomes text.
 */
export function patchChildren(parent: Element, nodes: readonly SvgNode[]): void {
    let first = 0;
    let cursor = parent.firstElementChild;
    // Most of a large picture is what it was, in the order in which it was.
    while (cursor && first < nodes.length && standsFor(cursor, nodes[first])) {
        patch(cursor, nodes[first]);
        cursor = cursor.nextElementSibling;
        first++;
    }
    const old = new Map<string, Element>();
    for (let child = cursor, index = first; child; child = child.nextElementSibling, index++) {
        old.set(keyOf(drawnFrom.get(child), index), child);
    }
    for (let index = first; index < nodes.length; index++) {
        const node = nodes[index];
        const key = keyOf(node, index);
        const known = old.get(key);
        const child = known && drawnFrom.get(known)?.tag === node.tag ? known : create(node);
        if (child === known) {
            old.delete(key);
            patch(child, node);
        }
        if (child === cursor) {
            cursor = cursor.nextElementSibling;
        } else {
            parent.insertBefore(child, cursor);
        }
    }
    for (const gone of old.values()) {
        gone.remove();
    }
}

/** Whether an element at a place was drawn from a node that is this one of now. */
function standsFor(element: Element, node: SvgNode): boolean {
    const before = drawnFrom.get(element);
    return before !== undefined && before.key === node.key && before.tag === node.tag;
}

function keyOf(node: SvgNode | undefined, index: number): string {
    return node?.key === undefined ? `#${index}` : `k${node.key}`;
}

function create(node: SvgNode): Element {
    const element = document.createElementNS(SVG, node.tag);
    for (const [name, value] of Object.entries(node.attributes)) {
        if (value !== undefined) {
            element.setAttribute(name, String(value));
        }
    }
    if (node.text !== undefined) {
        element.textContent = node.text;
    } else {
        element.append(...node.children.map(create));
    }
    drawnFrom.set(element, node);
    return element;
}

function patch(element: Element, node: SvgNode): void {
    const before = drawnFrom.get(element)!;
    for (const name in before.attributes) {
        if (node.attributes[name] === undefined) {
            element.removeAttribute(name);
        }
    }
    for (const name in node.attributes) {
        const value = node.attributes[name];
        if (value !== undefined && value !== before.attributes[name]) {
            element.setAttribute(name, String(value));
        }
    }
    if (node.text !== undefined) {
        if (node.text !== before.text) {
            element.textContent = node.text;
        }
    } else {
        if (before.text !== undefined) {
            element.textContent = '';
        }
        patchChildren(element, node.children);
    }
    drawnFrom.set(element, node);
}
