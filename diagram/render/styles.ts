import { SEVERITIES } from '../../analysis/finding.js';
import { METRICS } from '../layout/metrics.js';
import type { ColourName } from './theme.js';

/** Font size of the heading above a drawing. */
export const HEADING_SIZE = 18;

/** How the drawing's classes look. Colours come from a table (files) or from custom properties (the preview). */
export function drawingStyles(colour: (name: ColourName) => string, fontFamily: string): string {
    const { label, caption, boundary, flow } = METRICS;
    return `
.tm-drawing text { font-family: ${fontFamily}; fill: ${colour('text')}; }
.tm-heading { font-size: ${HEADING_SIZE}px; font-weight: 600; }
.tm-label { font-size: ${label.fontSize}px; font-weight: 600; }
.tm-drawing .tm-caption, .tm-drawing .tm-trust { font-size: ${caption.fontSize}px; fill: ${colour('muted')}; }
.tm-frame { fill: ${colour('boundaryTint')}; stroke: ${colour('boundary')}; stroke-width: 1.5; stroke-dasharray: 7 4; }
.tm-drawing .tm-boundary-name { font-size: ${boundary.fontSize}px; font-weight: 600; fill: ${colour('boundary')}; }
.tm-boundary-header .tm-header-back { fill: ${colour('boundaryTint')}; }
.tm-shape-header .tm-header-back { fill: ${colour('background')}; }
.tm-body { stroke: none; }
.tm-outline { fill: none; stroke: ${colour('outline')}; stroke-width: 1.5; }
.tm-external .tm-body { fill: ${colour('external')}; }
.tm-process .tm-body { fill: ${colour('process')}; }
.tm-store .tm-body { fill: ${colour('store')}; }
.tm-multiple .tm-body { fill: ${colour('background')}; }
.tm-glyph { fill: none; stroke: ${colour('outline')}; stroke-width: 1.4; stroke-linecap: round; stroke-linejoin: round; }
.tm-line { fill: none; stroke: ${colour('flow')}; stroke-width: 1.4; }
.tm-head { fill: ${colour('flow')}; stroke: ${colour('flow')}; stroke-width: 1.2; stroke-linejoin: round; }
.tm-head-back { fill: ${colour('background')}; stroke: ${colour('flow')}; stroke-width: 1.2; stroke-linejoin: round; }
.tm-mark { fill: ${colour('background')}; stroke: ${colour('boundary')}; stroke-width: 1.5; }
.tm-on-page { fill: ${colour('background')}; }
.tm-on-boundary { fill: ${colour('boundaryTint')}; }
.tm-drawing .tm-flow-title { font-size: ${flow.fontSize}px; }
.tm-drawing .tm-flow-data { font-size: ${flow.fontSize}px; fill: ${colour('muted')}; font-style: italic; }
.tm-badge-shape { stroke-width: 1.5; stroke-linejoin: round; }
.tm-drawing .tm-badge-count { font-size: 10px; font-weight: 700; text-anchor: middle; }
.tm-question-shape { fill: ${colour('background')}; stroke: ${colour('muted')}; stroke-width: 1.2; }
.tm-drawing .tm-question-text { font-size: 10px; font-weight: 700; text-anchor: middle; fill: ${colour('muted')}; }
.tm-drawing .tm-shape.tm-boundary .tm-label { fill: ${colour('boundary')}; }
.tm-shape.tm-boundary .tm-glyph { stroke: ${colour('boundary')}; }
.tm-on-path .tm-line { stroke: ${colour('path')}; stroke-width: 2.4; }
.tm-on-path .tm-head { fill: ${colour('path')}; stroke: ${colour('path')}; }
.tm-on-path .tm-head-back { stroke: ${colour('path')}; }
.tm-way { fill: ${colour('flow')}; stroke: ${colour('flow')}; stroke-width: 1; stroke-linejoin: round; }
.tm-way-back { fill: ${colour('background')}; }
.tm-step-shape { fill: ${colour('path')}; stroke: ${colour('background')}; stroke-width: 1.5; }
.tm-drawing .tm-step-text { font-size: 11px; font-weight: 700; text-anchor: middle; fill: ${colour('badgeText')}; }
.tm-data-back { fill: ${colour('background')}; stroke: ${colour('outline')}; stroke-width: 1; }
.tm-data-bar { fill: ${colour('text')}; stroke: ${colour('text')}; stroke-width: 0.8; }
.tm-data-bar-empty { fill: none; stroke: ${colour('muted')}; }
.tm-data-person { fill: ${colour('text')}; }
.tm-drawing .tm-data-unknown { font-size: 11px; font-weight: 700; text-anchor: middle; fill: ${colour('text')}; }
.tm-cover-shape { fill: ${colour('background')}; stroke: ${colour('text')}; stroke-width: 1.6; stroke-linejoin: round; }
.tm-cover-holds .tm-cover-shape { fill: ${colour('text')}; }
.tm-cover-planned .tm-cover-shape { stroke-dasharray: 3 2; }
.tm-cover-sign { fill: none; stroke: ${colour('text')}; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
.tm-cover-holds .tm-cover-sign { stroke: ${colour('background')}; }
${SEVERITIES.map(
    severity => `
.tm-badge-${severity} .tm-badge-shape { fill: ${colour(severity)}; stroke: ${colour('background')}; }
.tm-drawing .tm-badge-${severity} .tm-badge-count { fill: ${colour('badgeText')}; }
.tm-badge-${severity}.tm-badge-hollow .tm-badge-shape { fill: ${colour('background')}; stroke: ${colour(severity)}; }
.tm-badge-${severity}.tm-badge-hollow .tm-badge-inner { fill: none; stroke: ${colour(severity)}; stroke-width: 1; }
.tm-drawing .tm-badge-${severity}.tm-badge-hollow .tm-badge-count { fill: ${colour('text')}; }`
).join('')}
.tm-badge-planned .tm-badge-shape { stroke-dasharray: 3 2; }
.tm-badge-tick { fill: none; stroke: ${colour('text')}; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
`.trim();
}
