import type { IToken } from 'chevrotain';
import { CLAUSE_PAIRS, EXPECTED_WORDS, INFIX_WORDS } from './keywords.js';

/** Behind these comes a threat, which is never called `on`: the name is missing. */
export const TREATMENTS: ReadonlySet<string> = new Set(['accept', 'transfer', 'avoid', 'dismiss']);

/** Words that start statements of a file. */
export const FILE_STATEMENTS: ReadonlySet<string> = new Set(['system', 'test', 'kind', 'enum', 'scalar', 'framework', 'control', 'threat']);

/** Words of rule expressions that others are taken for when they are spelt wrongly. */
export const RULE_WORDS = ['without', 'where', 'and', 'or', 'includes'];

/** What can end a line whose statement goes on. */
const CONTINUED: ReadonlySet<string> = new Set([',', '(', 'and', 'or', 'by', 'in']);

/** Whether two words are a keyword of two words. */
export function isPair(pairs: ReadonlyMap<string, readonly string[]>, first: IToken, second: IToken | undefined): boolean {
    const seconds = pairs.get(first.image);
    return seconds !== undefined && second !== undefined && seconds.includes(second.image);
}

/** Whether a token is a word that is no keyword between or behind operands. */
export function isName(token: IToken | undefined): token is IToken {
    return isWord(token) && !INFIX_WORDS.has(token!.image) && !CLAUSE_PAIRS.has(token!.image);
}

/** Whether a token is a word whose role is not decided yet. */
export function isWord(token: IToken | undefined): boolean {
    return token?.tokenType.name === 'NAME';
}

export function sameLine(token: IToken, next: IToken): boolean {
    return token.endLine === next.startLine;
}

/** Whether a word can be the first of a statement: more of it follows on its line. */
export function startsStatement(token: IToken, next: IToken | undefined, partial: boolean): boolean {
    if (!next) {
        return partial;
    }
    const follower = next.tokenType.name;
    return sameLine(token, next) && (isWord(next) || follower === 'TEXT' || follower === '{');
}

/**
 * Whether a word opens a test: a sentence follows it, or it stands where only statements of a file can. Elsewhere `test` is
 * a name like any other.
 */
export function opensTest(token: IToken, next: IToken | undefined, outermost: boolean): boolean {
    return token.image === 'test' && (outermost || (next?.tokenType.name === 'TEXT' && sameLine(token, next)));
}

/**
 * Whether a word where a treatment or an expectation names its threat is a keyword all the same: an `on` for which the threat is
 * missing, or one of the words that can stand between `expect` and what is expected.
 */
export function isKeywordBeforeThreat(token: IToken, next: IToken | undefined, kept: readonly IToken[]): boolean {
    const [first, previous] = [-2, -1].map(at => kept.at(at)?.tokenType.name ?? '');
    const expecting = previous === 'expect' || (first === 'expect' && EXPECTED_WORDS.has(previous));
    return token.image === 'on'
        ? expecting || TREATMENTS.has(previous)
        : expecting && EXPECTED_WORDS.has(token.image) && isName(next) && sameLine(token, next);
}

/** Whether a statement of a file, at the start of its line, ends the literals of an enumeration whose brace is missing. */
export function endsLiterals(token: IToken, next: IToken | undefined, previous: IToken | undefined): boolean {
    const startsLine = token.startColumn === 1 && FILE_STATEMENTS.has(token.image) && previous?.image !== ',';
    return startsLine && isWord(next) && sameLine(token, next!);
}

/**
 * Whether a word stands on a new line, where a name was expected on the line before: the line before is unfinished.
 * @param before the token before it, and whether that stands in a list
 */
export function breaksOff(
    token: IToken,
    next: IToken | undefined,
    { previous, inList, partial }: { previous: IToken | undefined; inList: boolean; partial: boolean }
): boolean {
    if (!previous || previous.endLine === token.startLine) {
        return false;
    }
    if (inList) {
        // Lists span lines: only what looks like a statement, and follows no comma, is one.
        return previous.image !== ',' && previous.image !== '[' && startsStatement(token, next, partial);
    }
    return !CONTINUED.has(previous.tokenType.name);
}
