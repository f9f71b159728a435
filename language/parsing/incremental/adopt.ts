import type { AstNode, CompositeCstNode, Mutable } from 'langium';
import { forEachReference } from '../../syntax/walk.js';

type Fields = Record<string, unknown>;

/** A statement keeps its node and takes over what it reads as now, so that whatever refers to the node still does. */
export function adopt(node: AstNode, read: AstNode): void {
    const fields = node as unknown as Fields;
    const fresh = read as unknown as Fields;
    for (const key of Object.keys(fields)) {
        if (!key.startsWith('$container') && !(key in fresh)) {
            delete fields[key];
        }
    }
    for (const key of Object.keys(fresh)) {
        if (!key.startsWith('$container')) {
            fields[key] = fresh[key];
        }
    }
    (read.$cstNode as CompositeCstNode & { astNode: AstNode }).astNode = node;
    for (const value of Object.values(fresh)) {
        for (const child of Array.isArray(value) ? value : [value]) {
            if (isChildOf(child, read)) {
                (child as Mutable<AstNode>).$container = node;
            }
        }
    }
    forEachReference(node, reference => {
        (reference as unknown as { container: AstNode }).container = node;
    });
}

function isChildOf(value: unknown, parent: AstNode): value is AstNode {
    return typeof value === 'object' && value !== null && (value as AstNode).$container === parent;
}

/** Whether two readings of a statement declare the same name and nothing else, so that one node can stand for both. */
export function declareAlike(before: AstNode, after: AstNode): boolean {
    return DECLARING.has(before.$type)
        ? nameOf(before) === nameOf(after) && membersOf(before).length === 0 && membersOf(after).length === 0
        : !DECLARING.has(after.$type);
}

/** Adds the names that a statement declares, and those that statements in it do. */
export function addDeclared(node: AstNode, names: Set<string>): void {
    if (DECLARING.has(node.$type)) {
        names.add(nameOf(node) ?? '');
        membersOf(node).forEach(member => addDeclared(member, names));
    }
}

/** Whether a flow joins the same elements as before. Other statements join none. */
export function joinAlike(before: AstNode, after: AstNode): boolean {
    const ends = (node: AstNode) => {
        const { source, target } = node as { source?: { $refText: string }; target?: { $refText: string } };
        return `${source?.$refText} ${target?.$refText}`;
    };
    return before.$type !== 'Flow' || ends(before) === ends(after);
}

/** Statements whose nodes others refer to by their names. */
const DECLARING: ReadonlySet<string> = new Set(['Zone', 'Element', 'DataAsset']);

function nameOf(node: AstNode): string | undefined {
    return (node as { name?: string }).name;
}

function membersOf(node: AstNode): readonly AstNode[] {
    return (node as { members?: AstNode[] }).members ?? [];
}
