import { Worker } from 'node:worker_threads';
import type { Drawing } from '../drawing.js';
import type { Scene } from '../scene.js';
import { createLayoutCache } from './cache.js';
import type { Direction } from './engine.js';
import { createLayoutHistory, type HistoryRequest } from './history.js';

export interface LayoutRequest {
    id: number;
    subject: string;
    scene: Scene;
    direction: Direction | undefined;
    request: HistoryRequest;
}

export type LayoutAnswer = { id: number; drawing: Drawing } | { id: number; error: string };

/** `superseded`: a newer request for the same subject came before this one was begun. */
export type LayoutOutcome = { status: 'ok'; drawing: Drawing } | { status: 'superseded' } | { status: 'failed'; message: string };

export interface LayoutClientOptions {
    /** File of the bundled diagram/layout/worker.ts. Without it the work is done on the calling thread. */
    workerFile?: string;
    direction?: Direction;
    /** A worker that has not answered after so many milliseconds counts as crashed. */
    timeout?: number;
}

export interface LayoutClient {
    /**
     * Lays a scene out from what was drawn of the same subject before, so that only the surroundings of what has changed move.
     * `subject` names what is drawn and where (a document, its system, a panel): of several requests for one subject that wait,
     * only the latest is done. Never rejects.
     */
    layout(subject: string, scene: Scene, request?: HistoryRequest): Promise<LayoutOutcome>;
    /** Ends the thread; requests that wait fail. */
    dispose(): Promise<void>;
}

interface Waiting extends Job {
    resolve(outcome: LayoutOutcome): void;
}

interface Job {
    subject: string;
    scene: Scene;
    request: HistoryRequest;
}

const EMPTY_SCENE: Scene = { system: { name: '', label: '', questions: 0 }, places: [], flows: [] };

/** A layout client with its thread started and warmed up, so that the first picture does not wait for the engine to load. */
export function createLayoutClient(options: LayoutClientOptions = {}): LayoutClient {
    const run = options.workerFile === undefined ? inProcess(options) : inWorker(options.workerFile, options);
    const waiting = new Map<string, Waiting>();
    let busy = false;
    let disposed = false;

    const drain = async (): Promise<void> => {
        busy = true;
        for (let next = takeFirst(waiting); next; next = takeFirst(waiting)) {
            next.resolve(await run.layout(next));
        }
        busy = false;
    };
    const client: LayoutClient = {
        layout: (subject, scene, request = {}) =>
            new Promise(resolve => {
                if (disposed) {
                    resolve(ENDED);
                    return;
                }
                const older = waiting.get(subject);
                older?.resolve({ status: 'superseded' });
                // What is to be forgotten is, even where a newer request came before it was.
                const anew = request.anew ?? older?.request.anew;
                waiting.set(subject, { subject, scene, request: { ...request, anew }, resolve });
                if (!busy) {
                    void drain();
                }
            }),
        async dispose() {
            disposed = true;
            for (const { resolve } of waiting.values()) {
                resolve(ENDED);
            }
            waiting.clear();
            await run.dispose();
        }
    };
    void client.layout('', EMPTY_SCENE);
    return client;
}

const ENDED: LayoutOutcome = { status: 'failed', message: 'The diagram layout has ended.' };

function takeFirst(waiting: Map<string, Waiting>): Waiting | undefined {
    const first = waiting.entries().next().value;
    if (first) {
        waiting.delete(first[0]);
    }
    return first?.[1];
}

/** Does one layout at a time. */
interface LayoutRunner {
    layout(job: Job): Promise<LayoutOutcome>;
    dispose(): Promise<void>;
}

function inProcess({ direction }: LayoutClientOptions): LayoutRunner {
    const history = createLayoutHistory({ cache: createLayoutCache(), direction });
    return {
        layout: ({ subject, scene, request }) =>
            history.layout(subject, scene, request).then(
                (drawing): LayoutOutcome => ({ status: 'ok', drawing }),
                (error: unknown): LayoutOutcome => ({ status: 'failed', message: error instanceof Error ? error.message : String(error) })
            ),
        dispose: async () => undefined
    };
}

function inWorker(file: string, { direction, timeout = 20_000 }: LayoutClientOptions): LayoutRunner {
    let worker: Worker | undefined;
    let ended = false;
    let lastId = 0;

    const start = (): Worker => {
        const thread = new Worker(file);
        // A thread that dies while it has nothing to do is replaced by the next request.
        thread
            .on('error', () => undefined)
            .on('exit', () => {
                worker = worker === thread ? undefined : worker;
            });
        return thread;
    };
    const attempt = (job: Job): Promise<LayoutOutcome | 'crashed'> =>
        new Promise(resolve => {
            const id = ++lastId;
            const thread = (worker ??= start());
            // Only a thread that works keeps the program alive.
            thread.ref();
            const finish = (outcome: LayoutOutcome | 'crashed') => {
                clearTimeout(timer);
                thread.off('message', onMessage).off('error', onCrash).off('exit', onCrash);
                thread.unref();
                resolve(outcome);
            };
            const onMessage = (answer: LayoutAnswer) => {
                if (answer.id === id) {
                    finish('drawing' in answer ? { status: 'ok', drawing: answer.drawing } : { status: 'failed', message: answer.error });
                }
            };
            const onCrash = () => {
                worker = undefined;
                void thread.terminate();
                finish('crashed');
            };
            const timer = setTimeout(onCrash, timeout);
            thread.on('message', onMessage).on('error', onCrash).on('exit', onCrash);
            thread.postMessage({ id, direction, subject: job.subject, scene: job.scene, request: job.request } satisfies LayoutRequest);
        });
    return {
        async layout(job) {
            for (let tries = 0; tries < 2 && !ended; tries++) {
                const outcome = await attempt(job);
                if (outcome !== 'crashed') {
                    return outcome;
                }
            }
            return ended ? ENDED : { status: 'failed', message: 'The diagram could not be laid out.' };
        },
        async dispose() {
            ended = true;
            await worker?.terminate();
        }
    };
}
