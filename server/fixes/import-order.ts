import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CheckCode, ImportStatement, LanguageDiagnostic } from '../../language/index.js';
import { indentationOf, lineText } from './indentation.js';
import type { TextReplacement } from './statement-insertion.js';

/** Problems of imports that bring nothing. */
const WITHOUT_USE: ReadonlySet<CheckCode> = new Set<CheckCode>(['unused-import', 'duplicate-import']);

/**
 * Sorts imports by their paths and leaves out those without use. Imports on neighbouring lines make a group, which is
 * sorted by itself: what is parted by a blank line or a comment stays parted. A comment behind an import goes with it.
 */
export function organizeImports(
    document: TextDocument,
    imports: readonly ImportStatement[],
    problems: readonly LanguageDiagnostic[]
): TextReplacement[] {
    const useless = new Set(problems.filter(({ code }) => WITHOUT_USE.has(code)).map(({ range }) => range.start.line));
    return groupsOf(document, imports).flatMap(group => {
        const kept = group.filter(({ line }) => !useless.has(line)).sort(byPath);
        if (kept.length === group.length && kept.every((each, index) => each === group[index])) {
            return [];
        }
        const { lineBreak } = indentationOf(document);
        const start = { line: group[0].line, character: 0 };
        const end = { line: group[group.length - 1].line + 1, character: 0 };
        const atEnd = end.line >= document.lineCount;
        const newText = kept.map(({ text }) => text).join(lineBreak) + (atEnd || kept.length === 0 ? '' : lineBreak);
        return [{ range: { start, end: atEnd ? document.positionAt(document.getText().length) : end }, newText }];
    });
}

interface ImportLine {
    line: number;
    path: string;
    text: string;
}

/** Imports that have a line to themselves, by runs of such lines. */
function groupsOf(document: TextDocument, imports: readonly ImportStatement[]): ImportLine[][] {
    const groups: ImportLine[][] = [];
    for (const { path, range } of imports) {
        const line = range.start.line;
        const text = lineText(document, line);
        const behind = range.end.line === line ? text.slice(range.end.character) : 'more';
        if (text.slice(0, range.start.character).trim() !== '' || !/^\s*(?:\/\/.*)?$/.test(behind)) {
            continue;
        }
        const last = groups.at(-1);
        if (last && last[last.length - 1].line === line - 1) {
            last.push({ line, path, text });
        } else {
            groups.push([{ line, path, text }]);
        }
    }
    return groups;
}

function byPath(a: ImportLine, b: ImportLine): number {
    return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
