import type { Severity } from '../../analysis/finding.js';
import type { Badge, Point } from '../drawing.js';
import { badgeText, questionText } from '../layout/measure.js';
import { svg, svgText, type SvgNode } from './svg-node.js';

/** The outline of each severity, around the origin: the shape tells it without the colour. */
const OUTLINES: Readonly<Record<Severity, readonly Point[]>> = {
    critical: polygon(8, 10.5, Math.PI / 8),
    high: [
        { x: 0, y: -12 },
        { x: 12, y: 8.5 },
        { x: -12, y: 8.5 }
    ],
    medium: polygon(4, 12, 0),
    low: polygon(24, 9.5, 0),
    info: polygon(4, 12, Math.PI / 4)
};

const COUNT_BASELINE: Readonly<Record<Severity, number>> = { critical: 3.5, high: 6, medium: 3.5, low: 3.5, info: 3.5 };

/**
 * Number and severity of findings. Open ones are solid; planned ones have a dashed, residual ones a double outline,
 * accepted ones an outline and a tick.
 */
export function renderBadge(badge: Badge, at: Point): SvgNode {
    const outline = OUTLINES[badge.severity];
    const { text, scale } = badgeText(badge);
    const hollow = badge.state === 'open' ? '' : ' tm-badge-hollow';
    return svg(
        'g',
        {
            class: `tm-badge tm-badge-${badge.severity} tm-badge-${badge.state}${hollow}`,
            transform: `translate(${at.x} ${at.y})`,
            key: 'badge'
        },
        [
            svg('path', { class: 'tm-badge-shape', d: pathOf(outline, scale) }),
            badge.state === 'residual' ? svg('path', { class: 'tm-badge-inner', d: pathOf(outline, 0.76 * scale) }) : undefined,
            svgText('text', { class: 'tm-badge-count', y: round(COUNT_BASELINE[badge.severity] * scale) }, text),
            badge.state === 'accepted' ? svg('path', { class: 'tm-badge-tick', d: 'M4 8l3 3l6 -7' }) : undefined
        ]
    );
}

/** Number of open questions, beside a question mark. */
export function renderQuestions(count: number, at: Point): SvgNode | undefined {
    if (count === 0) {
        return undefined;
    }
    const { text, width } = questionText(count);
    return svg('g', { class: 'tm-question', transform: `translate(${at.x} ${at.y})`, key: 'questions' }, [
        svg('rect', { class: 'tm-question-shape', x: -width / 2, y: -7.5, width, height: 15, rx: 7.5 }),
        svgText('text', { class: 'tm-question-text', y: 3.6 }, text)
    ]);
}

function polygon(corners: number, radius: number, turn: number): Point[] {
    return Array.from({ length: corners }, (_, corner) => {
        const angle = turn + (corner * 2 * Math.PI) / corners;
        return { x: round(Math.cos(angle) * radius), y: round(Math.sin(angle) * radius) };
    });
}

function pathOf(points: readonly Point[], scale: number): string {
    return `M${points.map(point => `${round(point.x * scale)} ${round(point.y * scale)}`).join('L')}Z`;
}

function round(value: number): number {
    return Math.round(value * 10) / 10;
}
