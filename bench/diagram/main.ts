// npm run bench:diagram: what a picture costs and what it is like, beside engines that lay the whole graph out at once.
//
//   npx tsx bench/diagram/main.ts [--sizes 30,100,300,1000,3000] [--engines tmodel,elk,...] [--limit 300] [--no-browser] [--json]
//
// Every engine lays the same generated scenes out (bench/diagram/models.ts), each in a process of its own that has laid a small one out
// before. Wall clock: compare within one run. An engine that takes longer than the limit for one size is asked for no larger one.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { benchPage, type PageTimes } from './browser.js';
import { ENGINES, type EngineName, type Outcome } from './outcome.js';
import { engineTable, pageTable } from './tables.js';

const { values } = parseArgs({
    options: {
        sizes: { type: 'string', default: '30,100,300,1000,3000' },
        engines: { type: 'string', default: ENGINES.join(',') },
        limit: { type: 'string', default: '300' },
        browser: { type: 'boolean', default: true },
        json: { type: 'boolean', default: false }
    },
    allowNegative: true
});
const sizes = values.sizes.split(',').map(Number);
const engines = values.engines.split(',') as EngineName[];
const limit = Number(values.limit);
if (sizes.some(size => !Number.isInteger(size) || size < 20) || engines.some(engine => !ENGINES.includes(engine)) || !(limit > 0)) {
    console.error(
        `Usage: npx tsx bench/diagram/main.ts [--sizes 30,100] [--engines ${ENGINES.join(',')}] [--limit seconds] [--no-browser] [--json]`
    );
    process.exit(2);
}

/** One engine on one size: bundled as the extension's layout thread is, so that no loader slows it down. */
async function measure(script: string, engine: EngineName, elements: number): Promise<Outcome | string> {
    return new Promise(resolve => {
        const child = spawn(process.execPath, [script, engine, String(elements)], { stdio: ['ignore', 'pipe', 'pipe'] });
        let output = '';
        let errors = '';
        const timer = setTimeout(() => child.kill('SIGKILL'), limit * 1000);
        child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
        child.stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-2000)));
        child.on('close', (code, signal) => {
            clearTimeout(timer);
            if (code === 0) {
                resolve(JSON.parse(output) as Outcome);
            } else {
                const reason = /^(?:\w*Error: )?(.+)$/m.exec(errors.slice(errors.search(/\w*Error: /)))?.[1];
                resolve(signal === 'SIGKILL' ? `not within ${limit} s` : `fails: ${reason ?? `exit ${code}`}`);
            }
        });
    });
}

const folder = await mkdtemp(path.join(tmpdir(), 'bench-diagram-'));
try {
    const script = path.join(folder, 'run.mjs');
    await build({
        entryPoints: [fileURLToPath(new URL('run.ts', import.meta.url))],
        outfile: script,
        bundle: true,
        platform: 'node',
        format: 'esm',
        logLevel: 'error',
        // Packages written as CommonJS ask for `require`.
        banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" }
    });
    const rows: { elements: number; engine: EngineName; outcome: Outcome | string }[] = [];
    const pages: { elements: number; times: PageTimes }[] = [];
    const tooSlow = new Set<EngineName>();
    for (const elements of sizes) {
        for (const engine of engines) {
            const outcome = tooSlow.has(engine) ? 'left out: too slow already' : await measure(script, engine, elements);
            if (typeof outcome === 'string' && outcome.startsWith('not within')) {
                tooSlow.add(engine);
            }
            rows.push({ elements, engine, outcome });
        }
        if (values.browser) {
            pages.push({ elements, times: await benchPage(elements) });
        }
    }
    console.log(values.json ? JSON.stringify({ rows, pages }, undefined, 4) : [engineTable(rows), pageTable(pages)].join('\n\n'));
} finally {
    await rm(folder, { recursive: true });
}
