import type { Ends } from './coordinates.js';
import type { RowGraph } from './row-graph.js';

/** A line may pass its label this far from the label's middle, as a share of the label's width. */
const OFF_MIDDLE = 0.25;
/** A step of this size may hide behind its label. */
const HIDDEN_STEP = 40;

/**
 * Takes steps out of lines that have them only to meet the middle of their label: such a line passes its label a little beside the
 * middle, or changes sides behind it. Changes `ends`.
 */
export function passBesideMiddle(graph: RowGraph, left: readonly number[], ends: Ends): void {
    const { vertices, segments } = graph;
    vertices.forEach(({ kind, width, above, below }, vertex) => {
        if (kind !== 'label' || above.length !== 1 || below.length !== 1) {
            return;
        }
        const [into] = above;
        const [out] = below;
        const middle = ends.lower[into];
        const from = left[segments[into].upper] + ends.upper[into] - left[vertex];
        const to = left[segments[out].lower] + ends.lower[out] - left[vertex];
        const reaches = (at: number) => Math.abs(at - width / 2) <= width * OFF_MIDDLE;
        if (reaches(from) && reaches(to) && Math.abs(from - to) <= HIDDEN_STEP) {
            ends.lower[into] = from;
            ends.upper[out] = to;
        } else if (middle !== from && middle !== to) {
            const at = [from, to].filter(reaches).sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0] ?? middle;
            ends.lower[into] = ends.upper[out] = at;
        }
    });
}
