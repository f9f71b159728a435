// npm test: everything, or the steps that are named:
//
//   node scripts/test.mjs [generate|types|lint|build|unit|neovim|package|webview|extension|e2e]...
//
// Each suite is a process of its own that ends with `N passed, N failed` alone on a line; one without tests has failed.
// The last line is the sum.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from './harness/config.mjs';
import { ensureNeovim, WITHOUT_NEOVIM } from './harness/ensure-neovim.mjs';

/** A suite that takes longer has hung, in milliseconds. */
const LIMIT = 20 * 60_000;

const inChromium = 'in Chromium';
const inHost = 'in the extension host';

/** Folders of test/ that are not for plain mocha, or not tests. */
const notUnit = new Set(['e2e', 'extension', 'neovim', 'package', 'webview', 'workspace']);

function unitFolders() {
    return fs
        .readdirSync(path.join(ROOT, 'test'), { withFileTypes: true })
        .filter(entry => entry.isDirectory() && !notUnit.has(entry.name))
        .map(entry => entry.name)
        .filter(name => fs.readdirSync(path.join(ROOT, 'test', name), { recursive: true }).some(file => file.endsWith('.test.ts')));
}

/** Files side by side: they share nothing but the texts of the project, which they only read. */
const inParallel = ['--parallel', '--jobs', String(os.availableParallelism())];

/** @param further options of mocha's */
function mocha(folders, ...further) {
    const files = folders.map(folder => `test/${folder}/**/*.test.ts`);
    // The time-out is there to end what hangs, not to measure: a busy machine must not fail a test.
    // Language servers that tests run in their own process watch over it and would keep it alive: hence the exit at the end.
    const options = ['--import=tsx', '--exit', '--fail-zero', '--timeout', '300000', '--reporter', 'scripts/test/reporter.cjs'];
    return ['node_modules/mocha/bin/mocha.js', ...options, ...further, ...files];
}

/**
 * In order. A step without `suite` only has to succeed. `where` is what the report counts separately. `skip` says why a step cannot
 * run on this machine, or nothing where it can.
 */
const steps = [
    { name: 'generate', command: ['npm', 'run', '--silent', 'generate'] },
    { name: 'types', command: [process.execPath, 'node_modules/typescript/bin/tsc', '--noEmit'] },
    { name: 'lint', command: ['npm', 'run', '--silent', 'lint'] },
    { name: 'build', command: [process.execPath, 'scripts/package.mjs'] },
    { name: 'unit', suite: true, command: () => [process.execPath, ...mocha(unitFolders(), ...inParallel)] },
    {
        name: 'neovim',
        suite: true,
        skip: () => (ensureNeovim() ? undefined : WITHOUT_NEOVIM),
        command: () => [process.execPath, ...mocha(['neovim'])]
    },
    { name: 'package', suite: true, command: () => [process.execPath, ...mocha(['package'])] },
    { name: 'webview', suite: true, where: inChromium, command: () => [process.execPath, ...mocha(['webview'])] },
    { name: 'extension', suite: true, where: inHost, command: [process.execPath, 'scripts/harness/run-extension-tests.mjs'] },
    { name: 'e2e', suite: true, where: inChromium, command: () => [process.execPath, ...mocha(['e2e'])] }
];

let running;
function stop() {
    try {
        if (running) process.kill(-running.pid, 'SIGKILL');
    } catch {
        // it has ended by itself
    }
}
process.on('exit', stop);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

/** Runs a program with its output shown. Resolves to its status and what it wrote to standard output. */
function run([command, ...args]) {
    return new Promise(resolve => {
        // A process group of its own, so that nothing that a suite starts outlives it.
        running = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
        const timer = setTimeout(stop, LIMIT);
        let output = '';
        running.stdout.on('data', chunk => {
            output += chunk;
            process.stdout.write(chunk);
        });
        running.on('close', status => {
            clearTimeout(timer);
            stop();
            running = undefined;
            resolve({ status, output });
        });
    });
}

/** The counts of a suite. One that failed in another way than by its tests, or that has none, counts as one failure. */
function countsOf({ status, output }) {
    const lines = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)];
    const [, passed, failed] = (lines.at(-1) ?? ['', 0, 0]).map(Number);
    const sound = failed > 0 || (status === 0 && passed > 0);
    return { passed, failed: sound ? failed : 1 };
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter(name => !steps.some(step => step.name === name));
if (unknown.length > 0) {
    console.error(`There is no step ${unknown.join(', ')}. Steps: ${steps.map(step => step.name).join(', ')}.`);
    process.exit(2);
}

const report = [];
const skipped = [];
for (const step of steps) {
    if (wanted.length > 0 && !wanted.includes(step.name)) continue;
    console.log(`\n--- ${step.name}`);
    const reason = step.skip?.();
    if (reason) {
        skipped.push(`${step.name}: skipped, ${reason}`);
        continue;
    }
    const result = await run(typeof step.command === 'function' ? step.command() : step.command);
    if (step.suite) report.push({ ...step, ...countsOf(result) });
    else if (result.status !== 0) report.push({ ...step, passed: 0, failed: 1 });
}

const sum = (rows, key) => rows.reduce((total, row) => total + row[key], 0);
const line = rows => `${sum(rows, 'passed')} passed, ${sum(rows, 'failed')} failed`;
console.log('\n---');
for (const row of report) console.log(`${row.name}: ${line([row])}`);
for (const notice of skipped) console.log(notice);
for (const where of [inHost, inChromium]) console.log(`${where}: ${line(report.filter(row => row.where === where))}`);
console.log(line(report));
process.exitCode = sum(report, 'failed') === 0 ? 0 : 1;
