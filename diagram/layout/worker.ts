/** The layout thread: lays scenes out for diagram/layout/client.ts and keeps what did not change between them. */
import { parentPort } from 'node:worker_threads';
import { createLayoutCache } from './cache.js';
import { layoutScene } from './layout.js';
import type { LayoutAnswer, LayoutRequest } from './client.js';

const port = parentPort;
if (!port) {
    throw new Error('The layout worker only runs as a thread of another program.');
}

const cache = createLayoutCache();

port.on('message', ({ id, scene, direction }: LayoutRequest) => {
    layoutScene(scene, { cache, direction }).then(
        drawing => port.postMessage({ id, drawing } satisfies LayoutAnswer),
        (error: unknown) => port.postMessage({ id, error: error instanceof Error ? error.message : String(error) } satisfies LayoutAnswer)
    );
});
