import { SEVERITIES } from '../../analysis/finding.js';
import { BADGE_STATES, type Badge } from '../drawing.js';
import { textWidth } from '../layout/text.js';
import { renderBadge } from './badge.js';
import { svg, svgText, type SvgNode } from './svg-node.js';

export const LEGEND_WIDTH = 880;
export const legendHeight = 76;

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

/** Two rows that explain the signs of a drawing, {@link LEGEND_WIDTH} wide. */
export function renderLegend(): SvgNode[] {
    const badge = (severity: Badge['severity'], state: Badge['state']): Sign['nodes'] => [
        renderBadge({ severity, state, count: 1, counts: {} }, { x: 12, y: 0 })
    ];
    const notation: Sign[] = [
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
        {
            width: 30,
            text: 'process',
            nodes: [
                shape('process', [
                    svg('rect', { class: 'tm-body', y: -9, width: 30, height: 18, rx: 9 }),
                    svg('rect', { class: 'tm-outline', y: -9, width: 30, height: 18, rx: 9 })
                ])
            ]
        },
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
        {
            width: 34,
            text: 'flow',
            nodes: [svg('path', { class: 'tm-line', d: 'M0 0H30' }), svg('path', { class: 'tm-head', d: 'M34 0L25 4.5L25 -4.5Z' })]
        },
        {
            width: 34,
            text: 'flow that returns data',
            nodes: [
                svg('path', { class: 'tm-line', d: 'M4 0H30' }),
                svg('path', { class: 'tm-head', d: 'M34 0L25 4.5L25 -4.5Z' }),
                svg('path', { class: 'tm-head-back', d: 'M0 0L9 4.5L9 -4.5Z' })
            ]
        },
        {
            width: 34,
            text: 'trust boundary, crossed',
            nodes: [svg('path', { class: 'tm-frame', d: 'M0 0H34' }), svg('path', { class: 'tm-mark', d: 'M12 0L17 -5L22 0L17 5Z' })]
        }
    ];
    const findings: Sign[] = [
        ...[...SEVERITIES].reverse().map(severity => ({ width: 24, text: severity, nodes: badge(severity, 'open') })),
        ...BADGE_STATES.slice(1).map(state => ({ width: 24, text: STATE_TEXTS[state], nodes: badge('medium', state) }))
    ];
    return [...row(notation, 18), ...row(findings, 50)];
}

function row(signs: readonly Sign[], y: number): SvgNode[] {
    let x = 24;
    return signs.map(sign => {
        const at = x;
        x += sign.width + 7 + Math.ceil(textWidth(sign.text, 11)) + 20;
        return svg('g', { transform: `translate(${at} ${y})` }, [
            ...sign.nodes,
            svgText('text', { class: 'tm-caption', x: sign.width + 7, y: 4 }, sign.text)
        ]);
    });
}

function shape(name: string, nodes: SvgNode[]): SvgNode {
    return svg('g', { class: `tm-${name}` }, nodes);
}
