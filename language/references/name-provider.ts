import type { AstNode, CstNode, NameProvider } from 'langium';
import { nameNode, rangesOf } from '../syntax/ranges.js';
import { StoredNameNode } from './stored-name-node.js';

/** Names as they are declared. Nodes of the prebuilt library get a stand-in for the token that they no longer have. */
export class TmodelNameProvider implements NameProvider {
    getName(node: AstNode): string | undefined {
        const name = (node as { name?: unknown }).name;
        return typeof name === 'string' && node.$type !== 'Fact' ? name : undefined;
    }

    getNameNode(node: AstNode): CstNode | undefined {
        if (this.getName(node) === undefined) {
            return undefined;
        }
        if (node.$cstNode) {
            return nameNode(node);
        }
        const range = rangesOf(node).name;
        return range && new StoredNameNode(node, range);
    }
}
