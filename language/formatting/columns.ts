import type { LayoutLine } from './lines.js';
import { lineBreaksIn } from './line-breaks.js';
import type { LineNesting } from './nesting.js';
import { blanksBetween } from './spacing.js';
import { isClosing, isComment, isOpening, type LayoutToken } from './tokens.js';

/** A column that would stand further to the right is none: nobody reads a table so wide, and every row would be as long as the widest. */
const LAST_COLUMN = 160;

/**
 * A run of rows is what people lay out as a table: one-line statements of one shape on neighbouring lines. Where two
 * neighbouring rows were given a common column by more than one blank, that column is one for the whole run, as far to
 * the left as its widest row lets it be.
 *
 * Whether there is a column depends on a state that laying out either brings about in all rows or leaves in none, so
 * that laying out again changes nothing.
 *
 * @returns for tokens in such columns the number of blanks before them, by index
 */
export function columnBlanks(
    text: string,
    tokens: readonly LayoutToken[],
    lines: readonly LayoutLine[],
    nesting: readonly LineNesting[]
): ReadonlyMap<number, number> {
    const blanks = new Map<number, number>();
    let run: LayoutLine[] = [];
    let padded = false;
    let runOf = '';
    const lay = () => {
        if (run.length > 1 && padded) {
            layOut(
                run.map(line => rowOf(text, tokens, line)),
                blanks
            );
        }
        run = [];
        padded = false;
    };
    lines.forEach((line, index) => {
        const goesOn = nesting[index].continued || nesting[index + 1]?.continued;
        const shape = line.sound && !goesOn ? shapeOf(tokens, line) : undefined;
        const key = shape && `${nesting[index].level} ${shape}`;
        if (key !== runOf || blankLineBefore(text, tokens, line)) {
            lay();
        }
        runOf = key ?? '';
        if (key) {
            run.push(line);
            padded ||= isPadded(text, tokens, line);
        }
    });
    lay();
    return blanks;
}

/** Whether more than one blank stands between two tokens of a line. */
function isPadded(text: string, tokens: readonly LayoutToken[], { first, end }: LayoutLine): boolean {
    for (let at = first + 1; at < end; at++) {
        const gap = tokens[at].start - tokens[at - 1].end;
        if (gap > 1 || (gap === 1 && text[tokens[at].start - 1] === '\t')) {
            return true;
        }
    }
    return false;
}

interface Cell {
    /** Index of its token. */
    token: number;
    /** What stands there, the same for all rows of a column. */
    name: string;
    /** Columns from the row's first token, as written and with one blank between the cells. */
    column: number;
    plain: number;
    /** More than one blank stands before it. */
    padded: boolean;
}

interface Row {
    cells: Cell[];
}

/** Flows, facts and other statements on one line; undefined for what is none. */
function shapeOf(tokens: readonly LayoutToken[], { first, end }: LayoutLine): string | undefined {
    let depth = 0;
    for (let at = first; at < end; at++) {
        depth += isOpening(tokens[at]) ? 1 : isClosing(tokens[at]) ? -1 : 0;
        if (depth < 0 || tokens[at].spansLines) {
            return undefined;
        }
    }
    if (depth > 0 || isComment(tokens[first])) {
        return undefined;
    }
    const second = first + 1 < end ? tokens[first + 1].kind : undefined;
    return second === 'operator' ? 'flow' : second === ':' ? 'fact' : 'statement';
}

function rowOf(text: string, tokens: readonly LayoutToken[], { first, end }: LayoutLine): Row {
    const cells: Cell[] = [];
    const counts = new Map<string, number>();
    let column = 0;
    let plain = 0;
    let depth = 0;
    let fact = '';
    for (let at = first; at < end; at++) {
        const token = tokens[at];
        depth -= isClosing(token) ? 1 : 0;
        if (at > first) {
            const gap = text.slice(tokens[at - 1].end, token.start);
            const one = blanksBetween(tokens[at - 1], token);
            column += gap.length;
            plain += one ?? gap.length;
            if (one === 1) {
                const what = tokens[at - 1].kind === ':' ? `${depth} value ${fact}` : cellName(text, token, tokens[at + 1], depth);
                const count = (counts.get(what) ?? 0) + 1;
                counts.set(what, count);
                cells.push({ token: at, name: `${what} ${count}`, column, plain, padded: gap.length > 1 || gap === '\t' });
            }
        }
        if (token.kind === 'word' && depth > 0) {
            fact = text.slice(token.start, token.end);
        }
        depth += isOpening(token) ? 1 : 0;
        const width = widthOf(text, token);
        column += width;
        plain += width;
    }
    return { cells };
}

/** Inside of bodies the same facts stand below each other, wherever in its body each one is. */
function cellName(text: string, token: LayoutToken, next: LayoutToken | undefined, depth: number): string {
    const fact = depth > 0 && token.kind === 'word' && next?.kind === ':';
    return fact ? `${depth} fact ${text.slice(token.start, token.end)}` : `${depth} ${token.kind}`;
}

/** Characters as a terminal shows them, but for the double width of some scripts. */
function widthOf(text: string, { start, end }: LayoutToken): number {
    let width = end - start;
    for (let at = start; at < end; at++) {
        // The second half of a character that takes two units.
        width -= (text.charCodeAt(at) & 0xfc00) === 0xdc00 ? 1 : 0;
    }
    return width;
}

function blankLineBefore(text: string, tokens: readonly LayoutToken[], { first }: LayoutLine): boolean {
    return first > 0 && lineBreaksIn(text, tokens[first - 1].end, tokens[first].start).count > 1;
}

function layOut(rows: readonly Row[], blanks: Map<number, number>): void {
    const common = commonColumns(rows);
    const inRow = rows.map(({ cells }) => cells.filter(({ name }) => common.has(name)));
    /** By how much the cells of a row have moved to the right so far. */
    const moved = rows.map(() => 0);
    for (const name of leftToRight(inRow)) {
        const members = common.get(name)!;
        const column = members.reduce((right, { row, cell }) => Math.max(right, cell.plain + moved[row]), 0);
        if (column > LAST_COLUMN) {
            continue;
        }
        for (const { row, cell } of members) {
            const before = column - cell.plain - moved[row];
            moved[row] += before;
            blanks.set(cell.token, 1 + before);
        }
    }
}

type Member = { row: number; cell: Cell };

/** Cells in which two rows, one below the other, stand in one column that one of them was padded for; with all rows that have them. */
function commonColumns(rows: readonly Row[]): Map<string, Member[]> {
    const members = new Map<string, Member[]>();
    rows.forEach(({ cells }, row) => {
        for (const cell of cells) {
            const list = members.get(cell.name);
            if (list) {
                list.push({ row, cell });
            } else {
                members.set(cell.name, [{ row, cell }]);
            }
        }
    });
    for (const [name, list] of members) {
        const shared = list.some(({ cell }, index) => {
            const above = index > 0 ? list[index - 1].cell : undefined;
            return above !== undefined && above.column === cell.column && (above.padded || cell.padded);
        });
        if (!shared) {
            members.delete(name);
        }
    }
    return members;
}

/** The cells in an order that fits all rows, as far as there is one: rows that contradict each other share no further column. */
function leftToRight(rows: readonly (readonly Cell[])[]): string[] {
    const after = new Map<string, string[]>();
    const waiting = new Map<string, number>();
    for (const cells of rows) {
        cells.forEach(({ name }, index) => {
            const before = index > 0 ? cells[index - 1].name : undefined;
            waiting.set(name, (waiting.get(name) ?? 0) + (before === undefined ? 0 : 1));
            if (before !== undefined) {
                const followers = after.get(before);
                if (followers) {
                    followers.push(name);
                } else {
                    after.set(before, [name]);
                }
            }
        });
    }
    const order = [...waiting].filter(([, count]) => count === 0).map(([name]) => name);
    for (let at = 0; at < order.length; at++) {
        for (const name of after.get(order[at]) ?? []) {
            const left = waiting.get(name)! - 1;
            waiting.set(name, left);
            if (left === 0) {
                order.push(name);
            }
        }
    }
    return order;
}
