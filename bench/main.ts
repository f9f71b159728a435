// npm run bench: what the tool costs on generated models, as multiples of bare parsing of the same text in the same run.
//
//   npx tsx bench/main.ts [--sizes 100,1000] [--only language,engine,server,cli] [--json]
//
// `server` and `cli` time what is built: run `node scripts/build.mjs --production` first. Wall clock: compare ratios.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchCli } from './cli.js';
import { benchEngine } from './engine.js';
import { benchLanguage } from './language.js';
import { type Row, type Sample, tableOf } from './measure.js';
import { generateModel } from './models.js';
import { benchServer } from './server.js';

const PARTS = ['language', 'engine', 'server', 'cli'];

const { values } = parseArgs({
    options: {
        sizes: { type: 'string', default: '100,1000' },
        only: { type: 'string', default: PARTS.join(',') },
        json: { type: 'boolean', default: false }
    }
});
const sizes = values.sizes.split(',').map(Number);
const parts = values.only.split(',');
if (sizes.some(size => !Number.isInteger(size) || size < 20) || parts.some(part => !PARTS.includes(part))) {
    console.error(`Usage: npx tsx bench/main.ts [--sizes 100,1000] [--only ${PARTS.join(',')}] [--json]   (sizes from 20)`);
    process.exit(2);
}
if (['server', 'cli'].some(part => parts.includes(part)) && !existsSync(new URL('../dist/server.cjs', import.meta.url))) {
    console.error('dist/ is missing: run `node scripts/build.mjs --production` first.');
    process.exit(2);
}

const rows: Row[] = [];
for (const elements of sizes) {
    const model = generateModel(elements);
    const language = await benchLanguage(model);
    const add = (what: string, sample: Sample, note?: string) =>
        rows.push({
            elements,
            what,
            sample,
            ratio: sample === language.parsing ? undefined : sample.median / language.parsing.median,
            note
        });
    const kilobytes = Math.round(model.text.length / 1024);
    add('bare parsing', language.parsing, `${model.flows} flows, ${model.text.split('\n').length} lines, ${kilobytes} KB`);
    if (parts.includes('language')) {
        add('edit to checked document', language.rebuild, 'in process: parse, link, check');
        add('model extraction', language.extraction);
    }
    if (parts.includes('engine')) {
        const engine = await benchEngine(await language.libraryOf(model.text), text => language.systemOf(text), model);
        add('compile the rules', engine.compile, 'once per library');
        add('analysis', engine.analyse, `${engine.findings} findings`);
        add('analysis after one edit', engine.analyseAfterEdit);
        add('layout, cold', engine.layout);
        add('layout after one edit', engine.layoutAfterEdit);
    }
    if (parts.includes('server')) {
        const server = await benchServer(model);
        add('server: start to first diagnostics', server.start, `${server.diagnostics} diagnostics`);
        add('server: keystroke to diagnostics', server.keystroke);
        add('server: completion', server.completion);
        const share = server.typing.incremental;
        add('server: typing statements', server.typing.all, share === undefined ? undefined : `${share.toFixed(1)} % incremental`);
        server.typing.scripts.forEach(({ what, sample }) => add(`server: typing ${what}`, sample));
        server.afterEdit.forEach(({ method, sample }) => add(`server: edit to ${method}`, sample));
    }
    if (parts.includes('cli')) {
        const cli = await benchCli(model);
        add('tmodel check, cold', cli.check);
        add('tmodel --version, cold', cli.nothing);
    }
}
console.log(values.json ? JSON.stringify(rows, undefined, 4) : tableOf(rows));
