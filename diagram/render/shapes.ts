import type { Box, DrawnBoundary, DrawnShape } from '../drawing.js';
import { usualHeader } from '../layout/headers.js';
import { METRICS, TRUST_GAP, trustText } from '../layout/metrics.js';
import { cornerRadius } from '../layout/route.js';
import { textWidth } from '../layout/text.js';
import { dataMarkWidth } from '../layout/measure.js';
import { nameOfBoundary, nameOfShape } from './accessible-names.js';
import { renderBadge, renderQuestions } from './badge.js';
import { glyphPath } from './glyphs.js';
import { renderCover, renderDataMark, renderStep } from './marks.js';
import { svg, svgText, type SvgNode } from './svg-node.js';

/** A trust boundary: a dashed frame with its name and its trust. */
export function renderBoundary(boundary: DrawnBoundary): SvgNode {
    const { box } = boundary;
    const name = nameOfBoundary(boundary);
    return svg(
        'g',
        {
            ...placed(box),
            class: 'tm-boundary',
            'data-id': boundary.id,
            'data-type': 'boundary',
            role: 'graphics-object',
            'aria-label': name,
            key: boundary.id
        },
        [
            svgText('title', {}, name),
            svg('rect', { class: 'tm-frame', width: box.width, height: box.height, rx: 6 }),
            renderQuestions(boundary.questions, { x: box.width - 16, y: 0 })
        ]
    );
}

/** An element: external entity, process, store, or the frame of a multiple process. */
export function renderShape(shape: DrawnShape): SvgNode {
    const { box } = shape;
    const name = nameOfShape(shape);
    return svg(
        'g',
        {
            ...placed(box),
            class: `tm-shape tm-${shape.shape}${shape.multiple ? ' tm-multiple' : ''}`,
            'data-id': shape.id,
            'data-type': shape.shape === 'boundary' ? 'boundary' : 'shape',
            role: 'graphics-symbol',
            'aria-label': name,
            key: shape.id
        },
        [
            svgText('title', {}, name),
            ...outlineOf(shape),
            ...(shape.multiple ? [] : contentOf(shape)),
            shape.badge && renderBadge(shape.badge, { x: box.width - 5, y: 3 }),
            shape.step === undefined ? undefined : renderStep(shape.step, { x: 4, y: 3 }),
            shape.cover && renderCover(shape.cover, { x: 4, y: 3 }),
            shape.data && renderDataMark(shape.data, { x: 8 + dataMarkWidth(shape.data) / 2, y: box.height }),
            renderQuestions(shape.questions, { x: box.width - 14, y: box.height })
        ]
    );
}

/** Name and trust of a boundary. Flows may run through a header, so that it is drawn above them, on grounds of its own. */
export function renderBoundaryHeader(boundary: DrawnBoundary): SvgNode {
    const usual = usualHeader(boundary);
    const { nameAt = usual.nameAt, trustAt } = boundary;
    const ground = (x: number, width: number) =>
        svg('rect', { class: 'tm-header-back', x: x - 4, y: 8, width: width + 8, height: 18, rx: 3 });
    return header(boundary, 'tm-boundary-header', [
        ground(nameAt, usual.nameWidth),
        ground(trustAt ?? nameAt + usual.nameWidth + TRUST_GAP, usual.trustWidth),
        svg('text', { x: nameAt, y: 21 }, [
            svgText('tspan', { class: 'tm-boundary-name' }, boundary.line),
            svgText(
                'tspan',
                { class: 'tm-trust', ...(trustAt === undefined ? { dx: TRUST_GAP } : { x: trustAt }) },
                trustText(boundary.trust)
            )
        ])
    ]);
}

/** Glyph, name and kind of a multiple process. */
export function renderShapeHeader(shape: DrawnShape): SvgNode {
    const { glyph: sign, container, label, caption } = METRICS;
    const line = shape.lines[0] ?? '';
    const textX = container.headerX + sign.size + sign.gap;
    const width = sign.size + sign.gap + Math.max(textWidth(line, label.fontSize, true), textWidth(shape.caption, caption.fontSize));
    return header(shape, 'tm-shape-header', [
        svg('rect', { class: 'tm-header-back', x: container.headerX - 4, y: 9, width: Math.ceil(width) + 8, height: 31, rx: 3 }),
        renderGlyph(shape.glyph, container.headerX, 13),
        svgText('text', { class: 'tm-label', x: textX, y: 22 }, line),
        svgText('text', { class: 'tm-caption', x: textX, y: 36 }, shape.caption)
    ]);
}

function header(owner: { id: string; box: Box }, name: string, content: SvgNode[]): SvgNode {
    return svg(
        'g',
        { ...placed(owner.box), class: `tm-header ${name}`, 'data-id': owner.id, 'aria-hidden': 'true', key: owner.id },
        content
    );
}

function placed(box: Box): { transform: string } {
    return { transform: `translate(${box.x} ${box.y})` };
}

function outlineOf({ shape, collapsed, box, ...rest }: DrawnShape): SvgNode[] {
    const { width, height } = box;
    if (shape === 'boundary') {
        return [svg('rect', { class: 'tm-frame', width, height, rx: 6 })];
    }
    const multiple = rest.multiple || collapsed !== undefined;
    if (shape === 'store') {
        const lines = multiple ? [0, 4, height - 4, height] : [0, height];
        return [
            svg('rect', { class: 'tm-body', width, height }),
            svg('path', { class: 'tm-outline', d: lines.map(y => `M0 ${y}H${width}`).join('') })
        ];
    }
    const radius = shape === 'process' ? cornerRadius(box, rest.multiple) : 0;
    return [
        svg('rect', { class: 'tm-body', width, height, rx: radius }),
        svg('rect', { class: 'tm-outline', width, height, rx: radius }),
        ...(multiple
            ? [svg('rect', { class: 'tm-outline', x: 4, y: 4, width: width - 8, height: height - 8, rx: Math.max(radius - 4, 0) })]
            : [])
    ];
}

function contentOf({ box, lines, caption, glyph }: DrawnShape): SvgNode[] {
    const { label, caption: small, glyph: sign, shape } = METRICS;
    const textX = shape.paddingX + sign.size + sign.gap;
    return [
        renderGlyph(glyph, shape.paddingX, (box.height - sign.size) / 2),
        ...lines.map((line, index) =>
            svgText('text', { class: 'tm-label', x: textX, y: shape.paddingY + 13 + index * label.lineHeight }, line)
        ),
        svgText('text', { class: 'tm-caption', x: textX, y: box.height - shape.paddingY - small.lineHeight + 11 }, caption)
    ];
}

function renderGlyph(glyph: string, x: number, y: number): SvgNode {
    return svg('path', { class: 'tm-glyph', d: glyphPath(glyph), transform: `translate(${x} ${y})` });
}
