import { DefaultLanguageServer } from 'langium/lsp';
import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import type { InitializedParams, InitializeParams, InitializeResult } from 'vscode-languageserver';
import { CODE_ACTION_KINDS } from './code-actions/code-actions.js';
import { COMPLETION_TRIGGERS } from './completion/completion.js';
import { EDITOR_FEATURES } from './editor-features.js';
import { ON_TYPE_TRIGGERS } from './formatting.js';
import { SIGNATURE_TRIGGERS } from './signature-help/signature-help.js';
import { VERSION } from './version.js';

/** Answers `initialize` with what this server can do. */
export class TmodelLanguageServer extends DefaultLanguageServer {
    private registersConfiguration = false;

    protected override buildInitializeResult(params: InitializeParams): InitializeResult {
        const { capabilities } = super.buildInitializeResult(params);
        this.registersConfiguration = params.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration ?? false;
        return {
            serverInfo: { name: 'tmodel', version: VERSION },
            capabilities: {
                ...capabilities,
                ...EDITOR_FEATURES,
                positionEncoding: 'utf-16',
                completionProvider: { triggerCharacters: COMPLETION_TRIGGERS, resolveProvider: true },
                signatureHelpProvider: { triggerCharacters: SIGNATURE_TRIGGERS },
                codeActionProvider: { codeActionKinds: CODE_ACTION_KINDS, resolveProvider: true },
                hoverProvider: true,
                definitionProvider: true,
                documentSymbolProvider: true,
                foldingRangeProvider: true,
                documentFormattingProvider: true,
                documentRangeFormattingProvider: true,
                documentOnTypeFormattingProvider: ON_TYPE_TRIGGERS,
                workspaceSymbolProvider: true,
                // Said here, it need not be registered later, which not every client understands.
                workspace: { ...capabilities.workspace, workspaceFolders: { supported: true, changeNotifications: true } }
            }
        };
    }

    /** As Langium does it, but that nothing is registered with a client that does not take registrations. */
    protected override fireInitializedOnDefaultServices(params: InitializedParams): void {
        const { ConfigurationProvider, WorkspaceManager } = this.services.workspace;
        const connection = this.services.lsp.Connection!;
        const fail = (error: unknown) => connection.console.error(`The start failed: ${String(error)}`);
        ConfigurationProvider.initialized({
            ...params,
            register: this.registersConfiguration
                ? options => void connection.client.register(DidChangeConfigurationNotification.type, options)
                : undefined,
            fetchConfiguration: items => connection.workspace.getConfiguration(items)
        }).catch(fail);
        WorkspaceManager.initialized(params).catch(fail);
    }
}
