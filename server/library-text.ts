import { ErrorCodes, ResponseError, type Connection } from 'vscode-languageserver';
import { builtInTexts } from '../language/index.js';
import { builtInPages } from './library-pages.js';
import { LibraryTextMethod } from './protocol.js';

/** Answers with the text of a document of the built-in library, or of a page about it; an error where there is no such document. */
export function addLibraryTextHandler(connection: Connection): void {
    connection.onRequest(LibraryTextMethod, ({ uri }: { uri: string }) => {
        return (
            builtInTexts().get(uri) ??
            builtInPages().get(uri)?.() ??
            new ResponseError(ErrorCodes.InvalidParams, `The built-in library has no document ${uri}.`)
        );
    });
}
