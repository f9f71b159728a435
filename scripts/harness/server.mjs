// A VS Code web server on 127.0.0.1, and the guarantee that it does not outlive whoever started it.
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { NODE_BIN, READY, SERVER_MAIN } from './config.mjs';

/** User settings of every window: nothing that pops up, asks, updates or calls out. */
export const quietSettings = {
    'workbench.startupEditor': 'none',
    'workbench.enableExperiments': false,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'workbench.welcomePage.walkthroughs.openOnInstall': false,
    'chat.disableAIFeatures': true,
    'chat.commandCenter.enabled': false,
    'telemetry.telemetryLevel': 'off',
    'update.mode': 'none',
    'extensions.autoUpdate': false,
    'extensions.autoCheckUpdates': false,
    'extensions.ignoreRecommendations': true,
    'security.workspace.trust.enabled': false
};

/** On top of those, what a test needs to see the same thing every time. */
export const steadySettings = {
    'files.autoSave': 'off', // the web workbench saves by itself otherwise
    'workbench.colorTheme': 'Default Light Modern',
    'editor.accessibilitySupport': 'off',
    'editor.cursorBlinking': 'solid',
    'editor.fontFamily': 'DejaVu Sans Mono',
    'editor.minimap.enabled': false,
    'editor.stickyScroll.enabled': false,
    'window.commandCenter': false,
    'window.confirmBeforeClose': 'never'
};

const onEnd = new Set();
let onSignal;

/** Runs `action` in place of an exit with status 1 when this process is told to end. */
export function whenSignalled(action) {
    watchSignals();
    onSignal = action;
}

function watchSignals() {
    if (onSignal) return;
    onSignal = () => process.exit(1);
    process.on('exit', () => onEnd.forEach(each => each()));
    // One Ctrl+C may arrive twice, from the terminal and from npm; the second must not cut short what the first began.
    let signalled = false;
    const once = () => {
        if (!signalled) onSignal();
        signalled = true;
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, once);
}

/** Runs `action` when this process ends, however it ends. Returns a function that takes that back. */
export function atEnd(action) {
    watchSignals();
    onEnd.add(action);
    return () => onEnd.delete(action);
}

/** The environment of a server: no gallery, and nothing of an editor or test runner that this process may run in. */
function serverEnvironment(extra) {
    const environment = { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
    for (const name of Object.keys(environment)) {
        if (/^(VSCODE_|ELECTRON_|NODE_OPTIONS$|NODE_TEST_CONTEXT$)/.test(name)) delete environment[name];
    }
    return { ...environment, ...extra };
}

function folderArguments(folders) {
    return [
        '--server-data-dir',
        folders.data,
        '--extensions-dir',
        folders.extensions,
        '--accept-server-license-terms',
        '--telemetry-level',
        'off'
    ];
}

/** Creates the folders of a server and, where there are none yet, its user settings. */
export function prepareFolders(folders, settings) {
    const user = path.join(folders.data, 'data/User');
    for (const folder of [user, folders.extensions, folders.temporary, folders.workspace]) fs.mkdirSync(folder, { recursive: true });
    const file = path.join(user, 'settings.json');
    if (!fs.existsSync(file)) fs.writeFileSync(file, JSON.stringify(settings, undefined, 2));
}

export async function installExtension(folders, vsix) {
    const command = [SERVER_MAIN, ...folderArguments(folders), '--install-extension', vsix, '--force'];
    await promisify(execFile)(NODE_BIN, command, { env: serverEnvironment({ TMPDIR: folders.temporary }) });
}

/**
 * Starts a server and waits until it listens.
 * @param folders `{ workspace, data, extensions, temporary }`, prepared by {@link prepareFolders}
 * @param options.port 0 for any free one
 * @param options.env more environment for the server and its extension hosts
 * @param options.driver lets the page's address name extensions and tests to load; for tests only
 * @throws where the server ends or does not answer within a minute; the message has its output
 */
export async function serve(folders, { port = 0, env = {}, driver = false, log = 'info' } = {}) {
    if (!fs.existsSync(READY)) throw new Error('VS Code is not installed: run `npm run harness`.');
    // Another page in the same browser, or another user of the machine, must not reach this server.
    const token = randomBytes(16).toString('hex');
    const child = spawn(
        NODE_BIN,
        [
            SERVER_MAIN,
            ...folderArguments(folders),
            '--host',
            '127.0.0.1',
            '--port',
            String(port),
            '--connection-token',
            token,
            '--disable-workspace-trust',
            '--disable-telemetry',
            '--log',
            log,
            ...(driver ? ['--enable-smoke-test-driver'] : [])
        ],
        // Its sockets go into the temporary folder, and its process group holds the extension hosts and language servers.
        {
            cwd: folders.workspace,
            env: serverEnvironment({ TMPDIR: folders.temporary, ...env }),
            stdio: ['ignore', 'pipe', 'pipe'],
            detached: true
        }
    );
    const signal = name => {
        try {
            process.kill(-child.pid, name);
        } catch {
            // the whole group is gone already
        }
    };
    const release = atEnd(() => signal('SIGKILL'));
    let output = '';
    const exited = new Promise(resolve => child.once('exit', resolve));
    const listening = await new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`VS Code's server did not start.\n${output}`)), 60_000);
        const read = chunk => {
            output += chunk;
            const found = /Extension host agent listening on (\d+)/.exec(output);
            if (found) resolve(Number(found[1]));
            if (found) clearTimeout(timer);
        };
        child.stdout.on('data', read);
        child.stderr.on('data', read);
        void exited.then(code => reject(new Error(`VS Code's server ended with ${code}.\n${output}`)));
    }).catch(error => {
        signal('SIGKILL');
        throw error;
    });
    const authority = `127.0.0.1:${listening}`;
    return {
        port: listening,
        authority,
        folders,
        exited,
        output: () => output,
        /** The address of a window on a folder; `payload` is read in driver mode only. */
        url(payload = [], folder = folders.workspace) {
            const query = { tkn: token, folder };
            if (driver) query.payload = JSON.stringify([['skipWelcome', 'true'], ['skipReleaseNotes', 'true'], ...payload]);
            return `http://${authority}/?${new URLSearchParams(query)}`;
        },
        remote: file => `vscode-remote://${authority}${file}`,
        async stop() {
            signal('SIGTERM');
            const timer = setTimeout(() => signal('SIGKILL'), 3000);
            await exited;
            clearTimeout(timer);
            signal('SIGKILL'); // what ignored the first signal
            release();
        }
    };
}

/**
 * A server with folders of its own that go when it stops, working on a copy of `fixture`.
 * @param options.vsix extensions to install first
 */
export async function serveOnce({ fixture, vsix = [], settings = {}, ...options }) {
    const base = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'tmodel-')));
    const remove = () => fs.rmSync(base, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    const release = atEnd(remove);
    const folders = {
        workspace: path.join(base, 'workspace'),
        data: path.join(base, 'data'),
        extensions: path.join(base, 'extensions'),
        temporary: path.join(base, 'tmp')
    };
    prepareFolders(folders, { ...quietSettings, ...steadySettings, ...settings });
    if (fixture) fs.cpSync(fixture, folders.workspace, { recursive: true });
    for (const file of vsix) await installExtension(folders, file);
    const server = await serve(folders, { driver: true, ...options });
    return {
        ...server,
        async stop() {
            await server.stop();
            release();
            remove();
        }
    };
}
