// The folder that tests open: the examples that are shipped, and models that a test needs.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from './config.mjs';
import { atEnd } from './server.mjs';

/** Creates the folder, which goes with this process. */
export function prepareWorkspace() {
    const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'tmodel-workspace-')));
    atEnd(() => fs.rmSync(folder, { recursive: true, force: true }));
    fs.cpSync(path.join(ROOT, 'examples'), path.join(folder, 'examples'), { recursive: true });
    fs.cpSync(path.join(ROOT, 'test/workspace'), folder, { recursive: true });
    return folder;
}
