import type { AstNode, LangiumDocument } from 'langium';
import type { Document } from '../generated/ast.js';
import { NodeRecord } from '../syntax/node-records.js';
import { rangesOf } from '../syntax/ranges.js';
import { suggestionsFor } from '../syntax/spelling.js';
import { forEachChild } from '../syntax/walk.js';
import type { Position } from '../model/source.js';
import { startOfTokens } from '../parsing/token-nodes.js';
import type { VisibleNames } from '../references/visibility.js';
import type { Check, CheckContext, Problem } from './check.js';
import { DeclaredAttributes } from './declared-attributes.js';
import { checkReferences } from './references.js';
import { checksFor, isTouchedByOthers } from './table.js';
import { problemsOfWhole } from './taken-over.js';
import { DOCUMENT_CHECKS } from './whole-document.js';

/** Suggestions cost a comparison with every visible name, so only the first misspelt names of a document get them. */
const MAX_SUGGESTED = 50;

/** What the checks say of a statement and all in it. */
interface Checked {
    problems: readonly Problem[];
    /** Where the statement stood when it was checked. */
    start: Position;
    /** How many searches for suggestions it took. */
    suggested: number;
    /** Depends on other statements: it is checked again in every version. */
    volatile: boolean;
}

const records = new NodeRecord<Checked>();

/**
 * Runs every check on every statement. What was found in statements that are the same as in the version before is taken over:
 * the tree forgets a statement's record when the statement, or a name that it uses, is another one.
 */
export class StatementProblems {
    private suggested = 0;
    private problems: Problem[] = [];
    private readonly context: CheckContext;

    constructor(document: LangiumDocument, visible: VisibleNames) {
        this.context = {
            document,
            visible,
            attributes: new DeclaredAttributes(visible),
            report: problem => this.problems.push(problem),
            suggest: (written, candidates) => (this.suggested++ < MAX_SUGGESTED ? suggestionsFor(written, candidates()) : [])
        };
    }

    /** Of a document, whose checks as a whole come last. */
    of(root: Document): Problem[] {
        const problems = [...this.checked(root).problems];
        for (const problem of problemsOfWhole(root, this.context, () => this.ofWhole(root))) {
            problems.push(problem);
        }
        return problems;
    }

    private ofWhole(root: Document): Problem[] {
        const problems = (this.problems = []);
        for (const check of DOCUMENT_CHECKS) {
            run(check, root, this.context);
        }
        return problems;
    }

    private checked(node: AstNode): Checked {
        const isStatement = node.$containerProperty === 'members' || node.$containerProperty === 'entries';
        const known = isStatement ? records.of(node) : undefined;
        const start = isStatement ? startOf(node) : ORIGIN;
        if (known && known.start.character === start.character && this.suggested + known.suggested <= MAX_SUGGESTED) {
            this.suggested += known.suggested;
            return known.start.line === start.line ? known : this.move(node, known, start);
        }
        const before = this.suggested;
        const checked = this.check(node, start);
        checked.suggested = this.suggested - before;
        if (isStatement && !checked.volatile && this.suggested <= MAX_SUGGESTED) {
            records.set(node, checked);
        }
        return checked;
    }

    /** Problems move once with their statement, and are the same objects again in the versions after. */
    private move(node: AstNode, known: Checked, start: Position): Checked {
        const there = { ...known, start, problems: moved(known.problems, start.line - known.start.line) };
        records.set(node, there);
        return there;
    }

    private check(node: AstNode, start: Position): Checked {
        const outer = this.problems;
        const problems: Problem[] = (this.problems = []);
        let volatile = isTouchedByOthers(node.$type);
        run(checkReferences, node, this.context);
        for (const check of checksFor(node.$type)) {
            run(check, node, this.context);
        }
        forEachChild(node, child => {
            const inside = this.checked(child);
            volatile ||= inside.volatile;
            for (const problem of inside.problems) {
                problems.push(problem);
            }
        });
        this.problems = outer;
        return { problems, start, suggested: 0, volatile };
    }
}

const ORIGIN: Position = { line: 0, character: 0 };

function startOf(node: AstNode): Position {
    return node.$cstNode ? startOfTokens(node.$cstNode) : rangesOf(node).whole.start;
}

function run<N extends AstNode>(check: Check<N>, node: N, context: CheckContext): void {
    try {
        check(node, context);
    } catch (error) {
        context.report({
            severity: 'error',
            code: 'check-failed',
            range: rangesOf(node).whole,
            message: `This could not be checked: ${String(error)}`
        });
    }
}

function moved(problems: readonly Problem[], lines: number): Problem[] {
    const move = ({ line, character }: Position): Position => ({ line: line + lines, character });
    return problems.map(problem => ({ ...problem, range: { start: move(problem.range.start), end: move(problem.range.end) } }));
}
