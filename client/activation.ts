import type { Disposable, LogOutputChannel, Memento, Uri } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

/** What every feature is activated with. */
export interface Activation {
    /** Where the extension is installed. */
    readonly extensionUri: Uri;
    /** Disposed when the extension is deactivated. */
    readonly subscriptions: Disposable[];
    /** Kept for the workspace from one window to the next. */
    readonly state: Memento;
    readonly log: LogOutputChannel;
    /** Connection to the language server; features may use it before it has started. */
    readonly client: LanguageClient;
}

/** Id of the language, as the manifest declares it. */
export const LANGUAGE = 'tmodel';

/** Scheme of the documents of the built-in library. */
export const LIBRARY_SCHEME = 'tmodel-builtin';
