import type { LayoutLine } from './lines.js';
import { isClosing, isComment, isOpening, type LayoutToken, type LayoutTokenKind } from './tokens.js';

/** Per token its role in the language. */
export type Roles = readonly (string | undefined)[];

const PARTNERS: Partial<Record<LayoutTokenKind, LayoutTokenKind>> = { '}': '{', ']': '[', ')': '(' };

/** Per token the index of its partner where it is a bracket that has one. Brackets of a list or condition do not reach over a brace. */
export type Partners = readonly (number | undefined)[];

export function partnersOf(tokens: readonly LayoutToken[]): Partners {
    const partners = new Array<number | undefined>(tokens.length).fill(undefined);
    const open: number[] = [];
    tokens.forEach((token, at) => {
        if (isOpening(token)) {
            open.push(at);
        } else if (isClosing(token)) {
            const wanted = PARTNERS[token.kind];
            while (token.kind === '}' && open.length > 0 && tokens[open[open.length - 1]].kind !== '{') {
                open.pop();
            }
            const innermost = open[open.length - 1];
            if (innermost !== undefined && tokens[innermost].kind === wanted) {
                open.pop();
                partners[at] = innermost;
                partners[innermost] = at;
            }
        }
    });
    return partners;
}

/** Behind one of these the statement goes on, whatever line comes next. */
const GOES_ON_BEHIND: ReadonlySet<string> = new Set([
    ...['->', ':', '=', '!=', '<', '<=', '>', '>='],
    ...['and', 'or', 'not', 'when', 'where', 'without', 'in', 'includes', 'by', 'from', 'through', 'on', 'extends'],
    ...['some', 'every', 'no', 'supplies', 'reaches', 'influences', 'set', 'of']
]);

/** What starts no statement: a line that begins so goes on with the one before. */
const GOES_ON_WITH: ReadonlySet<string> = new Set([
    ...['->', ':', '=', '!=', '<', '<=', '>', '>='],
    ...['and', 'or', 'where', 'without', 'in', 'includes', 'by', 'from', 'through', 'extends', 'of']
]);

/** What nests deeper is no model, and its blanks would grow with the square of its lines. */
const DEEPEST_LEVEL = 60;

interface Enclosing {
    /** Level of the line that the opening bracket stands on. */
    level: number;
    brace: boolean;
    /** The body of an enumeration: its literals are names with titles, and no statements. */
    literals: boolean;
}

export interface LineNesting {
    /** How many steps the line is indented. */
    readonly level: number;
    /** Whether it goes on with the statement of the line before. */
    readonly continued: boolean;
}

/**
 * How deep every line stands. What a bracket encloses stands one step deeper than the line that the bracket is on, its
 * closing partner as deep as that line. The second and further lines of a statement stand one step deeper than its first.
 */
export function nestingOf(tokens: readonly LayoutToken[], lines: readonly LayoutLine[], roles: Roles, partners: Partners): LineNesting[] {
    const enclosing: Enclosing[] = [];
    let enumeration = false;
    let previous: number | undefined;
    return lines.map(({ first, end }) => {
        const inner = enclosing[enclosing.length - 1];
        const closes = isClosing(tokens[first]) && partners[first] !== undefined;
        const continued = !closes && (inner?.brace ?? true) && !inner?.literals && goesOn(tokens, roles, previous, first);
        const level = inner === undefined ? (continued ? 1 : 0) : closes ? inner.level : inner.level + (continued ? 2 : 1);
        for (let at = first; at < end; at++) {
            const token = tokens[at];
            if (isComment(token)) {
                continue;
            }
            previous = at;
            enumeration ||= roles[at] === 'enum';
            if (partners[at] !== undefined) {
                if (isOpening(token)) {
                    enclosing.push({ level, brace: token.kind === '{', literals: enumeration && token.kind === '{' });
                } else {
                    enclosing.pop();
                }
            }
            if (token.kind === '{' || token.kind === '}') {
                enumeration = false;
            }
        }
        return { level: Math.min(level, DEEPEST_LEVEL), continued };
    });
}

function goesOn(tokens: readonly LayoutToken[], roles: Roles, previous: number | undefined, first: number): boolean {
    const before = previous === undefined ? undefined : roles[previous];
    const role = roles[first];
    if (before === undefined || isComment(tokens[first])) {
        return before !== undefined && GOES_ON_BEHIND.has(before);
    }
    return (
        GOES_ON_BEHIND.has(before) ||
        (role !== undefined && GOES_ON_WITH.has(role)) ||
        // A title, and the next of a threat's kinds.
        (role === 'TEXT' && before === 'NAME') ||
        (role === 'NAME' && before === ',')
    );
}
