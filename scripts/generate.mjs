// Generates the parser and the syntax tree's types from language/tmodel.langium into language/generated.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const polyfill = new URL('./node20.mjs', import.meta.url).href;
execFileSync(process.execPath, ['--import', polyfill, 'node_modules/langium-cli/bin/langium.js', 'generate', '--mode', 'production'], { cwd: root, stdio: 'inherit' });
