import { assignTracks } from './channels.js';
import type { Coordinates } from './coordinates.js';
import type { RowGraph } from './row-graph.js';

const TRACK = 12;
/** Above the first track and below the last one, where arrowheads are; and between rows without tracks. */
const CHANNEL_MARGIN = 16;
const LEAST_CHANNEL = 24;
/** Beside a row of labels nothing needs room for an arrowhead. */
const LABEL_MARGIN = 7;
const LEAST_LABEL_CHANNEL = 10;

/** Where rows stand from the top, and the track of each segment that turns. */
export interface Heights {
    rows: { top: number; height: number }[];
    tracks: (number | undefined)[];
    height: number;
}

/** Heights: rows from the top, between them as much as their tracks need. */
export function placeDown(graph: RowGraph, across: Coordinates): Heights {
    const { vertices, segments } = graph;
    const rows: Heights['rows'] = [];
    const tracks: (number | undefined)[] = segments.map(() => undefined);
    const inner = graph.rows.length - 1;
    let top = 0;
    for (let row = 1; row < inner; row++) {
        const height = Math.max(0, ...graph.rows[row].map(vertex => vertices[vertex].height));
        rows[row] = { top, height };
        top += height;
        if (row + 1 === inner) {
            break;
        }
        const passing = graph.rows[row].flatMap(vertex => vertices[vertex].below);
        const { tracks: assigned, count } = assignTracks(passing.map(index => ({ from: across.upper[index], to: across.lower[index] })));
        const besideLabels = [row, row + 1].some(each => graph.rows[each].some(vertex => vertices[vertex].kind === 'label'));
        const margin = besideLabels ? LABEL_MARGIN : CHANNEL_MARGIN;
        const least = besideLabels ? LEAST_LABEL_CHANNEL : LEAST_CHANNEL;
        // Arrowheads point at nodes.
        const above = graph.rows[row].some(vertex => vertices[vertex].kind === 'node') ? CHANNEL_MARGIN : margin;
        const below = graph.rows[row + 1].some(vertex => vertices[vertex].kind === 'node') ? CHANNEL_MARGIN : margin;
        passing.forEach((segment, index) => {
            const track = assigned[index];
            tracks[segment] = track === undefined ? undefined : top + above + track * TRACK;
        });
        top += count === 0 ? Math.max(least, above, below) : above + below + (count - 1) * TRACK;
    }
    return { rows, tracks, height: top };
}
