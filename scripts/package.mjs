// Builds for production and packs the extension as users install it: .artifacts/tmodel-<version>.vsix
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ARTIFACTS, ROOT, vsixPath } from './harness/config.mjs';

const { version } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
const vsix = vsixPath(version);
const run = (script, args) =>
    execFileSync(process.execPath, [path.join(ROOT, script), ...args], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });

fs.mkdirSync(ARTIFACTS, { recursive: true });
run('scripts/build.mjs', ['--production']);
run('node_modules/@vscode/vsce/vsce', [
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    vsix
]);
console.log(`${path.relative(process.cwd(), vsix)}: ${Math.ceil(fs.statSync(vsix).size / 1024)} KiB`);
