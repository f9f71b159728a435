import type { LangiumSharedServices } from 'langium/lsp';
import type { InitializeParams } from 'vscode-languageserver';
import type { LensCapabilities } from '../code-lenses.js';

/** What the editor at the other end can do, as it said in `initialize`. */
export interface Editor {
    lenses: LensCapabilities;
    refreshesInlayHints: boolean;
    refreshesLenses: boolean;
}

/** Filled in when the editor introduces itself; until then it can do nothing. */
export function editorOf(shared: LangiumSharedServices): Editor {
    const editor: Editor = { lenses: { commands: new Set(), showDocument: false }, refreshesInlayHints: false, refreshesLenses: false };
    shared.lsp.LanguageServer.onInitialize(params => {
        editor.lenses = { commands: announcedCommands(params), showDocument: params.capabilities.window?.showDocument?.support ?? false };
        editor.refreshesLenses = params.capabilities.workspace?.codeLens?.refreshSupport ?? false;
        editor.refreshesInlayHints = params.capabilities.workspace?.inlayHint?.refreshSupport ?? false;
    });
    return editor;
}

/** The editor's own commands that lenses may name: `initializationOptions: { commands: ["tmodel.openDiagram"] }`. */
function announcedCommands({ initializationOptions }: InitializeParams): ReadonlySet<string> {
    const { commands } = (initializationOptions ?? {}) as { commands?: unknown };
    return new Set(Array.isArray(commands) ? commands.filter(each => typeof each === 'string') : []);
}
