import type { Badge, DataMark } from '../drawing.js';
import type { SceneBoundary, SceneFlow, SceneShape } from '../scene.js';
import { METRICS, TRUST_GAP, trustText } from './metrics.js';
import { breakLines, onOneLine, shorten, textWidth } from './text.js';

/** Widths change in steps, so that typing a name does not move the drawing with every letter. */
const STEP = 10;

export interface ShapeSize {
    width: number;
    height: number;
    lines: string[];
    caption: string;
}

/** Size and texts of an element that contains nothing. Its badge stands on the outline and takes no room. */
export function measureShape(shape: Pick<SceneShape, 'label' | 'kindName'>): ShapeSize {
    const { label, caption, glyph, shape: room } = METRICS;
    const lines = breakLines(shape.label, room.maxText, label.fontSize, 3, true);
    const captionLine = shorten(shape.kindName, room.maxText, caption.fontSize);
    const text = Math.max(...lines.map(line => textWidth(line, label.fontSize, true)), textWidth(captionLine, caption.fontSize));
    return {
        width: Math.max(room.minWidth, step(text + glyph.size + glyph.gap + 2 * room.paddingX)),
        height: 2 * room.paddingY + Math.max(lines.length, 1) * label.lineHeight + caption.lineHeight,
        lines,
        caption: captionLine
    };
}

/** The room that a container's header needs at least; its texts are fitted once the container's width is known. */
export function measureHeader(place: SceneBoundary | SceneShape): { width: number; height: number } {
    const { container } = METRICS;
    const wanted = place.type === 'boundary' ? boundaryTextWidth(place.label, place.trust) : shapeHeaderWidth(place);
    return { width: Math.min(Math.max(container.minWidth, step(wanted + 2 * container.headerX)), 320), height: container.minHeight };
}

/** The boundary's name as it fits into a frame of this width beside its trust. */
export function boundaryLine(label: string, trust: string | undefined, frameWidth: number): string {
    const { boundary, container } = METRICS;
    const room = frameWidth - 2 * container.headerX - TRUST_GAP - textWidth(trustText(trust), METRICS.caption.fontSize);
    return shorten(onOneLine(label), Math.max(room, 60), boundary.fontSize, true);
}

/** Name and kind of a multiple process as they fit into its header. */
export function shapeHeader(shape: Pick<SceneShape, 'label' | 'kindName'>, frameWidth: number): { line: string; caption: string } {
    const room = frameWidth - 2 * METRICS.container.headerX - METRICS.glyph.size - METRICS.glyph.gap;
    return {
        line: shorten(onOneLine(shape.label), room, METRICS.label.fontSize, true),
        caption: shorten(shape.kindName, room, METRICS.caption.fontSize)
    };
}

export interface FlowText {
    lines: string[];
    /** What is sent, or returned where nothing is sent. */
    caption: string;
    /** What is returned, where something else is sent: a row of its own. */
    response: string;
    /** Absent where there is nothing to write and no badge to show. */
    size?: { width: number; height: number };
}

/** Width of the mark of some data. */
export function dataMarkWidth({ level, levels, personal }: DataMark): number {
    const { padding, bar, gap, unknown, person } = METRICS.dataMark;
    const bars = level === 0 ? unknown : levels * (bar + gap) - gap;
    return 2 * padding + bars + (personal ? person + padding : 0);
}

/** Room for the small head in front of what is sent and what is returned, where a label has both. */
export const DIRECTION_WIDTH = 12;

/** What a badge shows, and how much larger than with one character it is drawn. */
export function badgeText({ count }: Pick<Badge, 'count'>): { text: string; scale: number } {
    const text = count > 99 ? '99+' : String(count);
    return { text, scale: METRICS.badge.scales[text.length - 1] };
}

/** The number of open questions as it is written, and the width of what it stands in. */
export function questionText(count: number): { text: string; width: number } {
    const text = count === 1 ? '?' : `${Math.min(count, 99)}?`;
    return { text, width: 9 + 6 * text.length };
}

/** Room for the badge and the questions of a flow behind the first row of its label, 0 where it has neither. */
export function flowMarksWidth({ badge, questions }: Pick<SceneFlow, 'badge' | 'questions'>): number {
    const { width, gap } = METRICS.badge;
    return (badge ? width * badgeText(badge).scale + gap : 0) + (questions > 0 ? questionText(questions).width + gap : 0);
}

/**
 * A flow is labelled with its title and, below, what it sends; what it returns stands in a row of its own where that is something else.
 * Behind the first row stand its badge and its questions.
 */
export function measureFlow(flow: Pick<SceneFlow, 'title' | 'sends' | 'returns' | 'data' | 'badge' | 'questions'>): FlowText {
    const { flow: font } = METRICS;
    const lines = breakLines(flow.title, font.maxTitle, font.fontSize, 2);
    const sent = dataText(flow.sends);
    const returned = dataText(flow.returns);
    const both = sent !== '' && returned !== '' && sent !== returned;
    const caption = shorten(both || returned === '' ? sent : sent === '' ? returned : `${sent} ⇄`, font.maxData, font.fontSize);
    const response = both ? shorten(returned, font.maxData, font.fontSize) : '';
    const marks = flowMarksWidth(flow);
    const rows = Math.max(lines.length + (caption === '' ? 0 : 1) + (both ? 1 : 0), marks > 0 ? 1 : 0);
    const mark = flow.data ? { width: dataMarkWidth(flow.data), height: METRICS.dataMark.height + 4 } : { width: 0, height: 0 };
    if (rows === 0 && !flow.data) {
        return { lines, caption, response };
    }
    const widths = [
        ...lines.map(line => textWidth(line, font.fontSize)),
        ...[caption, response].filter(line => line !== '').map(line => textWidth(line, font.fontSize) + (both ? DIRECTION_WIDTH : 0))
    ];
    widths[0] = (widths[0] ?? 0) + marks;
    const width = Math.max(mark.width, ...widths);
    return {
        lines,
        caption,
        response,
        size: { width: Math.ceil(width / STEP) * STEP + 8, height: rows * font.lineHeight + 4 + mark.height }
    };
}

function dataText(names: readonly string[]): string {
    return names.map(onOneLine).join(', ');
}

function boundaryTextWidth(label: string, trust: string | undefined): number {
    return textWidth(onOneLine(label), METRICS.boundary.fontSize, true) + TRUST_GAP + textWidth(trustText(trust), METRICS.caption.fontSize);
}

function shapeHeaderWidth(shape: Pick<SceneShape, 'label' | 'kindName'>): number {
    return (
        METRICS.glyph.size +
        METRICS.glyph.gap +
        Math.max(
            textWidth(onOneLine(shape.label), METRICS.label.fontSize, true),
            textWidth(onOneLine(shape.kindName), METRICS.caption.fontSize)
        )
    );
}

/** How wide the first row of a flow's label is, without what stands behind it. */
export function firstRowWidth({ lines, caption, response }: Pick<FlowText, 'lines' | 'caption'> & { response?: string }): number {
    return textWidth(lines[0] ?? caption, METRICS.flow.fontSize) + (lines.length === 0 && response ? DIRECTION_WIDTH : 0);
}

function step(width: number): number {
    return Math.ceil(width / STEP) * STEP;
}
