import type { LangiumDocument } from 'langium';
import { changeBetween, shiftOf } from '../parsing/incremental/text-change.js';
import { ownerOf } from '../workspace/owner.js';
import { isClosedText } from './complaints.js';
import { isVirtual } from './virtual-token.js';

/** A token of a text with the role that its place gives it. */
export interface WrittenToken {
    /**
     * The keyword or sign itself (`zone`, `->`), or a terminal of the grammar: NAME, FACT_KEY, FLOW_SOURCE, KIND, TEXT, NUMBER,
     * DATE, SL_COMMENT, ML_COMMENT.
     */
    readonly role: string;
    /** Empty for a keyword or sign that is missing and taken to stand there. */
    readonly text: string;
    /** Zero-based, in UTF-16 units. */
    readonly line: number;
    readonly character: number;
}

interface Reading {
    text: string;
    tokens: readonly WrittenToken[];
    /** Whether every text and comment is closed as it is written. How others are read depends on everything behind them. */
    closed: boolean;
}

const lastReadings = new WeakMap<LangiumDocument, Reading>();

/**
 * Reads a document's present text as tokens in the order of the text, comments among them. Words that stand where no statement
 * can be are left out, as the parser leaves them out. After an edit only the statements around it are read again, and tokens
 * that stay where they were stay the same objects.
 */
export function writtenTokens(document: LangiumDocument): readonly WrittenToken[] {
    const text = document.textDocument.getText();
    const last = lastReadings.get(document);
    if (last?.text === text) {
        return last.tokens;
    }
    const reading = (last?.closed && readAround(document, last, text)) || lexed(document, text, START);
    lastReadings.set(document, reading);
    return reading.tokens;
}

const START: Place = { line: 0, character: 0 };

/** Reads from the end of a statement before a change to that of another one behind it; undefined where the change reaches further. */
function readAround(document: LangiumDocument, last: Reading, text: string): Reading | undefined {
    const { tokens } = last;
    const places = document.textDocument;
    const change = changeBetween(last.text, text);
    const changed = places.positionAt(change.start);
    const shift = shiftOf(last.text, text, change, { offset: change.start, line: changed.line });
    const oldEnd: Place = { line: shift.line, character: places.positionAt(change.newEnd).character - shift.characters };
    const moved = (token: WrittenToken): WrittenToken =>
        token.line === shift.line
            ? { ...token, line: token.line + shift.lines, character: token.character + shift.characters }
            : shift.lines === 0
              ? token
              : { ...token, line: token.line + shift.lines };

    let from = firstFrom(tokens, changed) - 1;
    while (from >= 0 && !(isEnd(tokens, from) && isBefore(placeBehind(afterComments(tokens, from)!), changed))) {
        from--;
    }
    let to = firstFrom(tokens, oldEnd);
    while (to < tokens.length && !isEnd(tokens, to)) {
        to++;
    }
    if (isInEnumeration(tokens, from)) {
        return undefined;
    }
    const start = from < 0 ? START : placeBehind(tokens[from]);
    const closes = to < tokens.length ? moved(tokens[to]) : undefined;
    const end = closes ? places.offsetAt(placeBehind(closes)) : text.length;
    const between = lexed(document, text.slice(places.offsetAt(start), end), start);
    const closing = between.tokens.at(-1);
    const before = tokens.slice(from + 1, to);
    if (
        !between.closed ||
        before.some(reachesFar) ||
        between.tokens.some(reachesFar) ||
        (closes && !(closing && isSame(closing, closes)))
    ) {
        return undefined;
    }
    const behind = tokens.slice(to).map(moved);
    const changedTokens = closes ? between.tokens.slice(0, -1) : between.tokens;
    if (bracesOf(before) !== bracesOf(changedTokens) && behind.some(({ text }) => isReadByNesting(text))) {
        return undefined;
    }
    return { text, tokens: [...tokens.slice(0, from + 1), ...changedTokens, ...behind], closed: true };
}

interface Place {
    line: number;
    character: number;
}

/** Whether a statement ends with a token, and another one begins behind it: whatever stands before cannot change how that one is read. */
function isEnd(tokens: readonly WrittenToken[], index: number): boolean {
    const next = tokens[index].role === '}' ? afterComments(tokens, index) : undefined;
    return next !== undefined && next.role !== 'NAME' && /^[A-Za-z_]/.test(next.text);
}

function afterComments(tokens: readonly WrittenToken[], index: number): WrittenToken | undefined {
    let next = index + 1;
    while (next < tokens.length && tokens[next].role.endsWith('_COMMENT')) {
        next++;
    }
    return tokens[next];
}

/** The brace of an enumeration decides how the words behind it are read. */
function reachesFar({ text }: WrittenToken): boolean {
    return text === 'enum' || isReadByNesting(text);
}

/** Words that are keywords on the outermost level only, or always there. */
function isReadByNesting(text: string): boolean {
    return text === 'import' || text === 'test';
}

/** Whether a token stands in the braces of an enumeration, or may do so for want of its closing brace. */
function isInEnumeration(tokens: readonly WrittenToken[], index: number): boolean {
    let open = 0;
    for (let at = index; at >= 0; at--) {
        const { role } = tokens[at];
        open += role === '{' ? 1 : role === '}' ? -1 : 0;
        if (role === 'enum' && open > 0) {
            return true;
        }
    }
    return false;
}

/** The braces among tokens, by which everything behind them is nested. */
function bracesOf(tokens: readonly WrittenToken[]): string {
    return tokens.map(({ role }) => (role === '{' || role === '}' ? role : '')).join('');
}

/** Index of the first token that starts at a place or behind it. */
function firstFrom(tokens: readonly WrittenToken[], place: Place): number {
    let low = 0;
    let high = tokens.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (isBefore(tokens[middle], place)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

function isBefore(a: Place, b: Place): boolean {
    return a.line < b.line || (a.line === b.line && a.character < b.character);
}

/** Behind a word or sign, which is on one line. */
function placeBehind({ line, character, text }: WrittenToken): Place {
    return { line, character: character + text.length };
}

function isSame(a: WrittenToken, b: WrittenToken): boolean {
    return a.role === b.role && a.line === b.line && a.character === b.character;
}

/** Reads a text that stands at a place of the document. */
function lexed(document: LangiumDocument, text: string, at: Place): Reading {
    const { tokens, hidden } = ownerOf(document).parser.Lexer.tokenize(text, { mode: 'partial' });
    const written: WrittenToken[] = [];
    let closed = true;
    const push = ({ tokenType, image, startOffset, startLine, startColumn }: LexedToken) => {
        const line = startLine! - 1;
        const character = startColumn! - 1 + (line === 0 ? at.character : 0);
        written.push({ role: tokenType.name, text: image, line: at.line + line, character });
        closed &&= tokenType.name !== 'TEXT' || (isClosedText(image) && text.startsWith(image, startOffset));
        closed &&= tokenType.name !== 'ML_COMMENT' || (image.length > 3 && image.endsWith('*/'));
    };
    let next = 0;
    for (const token of tokens) {
        if (isVirtual(token)) {
            const last = written.at(-1);
            written.push({ role: token.tokenType.name, text: '', ...(last ? placeBehind(last) : at) });
            continue;
        }
        while (next < hidden.length && hidden[next].startOffset < token.startOffset) {
            push(hidden[next++]);
        }
        push(token);
    }
    hidden.slice(next).forEach(push);
    return { text, tokens: written, closed };
}

type LexedToken = ReturnType<ReturnType<typeof ownerOf>['parser']['Lexer']['tokenize']>['hidden'][number];
