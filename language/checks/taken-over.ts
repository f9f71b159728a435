import type { AstNode } from 'langium';
import type { Document } from '../generated/ast.js';
import type { VisibleNames } from '../references/visibility.js';
import { isDescription } from '../references/names.js';
import { revisionOf } from '../syntax/versions.js';
import type { CheckContext, Problem } from './check.js';
import { isWhole } from './intact.js';

/** What the checks of whole documents say of a version. */
interface Known {
    visible: VisibleNames;
    isWhole: boolean;
    problems: readonly Problem[];
}

const knownByRoot = new WeakMap<AstNode, Known>();

/**
 * What the checks of a whole document say of it: what they said of the version before, where the change can make no difference
 * to them. They look at names, places, flows and what flows carry; with imports or a library of its own also at what is used.
 * @param find runs the checks
 */
export function problemsOfWhole(root: Document, context: CheckContext, find: () => Problem[]): readonly Problem[] {
    const before = unchanged(root, context);
    const known = before ?? { visible: context.visible, isWhole: isWhole(context), problems: find() };
    knownByRoot.set(root, known);
    return known.problems;
}

function unchanged(root: Document, context: CheckContext): Known | undefined {
    const revision = revisionOf(root);
    const known = revision && knownByRoot.get(revision.previous);
    if (!known || known.visible !== context.visible || known.isWhole !== isWhole(context)) {
        return undefined;
    }
    const { lines, structure, declared, touched, firstLine, lastLine } = revision;
    const concernsAll = lines !== 0 || structure || declared === 'all' || declared.size > 0 || [...touched].some(isFlow);
    const isAlone = root.imports.length === 0 && root.members.every(isDescription);
    const hasMoved = ({ range: { start, end } }: Problem) => start.line <= lastLine && firstLine <= end.line;
    return concernsAll || !isAlone || known.problems.some(hasMoved) ? undefined : known;
}

function isFlow({ $type }: AstNode): boolean {
    return $type === 'Flow';
}
