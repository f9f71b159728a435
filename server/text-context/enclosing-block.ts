import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position } from '../../language/model/source.js';
import { lineText } from '../fixes/indentation.js';

/** What a body belongs to. `document` is the outermost level; `statement` an objective or assumption. */
export type BlockType =
    | 'document'
    | 'system'
    | 'zone'
    | 'element'
    | 'flow'
    | 'data'
    | 'statement'
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
}

/** The text around a position, as far as it decides what can stand there. */
export interface TextContext {
    block: Block;
    /** The text to the position from the innermost open brace (in rules, or where it is on the same line), else from the start of the line or of the open list's line. */
    fragment: string;
    /** True inside a string or a line comment. */
    inText: boolean;
}

const STATEMENT_TYPES: Record<string, BlockType> = {
    system: 'system',
    zone: 'zone',
    data: 'data',
    objective: 'statement',
    assumption: 'statement',
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

/** Their clauses run over several lines, so all of their body up to the position is read. */
const RULE_BLOCKS: ReadonlySet<BlockType> = new Set(['threat', 'control']);

/**
 * Reads the lines upwards from a position to the brace that is open there: the cost is the distance to that brace, not
 * the length of the text. Works on text that does not parse.
 */
export function textContextAt(document: TextDocument, position: Position): TextContext {
    const current = lineText(document, position.line).slice(0, position.character);
    const masked = maskLine(current);
    const lines = new LinesUpwards(document, position.line, masked.text);
    let depth = 0;
    let listDepth = 0;
    let fragmentStart: { line: number; character: number } | undefined;
    for (let line = lines.next(); line; line = lines.next()) {
        for (let character = line.text.length - 1; character >= 0; character--) {
            switch (line.text[character]) {
                case '}':
                    depth++;
                    break;
                case '{':
                    if (depth === 0) {
                        const block = blockOf(headerBefore(document, line.number, line.text.slice(0, character)));
                        const brace = { line: line.number, character: character + 1 };
                        const wholeBody = RULE_BLOCKS.has(block.type) || line.number === position.line;
                        const start = wholeBody ? brace : fragmentStart;
                        return {
                            block,
                            fragment: fragment(document, start, position, masked.text),
                            inText: masked.inText
                        };
                    }
                    depth--;
                    break;
                case ']':
                    listDepth++;
                    break;
                case '[':
                    if (listDepth > 0) {
                        listDepth--;
                    } else if (depth === 0 && line.number !== position.line && !fragmentStart) {
                        fragmentStart = { line: line.number, character: 0 };
                    }
                    break;
            }
        }
    }
    return {
        block: { type: 'document', word: '' },
        fragment: fragment(document, fragmentStart, position, masked.text),
        inText: masked.inText
    };
}

/** The statement word and type of a header such as `model m "Title"`. Catalogue entries look like elements and are told apart by their place. */
export function blockOf(header: string): Block {
    const words = header.trim().replace(/^(?:override|ordered)\s+/, '');
    const word = /^[A-Za-z_][\w-]*/.exec(words)?.[0] ?? '';
    const type = STATEMENT_TYPES[word];
    if (type && /^\S+\s+[A-Za-z_]/.test(words)) {
        return { type, word };
    }
    return /->/.test(words) ? { type: 'flow', word: '' } : { type: 'element', word };
}

/** The header of a statement, which may have begun on an earlier line: `model m "Title"`, line break, `{`. */
function headerBefore(document: TextDocument, line: number, textBeforeBrace: string): string {
    const header = textBeforeBrace.slice(Math.max(textBeforeBrace.lastIndexOf('{'), textBeforeBrace.lastIndexOf('}')) + 1);
    return header.trim() === '' && line > 0 ? maskLine(lineText(document, line - 1)).text : header;
}

function fragment(document: TextDocument, start: Position | undefined, position: Position, currentLine: string): string {
    if (!start) {
        return currentLine;
    }
    const text = start.line === position.line ? currentLine : maskLines(document, start.line, position);
    return text.slice(start.character);
}

function maskLines(document: TextDocument, from: number, position: Position): string {
    const lines: string[] = [];
    for (let line = from; line < position.line; line++) {
        lines.push(maskLine(lineText(document, line)).text);
    }
    lines.push(maskLine(lineText(document, position.line).slice(0, position.character)).text);
    return lines.join(' ');
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
