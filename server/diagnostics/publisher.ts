import { URI, type LangiumDocument } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import type { Diagnostic } from 'vscode-languageserver-types';
import { isEqual } from '../../analysis/index.js';
import type { Session } from '../session/session.js';
import { usualLevel, type LevelOfFinding } from '../settings.js';
import { findingDiagnostics } from './finding-diagnostics.js';
import { mostSevere } from './most-severe.js';
import { noticeDiagnostics } from './notice-diagnostics.js';
import { questionDiagnostics } from './question-diagnostics.js';
import { readable } from './readable.js';
import { SOURCE } from './source-name.js';
import { FAILED_EXPECTATION, testDiagnostics } from './test-diagnostics.js';

/**
 * The one place that publishes diagnostics: what the language found in a document, and what the analysis found in its
 * systems, sent together and only where they differ from what the client has.
 */
export class DiagnosticsPublisher {
    /** What the client has, by URI, and the version of the text that it was sent for. */
    private readonly sent = new Map<string, { diagnostics: Diagnostic[]; version?: number }>();

    /** @param published called whenever diagnostics have been sent */
    constructor(
        private readonly connection: Connection,
        private readonly shared: LangiumSharedServices,
        private readonly session: Session,
        private readonly settings: { levelOf: LevelOfFinding },
        private readonly published: () => void = () => undefined
    ) {
        session.onAnalysed(document => this.publish(document));
        shared.workspace.DocumentBuilder.onUpdate((_changed, deleted) => deleted.forEach(uri => this.send(uri.toString(), [])));
        // An editor that reads a file again may drop what it had for it, and count the versions of its text from the start.
        shared.workspace.TextDocuments.onDidOpen(({ document }) => void this.sent.delete(URI.parse(document.uri).toString()));
        shared.workspace.TextDocuments.onDidClose(({ document }) => this.withdrawTests(URI.parse(document.uri)));
    }

    private publish(document: LangiumDocument): void {
        const { uri, textDocument } = document;
        // Tests are run for whoever is writing them; for all others there is the command line.
        const isOpen = this.shared.workspace.TextDocuments.get(uri.toString()) !== undefined;
        this.send(uri.toString(), diagnosticsOf(document, this.session, this.settings.levelOf, isOpen), textDocument.version);
    }

    private withdrawTests(uri: URI): void {
        const before = this.sent.get(uri.toString());
        if (before?.diagnostics.some(({ code }) => code === FAILED_EXPECTATION)) {
            const others = before.diagnostics.filter(({ code }) => code !== FAILED_EXPECTATION);
            this.send(uri.toString(), others, before.version);
        }
    }

    /** A new version of a text has new places as a rule: only what is sent again for the same version is compared. */
    private send(uri: string, diagnostics: Diagnostic[], version?: number): void {
        const before = this.sent.get(uri);
        if (before && (before.version === version || diagnostics.length + before.diagnostics.length === 0)) {
            if (isEqual(before.diagnostics, diagnostics)) {
                return;
            }
        }
        this.sent.set(uri, { diagnostics, version });
        void this.connection.sendDiagnostics({ uri, version, diagnostics });
        this.published();
    }
}

/** The diagnostics of a document as they are published, in the order of the text. @param runsTests whether its tests are run */
export function diagnosticsOf(
    document: LangiumDocument,
    session: Session,
    levelOf: LevelOfFinding = usualLevel,
    runsTests = true
): Diagnostic[] {
    const { systems, tests, today } = session.snapshotOf(document);
    const all: Diagnostic[] = (document.diagnostics ?? []).map(diagnostic =>
        readable(diagnostic.source === SOURCE ? diagnostic : { ...diagnostic, source: SOURCE })
    );
    for (const { model, analysis } of systems) {
        for (const diagnostics of [
            findingDiagnostics(model, analysis.findings, today, levelOf),
            questionDiagnostics(analysis.questions, model.name),
            noticeDiagnostics(analysis.notices)
        ]) {
            for (const diagnostic of diagnostics) {
                all.push(diagnostic);
            }
        }
    }
    return mostSevere(runsTests && tests.length > 0 ? [...all, ...testDiagnostics(tests)] : all);
}
