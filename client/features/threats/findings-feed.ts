import { EventEmitter, Uri, type Disposable, type Event } from 'vscode';
import { State } from 'vscode-languageclient/node';
import { ThreatsMethods, type ThreatsDetail, type ThreatsSubscription, type ThreatsUpdate } from '../../../server/protocol.js';
import type { Activation } from '../../activation.js';

/** What the server found last in each model. Asks for the findings themselves only while somebody looks at them. */
export class FindingsFeed implements Disposable {
    /** By the document's URI as VS Code writes it. */
    private readonly updates = new Map<string, ThreatsUpdate>();
    private readonly emitter = new EventEmitter<ThreatsUpdate | undefined>();
    private readonly subscriptions: Disposable[];
    private detail: ThreatsDetail = 'counts';

    /** Fires with what has changed; with nothing where everything has. */
    readonly onDidChange: Event<ThreatsUpdate | undefined> = this.emitter.event;

    constructor(private readonly activation: Pick<Activation, 'client' | 'log'>) {
        const { client } = activation;
        this.subscriptions = [
            this.emitter,
            client.onNotification(ThreatsMethods.update, (update: ThreatsUpdate) => this.receive(update)),
            client.onDidChangeState(({ newState }) => {
                // A restarted server knows nothing of what the last one was asked for.
                if (newState === State.Running) this.subscribe(this.detail);
                else if (newState === State.Stopped) this.clear();
            })
        ];
    }

    /** The last update of a document; undefined where it holds no system. */
    of(document: Uri): ThreatsUpdate | undefined {
        return this.updates.get(document.toString());
    }

    /** The same with its findings, which are asked for where nobody looks at them yet. */
    async findingsOf(document: Uri): Promise<ThreatsUpdate | undefined> {
        if (!this.of(document) || this.of(document)?.findings) return this.of(document);
        const arrived = new Promise<void>(resolve => {
            const listener = this.onDidChange(() => {
                if (this.of(document) && !this.of(document)?.findings) return;
                listener.dispose();
                resolve();
            });
        });
        this.subscribe('findings');
        await arrived;
        const update = this.of(document);
        if (this.detail !== 'findings') this.subscribe(this.detail);
        return update;
    }

    all(): ThreatsUpdate[] {
        return [...this.updates.values()];
    }

    /** Asks for more or less from now on. */
    want(detail: ThreatsDetail): void {
        if (detail !== this.detail) {
            this.detail = detail;
            this.subscribe(detail);
        }
    }

    dispose(): void {
        for (const each of this.subscriptions) each.dispose();
    }

    private subscribe(detail: ThreatsDetail): void {
        const { client, log } = this.activation;
        if (!client.isRunning()) return;
        const params: ThreatsSubscription = { detail };
        client.sendNotification(ThreatsMethods.subscribe, params).catch(error => log.error(`${ThreatsMethods.subscribe} failed.`, error));
    }

    private receive(update: ThreatsUpdate): void {
        const key = Uri.parse(update.uri).toString();
        if (update.systems.length === 0) this.updates.delete(key);
        else this.updates.set(key, update);
        this.emitter.fire(update);
    }

    private clear(): void {
        this.updates.clear();
        this.emitter.fire(undefined);
    }
}
