import { workspace } from 'vscode';
import { LibraryTextMethod } from '../../../server/protocol.js';
import { LIBRARY_SCHEME, type Activation } from '../../activation.js';

/** Lets the editor show the documents of the built-in library, read-only; their text is the server's. */
export function activateBuiltInLibrary({ client, subscriptions }: Activation): void {
    subscriptions.push(
        workspace.registerTextDocumentContentProvider(LIBRARY_SCHEME, {
            async provideTextDocumentContent(uri, token) {
                // An editor that is restored with the window may ask before the server runs.
                await client.start();
                return client.sendRequest<string>(LibraryTextMethod, { uri: client.code2ProtocolConverter.asUri(uri) }, token);
            }
        })
    );
}
