import type { AstNode, CompositeCstNode, CstNode, LeafCstNode } from 'langium';
import type { TextPlace } from '../../lexing/positions.js';
import { ownNode } from '../../syntax/ranges.js';
import type { TextChange } from './text-change.js';

/** A body that statements stand in: of a system, a test, a zone or an element, or the file itself. */
export interface Body {
    owner: AstNode;
    /** Holds the statements, in the order of the text. */
    cst: CompositeCstNode;
    /** The braces; the file has none. */
    braces?: { open: LeafCstNode; close: LeafCstNode };
}

/** A run of neighbouring statements that is read again: those that changed, and an unchanged one at each side as a witness. */
export interface Site {
    body: Body;
    /** The bodies around it that have braces, from the outside in, its own last. */
    around: readonly Body[];
    /** Index, among the body's nodes, of the unchanged statement before the change; undefined where the body starts. */
    left: number | undefined;
    /** The one behind it; undefined where the body ends. */
    right: number | undefined;
    /** Where the run starts, in both texts. */
    start: TextPlace;
    /** Where it ends in the old text. */
    end: number;
    /** In the old text; see the function of the same name. */
    isFreeBehind: boolean;
}

/** How many unchanged statements at each side are tried as witnesses. */
const WITNESSES = 4;

/** The bodies around a change, the innermost first and the file last. */
export function bodiesAround(root: AstNode, change: TextChange): Body[] {
    const bodies: Body[] = [{ owner: root, cst: root.$cstNode as CompositeCstNode }];
    for (let body: Body | undefined = bodies[0]; body;) {
        const child: CstNode | undefined = body.cst.content[firstEndingAt(body.cst.content, change.start)];
        body = child && isStatement(child) ? bodyOf(child) : undefined;
        if (body?.braces && body.braces.open.end <= change.start && change.oldEnd <= body.braces.close.offset) {
            bodies.unshift(body);
        } else {
            body = undefined;
        }
    }
    return bodies;
}

/**
 * Runs around a change in a body, the shortest first.
 * @param bodies the body, and those around it
 * @param isSound whether nothing is complained about in a part of the old text
 */
export function* sitesIn(
    bodies: readonly Body[],
    change: TextChange,
    text: string,
    isSound: (from: number, to: number) => boolean
): Generator<Site> {
    const [body] = bodies;
    const { content } = body.cst;
    const around = bodies.filter(({ braces }) => braces).reverse();
    const isSoundStatement = (at: number) => isSound(content[at].offset, content[at].end);
    const lefts = witnesses(
        content,
        firstEndingAt(content, change.start) - 1,
        -1,
        at => isSoundStatement(at) && !isGarbageBefore(body, at, text)
    );
    const rights = witnesses(
        content,
        firstStartingBehind(content, change.oldEnd),
        1,
        at => isSoundStatement(at) && !isGarbageBehind(body, at, text)
    );
    for (let step = 0; step < Math.max(lefts.length, rights.length); step++) {
        const left = lefts[Math.min(step, lefts.length - 1)];
        const right = rights[Math.min(step, rights.length - 1)];
        const end = right === undefined ? endOf(body, text) : content[right].end;
        yield { body, around, left, right, start: startOf(body, left), end, isFreeBehind: isFreeBehind(body, { right, end }, text, 0) };
    }
}

/**
 * Whether how far the run is indented means nothing for what stands behind it: its last statement starts a line of its own, or,
 * where the body ends with it, nothing stands behind that body's brace on its line.
 * @param shift how far the end of the run has moved in the text
 */
export function isFreeBehind({ cst }: Body, { right, end }: Pick<Site, 'right' | 'end'>, text: string, shift: number): boolean {
    if (right === undefined) {
        return /^\}?[ \t]*(?:$|[\n\r]|\/\/)/.test(text.slice(end + shift, end + shift + LONGEST_BLANK));
    }
    const start = cst.content[right].offset + shift;
    return /(?:^|[\n\r])[ \t]*$/.test(text.slice(Math.max(0, start - LONGEST_BLANK), start));
}

/** So many characters of a line are looked at. */
const LONGEST_BLANK = 200;

/** Whether a node of a body is one of its statements, and not a token of its head. */
export function isStatement(node: CstNode): node is CompositeCstNode {
    return 'content' in node;
}

/** Indices of sound statements in one direction, the nearest first; undefined at last where the body's end comes first. */
function witnesses(content: readonly CstNode[], from: number, step: 1 | -1, isWitness: (at: number) => boolean): (number | undefined)[] {
    const found: (number | undefined)[] = [];
    for (let at = from; found.length < WITNESSES; at += step) {
        const node = content[at];
        if (!node || (!node.hidden && !isStatement(node))) {
            found.push(undefined);
            break;
        }
        if (!node.hidden && isWitness(at)) {
            found.push(at);
        }
    }
    return found;
}

/** Whether something stands before a statement that the tree does not hold: the parser has skipped it. */
function isGarbageBefore({ cst: { content } }: Body, at: number, text: string): boolean {
    let from = at;
    do {
        from--;
        if (text.slice(content[from]?.end ?? 0, content[from + 1].offset).trim()) {
            return true;
        }
    } while (content[from]?.hidden);
    return false;
}

function isGarbageBehind({ cst: { content } }: Body, at: number, text: string): boolean {
    let to = at;
    do {
        to++;
        if (text.slice(content[to - 1].end, content[to]?.offset ?? text.length).trim()) {
            return true;
        }
    } while (content[to]?.hidden);
    return false;
}

/** Statements with others in their bodies. */
const WITH_BODY: ReadonlySet<string> = new Set(['System', 'Test', 'Zone', 'Element']);

function bodyOf(statement: CompositeCstNode): Body | undefined {
    const owner = statement.astNode;
    if (owner.$cstNode !== statement) {
        return undefined;
    }
    if (!WITH_BODY.has(owner.$type)) {
        return undefined;
    }
    const cst = ownNode(statement);
    const open = cst.content.find(node => isToken(node, '{'));
    const close = cst.content.at(-1);
    return open && close && isToken(close, '}')
        ? { owner, cst, braces: { open: open as LeafCstNode, close: close as LeafCstNode } }
        : undefined;
}

function isToken(node: CstNode, type: string): boolean {
    return !isStatement(node) && (node as LeafCstNode).tokenType.name === type;
}

function startOf({ cst, braces }: Body, left: number | undefined): TextPlace {
    if (left !== undefined) {
        const { offset, range } = cst.content[left];
        return { offset, ...range.start };
    }
    return braces ? { offset: braces.open.end, ...braces.open.range.end } : { offset: 0, line: 0, character: 0 };
}

function endOf({ braces }: Body, text: string): number {
    return braces ? braces.close.offset : text.length;
}

/** Index of the first node that ends at an offset or behind it. */
function firstEndingAt(content: readonly CstNode[], offset: number): number {
    return partition(content.length, at => content[at].end >= offset);
}

/** Index of the first node that starts behind an offset. */
function firstStartingBehind(content: readonly CstNode[], offset: number): number {
    return partition(content.length, at => content[at].offset > offset);
}

/** The first index for which a condition holds that holds for all later ones too. */
function partition(length: number, holds: (at: number) => boolean): number {
    let low = 0;
    let high = length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (holds(middle)) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}
