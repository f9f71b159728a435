import { SEVERITIES } from '../../analysis/finding.js';
import { BADGE_STATES, CONTROL_COVERS, type Badge, type ControlCover, type Drawing, type ShapeType } from '../drawing.js';
import { textWidth } from '../layout/text.js';
import { dataMarkWidth } from '../layout/measure.js';
import { renderBadge } from './badge.js';
import { renderCover, renderDataMark, renderDirection, renderStep } from './marks.js';
import { svg, svgText, type SvgNode } from './svg-node.js';

/** A legend is as wide as its drawing, but no narrower. */
const LEAST_WIDTH = 880;
const ROW_HEIGHT = 32;

interface Sign {
    width: number;
    nodes: SvgNode[];
    text: string;
}

const STATE_TEXTS: Readonly<Record<Badge['state'], string>> = {
    open: 'open',
    planned: 'mitigation planned',
    residual: 'residual',
    accepted: 'accepted or transferred'
};

const COVER_TEXTS: Readonly<Record<ControlCover, string>> = {
    holds: 'control in place',
    planned: 'control planned',
    'would-close': 'control would help here'
};

/**
 * Rows that explain the signs of a drawing: of the notation, of findings, and of other marks those that it has.
 * @returns the rows from y 0 on, and the room that they need
 */
export function renderLegend(drawing: Drawing): { nodes: SvgNode[]; width: number; height: number } {
    const width = Math.max(drawing.width, LEAST_WIDTH);
    const rows = [notationOf(drawing), findingSigns(drawing), markSigns(drawing)].flatMap(signs => rowsOf(signs, width));
    return {
        nodes: rows.flatMap((row, index) => renderRow(row, 18 + index * ROW_HEIGHT)),
        width,
        height: 12 + rows.length * ROW_HEIGHT
    };
}

function notationOf({ boundaries, shapes, flows }: Drawing): Sign[] {
    const has = (name: ShapeType) => shapes.some(({ shape }) => shape === name);
    const someMultiple = shapes.some(({ multiple, collapsed, shape }) => multiple || (collapsed !== undefined && shape !== 'boundary'));
    const someCollapsed = shapes.some(({ shape }) => shape === 'boundary');
    const someCrossed = flows.some(({ marks }) => marks.length > 0);
    const round = svg('rect', { class: 'tm-body', y: -9, width: 30, height: 18, rx: 9 });
    const outline = (inset: number) =>
        svg('rect', {
            class: 'tm-outline',
            x: inset,
            y: inset - 9,
            width: 30 - 2 * inset,
            height: 18 - 2 * inset,
            rx: 9 - inset
        });
    const frame = svg('path', { class: 'tm-frame', d: 'M0 0H34' });
    return [
        ...signIf(has('external'), 30, 'external entity', [
            shape('external', [
                svg('rect', { class: 'tm-body', y: -9, width: 30, height: 18 }),
                svg('rect', { class: 'tm-outline', y: -9, width: 30, height: 18 })
            ])
        ]),
        ...signIf(has('process'), 30, 'process', [shape('process', [round, outline(0)])]),
        ...signIf(someMultiple, 30, 'with parts', [shape('process', [round, outline(0), outline(3)])]),
        ...signIf(has('store'), 30, 'data store', [
            shape('store', [
                svg('rect', { class: 'tm-body', y: -9, width: 30, height: 18 }),
                svg('path', { class: 'tm-outline', d: 'M0 -9H30M0 9H30' })
            ])
        ]),
        ...flowSigns(flows),
        ...signIf(someCrossed, 34, 'trust boundary, crossed', [frame, svg('path', { class: 'tm-mark', d: 'M12 0L17 -5L22 0L17 5Z' })]),
        ...signIf(!someCrossed && boundaries.length > 0, 34, 'trust boundary', [frame]),
        ...signIf(someCollapsed, 30, 'trust boundary, collapsed', [svg('rect', { class: 'tm-frame', y: -9, width: 30, height: 18, rx: 4 })])
    ];
}

function flowSigns(flows: Drawing['flows']): Sign[] {
    const line = svg('path', { class: 'tm-line', d: 'M4 0H30' });
    const head = svg('path', { class: 'tm-head', d: 'M34 0L25 4.5L25 -4.5Z' });
    return [
        ...signIf(flows.length > 0, 34, 'flow', [svg('path', { class: 'tm-line', d: 'M0 0H30' }), head]),
        ...signIf(
            flows.some(({ twoWay }) => twoWay),
            34,
            'flow that returns data',
            [line, head, svg('path', { class: 'tm-head-back', d: 'M0 0L9 4.5L9 -4.5Z' })]
        ),
        ...(flows.some(({ response }) => response)
            ? [
                  { width: 12, text: 'sent', nodes: [renderDirection('sends', { x: 2, y: 0 })] },
                  { width: 12, text: 'returned', nodes: [renderDirection('returns', { x: 2, y: 0 })] }
              ]
            : [])
    ];
}

/** The severities of what is open, and the states of what is not. */
function findingSigns({ shapes, flows }: Drawing): Sign[] {
    const badges = [...shapes, ...flows].flatMap(({ badge }) => badge ?? []);
    const sign = (severity: Badge['severity'], state: Badge['state'], text: string): Sign => ({
        width: 24,
        text,
        nodes: [renderBadge({ severity, state, count: 1, counts: {} }, { x: 12, y: 0 })]
    });
    return [
        ...[...SEVERITIES]
            .reverse()
            .filter(severity => badges.some(badge => badge.severity === severity))
            .map(severity => sign(severity, 'open', severity)),
        ...BADGE_STATES.slice(1)
            .filter(state => badges.some(badge => badge.state === state))
            .map(state => sign('medium', state, STATE_TEXTS[state]))
    ];
}

function signIf(drawn: boolean, width: number, text: string, nodes: SvgNode[]): Sign[] {
    return drawn ? [{ width, text, nodes }] : [];
}

/** What only some views show. */
function markSigns({ shapes, flows }: Drawing): Sign[] {
    const drawn = [...shapes, ...flows];
    const marks = drawn.flatMap(({ data }) => data ?? []);
    const covers = new Set(drawn.flatMap(({ cover }) => cover ?? []));
    const levels = Math.max(0, ...marks.map(mark => mark.levels));
    const classes = new Map(marks.flatMap(({ classification, level }) => (classification === undefined ? [] : [[level, classification]])));
    const dataSign = (level: number, personal: boolean, text: string): Sign => {
        const mark = { level, levels, personal };
        const width = dataMarkWidth(mark);
        return { width, text, nodes: [renderDataMark(mark, { x: width / 2, y: 0 })] };
    };
    return [
        ...[...classes].sort(([a], [b]) => a - b).map(([level, text]) => dataSign(level, false, `${text} data`)),
        ...(marks.some(({ level }) => level === 0) ? [dataSign(0, false, 'class not stated')] : []),
        ...(marks.some(({ personal }) => personal) ? [dataSign(Math.max(1, levels), true, 'about people')] : []),
        ...CONTROL_COVERS.filter(cover => covers.has(cover)).map(cover => ({
            width: 20,
            text: COVER_TEXTS[cover],
            nodes: [renderCover(cover, { x: 10, y: 0 })]
        })),
        ...(shapes.some(({ step }) => step !== undefined)
            ? [{ width: 20, text: 'step of the attack', nodes: [renderStep(1, { x: 10, y: 0 })] }]
            : [])
    ];
}

/** Signs in rows that are no wider than the legend. */
function rowsOf(signs: readonly Sign[], width: number): Sign[][] {
    const rows: Sign[][] = [];
    let x = width;
    for (const sign of signs) {
        if (x + widthOf(sign) > width) {
            rows.push([]);
            x = LEFT;
        }
        rows.at(-1)!.push(sign);
        x += widthOf(sign);
    }
    return rows;
}

const LEFT = 24;

function widthOf({ width, text }: Sign): number {
    return width + 7 + Math.ceil(textWidth(text, 11)) + 20;
}

function renderRow(signs: readonly Sign[], y: number): SvgNode[] {
    let x = LEFT;
    return signs.map(sign => {
        const at = x;
        x += widthOf(sign);
        return svg('g', { transform: `translate(${at} ${y})` }, [
            ...sign.nodes,
            svgText('text', { class: 'tm-caption', x: sign.width + 7, y: 4 }, sign.text)
        ]);
    });
}

function shape(name: string, nodes: SvgNode[]): SvgNode {
    return svg('g', { class: `tm-${name}` }, nodes);
}
