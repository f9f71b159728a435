// Writes docs/vocabulary.md and docs/threats/*.md from the built-in library; `--check` writes nothing and fails where they are not
// current. Run after the library was built.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { libraryIndex, libraryPages } from '../explain/index.js';
import { builtInLibraryModel, builtInTexts } from '../language/index.js';

const folder = fileURLToPath(new URL('../docs', import.meta.url));
const checks = process.argv.includes('--check');

const pages = libraryPages(libraryIndex(builtInLibraryModel()), builtInTexts(), {
    library: '../language/library/',
    severity: 'severity.md',
    language: 'language.md'
});
const stale: string[] = [];
for (const [path, textOf] of pages) {
    const text = textOf();
    const file = join(folder, path);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    stale.push(path);
    if (checks) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
}
for (const file of existsSync(join(folder, 'threats')) ? readdirSync(join(folder, 'threats')) : []) {
    const path = `threats/${file}`;
    if (pages.has(path)) continue;
    stale.push(path);
    if (!checks) rmSync(join(folder, path));
}
if (stale.length > 0) console.log(`${checks ? 'Not current' : 'Written'}: ${stale.map(path => `docs/${path}`).join(', ')}`);
if (checks && stale.length > 0) process.exitCode = 1;
