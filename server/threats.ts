import { DocumentState, URI, type LangiumDocument } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import type { Finding } from '../analysis/finding.js';
import { tacticsOf } from '../analysis/index.js';
import { BUILT_IN_SCHEME } from '../language/index.js';
import { ThreatsMethods, type ListedFinding, type ThreatsDetail, type ThreatsSubscription, type ThreatsUpdate } from './protocol.js';
import type { Session } from './session/session.js';
import type { FindingSettings } from './settings.js';

/** How long a document must have had no new results before its list is sent, in milliseconds. */
const RESTS = 250;

/**
 * Sends the findings of a document after its analyses, to a client that has asked for them. Nothing is worked out for it
 * but lists of what the analysis has found, and nothing of it while somebody types.
 */
export class ThreatsFeed {
    private detail: ThreatsDetail = 'none';
    /** Documents with new results, by URI. */
    private readonly due = new Set<string>();
    /** Documents whose list at the client is not empty, by URI. */
    private readonly listed = new Set<string>();
    private timer: NodeJS.Timeout | undefined;

    constructor(
        private readonly connection: Connection,
        private readonly shared: LangiumSharedServices,
        private readonly session: Session,
        private readonly settings: Pick<FindingSettings, 'shows'>
    ) {
        connection.onNotification(ThreatsMethods.subscribe, ({ detail }: ThreatsSubscription) => this.subscribe(detail));
        session.onAnalysed(document => this.schedule(document.uri.toString()));
        shared.workspace.DocumentBuilder.onUpdate((_changed, deleted) => deleted.forEach(uri => this.schedule(uri.toString())));
    }

    dispose(): void {
        clearTimeout(this.timer);
    }

    private subscribe(detail: ThreatsDetail): void {
        this.detail = detail;
        this.due.clear();
        this.listed.clear();
        for (const document of detail === 'none' ? [] : this.shared.workspace.LangiumDocuments.all) {
            if (document.state >= DocumentState.Validated && document.uri.scheme !== BUILT_IN_SCHEME) {
                this.send(document.uri.toString());
            }
        }
    }

    private schedule(uri: string): void {
        if (this.detail !== 'none') {
            this.due.add(uri);
            clearTimeout(this.timer);
            this.timer = setTimeout(() => this.sendDue(), RESTS);
        }
    }

    private sendDue(): void {
        const due = [...this.due];
        this.due.clear();
        due.forEach(uri => this.send(uri));
    }

    private send(uri: string): void {
        const document = this.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri));
        // A document that is being built again is sent when it is.
        if (document && document.state < DocumentState.Validated) {
            return;
        }
        const update = document ? this.updateOf(document) : nothingIn(uri);
        if (update.systems.length > 0 || this.listed.has(uri)) {
            this.listed[update.systems.length > 0 ? 'add' : 'delete'](uri);
            void this.connection.sendNotification(ThreatsMethods.update, update);
        }
    }

    private updateOf(document: LangiumDocument): ThreatsUpdate {
        const { uri, library, systems } = this.session.snapshotOf(document);
        const shown = systems.flatMap(({ analysis }) => analysis.findings.filter(each => isListed(each) && this.settings.shows(each)));
        const open: Record<string, number> = {};
        for (const { status, severity } of shown) {
            if (isOpen(status)) {
                open[severity] = (open[severity] ?? 0) + 1;
            }
        }
        const head = {
            uri,
            systems: systems.map(({ model }) => model.name),
            questions: systems.reduce((sum, { analysis }) => sum + analysis.questions.length, 0),
            editions: library.frameworks.flatMap(({ name, edition }) => (edition ? [{ framework: name, edition }] : [])),
            open
        };
        if (this.detail === 'counts') {
            return head;
        }
        const tactics = tacticsOf(library);
        return { ...head, findings: shown.map(finding => listed(finding, tactics)) };
    }
}

/** A finding whose controls are all in place is no threat any more. */
function isListed({ status }: Finding): boolean {
    return status !== 'mitigated';
}

function isOpen(status: string): boolean {
    return status === 'open' || status === 'planned';
}

function nothingIn(uri: string): ThreatsUpdate {
    return { uri, systems: [], questions: 0, editions: [], open: {}, findings: [] };
}

function listed(finding: Finding, tactics: ReadonlyMap<string, readonly string[]>): ListedFinding {
    const { id, system, threat, title, target, status, severity, stride, message, declaration, rule, maps } = finding;
    return {
        id,
        system,
        threat,
        title,
        target,
        status,
        severity,
        stride,
        tactics: [...new Set(maps.flatMap(each => tactics.get(each) ?? []))],
        message,
        place: { uri: declaration.uri, range: declaration.name },
        rule: { uri: rule.uri, range: rule.name }
    };
}
