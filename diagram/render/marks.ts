import type { ControlCover, DataMark, Point } from '../drawing.js';
import { dataMarkWidth } from '../layout/measure.js';
import { METRICS } from '../layout/metrics.js';
import { svg, svgText, type SvgNode } from './svg-node.js';

/** The lowest bar, and how much each is higher than the one before. */
const BARS = { lowest: 3, step: 2.5 };

/**
 * What is carried or held: as many solid bars as its class is high, a question mark where no class is stated, and a person where it
 * is about people.
 * @param at the middle of the mark
 */
export function renderDataMark(mark: DataMark, at: Point): SvgNode {
    const { level, levels, personal } = mark;
    const { dataMark: size } = METRICS;
    const width = dataMarkWidth(mark);
    const bars = Array.from({ length: level === 0 ? 0 : levels }, (_, index) => {
        const height = BARS.lowest + index * BARS.step;
        return svg('rect', {
            class: index < level ? 'tm-data-bar' : 'tm-data-bar tm-data-bar-empty',
            x: size.padding + index * (size.bar + size.gap),
            y: 5 - height,
            width: size.bar,
            height
        });
    });
    const person = width - size.padding - size.person;
    return svg('g', { class: 'tm-data', transform: `translate(${at.x - width / 2} ${at.y})`, key: 'data' }, [
        svg('rect', { class: 'tm-data-back', y: -size.height / 2, width, height: size.height, rx: 3 }),
        ...bars,
        level === 0 ? svgText('text', { class: 'tm-data-unknown', x: 8, y: 4 }, '?') : undefined,
        personal
            ? svg('path', {
                  class: 'tm-data-person',
                  d: 'M4.5 -5.5a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 1 1 0 -4.4M0.5 5.5v-1a3 3 0 0 1 3 -3h2a3 3 0 0 1 3 3v1z',
                  transform: `translate(${person} 0)`
              })
            : undefined
    ]);
}

/** A shield: solid with a tick where the control is in place, dashed where it is planned, with a plus where it would close something. */
export function renderCover(cover: ControlCover, at: Point): SvgNode {
    return svg('g', { class: `tm-cover tm-cover-${cover}`, transform: `translate(${at.x} ${at.y})`, key: 'cover' }, [
        svg('path', { class: 'tm-cover-shape', d: 'M0 -10L8 -7V-1C8 5 4 8 0 10C-4 8 -8 5 -8 -1V-7Z' }),
        cover === 'planned'
            ? undefined
            : svg('path', { class: 'tm-cover-sign', d: cover === 'holds' ? 'M-3.5 0L-1 3L4 -3.5' : 'M-4 0H4M0 -4V4' })
    ]);
}

/** The number of a place on the way of an attack. */
export function renderStep(step: number, at: Point): SvgNode {
    return svg('g', { class: 'tm-step', transform: `translate(${at.x} ${at.y})`, key: 'step' }, [
        svg('circle', { class: 'tm-step-shape', r: 9 }),
        svgText('text', { class: 'tm-step-text', y: 3.6 }, String(step))
    ]);
}

/** The small head in front of what goes with a flow's arrow (solid) or against it (hollow), in labels that have both. */
export function renderDirection(direction: 'sends' | 'returns', { x, y }: Point): SvgNode {
    return direction === 'sends'
        ? svg('path', { class: 'tm-way', d: `M${x + 7} ${y}L${x} ${y - 3.5}L${x} ${y + 3.5}Z` })
        : svg('path', { class: 'tm-way tm-way-back', d: `M${x} ${y}L${x + 7} ${y - 3.5}L${x + 7} ${y + 3.5}Z` });
}
