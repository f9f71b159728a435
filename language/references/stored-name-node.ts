import { AstUtils, type AstNode, type CstNode, type RootCstNode } from 'langium';
import type { Range } from '../model/source.js';

/** Stands for the token of a name in a document of the prebuilt library, which is loaded without its tokens. */
export class StoredNameNode implements CstNode {
    readonly container = undefined;
    readonly grammarSource = undefined;
    readonly hidden = false;

    constructor(
        readonly astNode: AstNode,
        readonly range: Range
    ) {}

    get offset(): number {
        return this.document.offsetAt(this.range.start);
    }

    get end(): number {
        return this.document.offsetAt(this.range.end);
    }

    get length(): number {
        return this.end - this.offset;
    }

    get text(): string {
        return this.document.getText(this.range);
    }

    get root(): RootCstNode {
        throw new Error('A document of the prebuilt library has no tokens until it is opened.');
    }

    private get document() {
        return AstUtils.getDocument(this.astNode).textDocument;
    }
}
