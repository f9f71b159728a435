// Bundles everything that is shipped into dist/ and the tests of the extension host into out/.
//
//   node scripts/build.mjs [--production]
//
// The package is made of ES modules, but VS Code and the command line load CommonJS: hence `.cjs`.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { writeNotices } from './third-party-notices.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const production = process.argv.includes('--production');

const common = {
    absWorkingDir: root,
    bundle: true,
    minify: production,
    legalComments: 'none', // dist/third-party-notices.txt has the licences
    metafile: true,
    logLevel: 'warning'
};

const node = {
    ...common,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // Without it the CommonJS halves of dual packages win and the bundles grow by a second copy.
    mainFields: ['module', 'main'],
    sourcemap: production ? false : 'linked'
};

const bundles = [
    { ...node, entryPoints: ['client/extension.ts'], outfile: 'dist/extension.cjs', external: ['vscode'] },
    { ...node, entryPoints: ['server/main.ts'], outfile: 'dist/server.cjs' },
    { ...node, entryPoints: ['cli/main.ts'], outfile: 'dist/tmodel.cjs', banner: { js: '#!/usr/bin/env node' } },
    { ...node, entryPoints: ['diagram/layout/worker.ts'], outfile: 'dist/layout-worker.cjs' },
    {
        ...common,
        platform: 'browser',
        format: 'iife',
        target: 'es2022',
        entryPoints: [
            { in: 'webview/main.ts', out: 'webview' },
            { in: 'webview/webview.css', out: 'webview' }
        ],
        outdir: 'dist',
        sourcemap: production ? false : 'inline'
    }
];

const testFiles = fs
    .readdirSync(path.join(root, 'test/extension'), { recursive: true })
    .filter(file => file.endsWith('.test.ts'))
    .map(file => path.join('test/extension', file));
const tests = {
    ...node,
    minify: false,
    entryPoints: ['test/extension/index.ts', ...testFiles],
    outbase: '.',
    outdir: 'out',
    outExtension: { '.js': '.cjs' },
    external: ['vscode', 'mocha'],
    sourcemap: 'inline'
};

fs.rmSync(path.join(root, 'dist'), { recursive: true, force: true });
fs.rmSync(path.join(root, 'out'), { recursive: true, force: true });
const results = await Promise.all(bundles.map(bundle => esbuild.build(bundle)));
await esbuild.build(tests);
fs.chmodSync(path.join(root, 'dist/tmodel.cjs'), 0o755);
writeNotices(
    root,
    results.map(result => result.metafile),
    path.join(root, 'dist/third-party-notices.txt')
);
