import { existsSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { CallError } from './call-error.js';

/** A picture of more pixels than these would take gigabytes to make. */
const MOST_PIXELS = 120_000_000;

/** Their widths are those by which the layout measures texts: what fits in the drawing fits in the picture. */
const FONTS = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf', 'DejaVuSans-Oblique.ttf'];

/**
 * Makes a picture of a drawing, without a browser and with fonts of its own, so that it is the same on every machine.
 * @param svg a standalone SVG file of ours
 * @param scale pixels per unit of the drawing
 * @throws CallError where the picture would be too large, or this copy of the program comes without the rasteriser
 */
export async function renderPng(svg: string, scale: number): Promise<Uint8Array> {
    const folder = rasteriserFolder();
    await initialise(folder);
    const fontBuffers = await Promise.all(FONTS.map(async name => new Uint8Array(await readFile(join(folder, name)))));
    const rasteriser = new Resvg(svg, {
        fitTo: { mode: 'zoom', value: scale },
        font: { fontBuffers, loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans', sansSerifFamily: 'DejaVu Sans' }
    });
    const pixels = Math.round(rasteriser.width * scale) * Math.round(rasteriser.height * scale);
    if (pixels > MOST_PIXELS) {
        throw new CallError(`the picture would have ${Math.round(pixels / 1e6)} million pixels; choose a smaller --scale, or SVG`);
    }
    return rasteriser.render().asPng();
}

let ready: Promise<void> | undefined;

function initialise(folder: string): Promise<void> {
    return (ready ??= readFile(join(folder, 'resvg.wasm')).then(initWasm));
}

/** The build puts the rasteriser beside the program; run from source, it is where the last build put it. */
function rasteriserFolder(): string {
    const program = dirname(realpathSync(process.argv[1]));
    const folder = [join(program, 'png'), join(program, '..', 'dist', 'png')].find(each => existsSync(join(each, 'resvg.wasm')));
    if (folder === undefined) throw new CallError('this copy of the program makes no PNG files: write SVG, or use the one from the source');
    return folder;
}
