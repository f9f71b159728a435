import type { Box, Point } from '../../drawing.js';
import { placeAcross, type Coordinates } from './coordinates.js';
import type { LevelInput } from './level.js';
import { placeDown, type Heights } from './heights.js';
import { LOOP_RISE, loopRoom, routeLoops } from './loops.js';
import { orderRows, type OrderEffort } from './order.js';
import { BELOW_LABEL, buildRows, isLoop, spreadTurns, type LevelRows } from './rows.js';

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

/** The layered method of Sugiyama for nodes with given layers: order within the layers, places across, tracks between. */
export function layoutComponent(input: LevelInput, effort: OrderEffort): LaidOutComponent {
    const rows = buildRows(input, sizesWithLoops(input));
    orderRows(rows.graph, effort);
    spreadTurns(rows);
    const across = placeAcross(rows.graph);
    const placed: PlacedRows = { input, rows, across, down: placeDown(rows.graph, across), ...sidesOf(rows, across) };
    const nodes = nodesOf(placed);
    const routes = routesOf(placed, nodes);
    const labels = labelsOf(placed);
    routeLoops(input, nodes, routes, labels);
    return {
        width: placed.right - placed.left,
        height: placed.down.height,
        nodes,
        ports: rows.ports.map(vertex => across.left[vertex] - placed.left),
        routes,
        labels
    };
}

function sizesWithLoops({ nodes, edges }: LevelInput): { width: number; height: number }[] {
    const loopsOf = nodes.map((): LevelInput['edges'] => []);
    for (const edge of edges) {
        if (isLoop(edge)) {
            loopsOf[edge.from.node!].push(edge);
        }
    }
    return nodes.map(({ width, height }, node) => {
        const loops = loopsOf[node];
        const aroundContainer = loops.filter(edge => edge.from.at !== undefined);
        return { width: width + loopRoom(loops), height: height + 2 * LOOP_RISE * aroundContainer.length };
    });
}

/** A component with all of its places found. */
interface PlacedRows {
    input: LevelInput;
    rows: LevelRows;
    across: Coordinates;
    down: Heights;
    /** What the component begins and ends at. */
    left: number;
    right: number;
}

function sidesOf({ graph }: LevelRows, across: Coordinates): { left: number; right: number } {
    let left = Infinity;
    let right = -Infinity;
    graph.vertices.forEach(({ kind, width }, vertex) => {
        if (kind !== 'outside') {
            left = Math.min(left, across.left[vertex]);
            right = Math.max(right, across.left[vertex] + Math.ceil(width));
        }
    });
    return { left, right };
}

function nodesOf({ input, rows, across, down, left }: PlacedRows): Point[] {
    return input.nodes.map((node, index) => {
        const vertex = rows.nodes[index];
        const { top, height } = down.rows[rows.graph.vertices[vertex].row];
        return { x: across.left[vertex] - left, y: Math.round(top + (height - node.height) / 2) };
    });
}

function routesOf({ input, rows, across, down, left }: PlacedRows, nodes: readonly Point[]): Point[][] {
    const { vertices, segments } = rows.graph;
    const edgeOf = (vertex: number, side: 'top' | 'bottom'): number => {
        const { kind, item, row } = vertices[vertex];
        return kind === 'node'
            ? nodes[item].y + (side === 'top' ? 0 : input.nodes[item].height)
            : down.rows[row].top + (side === 'top' ? 0 : down.rows[row].height);
    };
    const pieceOf = (segment: number): Point[] => {
        const { upper, lower } = segments[segment];
        const from = { x: across.upper[segment] - left, y: edgeOf(upper, 'bottom') };
        const to = { x: across.lower[segment] - left, y: edgeOf(lower, 'top') };
        const track = down.tracks[segment];
        return track === undefined ? [from, to] : [from, { x: from.x, y: track }, { x: to.x, y: track }, to];
    };
    return rows.routes.map((route, edge) => {
        const turn = rows.turns[edge];
        if (turn === undefined) {
            return simplified(squared(route.map(pieceOf)));
        }
        const { top, height } = down.rows[vertices[turn].row];
        // Around its label.
        const bottom = Math.round(top + (height + vertices[turn].height) / 2);
        const [there, back] = route.map(pieceOf);
        return simplified([
            ...there.slice(0, -1),
            { x: there.at(-1)!.x, y: bottom },
            { x: back.at(-1)!.x, y: bottom },
            ...back.slice(0, -1).reverse()
        ]);
    });
}

function labelsOf({ input, rows, across, down, left }: PlacedRows): (Box | undefined)[] {
    return rows.labels.map((vertex, edge) => {
        const size = input.edges[edge].label;
        if (vertex === undefined || !size) {
            return undefined;
        }
        const { top, height } = down.rows[rows.graph.vertices[vertex].row];
        const room = size.height + (rows.turns[edge] === undefined ? 0 : BELOW_LABEL);
        return { x: across.left[vertex] - left, y: Math.round(top + (height - room) / 2), ...size };
    });
}

/** One line of pieces; where the next one begins beside the end of the one before, it changes sides halfway between. */
function squared(pieces: readonly Point[][]): Point[] {
    return pieces.flatMap((piece, index) => {
        const end = pieces[index - 1]?.at(-1);
        const [start] = piece;
        if (!end || end.x === start.x) {
            return piece;
        }
        const y = Math.round((end.y + start.y) / 2);
        return [{ x: end.x, y }, { x: start.x, y }, ...piece];
    });
}

/** Without points that lie on the way. */
function simplified(points: readonly Point[]): Point[] {
    return points.filter((point, index) => {
        const before = points[index - 1];
        const after = points[index + 1];
        return !before || !after || !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y));
    });
}
