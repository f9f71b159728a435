// Draws the pictures of docs/diagrams.md: every example as it was first built, in each theme, and the views that the examples keep.
//
//   npm run generate && node --import=tsx scripts/diagram-pictures.ts
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyse, compileLibrary } from '../analysis/index.js';
import { loadModels, type LoadedSystem } from '../cli/load-models.js';
import { applyView, buildScene, kindShapes, layoutScene, renderSvgFile, viewOf, type ThemeName } from '../diagram/index.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PICTURES = path.join(ROOT, 'docs/images/diagrams');
const THEMES: readonly ThemeName[] = ['light', 'dark', 'high-contrast'];

/** Treatments hold on this day, so that the pictures do not change by themselves. */
const DAY = '2026-11-23';

/** The model of each example that is drawn, by the example's folder. */
async function examples(): Promise<[name: string, file: string][]> {
    const folders = await readdir(path.join(ROOT, 'examples'), { withFileTypes: true });
    return folders
        .filter(folder => folder.isDirectory())
        .map(({ name }): [string, string] => {
            const file = path.join(ROOT, 'examples', name, 'as-is.tmodel');
            return [name, existsSync(file) ? file : path.join(ROOT, 'examples', name, 'as-is', 'platform.tmodel')];
        })
        .sort(([a], [b]) => (a < b ? -1 : 1));
}

async function draw(name: string, { model, library }: LoadedSystem): Promise<void> {
    const analysis = analyse(model, compileLibrary(library), { today: DAY });
    const scene = buildScene(model, kindShapes(library), analysis);
    const whole = await layoutScene(applyView(scene, {}, { model, library, analysis }).scene);
    for (const theme of THEMES) {
        await writeFile(path.join(PICTURES, `${name}.${theme}.svg`), renderSvgFile(whole, { theme }));
    }
    for (const each of model.views) {
        const { scene: part } = applyView(scene, viewOf(each, model, analysis).view, { model, library, analysis });
        const title = `${model.title ?? model.name}: ${each.title ?? each.name}`;
        await writeFile(path.join(PICTURES, `${name}-${each.name}.light.svg`), renderSvgFile(await layoutScene(part), { title }));
    }
}

await mkdir(PICTURES, { recursive: true });
for (const [name, file] of await examples()) {
    const { systems, problems } = await loadModels([file]);
    if (systems.length === 0 || problems.length > 0) {
        throw new Error(`${file} cannot be drawn: ${problems.map(({ message }) => message).join(' ') || 'it has no system'}`);
    }
    await draw(name, systems[0]);
}
