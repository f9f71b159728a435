import type { Lexer } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection, DocumentOnTypeFormattingOptions, FormattingOptions, TextEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { layoutEdits, layoutEditsIn, layoutEditsOnTyping, type LayoutEdit, type LayoutStyle } from '../language/index.js';

/** What finishes a body or a line. */
export const ON_TYPE_TRIGGERS: DocumentOnTypeFormattingOptions = { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] };

/** Wider steps than this are no wish of a reader. */
const WIDEST_STEP = 16;

/** Answers requests to lay out a document, some of its lines, or what was just typed. Needs its text only, and no build. */
export function addFormattingHandlers(connection: Connection, shared: LangiumSharedServices, lexer: Lexer): void {
    const answer = ({ uri }: { uri: string }, edits: (document: TextDocument) => LayoutEdit[]): TextEdit[] => {
        const document = shared.workspace.TextDocuments.get(uri);
        return document ? textEdits(document, edits(document)) : [];
    };
    connection.onDocumentFormatting(({ textDocument, options }) =>
        answer(textDocument, document => layoutEdits(document.getText(), styleOf(options), lexer))
    );
    connection.onDocumentRangeFormatting(({ textDocument, range, options }) =>
        answer(textDocument, document => {
            const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
            return layoutEditsIn(document.getText(), start, end, styleOf(options), lexer);
        })
    );
    connection.onDocumentOnTypeFormatting(({ textDocument, position, ch, options }) =>
        answer(textDocument, document => layoutEditsOnTyping(document.getText(), document.offsetAt(position), ch, styleOf(options), lexer))
    );
}

function styleOf({ insertSpaces, tabSize }: FormattingOptions): LayoutStyle {
    const width = Number.isInteger(tabSize) ? Math.min(Math.max(tabSize, 1), WIDEST_STEP) : 2;
    return { insertSpaces, tabSize: width };
}

function textEdits(document: TextDocument, edits: readonly LayoutEdit[]): TextEdit[] {
    return edits.map(({ start, end, text }) => ({
        range: { start: document.positionAt(start), end: document.positionAt(end) },
        newText: text
    }));
}
