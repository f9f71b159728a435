import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Declaration, Position, Range } from '../../language/model/source.js';
import { indentationOf, indentOf, lineText } from './indentation.js';

/** One replacement in a text. */
export interface TextReplacement {
    range: Range;
    newText: string;
}

/** A statement to write: one line, or a header with inner lines that stand one step deeper between braces. */
export interface NewStatement {
    header: string;
    inner?: string[];
    /** Facts are parted by a comma where they share a line. */
    fact?: boolean;
}

/** One-line bodies stay on their line while it is no longer than this. */
const LONGEST_LINE = 120;

/**
 * Writes statements into the body of a declaration, as its last ones or behind `after` (a range inside the body).
 * What stands there is not touched; a declaration without a body gets one.
 */
export function insertIntoBody(document: TextDocument, place: Declaration, statements: NewStatement[], after?: Range): TextReplacement {
    const { body } = place;
    if (!body) {
        return newBody(document, place, statements);
    }
    if (body.start.line === body.end.line) {
        return insertOnTheLine(document, place, body, statements, after);
    }
    return after ? insertBehind(document, place, body, statements, after.end) : insertAtTheEnd(document, place, body, statements);
}

function newBody(document: TextDocument, place: Declaration, statements: NewStatement[]): TextReplacement {
    const range = { start: place.whole.end, end: place.whole.end };
    if (statements.every(statement => statement.fact)) {
        return { range, newText: ` { ${onOneLine(statements)} }` };
    }
    const { lineBreak, step } = indentationOf(document);
    const indent = indentOf(lineText(document, place.whole.start.line));
    return { range, newText: ` {${lineBreak}${written(statements, indent + step, step, lineBreak)}${lineBreak}${indent}}` };
}

/**
 * `{ a: b }` becomes `{ a: b, c: d }`, or breaks before the new statements where the line would become too long. Facts go
 * behind those that are there, in front of inner statements.
 */
function insertOnTheLine(
    document: TextDocument,
    place: Declaration,
    body: Range,
    statements: NewStatement[],
    after?: Range
): TextReplacement {
    const end = innerEnd(document, body);
    const content = document.getText({ start: body.start, end }).slice(1).trimEnd();
    const start = { line: body.start.line, character: body.start.character + 1 + content.length };
    const text = onOneLine(statements);
    const short = lineText(document, body.start.line).length + text.length + 3 <= LONGEST_LINE;
    if (short && statements.every(statement => !statement.inner)) {
        const behindFact = ENDS_WITH_FACT.test(content);
        if (statements[0].fact && after && !behindFact && !content.endsWith(',')) {
            return insertBehind(document, place, body, statements, after.end);
        }
        const separator = statements[0].fact && behindFact ? ', ' : ' ';
        return { range: { start, end }, newText: `${separator}${text} ` };
    }
    const { lineBreak, step } = indentationOf(document);
    const indent = indentOf(lineText(document, place.whole.start.line));
    return { range: { start, end }, newText: `${lineBreak}${written(statements, indent + step, step, lineBreak)}${lineBreak}${indent}` };
}

/** `name: value` at the end of a text, which is as long as a line at the most. */
const ENDS_WITH_FACT = /\w:\s*(?:\[[^\][]*\]|"[^"]*"|[\w.-]+)$/;

/** Behind the last line that is not blank, comments included, so that the closing brace keeps its line. */
function insertAtTheEnd(document: TextDocument, place: Declaration, body: Range, statements: NewStatement[]): TextReplacement {
    const { lineBreak, step } = indentationOf(document);
    const end = innerEnd(document, body);
    const content = document.getText({ start: body.start, end }).trimEnd();
    const start = document.positionAt(document.offsetAt(body.start) + content.length);
    const newText = lineBreak + written(statements, bodyIndent(document, place, body, step), step, lineBreak);
    const aloneOnItsLine = lineText(document, end.line).slice(0, end.character).trim() === '';
    if (aloneOnItsLine) {
        return { range: { start, end: start }, newText };
    }
    // A brace behind the last statement moves to a line of its own, because the new line would otherwise end with it.
    return { range: { start, end }, newText: newText + lineBreak + indentOf(lineText(document, place.whole.start.line)) };
}

/** In front of the closing brace, or the body's end where the brace is missing. */
function innerEnd(document: TextDocument, body: Range): Position {
    const closed = document.getText(body).endsWith('}');
    return closed ? { line: body.end.line, character: body.end.character - 1 } : body.end;
}

/** On the line below a statement, or beside it where more follows on its own line. */
function insertBehind(document: TextDocument, place: Declaration, body: Range, statements: NewStatement[], end: Position): TextReplacement {
    const { lineBreak, step } = indentationOf(document);
    const line = lineText(document, end.line);
    const rest = line.slice(end.character);
    const comma = /^\s*,/.exec(rest)?.[0] ?? '';
    const onlyCommentFollows = /^\s*(?:\/\/.*|\/\*[^*]*\*\/\s*)?$/.test(rest.slice(comma.length));
    if (onlyCommentFollows) {
        const position = { line: end.line, character: line.trimEnd().length };
        const newText = lineBreak + written(statements, bodyIndent(document, place, body, step), step, lineBreak);
        return { range: { start: position, end: position }, newText };
    }
    const position = { line: end.line, character: end.character + comma.length };
    const separated = comma !== '' || line.slice(0, end.character).trimEnd().endsWith(',');
    const separator = statements[0].fact && !separated ? ', ' : ' ';
    return { range: { start: position, end: position }, newText: separator + onOneLine(statements) };
}

/** Indentation of the body's own statements: that of the first line inside that starts one, else one step deeper than the statement. */
function bodyIndent(document: TextDocument, place: Declaration, body: Range, step: string): string {
    const outer = indentOf(lineText(document, place.whole.start.line));
    for (let line = body.start.line + 1; line <= body.end.line; line++) {
        const text = lineText(document, line);
        if (text.trim() !== '' && !text.trimStart().startsWith('}')) {
            const indent = indentOf(text);
            return indent.length > outer.length ? indent : outer + step;
        }
    }
    return outer + step;
}

function written(statements: NewStatement[], indent: string, step: string, lineBreak: string): string {
    return statements
        .flatMap(({ header, inner }) =>
            inner ? [`${indent}${header} {`, ...inner.map(line => indent + step + line), `${indent}}`] : [indent + header]
        )
        .join(lineBreak);
}

function onOneLine(statements: NewStatement[]): string {
    const separator = statements.every(statement => statement.fact) ? ', ' : ' ';
    return statements.map(({ header, inner }) => (inner ? `${header} { ${inner.join(' ')} }` : header)).join(separator);
}
