// Generates the parser and the syntax tree's types from language/tmodel.langium into language/generated, then checks
// the built-in library and stores it there as data.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const polyfill = new URL('./node20.mjs', import.meta.url).href;
// Langium asks what to do about files in its folder that are not its own.
rmSync(new URL('../language/generated/library.ts', import.meta.url), { force: true });
execFileSync(process.execPath, ['--import', polyfill, 'node_modules/langium-cli/bin/langium.js', 'generate', '--mode', 'production'], {
    cwd: root,
    stdio: 'inherit'
});
execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build-library.ts'], { cwd: root, stdio: 'inherit' });
