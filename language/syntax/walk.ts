import { isAstNode, type AstNode, type Reference } from 'langium';

/** Visits a node and everything below it, containers before their content. */
export function walk(node: AstNode, visit: (node: AstNode) => void): void {
    visit(node);
    for (const key in node) {
        if (key.charCodeAt(0) === DOLLAR) {
            continue;
        }
        const value = (node as unknown as Record<string, unknown>)[key];
        if (Array.isArray(value)) {
            for (const item of value) {
                if (isNode(item)) {
                    walk(item, visit);
                }
            }
        } else if (isNode(value)) {
            walk(value, visit);
        }
    }
}

/** Visits the references of one node, in the order of the text where they share a property. */
export function forEachReference(node: AstNode, visit: (reference: Reference, property: string, index?: number) => void): void {
    const properties = REFERENCES[node.$type];
    if (!properties) {
        return;
    }
    for (const property of properties) {
        const value = (node as unknown as Record<string, Reference | Reference[] | undefined>)[property];
        if (Array.isArray(value)) {
            value.forEach((reference, index) => visit(reference, property, index));
        } else if (value) {
            visit(value, property);
        }
    }
}

const DOLLAR = 36;

/** The properties that hold references, by type. A test compares this with the grammar. */
export const REFERENCES: Readonly<Record<string, readonly string[]>> = {
    Element: ['kind'],
    Flow: ['source', 'target'],
    DataList: ['data'],
    Mitigation: ['control'],
    Treatment: ['threat', 'source', 'target', 'place'],
    Kind: ['base'],
    Attribute: ['type'],
    Threat: ['targets'],
    CatalogueReferences: ['entries'],
    PathAtom: ['kind'],
    ControlReference: ['control']
};

function isNode(value: unknown): value is AstNode {
    return isAstNode(value);
}
