import type { IToken } from 'chevrotain';
import { CstNodeBuilder, LeafCstNodeImpl, type CompositeCstNode, type CstNode, type RootCstNode } from 'langium';
import type { LineStarts } from './line-starts.js';

/** The fields of Langium's tokens, which have no setters. */
interface Fields {
    _offset: number;
    _length: number;
    _startLine: number;
    _startColumn: number;
    _endLine: number;
    _endColumn: number;
}

/** Where the lines of a text start, once a part of it has been read again; shared by all its tokens. */
export interface TokenPlaces {
    lines?: LineStarts;
}

const NOWHERE: TokenPlaces = {};

/**
 * A token that knows its line and column. Its offset, which each edit before it changes, follows from these, so that an edit
 * within a line moves no token of the lines behind it.
 */
export class TokenNode extends LeafCstNodeImpl {
    places: TokenPlaces = NOWHERE;

    override get offset(): number {
        const { _offset, _startLine, _startColumn } = this.fields;
        const { lines } = this.places;
        return lines ? lines.offsetOf(_startLine, _startColumn) : _offset;
    }

    override get end(): number {
        return this.offset + this.fields._length;
    }

    /** Counted from zero. */
    get line(): number {
        return this.fields._startLine;
    }

    /** Counted from zero. */
    get column(): number {
        return this.fields._startColumn;
    }

    /** @param line in which a change ends: what stands behind the change in it moves by `characters`, and all by `lines` */
    move(line: number, characters: number, lines: number): void {
        const { fields } = this;
        if (fields._startLine === line) {
            fields._startColumn += characters;
        }
        if (fields._endLine === line) {
            fields._endColumn += characters;
        }
        fields._startLine += lines;
        fields._endLine += lines;
    }

    private get fields(): Fields {
        return this as unknown as Fields;
    }
}

/**
 * Langium's builder looks for the place of comments before every token, by a search through all siblings, even where
 * there is no comment: in a file with many members this is most of the parser's time.
 */
export class TokenTreeBuilder extends CstNodeBuilder {
    private places: TokenPlaces = NOWHERE;

    override buildRootNode(input: string): RootCstNode {
        this.places = {};
        const root = super.buildRootNode(input);
        placesByRoot.set(root, this.places);
        return root;
    }

    protected override createLeafNode(token: IToken, hidden: boolean): TokenNode {
        const node = new TokenNode(
            token.startOffset,
            token.image.length,
            token.startLine! - 1,
            token.startColumn! - 1,
            token.endLine! - 1,
            token.endColumn!,
            token.tokenType,
            hidden
        );
        node.places = this.places;
        return node;
    }

    override addHiddenNodes(tokens: Parameters<CstNodeBuilder['addHiddenNodes']>[0]): void {
        if (tokens.length > 0) {
            super.addHiddenNodes(tokens);
        }
    }
}

const placesByRoot = new WeakMap<RootCstNode, TokenPlaces>();

/** What the tokens of a tree share. */
export function placesOf(root: RootCstNode): TokenPlaces {
    return placesByRoot.get(root) ?? NOWHERE;
}

/** Makes tokens part of another tree. */
export function settle(nodes: readonly CstNode[], places: TokenPlaces): void {
    for (const node of nodes) {
        if ('content' in node) {
            settle((node as CompositeCstNode).content, places);
        } else {
            (node as TokenNode).places = places;
        }
    }
}

/** The first token of a node. Comments stand beside nodes, and only behind their first token inside of them. */
export function firstToken(node: CstNode): TokenNode {
    let first = node;
    while ('content' in first) {
        first = (first as CompositeCstNode).content[0];
    }
    return first as TokenNode;
}

/** Where a node starts. */
export function startOfTokens(node: CstNode): { line: number; character: number } {
    const { line, column } = firstToken(node);
    return { line, character: column };
}
