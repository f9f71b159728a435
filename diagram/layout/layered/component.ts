import type { Box, Point } from '../../drawing.js';
import { assignTracks } from './channels.js';
import { placeAcross, type Coordinates } from './coordinates.js';
import type { LevelInput } from './level.js';
import { LOOP_RISE, loopRoom, routeLoops } from './loops.js';
import { orderRows, type OrderEffort } from './order.js';
import { buildRows, isLoop, spreadTurns, type LevelRows } from './rows.js';

/** A connected part of a level, laid out by itself; the keys are the indices of its input. */
export interface LaidOutComponent {
    width: number;
    height: number;
    nodes: Point[];
    /** Distance of each port of the container from the left. */
    ports: number[];
    /** From the source to the target; ends at ports of the container lie on the component's upper or lower edge. */
    routes: Point[][];
    labels: (Box | undefined)[];
}

const TRACK = 12;
/** Above the first track and below the last one, where arrowheads are; and between rows without tracks. */
const CHANNEL_MARGIN = 14;
const LEAST_CHANNEL = 24;
/** Beside a row of labels nothing needs room for an arrowhead. */
const LABEL_MARGIN = 7;
const LEAST_LABEL_CHANNEL = 10;

/** The layered method of Sugiyama for nodes with given layers: order within the layers, places across, tracks between. */
export function layoutComponent(input: LevelInput, effort: OrderEffort): LaidOutComponent {
    const loops = input.nodes.map((_, node) => input.edges.filter(edge => isLoop(edge) && edge.from.node === node));
    const sizes = input.nodes.map(({ width, height }, node) => ({
        width: width + loopRoom(loops[node]),
        height: height + 2 * LOOP_RISE * loops[node].filter(edge => edge.from.at !== undefined).length
    }));
    const rows = buildRows(input, sizes);
    orderRows(rows.graph, effort);
    spreadTurns(rows);
    const across = placeAcross(rows.graph);
    const down = placeDown(rows, across);
    const { graph } = rows;
    const sides = extent(rows, across);
    const origin = Math.min(...sides.map(([left]) => left));
    const nodes = input.nodes.map((node, index): Point => {
        const vertex = rows.nodes[index];
        const { row, height } = graph.vertices[vertex];
        return {
            x: across.left[vertex] - origin,
            y: Math.round(down.rows[row].top + (down.rows[row].height - height) / 2 + (height - node.height) / 2)
        };
    });
    const edgeOf = (vertex: number, side: 'top' | 'bottom'): number => {
        const { kind, item, row } = graph.vertices[vertex];
        if (kind === 'node') {
            return nodes[item].y + (side === 'top' ? 0 : input.nodes[item].height);
        }
        return side === 'top' ? down.rows[row].top : down.rows[row].top + down.rows[row].height;
    };
    const routeOf = (segments: readonly number[]): Point[] =>
        segments.flatMap(index => {
            const { upper, lower } = graph.segments[index];
            const from = { x: across.upper[index] - origin, y: edgeOf(upper, 'bottom') };
            const to = { x: across.lower[index] - origin, y: edgeOf(lower, 'top') };
            const track = down.tracks[index];
            return track === undefined ? [from, to] : [from, { x: from.x, y: track }, { x: to.x, y: track }, to];
        });
    const routes = rows.routes.map((segments, edge) => {
        const turn = rows.turns[edge];
        if (turn === undefined) {
            return simplified(routeOf(segments));
        }
        const { row } = graph.vertices[turn];
        const bottom = Math.round(down.rows[row].top + down.rows[row].height / 2);
        const [there, back] = segments.map(segment => routeOf([segment]));
        return simplified([
            ...there.slice(0, -1),
            { x: there.at(-1)!.x, y: bottom },
            { x: back.at(-1)!.x, y: bottom },
            ...back.slice(0, -1).reverse()
        ]);
    });
    const labels = rows.labels.map((vertex, edge): Box | undefined => {
        if (vertex === undefined || !input.edges[edge].label) {
            return undefined;
        }
        const { row } = graph.vertices[vertex];
        const { width, height } = input.edges[edge].label;
        return {
            x: across.left[vertex] - origin,
            y: Math.round(down.rows[row].top + (down.rows[row].height - height) / 2),
            width,
            height
        };
    });
    routeLoops(input, nodes, routes, labels);
    return {
        width: Math.max(...sides.map(([, right]) => right)) - origin,
        height: down.height,
        nodes,
        ports: rows.ports.map(vertex => across.left[vertex] - origin),
        routes,
        labels
    };
}

function extent({ graph }: LevelRows, { left }: Coordinates): [left: number, right: number][] {
    return graph.vertices.flatMap(({ kind, width }, index): [number, number][] =>
        kind === 'outside' ? [] : [[left[index], left[index] + Math.ceil(width)]]
    );
}

/** Heights: rows from the top, between them as much as their tracks need. */
function placeDown({ graph }: LevelRows, across: Coordinates) {
    const { vertices, segments } = graph;
    const rows: { top: number; height: number }[] = [];
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
        const { tracks: assigned, count } = assignTracks(
            passing.map(index => ({ from: across.upper[index], to: across.lower[index] }))
        );
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
        top += count === 0 ? Math.max(least, above) : above + below + (count - 1) * TRACK;
    }
    return { rows, tracks, height: top };
}

/** Without points that lie on the way. */
function simplified(points: readonly Point[]): Point[] {
    return points.filter((point, index) => {
        const before = points[index - 1];
        const after = points[index + 1];
        return !before || !after || !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y));
    });
}
