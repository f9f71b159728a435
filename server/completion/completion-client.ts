import type { InitializeParams } from 'vscode-languageserver';

/** What an editor can do with completion items. */
export interface CompletionClient {
    /** Items may have tab stops. */
    snippets: boolean;
    /** What stands behind a label has a place of its own. */
    labelDetails: boolean;
    /** The user chooses whether the rest of a word is replaced. */
    insertReplace: boolean;
    /** The editor's own command that suggests again, if it has one and says so. */
    suggestCommand?: string;
}

/** Reads what an editor declares; `suggestCommand` is an initialization option, because the protocol has no word for it. */
export function completionClient({ capabilities, initializationOptions }: InitializeParams): CompletionClient {
    const item = capabilities.textDocument?.completion?.completionItem;
    const options = initializationOptions as { suggestCommand?: unknown } | null | undefined;
    return {
        snippets: item?.snippetSupport ?? false,
        labelDetails: item?.labelDetailsSupport ?? false,
        insertReplace: item?.insertReplaceSupport ?? false,
        ...(typeof options?.suggestCommand === 'string' && { suggestCommand: options.suggestCommand })
    };
}
