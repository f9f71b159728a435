import type { LangiumDocument, URI } from 'langium';
import { DocumentState } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis } from '../../analysis/finding.js';
import {
    BUILT_IN_SCHEME,
    importStatementsOf,
    languageDiagnostics,
    libraryOf,
    systemsOf,
    testsOf,
    writtenTokens,
    type ImportStatement,
    type LanguageDiagnostic,
    type WrittenToken
} from '../../language/index.js';
import type { LibraryModel } from '../../language/model/library-model.js';
import type { SystemModel } from '../../language/model/system-model.js';
import { analysisOfSystem, type SystemHistory } from './analysis-of-system.js';
import { AnalysedTest, TestRuns } from './analysed-test.js';
import { everyMidnight, today } from './calendar.js';
import type { Log } from './log.js';

export interface AnalysedSystem {
    readonly model: SystemModel;
    readonly analysis: Analysis;
}

/** One version of a document as plain data, analysed. */
export interface Snapshot {
    readonly uri: string;
    readonly text: TextDocument;
    readonly library: LibraryModel;
    readonly systems: readonly AnalysedSystem[];
    /** Its tests, which are no systems; each is run when its outcomes are first asked for. */
    readonly tests: readonly AnalysedTest[];
    /** The text's tokens with their roles; read when first asked, because diagnostics do not need them. */
    readonly tokens: readonly WrittenToken[];
    readonly imports: readonly ImportStatement[];
    /** What the language complains about; empty until the document is validated. */
    readonly problems: readonly LanguageDiagnostic[];
    /** The day the analysis is for. */
    readonly today: string;
}

/** Analyses its system when it is first asked: what only needs the model does not wait for it. */
class SystemOfSnapshot implements AnalysedSystem {
    private result: Analysis | undefined;

    constructor(
        readonly model: SystemModel,
        private readonly library: LibraryModel,
        private readonly day: string,
        private readonly log: Log,
        private readonly history: SystemHistory
    ) {}

    get analysis(): Analysis {
        return (this.result ??= analysisOfSystem(this.model, this.library, this.day, this.log, this.history));
    }
}

export type AnalysedListener = (document: LangiumDocument) => void;

/**
 * What the server knows of the workspace: a snapshot per document, made when it is first asked for after a build and
 * kept until the document, or the library it sees, changes.
 */
export class Session {
    private readonly snapshots = new Map<string, Snapshot>();
    /** What is known of the systems of a document, in the order of its text, from its earlier versions. */
    private readonly histories = new Map<string, SystemHistory[]>();
    private readonly testRuns = new TestRuns();
    private readonly listeners: AnalysedListener[] = [];
    private readonly stopCalendar: () => void;

    constructor(
        private readonly shared: LangiumSharedServices,
        private readonly log: Log
    ) {
        const builder = shared.workspace.DocumentBuilder;
        builder.onUpdate((changed, deleted) => {
            [...changed, ...deleted].forEach(uri => this.forget(uri));
            deleted.forEach(uri => {
                this.histories.delete(uri.toString());
                this.testRuns.forget(uri.toString());
            });
        });
        builder.onDocumentPhase(DocumentState.Linked, document => this.forget(document.uri));
        builder.onDocumentPhase(DocumentState.Validated, document => this.announce(document));
        builder.onBuildPhase(DocumentState.Validated, built => this.announceDependants(built));
        this.stopCalendar = everyMidnight(() => this.startNewDay());
    }

    /** The snapshot of a document's present version. Systems that cannot be read or analysed are left out, never the others. */
    snapshotOf(document: LangiumDocument): Snapshot {
        const key = document.uri.toString();
        const known = this.snapshots.get(key);
        if (known) {
            return known;
        }
        const snapshot = this.takeSnapshot(document);
        if (document.state >= DocumentState.Linked) {
            this.snapshots.set(key, snapshot);
        }
        return snapshot;
    }

    /** The snapshots of every document that is linked, those of the built-in library among them. */
    *everySnapshot(): Iterable<Snapshot> {
        for (const document of this.shared.workspace.LangiumDocuments.all) {
            if (document.state >= DocumentState.Linked) {
                yield this.snapshotOf(document);
            }
        }
    }

    /** Calls back whenever a document of the workspace has new results, the document's own build over. */
    onAnalysed(listener: AnalysedListener): void {
        this.listeners.push(listener);
    }

    dispose(): void {
        this.stopCalendar();
    }

    private takeSnapshot(document: LangiumDocument): Snapshot {
        const day = today();
        const library = this.attempt(() => libraryOf(document)) ?? {
            enumerations: [],
            kinds: [],
            controls: [],
            threats: [],
            frameworks: []
        };
        const models = this.attempt(() => systemsOf(document)) ?? [];
        const uri = document.uri.toString();
        const histories = this.historiesOf(uri, models.length);
        const systems = models.map((model, index) => new SystemOfSnapshot(model, library, day, this.log, histories[index]));
        const tests = this.attempt(() => testsOf(document)) ?? [];
        const runs = this.testRuns.ofVersion(uri, library, day, tests.length);
        let tokens: readonly WrittenToken[] | undefined;
        const readTokens = () => (tokens ??= this.attempt(() => writtenTokens(document)) ?? []);
        return {
            uri,
            text: document.textDocument,
            library,
            systems,
            tests: tests.map(test => new AnalysedTest(test, document.textDocument, runs, this.log)),
            today: day,
            get imports() {
                return importStatementsOf(document);
            },
            get problems() {
                return languageDiagnostics(document);
            },
            get tokens() {
                return readTokens();
            }
        };
    }

    private historiesOf(uri: string, systems: number): SystemHistory[] {
        const known = this.histories.get(uri) ?? [];
        const histories = Array.from({ length: systems }, (_, index) => known[index] ?? {});
        this.histories.set(uri, histories);
        return histories;
    }

    private attempt<T>(read: () => T): T | undefined {
        try {
            return read();
        } catch (error) {
            this.log.once(error instanceof Error ? (error.stack ?? error.message) : String(error));
            return undefined;
        }
    }

    private announce(document: LangiumDocument): void {
        if (document.uri.scheme === BUILT_IN_SCHEME) {
            return;
        }
        for (const listener of this.listeners) {
            this.attempt(() => listener(document));
        }
    }

    /** Documents that were not built again, but see a library that has changed. */
    private announceDependants(built: LangiumDocument[]): void {
        const announced = new Set(built.map(document => document.uri.toString()));
        for (const document of this.shared.workspace.LangiumDocuments.all) {
            const key = document.uri.toString();
            const known = this.snapshots.get(key);
            if (known && !announced.has(key) && known.library !== this.attempt(() => libraryOf(document))) {
                this.forget(document.uri);
                this.announce(document);
            }
        }
    }

    private startNewDay(): void {
        this.snapshots.clear();
        this.announceAll();
    }

    /** Calls the listeners for every document again: what they make of the results has changed. */
    announceAll(): void {
        for (const document of this.shared.workspace.LangiumDocuments.all) {
            if (document.state >= DocumentState.Validated) {
                this.announce(document);
            }
        }
    }

    private forget(uri: URI): void {
        this.snapshots.delete(uri.toString());
    }
}
