import { CompletionItemKind } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ImportableFile } from '../../language/index.js';
import type { Position } from '../../language/model/source.js';
import { lineText } from '../fixes/indentation.js';
import type { TextReplacement } from '../fixes/statement-insertion.js';
import { libraryIndex, type LibraryIndex } from '../../explain/index.js';
import type { Candidate } from './candidate.js';

/** Behind everything that is visible already. */
const IMPORTED_GROUP = 8;

/**
 * The same candidates from files that are not imported yet, each with the import that makes it visible. Names that are
 * visible already mean what they mean now, and are left out.
 */
export function importCandidates(
    files: readonly ImportableFile[],
    document: TextDocument,
    isVisible: (name: string) => boolean,
    candidatesOf: (index: LibraryIndex) => Candidate[]
): Candidate[] {
    return files.flatMap(file => {
        const candidates = candidatesOf(libraryIndex(file.library)).filter(({ label, described }) => described && !isVisible(label));
        if (candidates.length === 0) {
            return [];
        }
        const statement = importEdit(document, file.path);
        return candidates.map(candidate => ({
            ...candidate,
            origin: file.path,
            effect: undefined,
            described: { ...candidate.described!, uri: file.uri } as Candidate['described'],
            group: IMPORTED_GROUP,
            additional: [statement]
        }));
    });
}

/** The import statements that a document could begin with: of files that declare something to use. */
export function importStatementCandidates(files: readonly ImportableFile[]): Candidate[] {
    return files
        .filter(({ library }) => Object.values(library).some(declared => declared.length > 0))
        .map(({ path }) => ({
            label: `import "${path}"`,
            kind: CompletionItemKind.File,
            detail: 'Use what this file declares',
            group: 3
        }));
}

/** The paths that an import statement can name. */
export function importPathCandidates(files: readonly ImportableFile[]): Candidate[] {
    return files.map(({ path }) => ({ label: path, kind: CompletionItemKind.File }));
}

/** The part of an import's path that stands before a position; undefined where the position is in no such path. */
export function importPathBefore(document: TextDocument, { line, character }: Position): string | undefined {
    return /^\s*import\s+"([^"]*)$/.exec(lineText(document, line).slice(0, character))?.[1];
}

/**
 * Writes an import behind those that begin the document. Where there is none, it goes to the top, behind comments that a
 * blank line parts from what follows: those are about the file, and others about the statement below them.
 */
export function importEdit(document: TextDocument, path: string): TextReplacement {
    const lineBreak = /\r?\n/.exec(document.getText({ start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }))?.[0] ?? '\n';
    let lastImport = -1;
    let header = -1;
    let inComment = false;
    let line = 0;
    for (; line < document.lineCount; line++) {
        const text = lineText(document, line).trim();
        if (inComment) {
            inComment = !text.includes('*/');
        } else if (text.startsWith('/*')) {
            inComment = !text.includes('*/', 2);
        } else if (/^import\b/.test(text)) {
            lastImport = line;
        } else if (text === '') {
            header = line;
        } else if (!text.startsWith('//')) {
            break;
        }
    }
    const statement = `import "${path}"`;
    if (lastImport >= 0) {
        const end = { line: lastImport, character: lineText(document, lastImport).length };
        return { range: { start: end, end }, newText: lineBreak + statement };
    }
    const start = { line: header > 0 ? header + 1 : 0, character: 0 };
    return { range: { start, end: start }, newText: statement + lineBreak + lineBreak };
}
