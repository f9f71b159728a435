import type { Drawing } from '../drawing.js';
import { METRICS } from '../layout/metrics.js';
import { shorten, textWidth } from '../layout/text.js';
import { describeDrawing } from './accessible-names.js';
import { renderLegend } from './legend.js';
import { renderDrawing } from './render.js';
import { drawingStyles, HEADING_SIZE } from './styles.js';
import { svg, svgText, toSvgText, type SvgNode } from './svg-node.js';
import { themeColours, type ThemeName } from './theme.js';

export interface SvgFileOptions {
    /** `light` unless told otherwise. */
    theme?: ThemeName;
    /** Heading above the drawing; the system's title unless told otherwise, none for an empty text. */
    title?: string;
    /** False leaves out the explanation of the signs below the drawing. */
    legend?: boolean;
}

const FONT = "'Segoe UI', 'Helvetica Neue', 'Noto Sans', Arial, sans-serif";
const HEADING_HEIGHT = 44;
const LONGEST_HEADING = 1200;

/** A drawing as the text of a standalone SVG file: its colours inside, no script, nothing referred to outside. */
export function renderSvgFile(drawing: Drawing, options: SvgFileOptions = {}): string {
    const colour = themeColours(options.theme ?? 'light');
    const title = options.title ?? drawing.system.label;
    const top = title === '' ? 0 : HEADING_HEIGHT;
    const legend = (options.legend ?? true) ? renderLegend(drawing) : undefined;
    const heading = shorten(title, LONGEST_HEADING, HEADING_SIZE, true);
    const width = Math.max(legend?.width ?? drawing.width, Math.ceil(textWidth(heading, HEADING_SIZE, true)) + 2 * METRICS.page.padding);
    const height = top + drawing.height + (legend?.height ?? 0);
    const children: (SvgNode | undefined)[] = [
        svgText('title', {}, title || drawing.system.label),
        svgText('desc', {}, describeDrawing(drawing)),
        { ...svg('style'), text: drawingStyles(colour, FONT) },
        svg('rect', { width, height, fill: colour('background') }),
        title === '' ? undefined : svgText('text', { class: 'tm-heading', x: METRICS.page.padding, y: 34 }, heading),
        svg('g', { transform: `translate(${Math.round((width - drawing.width) / 2)} ${top})` }, renderDrawing(drawing)),
        legend && svg('g', { class: 'tm-legend', transform: `translate(0 ${top + drawing.height})` }, legend.nodes)
    ];
    const root = svg(
        'svg',
        {
            xmlns: 'http://www.w3.org/2000/svg',
            class: 'tm-drawing',
            width,
            height,
            viewBox: `0 0 ${width} ${height}`,
            role: 'graphics-document'
        },
        children
    );
    return `<?xml version="1.0" encoding="UTF-8"?>\n${toSvgText(root)}\n`;
}
