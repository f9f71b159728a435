import { AstUtils, type AstNode, type AstNodeDescription, type DocumentSegment, type LangiumDocument, type URI } from 'langium';
import { rangesOf } from '../syntax/ranges.js';
import type { Range } from '../model/source.js';

/** Describes a node under a name. Path and segments, which few readers ask for, are computed when asked for. */
export function describeNode(node: AstNode, name: string): AstNodeDescription {
    return new LazyDescription(node, name);
}

class LazyDescription implements AstNodeDescription {
    constructor(
        readonly node: AstNode,
        readonly name: string
    ) {}

    get type(): string {
        return this.node.$type;
    }

    get documentUri(): URI {
        return AstUtils.getDocument(this.node).uri;
    }

    get path(): string {
        return pathOf(this.node);
    }

    get nameSegment(): DocumentSegment {
        const ranges = rangesOf(this.node);
        return segment(AstUtils.getDocument(this.node), ranges.name ?? ranges.whole);
    }

    get selectionSegment(): DocumentSegment {
        return segment(AstUtils.getDocument(this.node), rangesOf(this.node).whole);
    }
}

/** The path of a node from the root, as Langium's AstNodeLocator writes it. */
export function pathOf(node: AstNode): string {
    const steps: string[] = [];
    for (let current: AstNode | undefined = node; current?.$container; current = current.$container) {
        steps.unshift(
            current.$containerIndex === undefined ? current.$containerProperty! : `${current.$containerProperty}@${current.$containerIndex}`
        );
    }
    return steps.map(step => `/${step}`).join('');
}

/** A range with its offsets. */
export function segment(document: LangiumDocument, range: Range): DocumentSegment {
    const offset = document.textDocument.offsetAt(range.start);
    const end = document.textDocument.offsetAt(range.end);
    return { range, offset, end, length: end - offset };
}
