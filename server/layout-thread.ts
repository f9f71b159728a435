import path from 'node:path';
import type { LayoutClient } from '../diagram/index.js';

/** Starts a layout thread, and loads the diagram's code no earlier. */
export async function startLayoutThread(): Promise<LayoutClient> {
    const { createLayoutClient } = await import('../diagram/index.js');
    return createLayoutClient({ workerFile: workerFile() });
}

/** The bundled worker beside the bundled server; run from source there is none, and the layout stays on the calling thread. */
function workerFile(): string | undefined {
    return typeof __dirname === 'string' ? path.join(__dirname, 'layout-worker.cjs') : undefined;
}
