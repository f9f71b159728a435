import type { AstNode } from 'langium';

/** Indices of the nodes of one kind of places. */
export class Places<N extends AstNode> {
    private readonly indices = new Map<AstNode, number>();
    private readonly repeated = new Set<N>();

    /** @param first whether it is the first declaration of its name, which the model at the index was read from */
    add(node: N, index: number, first: boolean): void {
        this.indices.set(node, index);
        if (!first) {
            this.repeated.add(node);
        }
    }

    of(node: AstNode | undefined): number | undefined {
        return node && this.indices.get(node);
    }

    /** The index of the model that was read from a node. */
    own(node: N): number | undefined {
        return this.repeated.has(node) ? undefined : this.indices.get(node);
    }
}
