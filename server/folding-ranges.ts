import { FoldingRangeKind, type DocumentSymbol, type FoldingRange } from 'vscode-languageserver-types';
import { documentSymbols } from './document-symbols.js';
import { lineText } from './fixes/indentation.js';
import type { Snapshot } from './session/session.js';

const folds = new WeakMap<Snapshot, FoldingRange[]>();

/** Statements over several lines, blocks of comments, and runs of line comments. Kept for as long as the document stays the same. */
export function foldingRanges(snapshot: Snapshot): FoldingRange[] {
    let ranges = folds.get(snapshot);
    if (!ranges) {
        folds.set(snapshot, (ranges = [...statementRanges(documentSymbols(snapshot)), ...commentRanges(snapshot)]));
    }
    return ranges;
}

function statementRanges(symbols: readonly DocumentSymbol[]): FoldingRange[] {
    return symbols.flatMap(({ range, children }) => {
        // The closing brace stays visible.
        const endLine = range.end.line - 1;
        const own = endLine > range.start.line ? [{ startLine: range.start.line, endLine }] : [];
        return [...own, ...statementRanges(children ?? [])];
    });
}

function commentRanges({ text }: Snapshot): FoldingRange[] {
    const ranges: FoldingRange[] = [];
    let runStart: number | undefined;
    let blockStart: number | undefined;
    const endRun = (line: number) => {
        if (runStart !== undefined && line - runStart > 1) {
            ranges.push({ startLine: runStart, endLine: line - 1, kind: FoldingRangeKind.Comment });
        }
        runStart = undefined;
    };
    for (let line = 0; line < text.lineCount; line++) {
        const content = lineText(text, line);
        if (blockStart !== undefined) {
            if (content.includes('*/')) {
                ranges.push({ startLine: blockStart, endLine: line, kind: FoldingRangeKind.Comment });
                blockStart = undefined;
            }
        } else if (/^\s*\/\//.test(content)) {
            runStart ??= line;
        } else {
            endRun(line);
            blockStart = /^\s*\/\*/.test(content) && !content.includes('*/') ? line : undefined;
        }
    }
    endRun(text.lineCount);
    return ranges;
}
