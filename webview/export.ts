import type { Drawing } from '../diagram/drawing.js';
import { renderSvgFile } from '../diagram/render/svg-file.js';
import type { ThemeName } from '../diagram/render/theme.js';
import type { MenuGroups } from './menu.js';
import type { PageMessage } from './messages.js';
import { t } from './l10n.js';

/** How many pixels of a PNG file a pixel of the drawing takes. */
export const SCALES = [1, 2, 3, 4] as const;

/** Browsers draw on no larger canvas. */
const MOST_PIXELS = 268_000_000;
const LONGEST_SIDE = 32_767;

/** The drawing as an SVG file in the colours of the editor. */
export function svgFile(drawing: Drawing): string {
    return renderSvgFile(drawing, { theme: themeOf(document.body) });
}

function themeOf({ classList }: HTMLElement): ThemeName {
    if (classList.contains('vscode-high-contrast-light')) {
        return 'high-contrast-light';
    }
    return classList.contains('vscode-high-contrast') ? 'high-contrast' : classList.contains('vscode-dark') ? 'dark' : 'light';
}

/**
 * The same as a PNG file.
 * @throws Error in words where the picture is larger than a browser can draw
 */
export async function pngFile(drawing: Drawing, scale: number): Promise<Blob> {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgFile(drawing))}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * scale;
    canvas.height = image.naturalHeight * scale;
    if (canvas.width * canvas.height > MOST_PIXELS || Math.max(canvas.width, canvas.height) > LONGEST_SIDE) {
        throw new Error(t('The picture would be too large; choose a smaller scale, or SVG.'));
    }
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve, reject) => {
        canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error(t('The picture could not be drawn.')))), 'image/png');
    });
}

/** The formats that a picture can be saved in. */
export function exportMenu(drawing: Drawing, post: (message: PageMessage) => void, fail: (reason: unknown) => void): MenuGroups {
    const savePng = async (scale: number) => {
        const bytes = new Uint8Array(await (await pngFile(drawing, scale)).arrayBuffer());
        post({ type: 'save', format: 'png', content: base64(bytes) });
    };
    return [
        [{ label: t('SVG'), run: () => post({ type: 'save', format: 'svg', content: svgFile(drawing) }) }],
        SCALES.map(scale => ({ label: t('PNG, {0}x', scale), run: () => void savePng(scale).catch(fail) }))
    ];
}

/** Puts the drawing into the clipboard as a PNG file at twice its size. */
export async function copyPng(drawing: Drawing): Promise<void> {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngFile(drawing, 2) })]);
}

function base64(bytes: Uint8Array): string {
    // In pieces: a function takes only so many arguments.
    const piece = 8_192;
    let text = '';
    for (let at = 0; at < bytes.length; at += piece) {
        text += String.fromCharCode(...bytes.subarray(at, at + piece));
    }
    return btoa(text);
}
