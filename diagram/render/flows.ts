import type { CrossingMark, DrawnFlow, Point } from '../drawing.js';
import { badgeText, DIRECTION_WIDTH, flowMarksWidth, questionText } from '../layout/measure.js';
import { METRICS } from '../layout/metrics.js';
import { textWidth } from '../layout/text.js';
import { nameOfFlow } from './accessible-names.js';
import { renderBadge, renderQuestions } from './badge.js';
import { renderCover, renderDataMark, renderDirection } from './marks.js';
import { svg, svgText, type SvgNode } from './svg-node.js';

const BEND_RADIUS = 7;
const HEAD = { length: 9, halfWidth: 4.5 };

/** The line of a flow with its arrowheads and crossing marks. The head of what comes back is hollow. */
export function renderFlowLine(flow: DrawnFlow, labelOf: (id: string) => string, interactive: boolean): SvgNode {
    const name = nameOfFlow(flow, labelOf);
    const line = roundedPath(flow.points);
    return svg(
        'g',
        {
            class: `tm-flow${flow.onPath ? ' tm-on-path' : ''}`,
            'data-id': flow.id,
            'data-type': 'flow',
            role: 'graphics-symbol',
            'aria-label': name,
            key: flow.id
        },
        [
            svgText('title', {}, name),
            interactive ? svg('path', { class: 'tm-hit', d: line }) : undefined,
            svg('path', { class: 'tm-line', d: line }),
            flow.points.length > 1 ? svg('path', { class: 'tm-head', d: headPath(flow.points.at(-2)!, flow.points.at(-1)!) }) : undefined,
            flow.twoWay && flow.points.length > 1
                ? svg('path', { class: 'tm-head-back', d: headPath(flow.points[1], flow.points[0]) })
                : undefined,
            ...flow.marks.map(renderMark)
        ]
    );
}

/** Label and badge of a flow; drawn above all lines. */
export function renderFlowLabel(flow: DrawnFlow): SvgNode | undefined {
    const { labelBox: box } = flow;
    if (!box && !flow.badge && flow.questions === 0 && !flow.cover) {
        return undefined;
    }
    const { fontSize, lineHeight } = METRICS.flow;
    const rows: Row[] = [
        ...flow.lines.map(text => ({ text, name: 'tm-flow-title' })),
        ...(flow.caption === '' ? [] : [{ text: flow.caption, name: 'tm-flow-data', direction: flow.response && ('sends' as const) }]),
        ...(flow.response ? [{ text: flow.response, name: 'tm-flow-data', direction: 'returns' as const }] : [])
    ];
    const origin = box ?? flow.badgeAt;
    const marksAt = { x: flow.badgeAt.x - origin.x, y: flow.badgeAt.y - origin.y };
    const shift = flowMarksWidth(flow) / 2;
    return svg(
        'g',
        {
            class: 'tm-flow-label',
            transform: `translate(${origin.x} ${origin.y})`,
            'data-id': flow.id,
            'data-type': 'flow',
            'aria-hidden': 'true',
            key: flow.id
        },
        [
            ...(box
                ? [
                      svg('rect', { class: `tm-flow-back tm-on-${flow.ground}`, width: box.width, height: box.height, rx: 3 }),
                      ...rows.flatMap((row, index) =>
                          renderRow(row, { x: box.width / 2 - (index === 0 ? shift : 0), y: 2 + index * lineHeight + fontSize })
                      )
                  ]
                : []),
            flow.cover && renderCover(flow.cover, box ? { x: 0, y: 0 } : { x: marksAt.x - 14, y: marksAt.y }),
            flow.data && box && renderDataMark(flow.data, { x: box.width / 2, y: box.height - METRICS.dataMark.height / 2 - 2 }),
            ...renderMarks(flow, marksAt)
        ]
    );
}

/** Badge and questions, one behind the other from `at` on. */
function renderMarks({ badge, questions }: DrawnFlow, at: Point): (SvgNode | undefined)[] {
    const { width, gap } = METRICS.badge;
    const badgeWidth = badge ? width * badgeText(badge).scale + gap : 0;
    return [
        badge && renderBadge(badge, { x: at.x + (badgeWidth + gap) / 2, y: at.y }),
        renderQuestions(questions, { x: at.x + badgeWidth + gap + questionText(questions).width / 2, y: at.y })
    ];
}

interface Row {
    text: string;
    name: string;
    /** Which way it goes, where that is to be told. */
    direction?: 'sends' | 'returns' | '';
}

/** A row of a label around the middle `at`, on its base line. */
function renderRow({ text, name, direction }: Row, at: Point): SvgNode[] {
    const shift = direction ? DIRECTION_WIDTH / 2 : 0;
    const start = at.x + shift - textWidth(text, METRICS.flow.fontSize) / 2 - DIRECTION_WIDTH;
    return [
        ...(direction ? [renderDirection(direction, { x: Math.round(start), y: at.y - 4 })] : []),
        svgText('text', { class: name, x: at.x + shift, y: at.y, 'text-anchor': 'middle' }, text)
    ];
}

/** A diamond on the boundary. */
function renderMark({ x, y }: CrossingMark): SvgNode {
    return svg('path', { class: 'tm-mark', d: `M${x - 5} ${y}L${x} ${y - 5}L${x + 5} ${y}L${x} ${y + 5}Z` });
}

function headPath(before: Point, tip: Point): string {
    const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
    const along = { x: (tip.x - before.x) / length, y: (tip.y - before.y) / length };
    const base = { x: tip.x - along.x * HEAD.length, y: tip.y - along.y * HEAD.length };
    const left = { x: base.x - along.y * HEAD.halfWidth, y: base.y + along.x * HEAD.halfWidth };
    const right = { x: base.x + along.y * HEAD.halfWidth, y: base.y - along.x * HEAD.halfWidth };
    return `M${coordinates(tip)}L${coordinates(left)}L${coordinates(right)}Z`;
}

/** The polyline with its bends rounded. */
function roundedPath(points: readonly Point[]): string {
    return points
        .map((point, index) => {
            const before = points[index - 1];
            const after = points[index + 1];
            if (!before || !after) {
                return `${index === 0 ? 'M' : 'L'}${coordinates(point)}`;
            }
            const radius = Math.min(BEND_RADIUS, distance(before, point) / 2, distance(point, after) / 2);
            return `L${coordinates(towards(point, before, radius))}Q${coordinates(point)} ${coordinates(towards(point, after, radius))}`;
        })
        .join('');
}

function towards(from: Point, to: Point, by: number): Point {
    const length = distance(from, to) || 1;
    return { x: from.x + ((to.x - from.x) * by) / length, y: from.y + ((to.y - from.y) * by) / length };
}

function distance(a: Point, b: Point): number {
    return Math.hypot(b.x - a.x, b.y - a.y);
}

function coordinates(point: Point): string {
    return `${Math.round(point.x * 10) / 10} ${Math.round(point.y * 10) / 10}`;
}
