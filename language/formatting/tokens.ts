/** What a piece of text is for its layout. `operator` covers comparisons and the arrow. */
export type LayoutTokenKind =
    'word' | 'text' | 'number' | 'line comment' | 'block comment' | 'operator' | 'unknown' | '{' | '}' | '[' | ']' | '(' | ')' | ':' | ',';

/** A token or comment as it stands in the text. Between two of them there is nothing but white space. */
export interface LayoutToken {
    readonly kind: LayoutTokenKind;
    readonly start: number;
    readonly end: number;
    /** Whether a line break stands between the token before and this one. The first token starts a line too. */
    readonly startsLine: boolean;
    /** Whether it holds a line break itself: a text block or a comment. */
    readonly spansLines: boolean;
    /** A text without its closing quotation mark, or a comment or text block that goes on to the end of the file. */
    readonly open: boolean;
}

const NAME = /[A-Za-z_]\w*(?:-\w+)*(?:\.\w+(?:-\w+)*)*/y;
const NUMBER = /\d{4}-\d{2}-\d{2}(?![\w-])|-?\d+(?:\.\d+)?(?!\w)/y;
const OPERATOR = /->|[<>!]=|[=<>]/y;
const LINE_COMMENT = /\/\/[^\n\r]*/y;
const BLOCK_COMMENT = /\/\*[\s\S]*?(?:\*\/|(?![\s\S]))/y;
const BLOCK_TEXT = /"""[\s\S]*?(?:"""|(?![\s\S]))/y;
const CLOSED_TEXT = /"(?:\\.|[^"\\\n\r])*"/y;
const OPEN_TEXT = /"(?:\\.|[^"\\\n\r{}])*/y;
const REST_OF_LINE = /[^\n\r]*/y;
/** Digits that no number starts with come as one, so that they are not tried again one by one. */
const UNKNOWN = /\d+|[\s\S]/y;

/**
 * Splits a text into its tokens and comments as the terminals of the grammar do, in time that grows with the text alone.
 * What no terminal matches becomes `unknown` tokens. Never throws.
 */
export function layoutTokens(text: string): LayoutToken[] {
    const tokens: LayoutToken[] = [];
    /** Up to here no text that starts on the line is closed, which is looked for once per line. */
    let openUntil = 0;
    let startsLine = true;
    for (let at = 0; at < text.length;) {
        const code = text.charCodeAt(at);
        if (isSpace(code)) {
            startsLine ||= isLineBreak(code);
            at++;
            continue;
        }
        const start = at;
        let kind = kindAt(text, start, code);
        let spansLines = false;
        let open = false;
        if (kind === 'text') {
            const block = text.startsWith('"""', start);
            at = block ? endOf(BLOCK_TEXT, text, start) : start < openUntil ? start : endOf(CLOSED_TEXT, text, start);
            open = block ? at < start + 6 || !text.startsWith('"""', at - 3) : at === start;
            if (at === start) {
                openUntil = endOf(REST_OF_LINE, text, start);
                at = endOf(OPEN_TEXT, text, start);
            }
            spansLines = block && hasLineBreak(text, start, at);
        } else if (kind === 'block comment') {
            at = endOf(BLOCK_COMMENT, text, start);
            open = at < start + 4 || !text.startsWith('*/', at - 2);
            spansLines = hasLineBreak(text, start, at);
        } else {
            const pattern = PATTERNS[kind];
            at = pattern ? endOf(pattern, text, start) : start + 1;
            if (at === start) {
                kind = 'unknown';
                at = endOf(UNKNOWN, text, start);
            }
        }
        tokens.push({ kind, start, end: at, startsLine, spansLines, open });
        startsLine = false;
    }
    return tokens;
}

/** Of the kinds that are longer than one character and hold no line break. */
const PATTERNS: Partial<Record<LayoutTokenKind, RegExp>> = {
    word: NAME,
    number: NUMBER,
    operator: OPERATOR,
    'line comment': LINE_COMMENT,
    unknown: UNKNOWN
};

/** What a token can only be by its first characters. */
function kindAt(text: string, at: number, code: number): LayoutTokenKind {
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95) {
        return 'word';
    }
    if (code >= 48 && code <= 57) {
        return 'number';
    }
    const character = text[at];
    switch (character) {
        case '{':
        case '}':
        case '[':
        case ']':
        case '(':
        case ')':
        case ':':
        case ',':
            return character;
        case '"':
            return 'text';
        case '-':
            return text[at + 1] === '>' ? 'operator' : 'number';
        case '=':
        case '<':
        case '>':
        case '!':
            return 'operator';
        case '/':
            return text[at + 1] === '/' ? 'line comment' : text[at + 1] === '*' ? 'block comment' : 'unknown';
        default:
            return 'unknown';
    }
}

function endOf(pattern: RegExp, text: string, start: number): number {
    pattern.lastIndex = start;
    return pattern.test(text) ? pattern.lastIndex : start;
}

/** White space as the grammar has it, a hard blank and a byte order mark included. */
function isSpace(code: number): boolean {
    return code === 32 || code === 10 || code === 13 || code === 9 || code === 12 || code === 0xa0 || code === 0xfeff;
}

function isLineBreak(code: number): boolean {
    return code === 10 || code === 13;
}

function hasLineBreak(text: string, start: number, end: number): boolean {
    for (let at = start; at < end; at++) {
        if (isLineBreak(text.charCodeAt(at))) {
            return true;
        }
    }
    return false;
}

export function isComment({ kind }: LayoutToken): boolean {
    return kind === 'line comment' || kind === 'block comment';
}

export function isOpening({ kind }: LayoutToken): boolean {
    return kind === '{' || kind === '[' || kind === '(';
}

export function isClosing({ kind }: LayoutToken): boolean {
    return kind === '}' || kind === ']' || kind === ')';
}
