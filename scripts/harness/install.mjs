// Installs VS Code's web server, and the Node that it needs, into a cache folder outside the project:
// no native build, no install scripts, nothing that does not come from the npm registry.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CODE, HOST, NODE, NODE_BIN, READY, SERVER_MAIN } from './config.mjs';
import { npm, unpack } from './registry.mjs';
import { replaceNativeLoggers } from './stand-ins.mjs';

// Built-in extensions that this project never meets.
const withoutExtensions = [
    'copilot',
    'git',
    'git-base',
    'github',
    'github-authentication',
    'mermaid-markdown-features',
    'microsoft-authentication',
    'ms-vscode.js-debug',
    'ms-vscode.js-debug-companion',
    'ms-vscode.vscode-js-profile-table',
    'simple-browser',
    'terminal-suggest',
    'tunnel-forwarding',
    'typescript-language-features'
];

// Dependencies that need a compiler or are large; all of them are loaded on demand, except the two that stand-ins.mjs replaces.
const withoutDependencies =
    /^(@github\/copilot-sdk|@microsoft\/mxc-sdk|@devcontainers\/cli|@vscode\/(sandbox-runtime|sqlite3|spdlog|native-watchdog|deviceid|fs-copyfile|windows-.*|copilot-api)|native-watchdog|kerberos|ssh2|zod|tar|node-addon-api)$/;

// Older releases ask for git commits of these, which no registry serves.
const published = { '@parcel/watcher': '2.5.6', '@vscode/proxy-agent': '0.27.0' };

function installDependencies(vscode) {
    const manifestPath = path.join(vscode, 'package.json');
    const manifest = JSON.parse(fs.readFileSync(manifestPath, 'utf8'));
    for (const name of Object.keys(manifest.dependencies)) {
        if (withoutDependencies.test(name)) delete manifest.dependencies[name];
        else if (/[:/]/.test(manifest.dependencies[name])) manifest.dependencies[name] = published[name] ?? '*';
    }
    delete manifest.devDependencies;
    delete manifest.overrides;
    delete manifest.allowScripts;
    fs.writeFileSync(manifestPath, JSON.stringify(manifest, undefined, 1));

    const lock = path.join(vscode, 'npm-shrinkwrap.json');
    if (fs.existsSync(lock) && /codeload\.github|"git\+/.test(fs.readFileSync(lock, 'utf8'))) fs.rmSync(lock);
    // `npm ci` refuses: the shrinkwrap lacks entries. `npm install` takes its versions all the same.
    npm(['install', '--omit=dev', '--ignore-scripts', '--legacy-peer-deps'], vscode);
}

function dropOtherPlatforms(vscode) {
    const here = `${process.platform}-${process.arch}`;
    for (const folder of ['@vscode/ripgrep-universal/bin', 'node-pty/prebuilds']) {
        const binaries = path.join(vscode, 'node_modules', folder);
        if (!fs.existsSync(binaries)) continue;
        for (const platform of fs.readdirSync(binaries)) {
            if (platform !== here) fs.rmSync(path.join(binaries, platform), { recursive: true });
        }
    }
}

function dropOnlineServices(vscode) {
    const file = path.join(vscode, 'product.json');
    const product = JSON.parse(fs.readFileSync(file, 'utf8'));
    for (const key of ['extensionsGallery', 'telemetryEndpoint', 'voiceWsUrl', 'aiConfig']) delete product[key];
    product.builtInExtensions = [];
    fs.writeFileSync(file, JSON.stringify(product));
}

/**
 * Makes sure that the test host is installed; does nothing where it is.
 * @throws where this platform has none, or npm fails
 */
export function installHost() {
    if (fs.existsSync(READY)) return;
    if (process.platform !== 'linux' && process.platform !== 'darwin') {
        throw new Error('The browser-hosted VS Code runs on Linux and macOS only. Set VSCODE_PATH and run `npm run test:desktop` instead.');
    }
    console.log(`Installing VS Code (${CODE.name} ${CODE.version}) into ${HOST} ...`);
    // Unpacked aside and renamed at the end, so that an interrupted or a second installation leaves nothing half done.
    const aside = `${HOST}.${process.pid}`;
    fs.rmSync(aside, { recursive: true, force: true });
    fs.mkdirSync(aside, { recursive: true });
    try {
        const vscode = path.join(aside, 'vscode');
        unpack(NODE, path.join(aside, 'node'), { members: ['package/bin/node'], strip: 1 });
        unpack(CODE, vscode, {
            members: ['package/lib/vscode'],
            strip: 3,
            exclude: withoutExtensions.map(name => `package/lib/vscode/extensions/${name}`)
        });
        installDependencies(vscode);
        dropOtherPlatforms(vscode);
        replaceNativeLoggers(vscode);
        dropOnlineServices(vscode);
        fs.rmSync(HOST, { recursive: true, force: true });
        fs.renameSync(aside, HOST);
    } finally {
        fs.rmSync(aside, { recursive: true, force: true });
    }
    const [version] = execFileSync(NODE_BIN, [SERVER_MAIN, '--version'], { encoding: 'utf8' }).split('\n');
    fs.writeFileSync(READY, version);
    console.log(`VS Code ${version} is installed.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    try {
        installHost();
    } catch (error) {
        console.error(error.message);
        process.exit(1);
    }
}
