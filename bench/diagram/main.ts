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
import { benchPage } from './browser.js';
import { ENGINES, type EngineName, type Outcome, type Preparation } from './outcome.js';
import { engineTable, pageTable, type PageRow } from './tables.js';

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

/** What a script prints, in a process of its own: bundled as the extension's layout thread is, so that no loader slows it down. */
async function run<T>(script: string, ...args: string[]): Promise<T | string> {
    return new Promise(resolve => {
        const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
        let output = '';
        let errors = '';
        const timer = setTimeout(() => child.kill('SIGKILL'), limit * 1000);
        child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
        child.stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-2000)));
        child.on('close', (code, signal) => {
            clearTimeout(timer);
            if (code === 0) {
                resolve(JSON.parse(output) as T);
            } else {
                const reason = /^(?:\w*Error: )?(.+)$/m.exec(errors.slice(errors.search(/\w*Error: /)))?.[1];
                resolve(signal === 'SIGKILL' ? `not within ${limit} s` : `fails: ${reason ?? `exit ${code}`}`);
            }
        });
    });
}

/** One view of a generated system, from its model to the page. */
async function show(script: string, view: 'default' | 'everything', elements: number): Promise<PageRow['whole']> {
    const prepared = await run<Preparation>(script, view, String(elements));
    if (typeof prepared === 'string') {
        throw new Error(`${elements} elements: ${prepared}`);
    }
    return { ...prepared, page: await benchPage(prepared.drawing) };
}

const folder = await mkdtemp(path.join(tmpdir(), 'bench-diagram-'));
try {
    await build({
        entryPoints: ['run.ts', 'prepare.ts'].map(script => fileURLToPath(new URL(script, import.meta.url))),
        outdir: folder,
        outExtension: { '.js': '.mjs' },
        bundle: true,
        platform: 'node',
        format: 'esm',
        logLevel: 'error',
        // Packages written as CommonJS ask for `require`.
        banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" }
    });
    const rows: { elements: number; engine: EngineName; outcome: Outcome | string }[] = [];
    const pages: PageRow[] = [];
    const tooSlow = new Set<EngineName>();
    for (const elements of sizes) {
        for (const engine of engines) {
            const outcome = tooSlow.has(engine)
                ? 'left out: too slow already'
                : await run<Outcome>(path.join(folder, 'run.mjs'), engine, String(elements));
            if (typeof outcome === 'string' && outcome.startsWith('not within')) {
                tooSlow.add(engine);
            }
            rows.push({ elements, engine, outcome });
        }
        if (values.browser) {
            const script = path.join(folder, 'prepare.mjs');
            const opening = await show(script, 'default', elements);
            pages.push({ elements, opening, whole: await show(script, 'everything', elements) });
        }
    }
    if (values.json) {
        const withoutDrawings = (key: string, value: unknown) => (key === 'drawing' ? undefined : value);
        console.log(JSON.stringify({ rows, pages }, withoutDrawings, 4));
    } else {
        console.log([engineTable(rows), ...(pages.length > 0 ? [pageTable(pages)] : [])].join('\n\n'));
    }
} finally {
    await rm(folder, { recursive: true });
}
