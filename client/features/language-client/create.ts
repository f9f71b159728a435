import { workspace, type ExtensionContext, type LogOutputChannel } from 'vscode';
import { LanguageClient, RevealOutputChannelOn, TransportKind } from 'vscode-languageclient/node';
import { OPEN_DIAGRAM_COMMAND } from '../../../server/protocol.js';
import { LANGUAGE, LIBRARY_SCHEME } from '../../activation.js';

/** Where documents of the language may come from. Others, such as the old side of a comparison, are not analysed. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs', LIBRARY_SCHEME];

/**
 * A client for the language server that is packed with the extension; not started yet. No `runtime` is set: the server
 * runs in the Node that VS Code brings, whatever is installed on the machine.
 */
export function createLanguageClient(context: ExtensionContext, log: LogOutputChannel): LanguageClient {
    const module = context.asAbsolutePath('dist/server.cjs');
    return new LanguageClient(
        'tmodel',
        'tmodel',
        { run: { module, transport: TransportKind.ipc }, debug: { module, transport: TransportKind.ipc } },
        {
            documentSelector: SCHEMES.map(scheme => ({ scheme, language: LANGUAGE })),
            outputChannel: log,
            middleware: {
                provideCodeLenses: (document, token, next) =>
                    workspace.getConfiguration('tmodel', document).get<boolean>('codeLens.enabled', true) ? next(document, token) : []
            },
            revealOutputChannelOn: RevealOutputChannelOn.Never,
            initializationOptions: {
                // What code lenses may call.
                commands: [OPEN_DIAGRAM_COMMAND],
                // How a completion opens the next one, where what it writes leaves something to be chosen.
                suggestCommand: 'editor.action.triggerSuggest'
            }
        }
    );
}
