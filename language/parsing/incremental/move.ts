import type { IRecognitionException, IToken } from 'chevrotain';
import type { CompositeCstNode, CstNode } from 'langium';
import type { LexicalDiagnostic } from '../../lexing/complaints.js';
import { firstToken, type TokenNode } from '../token-nodes.js';
import type { Shift } from './text-change.js';

/**
 * Moves tokens that stand behind a change. Where no line moves, those of the line on which the change ends are all.
 * @param onChangedLine is told of each node that starts on that line
 */
export function moveNodes(nodes: readonly CstNode[], from: number, shift: Shift, onChangedLine: (node: CompositeCstNode) => void): void {
    for (let at = from; at < nodes.length; at++) {
        if (shift.lines === 0 && firstToken(nodes[at]).line > shift.line) {
            return;
        }
        moveNode(nodes[at], shift, onChangedLine);
    }
}

/** Forgets where a node stands that holds a change. */
export function forgetRange(node: CstNode): void {
    (node as CstNode & { _rangeCache?: unknown })._rangeCache = undefined;
}

/** @returns whether something of the node starts on the line where the change ends */
function moveNode(node: CstNode, shift: Shift, onChangedLine: (node: CompositeCstNode) => void): boolean {
    if (!('content' in node)) {
        const token = node as TokenNode;
        const isOnLine = token.line === shift.line;
        token.move(shift.line, shift.characters, shift.lines);
        return isOnLine;
    }
    let isOnLine = false;
    for (const child of (node as CompositeCstNode).content) {
        isOnLine = moveNode(child, shift, onChangedLine) || isOnLine;
    }
    if (isOnLine || shift.lines !== 0) {
        forgetRange(node);
    }
    if (isOnLine) {
        onChangedLine(node as CompositeCstNode);
    }
    return isOnLine;
}

/** The same error where its tokens stand after a change before them. */
export function movedError<E extends IRecognitionException>(error: E, shift: Shift): E {
    const moved = Object.assign(Object.create(Object.getPrototypeOf(error) as object) as E, error, {
        name: error.name,
        message: error.message,
        token: movedToken(error.token, shift)
    });
    const { previousToken } = error as E & { previousToken?: IToken };
    return previousToken ? Object.assign(moved, { previousToken: movedToken(previousToken, shift) }) : moved;
}

/** The same complaint where it stands after a change before it. */
export function movedComplaint(complaint: LexicalDiagnostic, shift: Shift): LexicalDiagnostic {
    const { line = 1, column = 1, offset } = complaint;
    return {
        ...complaint,
        offset: offset + shift.offset,
        line: line + shift.lines,
        column: column + (line - 1 === shift.line ? shift.characters : 0)
    };
}

/** Tokens without a place, and those before the change, which can be the last ones before an error, stay where they are. */
function movedToken(token: IToken, shift: Shift): IToken {
    const { startOffset, startLine, startColumn, endLine, endColumn } = token;
    if (!(startOffset >= shift.from) || startLine === undefined) {
        return token;
    }
    return {
        ...token,
        startOffset: startOffset + shift.offset,
        endOffset: token.endOffset! + shift.offset,
        startLine: startLine + shift.lines,
        endLine: endLine! + shift.lines,
        startColumn: startColumn! + (startLine - 1 === shift.line ? shift.characters : 0),
        endColumn: endColumn! + (endLine! - 1 === shift.line ? shift.characters : 0)
    };
}
