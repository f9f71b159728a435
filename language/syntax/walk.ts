import type { AstNode, Reference } from 'langium';
import { reflection } from '../generated/ast.js';

/** Visits a node and everything below it, containers before their content. */
export function walk(node: AstNode, visit: (node: AstNode) => void): void {
    visit(node);
    forEachChild(node, child => walk(child, visit));
}

/** Visits what a node directly holds, property by property, and in the order of the text within each. */
export function forEachChild(node: AstNode, visit: (child: AstNode) => void): void {
    for (const key of contentOf(node.$type)) {
        const value = (node as unknown as Record<string, unknown>)[key];
        if (Array.isArray(value)) {
            // Of one kind throughout: either all are nodes, or all are words.
            if (isNode(value[0])) {
                (value as AstNode[]).forEach(visit);
            }
        } else if (isNode(value)) {
            visit(value);
        }
    }
}

const contentByType = new Map<string, string[]>();

/** The properties of a type that can hold further nodes: asking each node for its keys costs more than all the rest of a walk. */
function contentOf(type: string): string[] {
    let content = contentByType.get(type);
    if (!content) {
        content = Object.values(reflection.getTypeMetaData(type).properties)
            .filter(({ referenceType }) => referenceType === undefined)
            .map(({ name }) => name);
        contentByType.set(type, content);
    }
    return content;
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

/** The properties that hold references, by type. A test compares this with the grammar. */
export const REFERENCES: Readonly<Record<string, readonly string[]>> = {
    Element: ['kind'],
    Flow: ['source', 'target'],
    DataList: ['data'],
    Mitigation: ['control'],
    Treatment: ['threat', 'source', 'target', 'place'],
    Expectation: ['threat', 'source', 'target', 'place'],
    PlaceList: ['places'],
    Focus: ['subject', 'source', 'target', 'place'],
    Kind: ['base'],
    Attribute: ['type'],
    Threat: ['targets'],
    CatalogueReferences: ['entries'],
    PathAtom: ['kind'],
    ControlReference: ['control']
};

function isNode(value: unknown): value is AstNode {
    return typeof value === 'object' && value !== null && '$type' in value;
}
