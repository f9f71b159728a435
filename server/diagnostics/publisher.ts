import { URI, type LangiumDocument } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import type { Diagnostic } from 'vscode-languageserver-types';
import { visible } from '../../formats/printable.js';
import type { Session } from '../session/session.js';
import { findingDiagnostics } from './finding-diagnostics.js';
import { noticeDiagnostics } from './notice-diagnostics.js';
import { questionDiagnostics } from './question-diagnostics.js';
import { SOURCE } from './source-name.js';

/**
 * The one place that publishes diagnostics: what the language found in a document, and what the analysis found in its
 * systems, sent together and only where they differ from what the client has.
 */
export class DiagnosticsPublisher {
    /** What the client has, by URI, and the version of the text that it was sent for. */
    private readonly sent = new Map<string, { diagnostics: Diagnostic[]; version?: number }>();

    constructor(
        private readonly connection: Connection,
        shared: LangiumSharedServices,
        private readonly session: Session
    ) {
        session.onAnalysed(document => this.publish(document));
        shared.workspace.DocumentBuilder.onUpdate((_changed, deleted) => deleted.forEach(uri => this.send(uri.toString(), [])));
        // An editor that reads a file again may drop what it had for it, and count the versions of its text from the start.
        shared.workspace.TextDocuments.onDidOpen(({ document }) => void this.sent.delete(URI.parse(document.uri).toString()));
    }

    private publish(document: LangiumDocument): void {
        this.send(document.uri.toString(), diagnosticsOf(document, this.session), document.textDocument.version);
    }

    /** A new version of a text has new places as a rule: only what is sent again for the same version is compared. */
    private send(uri: string, diagnostics: Diagnostic[], version?: number): void {
        const before = this.sent.get(uri);
        if (before && (before.version === version || diagnostics.length + before.diagnostics.length === 0)) {
            if (JSON.stringify(before.diagnostics) === JSON.stringify(diagnostics)) {
                return;
            }
        }
        this.sent.set(uri, { diagnostics, version });
        void this.connection.sendDiagnostics({ uri, version, diagnostics });
    }
}

/** All diagnostics of a document, in the order of the text. */
export function diagnosticsOf(document: LangiumDocument, session: Session): Diagnostic[] {
    const language = (document.diagnostics ?? []).map(diagnostic => ({ ...diagnostic, source: SOURCE }));
    const { systems, today } = session.snapshotOf(document);
    const analysed = systems.flatMap(({ model, analysis }) => [
        ...findingDiagnostics(model, analysis.findings, today),
        ...questionDiagnostics(analysis.questions, model.name),
        ...noticeDiagnostics(analysis.notices)
    ]);
    return [...language, ...analysed]
        .map(readable)
        .sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
}

/** Names and messages come from the text: what a screen would obey rather than show must not pass. */
function readable(diagnostic: Diagnostic): Diagnostic {
    const { message, relatedInformation } = diagnostic;
    return {
        ...diagnostic,
        message: typeof message === 'string' ? visible(message) : message,
        ...(relatedInformation ? { relatedInformation: relatedInformation.map(each => ({ ...each, message: visible(each.message) })) } : {})
    };
}
