// Runs out/test/extension/index.cjs in the extension host of a real VS Code, whose window is shown by a headless Chromium.
// The host is a plain Node process on this machine: its tests report through a file, and the window tells when they are done.
import fs from 'node:fs';
import path from 'node:path';
import { launchChromium, newPage, newProfile, picture } from './browser.mjs';
import { ARTIFACTS, ROOT } from './config.mjs';
import { installHost } from './install.mjs';
import { prepareWorkspace } from './test-workspace.mjs';
import { serveOnce } from './server.mjs';

const LIMIT = Number(process.env.TMODEL_TEST_SECONDS ?? 300) * 1000;
const artifacts = path.join(ARTIFACTS, 'extension');
const results = path.join(artifacts, 'results.jsonl');
const counts = { pass: 0, fail: 0 };

/** Prints what the tests have reported since the last call. */
function createReader() {
    let read = 0;
    return () => {
        if (!fs.existsSync(results)) return;
        const text = fs.readFileSync(results, 'utf8');
        const end = text.lastIndexOf('\n') + 1;
        for (const line of text.slice(read, end).split('\n').filter(Boolean)) {
            const { type, title, error } = JSON.parse(line);
            counts[type]++;
            console.log(type === 'pass' ? `  ✔ ${title}` : `  ✘ ${title}\n${error.replace(/^/gm, '      ')}`);
        }
        read = end;
    };
}

function writeLogs(logs) {
    for (const { relativePath, contents } of logs ?? []) {
        const file = path.join(artifacts, 'logs', relativePath);
        fs.mkdirSync(path.dirname(file), { recursive: true });
        fs.writeFileSync(file, contents);
    }
}

/** Opens a window that runs the tests and waits for its word; 0 stands for success. */
async function runWindow(browser, server) {
    const page = await newPage(await newProfile(browser));
    const log = fs.createWriteStream(path.join(artifacts, 'window.log'));
    const ended = new Promise(resolve => {
        page.on('crash', () => resolve('the window crashed'));
        setTimeout(() => resolve(`no result after ${LIMIT / 1000} s`), LIMIT).unref();
        void page.exposeFunction('codeAutomationExit', (code, logs) => {
            writeLogs(logs);
            resolve(code);
        });
    });
    await page.exposeFunction('codeAutomationLog', (type, args) => log.write(`[${type}] ${args.map(String).join(' ')}\n`));
    await page.goto(
        server.url([
            ['extensionDevelopmentPath', server.remote(ROOT)],
            ['extensionTestsPath', server.remote(path.join(ROOT, 'out/test/extension/index.cjs'))]
        ])
    );
    const outcome = await ended;
    if (outcome !== 0) await picture(page, path.join(artifacts, 'window.png')).catch(() => {});
    log.end();
    return outcome;
}

fs.rmSync(artifacts, { recursive: true, force: true });
fs.mkdirSync(artifacts, { recursive: true });
installHost();
const fixture = prepareWorkspace();
const server = await serveOnce({ fixture, env: { TMODEL_TEST_RESULTS: results } });
const browser = await launchChromium();
let outcome;
try {
    const read = createReader();
    const timer = setInterval(read, 200);
    outcome = await runWindow(browser, server);
    clearInterval(timer);
    read();
} finally {
    await browser.close();
    await server.stop();
    fs.writeFileSync(path.join(artifacts, 'server.log'), server.output());
}
if (outcome !== 0 && counts.fail === 0) {
    console.log(`The extension host ended with: ${outcome}. See ${path.relative(process.cwd(), artifacts)}.`);
    counts.fail = 1;
}
if (counts.pass + counts.fail === 0) {
    console.log('The extension host ran no tests.');
    counts.fail = 1;
}
console.log(`${counts.pass} passed, ${counts.fail} failed`);
process.exit(counts.fail === 0 ? 0 : 1);
