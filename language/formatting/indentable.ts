import { TOP_LEVEL } from '../lexing/matching-braces.js';
import type { LayoutLine } from './lines.js';
import type { Partners, Roles } from './nesting.js';
import { bracesPair } from './reading.js';
import { isComment, isOpening, type LayoutToken } from './tokens.js';

/**
 * Which lines may be indented. All of them where the braces match. Otherwise only the statements of the file whose own
 * braces match and whose lines stand as deep as those say: the lexer, which then guesses by indentation, reads them the
 * same with wider or narrower steps.
 */
export function indentableLines(
    text: string,
    tokens: readonly LayoutToken[],
    lines: readonly LayoutLine[],
    roles: Roles,
    bracesMatch: boolean,
    partners: Partners
): boolean[] {
    if (bracesMatch) {
        return lines.map(() => true);
    }
    const starts = lines.flatMap(({ first }, index) =>
        columnOf(text, tokens[first]) === 0 && TOP_LEVEL.has(roles[first] ?? '') ? [index] : []
    );
    const indentable = lines.map(() => false);
    starts.forEach((start, index) => {
        const statement = lines.slice(start, starts[index + 1] ?? lines.length);
        if (standsByItself(text, tokens, statement, roles, partners)) {
            indentable.fill(true, start, start + statement.length);
        }
    });
    return indentable;
}

function standsByItself(
    text: string,
    tokens: readonly LayoutToken[],
    lines: readonly LayoutLine[],
    roles: Roles,
    partners: Partners
): boolean {
    const { first } = lines[0];
    const own = tokens.slice(first, lines[lines.length - 1].end);
    // What the lexer leaves out is not where a line begins for it.
    const read = own.every((token, at) => roles[first + at] !== undefined || isComment(token));
    return read && bracesPair(own) && lines.every(({ sound }) => sound) && standsByDepth(text, tokens, lines, partners);
}

/** Whether what is inside of braces stands deeper than the line of the opening one, and the closing one stands below that line. */
function standsByDepth(text: string, tokens: readonly LayoutToken[], lines: readonly LayoutLine[], partners: Partners): boolean {
    /** Line and column that each open brace belongs to. */
    const open: { line: number; column: number }[] = [];
    return lines.every(({ first, end }, line) => {
        if (isComment(tokens[first])) {
            // What stands behind a comment on its line is not where the line begins.
            return end === first + 1;
        }
        const column = columnOf(text, tokens[first]);
        const inner = open[open.length - 1];
        const closes = tokens[first].kind === '}';
        if (inner ? (closes ? column !== inner.column : column <= inner.column) : line > 0) {
            return false;
        }
        for (let at = first; at < end; at++) {
            const token = tokens[at];
            if (token.kind === '{') {
                open.push({ line, column });
            } else if (token.kind === '}' && open.pop()!.line !== line && at > first) {
                return false;
            } else if ((isComment(token) && token.spansLines) || (isOpening(token) && partners[at] === undefined)) {
                return false;
            }
        }
        return true;
    });
}

/** Number of characters before a token that starts its line; -1 where something else than white space is before it. */
function columnOf(text: string, { start }: LayoutToken): number {
    let at = start;
    while (at > 0 && /[ \t\f\u00a0\ufeff]/.test(text[at - 1])) {
        at--;
    }
    return at === 0 || text[at - 1] === '\n' || text[at - 1] === '\r' ? start - at : -1;
}
