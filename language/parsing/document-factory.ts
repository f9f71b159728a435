import {
    DefaultLangiumDocumentFactory,
    DocumentState,
    TextDocument,
    type AstNode,
    type LangiumDocument,
    type LexingDiagnostic,
    type Mutable,
    type ParseResult,
    type ParserOptions,
    type URI
} from 'langium';
import type { LexicalDiagnostic } from '../lexing/complaints.js';
import { MAX_TEXT_LENGTH } from './incremental/incremental-parser.js';
import { renewReferences } from '../references/linker.js';
import type { TmodelServices } from '../tmodel-module.js';
import { describeReadFailure } from '../workspace/file-system.js';
import { setOwner } from '../workspace/owner.js';

/**
 * Makes a document of any text. What cannot be read, is no text, is too large or breaks the parser becomes an empty
 * document with one error, so that one bad file never stops the build of the others.
 */
export class TmodelDocumentFactory extends DefaultLangiumDocumentFactory {
    protected override parse<T extends AstNode>(uri: URI, text: string, options?: ParserOptions): ParseResult<T> {
        const { LangiumParser } = this.serviceRegistry.getServices(uri).parser;
        const refusal = refusalOf(text);
        try {
            return refusal ? refused(LangiumParser.parse<T>(''), refusal) : LangiumParser.parse<T>(text, options);
        } catch {
            // Nothing but the stack can run out here, on texts that no model has.
            return refused(LangiumParser.parse<T>(''), 'This file is too complicated to be read as a model.');
        }
    }

    protected override async parseAsync<T extends AstNode>(uri: URI, text: string): Promise<ParseResult<T>> {
        return this.parse<T>(uri, text);
    }

    override async fromUri<T extends AstNode>(uri: URI): Promise<LangiumDocument<T>> {
        try {
            return this.create<T>(uri, await this.fileSystemProvider.readFile(uri));
        } catch (error) {
            return this.unreadable<T>(uri, error);
        }
    }

    /** Reads a changed text, as far as possible only what changed. The document has a new root afterwards. */
    override async update<T extends AstNode>(document: Mutable<LangiumDocument<T>>): Promise<LangiumDocument<T>> {
        const textDocument = this.textDocuments?.get(document.uri.toString());
        try {
            const text = await this.getUpdatedText(document, textDocument);
            const before = document.parseResult;
            const refused = before.lexerReport?.diagnostics.some(isRefusal) ?? false;
            if (textDocument) {
                Object.defineProperty(document, 'textDocument', { value: copyOf(textDocument, text) });
            } else {
                Object.defineProperty(document, 'textDocument', { get: this.createTextDocumentGetter(document.uri, text) });
            }
            if (refused || before.value.$cstNode?.root.fullText !== text) {
                document.parseResult = this.parseAgain(document.uri, refused ? undefined : before, text);
            }
        } catch (error) {
            document.parseResult = this.unreadable<T>(document.uri, error).parseResult;
        }
        (document.parseResult.value as Mutable<AstNode>).$document = document;
        (this.serviceRegistry.getServices(document.uri) as TmodelServices).references.Visibility.keepNames(document.parseResult.value);
        renewReferences(document);
        document.state = DocumentState.Parsed;
        return document;
    }

    private parseAgain<T extends AstNode>(uri: URI, before: ParseResult<T> | undefined, text: string): ParseResult<T> {
        const { IncrementalParser } = (this.serviceRegistry.getServices(uri) as TmodelServices).parser;
        return (before && IncrementalParser.parse(before, text)) || this.parse<T>(uri, text);
    }

    protected override async getUpdatedText<T extends AstNode>(
        document: Mutable<LangiumDocument<T>>,
        textDocument: TextDocument | undefined
    ): Promise<string> {
        return textDocument ? textDocument.getText() : this.fileSystemProvider.readFile(document.uri);
    }

    protected override createLangiumDocument<T extends AstNode>(
        result: ParseResult<T>,
        uri: URI,
        textDocument?: TextDocument,
        text?: string
    ): LangiumDocument<T> {
        const document = super.createLangiumDocument<T>(result, uri, textDocument && copyOf(textDocument, textDocument.getText()), text);
        setOwner(document, this.serviceRegistry.getServices(uri) as TmodelServices);
        return document;
    }

    private unreadable<T extends AstNode>(uri: URI, error: unknown): LangiumDocument<T> {
        const document = this.create<T>(uri, '');
        refused(document.parseResult, describeReadFailure(error));
        return document;
    }
}

/**
 * The version of an open text that is read: the text itself changes with every message, before it is read again, and what
 * is known of one version must not be told as if it were of the next.
 */
function copyOf({ uri, languageId, version }: TextDocument, text: string): TextDocument {
    return TextDocument.create(uri, languageId, version, text);
}

function isRefusal(diagnostic: LexingDiagnostic): boolean {
    return (diagnostic as LexicalDiagnostic).code === 'unreadable-file';
}

function refusalOf(text: string): string | undefined {
    if (text.length > MAX_TEXT_LENGTH) {
        return `This file is larger than ${MAX_TEXT_LENGTH / 1024 / 1024} MB and is not analysed.`;
    }
    return text.includes('\0') ? 'This file is not text and is not analysed.' : undefined;
}

function refused<T extends AstNode>(result: ParseResult<T>, message: string): ParseResult<T> {
    const diagnostic: LexicalDiagnostic = { code: 'unreadable-file', message, offset: 0, length: 1, line: 1, column: 1 };
    result.lexerReport = { diagnostics: [diagnostic] };
    return result;
}
