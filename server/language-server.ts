import { DefaultLanguageServer } from 'langium/lsp';
import type { InitializeParams, InitializeResult } from 'vscode-languageserver';
import { CODE_ACTION_KINDS } from './code-actions/code-actions.js';
import { COMPLETION_TRIGGERS } from './completion/completion.js';
import { VERSION } from './version.js';

/** Answers `initialize` with what this server can do. */
export class TmodelLanguageServer extends DefaultLanguageServer {
    protected override buildInitializeResult(params: InitializeParams): InitializeResult {
        const { capabilities } = super.buildInitializeResult(params);
        return {
            serverInfo: { name: 'tmodel', version: VERSION },
            capabilities: {
                ...capabilities,
                positionEncoding: 'utf-16',
                completionProvider: { triggerCharacters: COMPLETION_TRIGGERS },
                codeActionProvider: { codeActionKinds: CODE_ACTION_KINDS },
                hoverProvider: true,
                definitionProvider: true,
                documentSymbolProvider: true,
                foldingRangeProvider: true,
                workspaceSymbolProvider: true
            }
        };
    }
}
