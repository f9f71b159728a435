import { escapeXml, plainText } from './escape.js';

/** An SVG element as plain data: serialised for files, patched into the document by the preview. */
export interface SvgNode {
    tag: string;
    /** Attributes that are undefined are left out. */
    attributes: Readonly<Record<string, string | number | undefined>>;
    children: readonly SvgNode[];
    /** Text content, already plain; a node has text or children. */
    text?: string;
    /** Tells siblings apart across updates. */
    key?: string;
}

export type SvgAttributes = SvgNode['attributes'];

/** An element; `key` among the attributes becomes the node's key and is not drawn. */
export function svg(tag: string, attributes: SvgAttributes = {}, children: readonly (SvgNode | undefined)[] = []): SvgNode {
    const { key, ...drawn } = attributes;
    return {
        tag,
        attributes: drawn,
        children: children.filter(child => child !== undefined),
        ...(key !== undefined && { key: String(key) })
    };
}

/** An element whose content is a text of the model, made plain here. */
export function svgText(tag: string, attributes: SvgAttributes, text: string): SvgNode {
    return { ...svg(tag, attributes), text: plainText(text) };
}

/** The node as text of an SVG file. */
export function toSvgText(node: SvgNode): string {
    const attributes = Object.entries(node.attributes)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
        .join('');
    const content = node.text !== undefined ? escapeXml(node.text) : node.children.map(toSvgText).join('');
    return content === '' ? `<${node.tag}${attributes}/>` : `<${node.tag}${attributes}>${content}</${node.tag}>`;
}
