import type { AstNode } from 'langium';

/** How a version of a document came from the one before it, where it was not read as a whole. */
export interface Revision {
    previous: AstNode;
    /** Statements that were read again and kept their nodes, those around them, and those that moved along their line. */
    touched: ReadonlySet<AstNode>;
    /** The lines that the change starts and ends in, in the text before. */
    firstLine: number;
    lastLine: number;
    /** Lines that everything behind the change has moved by. */
    lines: number;
    /** Names that came or went, or stand for other nodes; `all` where statements of the file itself were read again. */
    declared: ReadonlySet<string> | 'all';
    /** Statements came, went, or join other elements: indices and ids of the plain model may differ. */
    structure: boolean;
}

const revisions = new WeakMap<AstNode, Revision>();

/** How the tree with this root came from the one before it; undefined where the text was read as a whole. */
export function revisionOf(root: AstNode): Revision | undefined {
    return revisions.get(root);
}

export function setRevision(root: AstNode, revision: Revision): void {
    // Versions before the previous one are let go.
    revisions.delete(revision.previous);
    revisions.set(root, revision);
}
