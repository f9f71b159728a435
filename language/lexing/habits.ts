import type { ILexingError, IToken } from 'chevrotain';

/** Something written as in another notation, and what stands in its place for the parser. */
export interface Habit {
    offset: number;
    length: number;
    line: number;
    column: number;
    message: string;
    /** As long as the part of the text that it replaces, so that every offset stays what it was. */
    replacement: { offset: number; text: string };
    suggestions?: string[];
}

const MAYBE_ARROW = /=>|-->|<-|-[ \t]|[\u2192\u21d2\u2013\u2014]/;

const ARROW = /(?:<-{1,3}>|<?={1,3}>|-{2,4}>|-[ \t]{1,8}>|<-{1,3}|[\u2013\u2014]>|[-\u2013\u2014\u2192\u21d2][ \t])(?=[ \t]*[A-Za-z_])/g;

/** What stands before an arrow: a name at the start of a statement, or behind `on`. */
const SOURCE = /(?:^|[{}\n\r]|\bon[ \t])[ \t]*[A-Za-z_][\w.-]*[ \t]*$/;

/** Longest part of a line that is looked at before and behind a place, in characters. */
const REACH = 300;

const QUOTED = /^(?:'[^'"\n\r{}]*'|\u2018[^\u2019"\n\r{}]*\u2019|[\u201c\u201d\u201e][^\u201c\u201d"\n\r{}]*[\u201c\u201d])(?!\w)/;

/**
 * Finds what is written as other notations have it: other arrows, other quotation marks, comments behind '#', names
 * that start with a digit.
 * @param tokens what the text was read as, with `hidden` for its comments: nothing is found inside of texts and comments
 */
export function habitsOf(
    text: string,
    tokens: readonly IToken[],
    hidden: readonly IToken[],
    errors: readonly ILexingError[]
): readonly Habit[] {
    const found: Habit[] = [];
    let read = 0;
    for (const error of errors) {
        const habit = error.offset >= read ? habitAt(text, error) : undefined;
        if (habit) {
            found.push(habit);
            read = error.offset + habit.replacement.text.length;
        }
    }
    if (MAYBE_ARROW.test(text)) {
        const opaque = [...tokens.filter(({ tokenType }) => tokenType.name === 'TEXT'), ...hidden].sort(
            (a, b) => a.startOffset - b.startOffset
        );
        let behind = 0;
        const lines = new LineCount(text);
        for (const { index, 0: written } of text.matchAll(ARROW)) {
            if (!SOURCE.test(text.slice(Math.max(0, index - REACH), index))) {
                continue;
            }
            while (behind < opaque.length && opaque[behind].startOffset + opaque[behind].image.length <= index) {
                behind++;
            }
            if (!(behind < opaque.length && opaque[behind].startOffset <= index)) {
                found.push(arrow(index, written, lines.placeAt(index)));
            }
        }
    }
    const sorted = found.sort((a, b) => a.replacement.offset - b.replacement.offset);
    // What stands inside of another one is replaced with it.
    let end = 0;
    return sorted.filter(({ replacement: { offset, text: put } }) => {
        const outside = offset >= end;
        end = Math.max(end, offset + put.length);
        return outside;
    });
}

/** The text with the replacements put in. */
export function withReplacements(text: string, habits: readonly Habit[]): string {
    let result = '';
    let from = 0;
    for (const { replacement } of habits) {
        result += text.slice(from, replacement.offset) + replacement.text;
        from = replacement.offset + replacement.text.length;
    }
    return result + text.slice(from);
}

/** Counts the lines of a text up to places that come in its order, as the lexer counts them. */
class LineCount {
    private offset = 0;
    private line = 1;
    private lineStart = 0;

    constructor(private readonly text: string) {}

    /** Line and column, from one. */
    placeAt(offset: number): { line: number; column: number } {
        for (; this.offset < offset; this.offset++) {
            const character = this.text[this.offset];
            if (character === '\n' || (character === '\r' && this.text[this.offset + 1] !== '\n')) {
                this.line++;
                this.lineStart = this.offset + 1;
            }
        }
        return { line: this.line, column: offset - this.lineStart + 1 };
    }
}

function arrow(offset: number, written: string, place: { line: number; column: number }): Habit {
    const both = written.startsWith('<') && written.endsWith('>');
    return {
        offset,
        length: written.trimEnd().length,
        ...place,
        message: both ? "A flow is written a -> b; what comes back is its 'returns:'." : 'A flow is written a -> b.',
        replacement: { offset, text: '->'.padStart(written.length) },
        suggestions: written === '<-' ? undefined : ['->']
    };
}

function habitAt(text: string, { offset, line, column }: ILexingError): Habit | undefined {
    const at = { offset, line: line!, column: column! };
    const rest = text.slice(offset, offset + REACH);
    const quoted = QUOTED.exec(rest)?.[0];
    if (quoted && /[\s:[,]/.test(text.charAt(offset - 1))) {
        const straight = `"${quoted.slice(1, -1)}"`;
        return {
            ...at,
            length: quoted.length,
            message: 'Texts are written between straight quotation marks: "text".',
            replacement: { offset, text: straight },
            suggestions: [straight]
        };
    }
    if (rest.startsWith('#')) {
        const comment = /#[^{}\n\r]*/y;
        comment.lastIndex = offset;
        const { length } = comment.exec(text)![0];
        const replacement = { offset, text: ' '.repeat(length) };
        return { ...at, length: 1, message: 'A comment starts with //.', replacement, suggestions: ['//'] };
    }
    const name = /^\d+[A-Za-z_][\w-]*/.exec(rest)?.[0];
    if (name && isName(text, offset, rest.slice(name.length))) {
        const digits = /^\d+/.exec(name)![0].length;
        return {
            ...at,
            length: name.length,
            message: `A name starts with a letter: '${name.length > 30 ? `${name.slice(0, 29)}\u2026` : name}' does not.`,
            replacement: { offset, text: ' '.repeat(digits) }
        };
    }
    return undefined;
}

/** Whether a name is expected at an offset: behind a word or an arrow, or before an arrow. */
function isName(text: string, offset: number, behind: string): boolean {
    return /(?:\w[ \t]+|->[ \t]*)$/.test(text.slice(Math.max(0, offset - REACH), offset)) || /^[ \t]*->/.test(behind);
}
