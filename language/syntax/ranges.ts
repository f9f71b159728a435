import { AstUtils, GrammarAST, type AstNode, type CompositeCstNode, type CstNode, type LeafCstNode, type Reference } from 'langium';
import type { Range } from '../model/source.js';

/** Where the parts of a node stand. */
export interface NodeRanges {
    whole: Range;
    name?: Range;
    /** From the opening brace to behind the closing one. */
    body?: Range;
    /** Of a fact: its values, with their brackets. */
    values?: Range;
}

/** A node of the prebuilt library: no syntax tree stands behind it, its ranges are stored. */
export interface RevivedNode extends AstNode {
    readonly $ranges: NodeRanges;
}

/** A reference of the prebuilt library. */
export interface RevivedReference extends Reference {
    readonly $range: Range;
}

const NOWHERE: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/**
 * Where a node and its parts stand, for nodes from the parser and from the prebuilt library alike. The trailing comma
 * of a fact is no part of it.
 */
export function rangesOf(node: AstNode): NodeRanges {
    if ('$ranges' in node) {
        return (node as RevivedNode).$ranges;
    }
    const cst = node.$cstNode;
    if (!cst) {
        return { whole: NOWHERE };
    }
    if (!('content' in cst)) {
        return { whole: cst.range };
    }
    return composite(ownNode(cst as CompositeCstNode));
}

/** A rule that only passes another on (`ZoneMember: Zone | Element`) leaves a tree node of its own around that one's. */
export function ownNode(cst: CompositeCstNode): CompositeCstNode {
    let only: CstNode | undefined;
    for (const child of cst.content) {
        if (!child.hidden) {
            if (only || !('content' in child)) {
                return cst;
            }
            only = child;
        }
    }
    return only && only.astNode === cst.astNode ? ownNode(only as CompositeCstNode) : cst;
}

/** Where a reference is written. */
export function referenceRange(reference: Reference): Range {
    return '$range' in reference ? (reference as RevivedReference).$range : (reference.$refNode?.range ?? NOWHERE);
}

/** Where a complaint about a statement goes: its name, or all of it where it has none. */
export function nameRange(node: AstNode): Range {
    const ranges = rangesOf(node);
    return ranges.name ?? ranges.whole;
}

/** Where the tokens stand that were assigned to a property, in order. */
export function tokenRanges(node: AstNode, property: string): Range[] {
    const cst = node.$cstNode;
    return cst && 'content' in cst
        ? ownNode(cst as CompositeCstNode)
              .content.filter(child => featureOf(child) === property)
              .map(child => child.range)
        : [];
}

/** The token of a node's name, if it has one. */
export function nameNode(node: AstNode): CstNode | undefined {
    const cst = node.$cstNode;
    return cst && 'content' in cst ? ownNode(cst as CompositeCstNode).content.find(child => featureOf(child) === 'name') : undefined;
}

function composite(cst: CompositeCstNode): NodeRanges {
    const content = cst.content;
    const result: NodeRanges = { whole: cst.range };
    let values: CstNode | undefined;
    let colon = false;
    let last: CstNode | undefined;
    for (const child of content) {
        if (child.hidden) {
            continue;
        }
        const token = (child as LeafCstNode).tokenType?.name;
        if (token === '{') {
            result.body = { start: child.range.start, end: content[content.length - 1].range.end };
            break;
        }
        if (token === ',') {
            continue;
        }
        if (token === ':') {
            colon = true;
        } else if (colon) {
            values ??= child;
        } else if (!result.name && featureOf(child) === 'name') {
            result.name = child.range;
        }
        last = child;
    }
    if (!result.body && last) {
        result.whole = { start: result.whole.start, end: last.range.end };
    }
    if (values && last) {
        result.values = { start: values.range.start, end: last.range.end };
    }
    return result;
}

const features = new WeakMap<GrammarAST.AbstractElement, string>();

/** The property that a token was assigned to; empty for none. */
function featureOf(node: CstNode): string {
    const source = node.grammarSource;
    if (!source) {
        return '';
    }
    let feature = features.get(source);
    if (feature === undefined) {
        feature = AstUtils.getContainerOfType(source, GrammarAST.isAssignment)?.feature ?? '';
        features.set(source, feature);
    }
    return feature;
}
