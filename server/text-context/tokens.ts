/** A piece of a text as the language reads it. Comments and blanks are none. */
export interface Token {
    type: 'word' | 'text' | 'number' | 'symbol';
    text: string;
    /** Offset in the text that was read. */
    start: number;
    /** How many line breaks stand before it in the text that was read. */
    line: number;
}

export interface ReadText {
    tokens: Token[];
    /** The text ends inside of a string or comment. */
    open: boolean;
    /** How many line breaks the text has. */
    lines: number;
}

// Blanks, comments, text blocks, texts, dates and numbers, words (one that ends the text may end with a dot or hyphen), symbols.
const PIECE =
    /\s+|\/\/[^\n\r]*|\/\*[\s\S]*?(?:\*\/|(?![\s\S]))|"""[\s\S]*?(?:"""|(?![\s\S]))|"(?:\\.|[^"\\\n\r])*"?|-?\d[\w.-]*|[A-Za-z_]\w*(?:[.-]\w+)*(?:[.-](?![\s\S]))?|->|[<>!]=|[\s\S]/g;

/** Reads a piece of text that begins outside of strings and comments. One pass. */
export function readTokens(text: string): ReadText {
    const tokens: Token[] = [];
    let line = 0;
    let open = false;
    for (const { 0: piece, index } of text.matchAll(PIECE)) {
        const type = typeOf(piece);
        if (type) {
            tokens.push({ type, text: piece, start: index, line });
        }
        open = index + piece.length === text.length && isOpen(piece);
        line += breaksIn(piece);
    }
    return { tokens, open, lines: line };
}

function typeOf(piece: string): Token['type'] | undefined {
    if (/^(?:\s|\/\/|\/\*)/.test(piece)) {
        return undefined;
    }
    if (piece.startsWith('"')) {
        return 'text';
    }
    return /^[A-Za-z_]/.test(piece) ? 'word' : /^-?\d/.test(piece) ? 'number' : 'symbol';
}

function isOpen(piece: string): boolean {
    if (piece.startsWith('"""')) {
        return piece.length < 6 || !piece.endsWith('"""');
    }
    if (piece.startsWith('"')) {
        return !/^"(?:\\.|[^"\\])*"$/.test(piece);
    }
    return piece.startsWith('//') || (piece.startsWith('/*') && (piece.length < 4 || !piece.endsWith('*/')));
}

function breaksIn(piece: string): number {
    let breaks = 0;
    for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) {
        breaks++;
    }
    return breaks;
}
