import type { AstNode } from 'langium';

const records = new WeakMap<AstNode, Map<symbol, unknown>>();

/**
 * What was worked out about a statement and everything in it. It is forgotten when the statement, or anything in it, is read
 * again; a statement that is not read again keeps its node and its records over any number of versions of its document.
 */
export class NodeRecord<V> {
    private readonly key = Symbol();

    of(node: AstNode): V | undefined {
        return records.get(node)?.get(this.key) as V | undefined;
    }

    set(node: AstNode, value: V): void {
        const known = records.get(node);
        if (known) {
            known.set(this.key, value);
        } else {
            records.set(node, new Map([[this.key, value]]));
        }
    }
}

/** Forgets what was worked out about a node. */
export function forgetRecords(node: AstNode): void {
    records.delete(node);
}
