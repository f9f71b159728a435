import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position } from '../../language/model/source.js';
import { lineText } from '../fixes/indentation.js';
import { StatementReader } from './statement-reader.js';
import { readTokens, type Token } from './tokens.js';

/** What a body belongs to. `document` is the outermost level; `statement` an objective or assumption. */
export type BlockType =
    | 'document'
    | 'system'
    | 'test'
    | 'zone'
    | 'element'
    | 'flow'
    | 'data'
    | 'statement'
    | 'view'
    | 'mitigation'
    | 'treatment'
    | 'kind'
    | 'enum'
    | 'control'
    | 'threat'
    | 'framework'
    | 'entry';

export interface Block {
    type: BlockType;
    /** The first word of the statement: the kind of an element, the action of a treatment, the category of a catalogue entry. */
    word: string;
    /** What is declared, where the body states things of it by its name: the name of a kind. */
    name?: string;
}

/** The text around a position, as far as it decides what can stand there. */
export interface TextContext {
    block: Block;
    /**
     * What stands before the position and the word that is being written there: from the brace of the body, or in systems
     * and zones, which can be long, from the start of the line or of the list that the position is in.
     */
    tokens: readonly Token[];
    /** Length of the text from which the tokens were read; their offsets lie in it. */
    length: number;
    /** The word that ends at the position. */
    partial: string;
    /** The position is on a later line than the last token. */
    onNewLine: boolean;
    /** The position touches the end of a string, with no blank between. */
    touchesText: boolean;
    /** True inside a string or a comment. */
    inText: boolean;
}

/** What the bodies of statements are, by the statement's first word. */
export const STATEMENT_BODIES: Readonly<Record<string, BlockType>> = {
    system: 'system',
    test: 'test',
    zone: 'zone',
    data: 'data',
    objective: 'statement',
    assumption: 'statement',
    view: 'view',
    mitigation: 'mitigation',
    accept: 'treatment',
    transfer: 'treatment',
    avoid: 'treatment',
    dismiss: 'treatment',
    kind: 'kind',
    enum: 'enum',
    control: 'control',
    threat: 'threat',
    framework: 'framework'
};

/** Only the line of the position is read of these: they can be as long as the text. */
const LONG_BLOCKS: ReadonlySet<BlockType> = new Set(['document', 'system', 'test', 'zone', 'framework']);

/**
 * Reads the lines upwards from a position to the brace that is open there: the cost is the distance to that brace, not
 * the length of the text. Works on text that does not parse.
 */
export function textContextAt(document: TextDocument, position: Position): TextContext {
    if (textAround(document, position)) {
        return {
            block: { type: 'document', word: '' },
            tokens: [],
            length: 0,
            partial: '',
            onNewLine: false,
            touchesText: false,
            inText: true
        };
    }
    const { block, start } = enclosingBlock(document, position);
    const text = document.getText({ start, end: position });
    const { tokens, open, lines } = readTokens(text);
    const last = tokens.at(-1);
    const touching = last !== undefined && last.start + last.text.length === text.length ? last : undefined;
    const partial = touching && (touching.type === 'word' || touching.type === 'number') ? touching.text : '';
    const before = partial ? tokens.slice(0, -1) : tokens;
    return {
        block,
        tokens: before,
        length: text.length,
        partial,
        onNewLine: before.length > 0 && before.at(-1)!.line < lines,
        touchesText: touching?.type === 'text',
        inText: open
    };
}

/** Whether a position lies in a text block or comment that begins on an earlier line. */
function textAround(document: TextDocument, { line }: Position): boolean {
    const before = document.getText({ start: { line: 0, character: 0 }, end: { line, character: 0 } });
    let quotes = 0;
    for (let at = before.indexOf('"""'); at >= 0; at = before.indexOf('"""', at + 3)) {
        quotes++;
    }
    const comment = before.lastIndexOf('/*');
    if (quotes % 2 === 0 && (comment < 0 || before.indexOf('*/', comment) >= 0)) {
        return false;
    }
    // Rare: only now is the text read from its start, because a mark may itself stand in a text or comment.
    return readTokens(before).open;
}

/** The body that is open at a position, and from where on it is read. */
function enclosingBlock(document: TextDocument, position: Position): { block: Block; start: Position } {
    const lines = new LinesUpwards(document, position.line, maskLine(lineText(document, position.line).slice(0, position.character)).text);
    let depth = 0;
    let listDepth = 0;
    let start: Position = { line: position.line, character: 0 };
    for (let line = lines.next(); line; line = lines.next()) {
        for (let character = line.text.length - 1; character >= 0; character--) {
            switch (line.text[character]) {
                case '}':
                    depth++;
                    break;
                case '{':
                    if (depth === 0) {
                        const block = blockOf(headerBefore(document, line.number, line.text.slice(0, character)));
                        const whole = !LONG_BLOCKS.has(block.type) || line.number === position.line;
                        return { block, start: whole ? { line: line.number, character: character + 1 } : start };
                    }
                    depth--;
                    break;
                case ']':
                    listDepth++;
                    break;
                case '[':
                    if (listDepth > 0) {
                        listDepth--;
                    } else if (depth === 0) {
                        start = { line: line.number, character: 0 };
                    }
                    break;
            }
        }
    }
    return { block: { type: 'document', word: '' }, start };
}

/** The statement word and type of a header such as `model m "Title"`. Catalogue entries look like elements and are told apart by their place. */
export function blockOf(header: string): Block {
    const { tokens } = readTokens(header);
    const reader = new StatementReader({ type: 'document', word: '' }, tokens, false);
    const statement = tokens.slice(reader.lastStatement());
    const [first, second] = /^(?:override|ordered)$/.test(statement[0]?.text ?? '') ? statement.slice(1) : statement;
    const word = first?.type === 'word' ? first.text : '';
    const type = STATEMENT_BODIES[word];
    // A test has a sentence where others have a name.
    if (type && second?.type === (type === 'test' ? 'text' : 'word')) {
        return type === 'kind' ? { type, word, name: second.text } : { type, word };
    }
    return second?.text === '->' ? { type: 'flow', word: '' } : { type: 'element', word };
}

/** The header of a statement, which may have begun on an earlier line: `model m "Title"`, line break, `{`. */
function headerBefore(document: TextDocument, line: number, textBeforeBrace: string): string {
    const header = textBeforeBrace.slice(Math.max(textBeforeBrace.lastIndexOf('{'), textBeforeBrace.lastIndexOf('}')) + 1);
    return header.trim() === '' && line > 0 ? maskLine(lineText(document, line - 1)).text : header;
}

/** Replaces the inside of strings and comments by blanks, so that braces in them do not count; positions stay. */
export function maskLine(line: string): { text: string; inText: boolean } {
    let inText = false;
    const text = line.replace(/"""[\s\S]*?(?:"""|$)|"(?:\\.|[^"\\])*(?:"|$)|\/\/.*$|\/\*.*?(?:\*\/|$)/g, match => {
        const closed = match.startsWith('//') ? false : /^"""[\s\S]*"""$|^"(?!"")(?:\\.|[^"\\])*"$|^\/\*.*\*\/$/.test(match);
        inText ||= !closed;
        return match.startsWith('"')
            ? `"${' '.repeat(Math.max(0, match.length - 2))}${match.length > 1 ? '"' : ''}`
            : ' '.repeat(match.length);
    });
    return { text, inText };
}

/** Masked lines from a line upwards; lines of a text block or comment that spans several are left out. */
class LinesUpwards {
    private started = false;

    constructor(
        private readonly document: TextDocument,
        private number: number,
        private readonly first: string
    ) {}

    next(): { number: number; text: string } | undefined {
        if (!this.started) {
            this.started = true;
            return { number: this.number, text: this.first };
        }
        this.number--;
        if (this.number < 0) {
            return undefined;
        }
        let line = lineText(this.document, this.number);
        const closing = closesEarlierText(line);
        if (closing) {
            const tail = line.slice(line.indexOf(closing.end) + closing.end.length);
            do {
                this.number--;
                line = this.number < 0 ? '' : lineText(this.document, this.number);
            } while (this.number > 0 && !line.includes(closing.start));
            return { number: Math.max(0, this.number), text: maskLine(line.split(closing.start)[0] + ' ' + tail).text };
        }
        return { number: this.number, text: maskLine(line).text };
    }
}

/** Whether a line, read on its own, ends a text block or comment that began on an earlier line. */
function closesEarlierText(line: string): { start: string; end: string } | undefined {
    if ((line.match(/"""/g)?.length ?? 0) % 2 === 1) {
        return { start: '"""', end: '"""' };
    }
    const end = line.indexOf('*/');
    return end >= 0 && !line.slice(0, end).includes('/*') ? { start: '/*', end: '*/' } : undefined;
}
