import type { TextDocument } from 'vscode-languageserver-textdocument';

/** How a text breaks and indents its lines. */
export interface Indentation {
    /** The line break to write: `\n` or `\r\n`. */
    lineBreak: string;
    /** One step of indentation. */
    step: string;
}

/** A line of a text without its line break. */
export function lineText(document: TextDocument, line: number): string {
    return document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } }).replace(/\r?\n$|\r$/, '');
}

/** The white space at the start of a line. */
export function indentOf(line: string): string {
    return /^[ \t]*/.exec(line)![0];
}

/**
 * Reads a text's habits from its first line break and from the first line that is indented deeper than the line above it.
 * A text without any gets `\n` and four spaces.
 */
export function indentationOf(document: TextDocument): Indentation {
    const firstBreak = document.lineCount > 1 ? document.getText({ start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }) : '';
    const lineBreak = firstBreak.endsWith('\r\n') ? '\r\n' : '\n';
    let previous = '';
    for (let line = 0; line < document.lineCount; line++) {
        const text = lineText(document, line);
        if (text.trim() === '' || /^\s*(\/\/|\/?\*)/.test(text)) {
            continue;
        }
        const indent = indentOf(text);
        if (indent.length > previous.length && indent.startsWith(previous)) {
            return { lineBreak, step: indent.slice(previous.length) };
        }
        previous = indent;
    }
    return { lineBreak, step: '    ' };
}
