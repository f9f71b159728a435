/** The layout thread: lays scenes out for diagram/layout/client.ts and remembers what it has drawn. */
import { parentPort } from 'node:worker_threads';
import { createLayoutCache } from './cache.js';
import { createLayoutHistory, type LayoutHistory } from './history.js';
import type { LayoutAnswer, LayoutRequest } from './client.js';
import type { Direction } from './engine.js';

const port = parentPort;
if (!port) {
    throw new Error('The layout worker only runs as a thread of another program.');
}

const cache = createLayoutCache();
const histories = new Map<Direction | undefined, LayoutHistory>();

port.on('message', ({ id, subject, scene, direction, request }: LayoutRequest) => {
    const history = histories.get(direction) ?? createLayoutHistory({ cache, direction });
    histories.set(direction, history);
    history.layout(subject, scene, request).then(
        drawing => port.postMessage({ id, drawing } satisfies LayoutAnswer),
        (error: unknown) => port.postMessage({ id, error: error instanceof Error ? error.message : String(error) } satisfies LayoutAnswer)
    );
});
