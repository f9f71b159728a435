import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from '../../language/model/source.js';
import { lineText } from './indentation.js';
import type { TextReplacement } from './statement-insertion.js';

/**
 * Takes out what stands at a range, with the comma that parts it from its neighbour. Lines that hold nothing else go
 * with it; otherwise the blanks on one side of it do.
 */
export function removeText(document: TextDocument, range: Range): TextReplacement {
    const before = lineText(document, range.start.line).slice(0, range.start.character);
    const after = lineText(document, range.end.line).slice(range.end.character);
    const comma = /^[ \t]*,/.exec(after)?.[0] ?? '';
    const behind = after.slice(comma.length);
    if (before.trim() === '' && behind.trim() === '') {
        return { range: wholeLines(document, range), newText: '' };
    }
    const leading = (comma ? /[ \t]*$/ : /,?[ \t]*$/).exec(before)![0];
    const trailing = /^[ \t]*/.exec(behind)![0];
    // At the start of a line its indentation stays, and the blanks behind go.
    const fromStart = leading.length === before.length;
    const start = { line: range.start.line, character: range.start.character - (fromStart ? 0 : leading.length) };
    const end = { line: range.end.line, character: range.end.character + comma.length + (fromStart ? trailing.length : 0) };
    return { range: { start, end }, newText: '' };
}

/** The lines of a range with a line break: the one behind them, or, at the end of the text, the one before. */
function wholeLines(document: TextDocument, { start, end }: Range): Range {
    if (end.line + 1 < document.lineCount) {
        return { start: { line: start.line, character: 0 }, end: { line: end.line + 1, character: 0 } };
    }
    const last = { line: end.line, character: lineText(document, end.line).length };
    if (start.line === 0) {
        return { start: { line: 0, character: 0 }, end: last };
    }
    return { start: { line: start.line - 1, character: lineText(document, start.line - 1).length }, end: last };
}
