/** Where two versions of a text differ: `[start, oldEnd)` of the one has become `[start, newEnd)` of the other. */
export interface TextChange {
    start: number;
    oldEnd: number;
    newEnd: number;
}

/** How places behind a change move. */
export interface Shift {
    /** Of the old text: places from here on move. */
    from: number;
    offset: number;
    lines: number;
    /** Of the old text, counted from zero: the line in which the change starts. */
    firstLine: number;
    /** The line in which it ends. */
    line: number;
    /** What the columns of that line grow by, behind the change. */
    characters: number;
}

/** The smallest change that leads from one text to another: all between what both start and end with. */
export function changeBetween(before: string, after: string): TextChange {
    const shorter = Math.min(before.length, after.length);
    let start = 0;
    // Pieces are compared as a whole first: character by character, long texts take longer to compare than to read.
    while (start + PIECE <= shorter && before.slice(start, start + PIECE) === after.slice(start, start + PIECE)) {
        start += PIECE;
    }
    while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) {
        start++;
    }
    let tail = 0;
    const endOf = (text: string) => text.slice(text.length - tail - PIECE, text.length - tail);
    while (tail + PIECE <= shorter - start && endOf(before) === endOf(after)) {
        tail += PIECE;
    }
    while (tail < shorter - start && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) {
        tail++;
    }
    // Half of a line break is none.
    if (start > 0 && before.charCodeAt(start - 1) === CARRIAGE_RETURN) {
        start--;
    }
    if (tail > 0 && before.charCodeAt(before.length - tail) === LINE_FEED) {
        tail--;
    }
    return { start, oldEnd: before.length - tail, newEnd: after.length - tail };
}

/** In UTF-16 units. */
const PIECE = 4096;

/**
 * How places behind a change move.
 * @param from a place before the change, from which lines are counted
 */
export function shiftOf(before: string, after: string, change: TextChange, from: { offset: number; line: number }): Shift {
    const { start, oldEnd, newEnd } = change;
    const firstLine = from.line + lineBreaks(before, from.offset, start);
    const removed = lineBreaks(before, start, oldEnd);
    return {
        from: oldEnd,
        offset: newEnd - oldEnd,
        lines: lineBreaks(after, start, newEnd) - removed,
        firstLine,
        line: firstLine + removed,
        characters: newEnd - lineStart(after, newEnd) - (oldEnd - lineStart(before, oldEnd))
    };
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Line breaks as the lexer counts them: `\n`, `\r\n` and a lone `\r`. */
function lineBreaks(text: string, from: number, to: number): number {
    let count = 0;
    for (let at = from; at < to; at++) {
        const code = text.charCodeAt(at);
        if (code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) !== LINE_FEED)) {
            count++;
        }
    }
    return count;
}

function lineStart(text: string, offset: number): number {
    let at = offset;
    while (at > 0 && text.charCodeAt(at - 1) !== LINE_FEED && text.charCodeAt(at - 1) !== CARRIAGE_RETURN) {
        at--;
    }
    return at;
}
