import type { IRecognitionException, IToken } from 'chevrotain';
import type { CompositeCstNode, CstNode } from 'langium';
import type { LexicalDiagnostic } from '../../lexing/complaints.js';
import type { Shift } from './text-change.js';

/** The fields of Langium's nodes, which have no setters. */
interface Leaf {
    _offset: number;
    _startLine: number;
    _startColumn: number;
    _endLine: number;
    _endColumn: number;
}

interface Composite {
    content: CstNode[];
    _rangeCache?: unknown;
}

/** Moves nodes that stand behind a change. @param onChangedLine is told of each node that starts on the line where the change ends */
export function moveNodes(nodes: readonly CstNode[], from: number, shift: Shift, onChangedLine: (node: CompositeCstNode) => void): void {
    for (let at = from; at < nodes.length; at++) {
        moveNode(nodes[at], shift, onChangedLine);
    }
}

/** Forgets where a node stands that holds a change. */
export function forgetRange(node: CstNode): void {
    (node as unknown as Composite)._rangeCache = undefined;
}

function moveNode(node: CstNode, shift: Shift, onChangedLine: (node: CompositeCstNode) => void): boolean {
    if ('content' in node) {
        const { content } = node as CompositeCstNode;
        let onLine = false;
        for (let at = 0; at < content.length; at++) {
            onLine = moveNode(content[at], shift, onChangedLine) || onLine;
        }
        if (onLine || shift.lines !== 0) {
            forgetRange(node);
        }
        if (onLine) {
            onChangedLine(node as CompositeCstNode);
        }
        return onLine;
    }
    const leaf = node as unknown as Leaf;
    const onLine = leaf._startLine === shift.line;
    leaf._offset += shift.offset;
    if (leaf._endLine === shift.line) {
        leaf._endColumn += shift.characters;
    }
    if (onLine) {
        leaf._startColumn += shift.characters;
    }
    leaf._startLine += shift.lines;
    leaf._endLine += shift.lines;
    return onLine;
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
