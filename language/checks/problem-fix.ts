import type { Position, Range } from '../model/source.js';

/**
 * Places of a text, counted from where a problem starts: lines from its line, characters from its first one on that
 * line and from the line's start on others. A problem that moves with its statement so takes its fixes along.
 */
export type RelativeRange = Range;

/** One change of a fix. */
export type FixEdit =
    /** Puts a text in the place of what is written. */
    | { do: 'replace'; range: RelativeRange; text: string }
    /** Takes a statement, a value or a mark out, with the comma behind it and the line that it leaves empty. */
    | { do: 'remove'; range: RelativeRange }
    /** States facts in the body of a statement, each with a value for the user to fill in. */
    | { do: 'state'; facts: readonly string[]; whole: RelativeRange; body?: RelativeRange };

/** A mechanical way to mend a problem. */
export interface ProblemFix {
    /** An order: `Remove the fact colour`. */
    title: string;
    /** It takes away only what has no effect, or puts in what is meant beyond doubt: it may be made without asking, together with others. */
    safe?: boolean;
    edit: FixEdit;
}

/** A range as it is kept in the fixes of a problem at another range. */
export function relativeTo(problem: Range, range: Range): RelativeRange {
    return { start: relative(problem.start, range.start), end: relative(problem.start, range.end) };
}

/** Where a range of a problem's fixes stands in the text. */
export function absolute(problem: Range, range: RelativeRange): Range {
    return { start: fromRelative(problem.start, range.start), end: fromRelative(problem.start, range.end) };
}

/** Puts `text` where `range` is; `problem` is the range of the problem that is mended. */
export function replacing(problem: Range, range: Range, text: string, title: string): ProblemFix {
    return { title, edit: { do: 'replace', range: relativeTo(problem, range), text } };
}

/** Takes out what stands at `range`. */
export function removing(problem: Range, range: Range, title: string, safe = false): ProblemFix {
    return { title, ...(safe && { safe }), edit: { do: 'remove', range: relativeTo(problem, range) } };
}

/** States facts in a statement's body, which it gets if it has none. */
export function stating(
    problem: Range,
    facts: readonly string[],
    statement: { whole: Range; body?: Range },
    title = `State ${facts.join(' and ')}`
): ProblemFix {
    const body = statement.body && relativeTo(problem, statement.body);
    return { title, edit: { do: 'state', facts, whole: relativeTo(problem, statement.whole), ...(body && { body }) } };
}

function relative(from: Position, { line, character }: Position): Position {
    return { line: line - from.line, character: line === from.line ? character - from.character : character };
}

function fromRelative(from: Position, { line, character }: Position): Position {
    return { line: line + from.line, character: line === 0 ? character + from.character : character };
}
