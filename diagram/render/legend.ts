import { SEVERITIES } from '../../analysis/finding.js';
import { BADGE_STATES, CONTROL_COVERS, type Badge, type ControlCover, type Drawing } from '../drawing.js';
import { textWidth } from '../layout/text.js';
import { dataMarkWidth } from '../layout/measure.js';
import { renderBadge } from './badge.js';
import { renderCover, renderDataMark, renderStep } from './marks.js';
import { svg, svgText, type SvgNode } from './svg-node.js';

export const LEGEND_WIDTH = 880;
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
 * Rows that explain the signs of a drawing, {@link LEGEND_WIDTH} wide: the notation, its findings, and those marks that it has.
 * @returns the rows from y 0 on, and their height
 */
export function renderLegend(drawing: Drawing): { nodes: SvgNode[]; height: number } {
    const signs = [notationOf(drawing), findingSigns(), markSigns(drawing)].flatMap(rowsOf);
    return { nodes: signs.flatMap((row, index) => renderRow(row, 18 + index * ROW_HEIGHT)), height: 12 + signs.length * ROW_HEIGHT };
}

function notationOf({ shapes }: Drawing): Sign[] {
    const someMultiple = shapes.some(({ multiple, collapsed, shape }) => multiple || (collapsed !== undefined && shape !== 'boundary'));
    const someCollapsed = shapes.some(({ shape }) => shape === 'boundary');
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
    const line = svg('path', { class: 'tm-line', d: 'M4 0H30' });
    const head = svg('path', { class: 'tm-head', d: 'M34 0L25 4.5L25 -4.5Z' });
    return [
        {
            width: 30,
            text: 'external entity',
            nodes: [
                shape('external', [
                    svg('rect', { class: 'tm-body', y: -9, width: 30, height: 18 }),
                    svg('rect', { class: 'tm-outline', y: -9, width: 30, height: 18 })
                ])
            ]
        },
        { width: 30, text: 'process', nodes: [shape('process', [round, outline(0)])] },
        ...(someMultiple ? [{ width: 30, text: 'with parts', nodes: [shape('process', [round, outline(0), outline(3)])] }] : []),
        {
            width: 30,
            text: 'data store',
            nodes: [
                shape('store', [
                    svg('rect', { class: 'tm-body', y: -9, width: 30, height: 18 }),
                    svg('path', { class: 'tm-outline', d: 'M0 -9H30M0 9H30' })
                ])
            ]
        },
        { width: 34, text: 'flow', nodes: [svg('path', { class: 'tm-line', d: 'M0 0H30' }), head] },
        {
            width: 34,
            text: 'flow that returns data',
            nodes: [line, head, svg('path', { class: 'tm-head-back', d: 'M0 0L9 4.5L9 -4.5Z' })]
        },
        {
            width: 34,
            text: 'trust boundary, crossed',
            nodes: [svg('path', { class: 'tm-frame', d: 'M0 0H34' }), svg('path', { class: 'tm-mark', d: 'M12 0L17 -5L22 0L17 5Z' })]
        },
        ...(someCollapsed
            ? [
                  {
                      width: 30,
                      text: 'trust boundary, collapsed',
                      nodes: [svg('rect', { class: 'tm-frame', y: -9, width: 30, height: 18, rx: 4 })]
                  }
              ]
            : [])
    ];
}

function findingSigns(): Sign[] {
    const badge = (severity: Badge['severity'], state: Badge['state']): SvgNode[] => [
        renderBadge({ severity, state, count: 1, counts: {} }, { x: 12, y: 0 })
    ];
    return [
        ...[...SEVERITIES].reverse().map(severity => ({ width: 24, text: severity, nodes: badge(severity, 'open') })),
        ...BADGE_STATES.slice(1).map(state => ({ width: 24, text: STATE_TEXTS[state], nodes: badge('medium', state) }))
    ];
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
function rowsOf(signs: readonly Sign[]): Sign[][] {
    const rows: Sign[][] = [];
    let x = LEGEND_WIDTH;
    for (const sign of signs) {
        if (x + widthOf(sign) > LEGEND_WIDTH) {
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
