// npm start: a real VS Code in the browser, with the packed extension and a copy of the examples.
//
//   npm start -- [--no-open] [--port N]
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ARTIFACTS, ROOT, vsixPath } from './harness/config.mjs';
import { installHost } from './harness/install.mjs';
import { atEnd, installExtension, prepareFolders, quietSettings, serve, whenSignalled } from './harness/server.mjs';
import { updateWorkingCopy } from './start/working-copy.mjs';

/** The window's layout is kept by the browser for one address, so the port stays the same where it can. */
const USUAL_PORT = 41717;
const FIRST_FILE = 'image-classifier/as-is.tmodel';

const { values: options } = parseArgs({
    options: { open: { type: 'boolean', default: true }, port: { type: 'string' } },
    allowNegative: true
});

function isFree(port) {
    return new Promise(resolve => {
        const probe = net.createServer();
        probe.once('error', () => resolve(false));
        probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
}

async function choosePort() {
    if (options.port !== undefined) {
        const port = Number(options.port);
        if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Error(`--port ${options.port} is not a port number.`);
        if (!(await isFree(port))) throw new Error(`Port ${port} is in use.`);
        return port;
    }
    return (await isFree(USUAL_PORT)) ? USUAL_PORT : 0;
}

function packFirstSteps() {
    const vsix = path.join(ARTIFACTS, 'first-steps.vsix');
    const vsce = path.join(ROOT, 'node_modules/@vscode/vsce/vsce');
    execFileSync(process.execPath, [vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', vsix], {
        cwd: path.join(ROOT, 'scripts/start/first-steps'),
        stdio: ['ignore', 'ignore', 'inherit']
    });
    return vsix;
}

/** Opens the user's browser where there is a desktop to open it on. */
function openBrowser(url) {
    const desktop = process.platform === 'darwin' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
    if (!options.open || !desktop) return;
    const opener = spawn(process.platform === 'darwin' ? 'open' : 'xdg-open', [url], { stdio: 'ignore', detached: true });
    opener.on('error', () => console.log('No browser could be opened: open the address yourself.'));
    opener.unref();
}

async function start() {
    const port = await choosePort();
    installHost();
    console.log('Building and packing the extension ...');
    execFileSync('npm', ['run', '--silent', 'generate'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
    execFileSync(process.execPath, [path.join(ROOT, 'scripts/package.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });

    const home = path.join(process.env.XDG_DATA_HOME ?? path.join(os.homedir(), '.local/share'), 'tmodel');
    // Sockets go here: their paths have to be short, so it cannot be inside the user's own folders.
    const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'tmodel-'));
    atEnd(() => fs.rmSync(temporary, { recursive: true, force: true }));
    const folders = {
        workspace: path.join(home, 'examples'),
        data: path.join(home, 'vscode'),
        extensions: path.join(home, 'extensions'),
        temporary
    };
    prepareFolders(folders, quietSettings);
    const kept = updateWorkingCopy(path.join(ROOT, 'examples'), folders.workspace, path.join(home, 'examples.json'));
    const { version } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
    await installExtension(folders, vsixPath(version));
    await installExtension(folders, packFirstSteps());

    const server = await serve(folders, { port, env: { TMODEL_FIRST_FILE: FIRST_FILE } });
    let stopping = false;
    whenSignalled(() => {
        stopping = true;
        void server.stop().then(() => process.exit(0));
    });
    const url = server.url();
    console.log(`\n  VS Code with tmodel:  ${url}\n  Your copy of the examples, kept from run to run:  ${folders.workspace}`);
    for (const file of kept) console.log(`    ${file} is your own version; a newer example of that name was not copied over it.`);
    console.log('\n  Ctrl+C stops it.');
    openBrowser(url);
    const code = await server.exited;
    if (!stopping) throw new Error(`VS Code's server ended with ${code}.\n${server.output()}`);
}

start().catch(error => {
    console.error(error.message);
    process.exit(1);
});
