import type { Box, Point } from '../../drawing.js';
import type { LevelEdge, LevelInput } from './level.js';
import { isLoop } from './rows.js';

/** A loop of a container passes above and below it. */
export const LOOP_RISE = 10;
const GAP = 14;

/** The room that loops take on the right of their node. */
export function loopRoom(loops: readonly LevelEdge[]): number {
    return loops.reduce((sum, { label }) => sum + GAP + (label?.width ?? 0), 0);
}

/** Draws edges that lead back to their own node: beside a plain one, around a container from its lower port to its upper one. */
export function routeLoops(input: LevelInput, nodes: readonly Point[], routes: Point[][], labels: (Box | undefined)[]): void {
    const counts = input.nodes.map(() => ({ loops: 0, room: 0 }));
    input.edges.forEach((edge, index) => {
        if (!isLoop(edge)) {
            return;
        }
        const node = edge.from.node!;
        const { width, height } = input.nodes[node];
        const { x, y } = nodes[node];
        const count = counts[node];
        const labelWidth = edge.label?.width ?? 0;
        const right = Math.round(x + width + count.room + GAP / 2 + labelWidth / 2);
        count.room += GAP + labelWidth;
        count.loops++;
        if (edge.from.at !== undefined && edge.to.at !== undefined) {
            const rise = LOOP_RISE * count.loops;
            const from = { x: x + edge.from.at, y: y + height };
            const to = { x: x + edge.to.at, y };
            routes[index] = [
                from,
                { x: from.x, y: from.y + rise },
                { x: right, y: from.y + rise },
                { x: right, y: to.y - rise },
                { x: to.x, y: to.y - rise },
                to
            ];
        } else {
            const reach = Math.round(height * Math.min(0.2 + 0.06 * count.loops, 0.45));
            const middle = y + Math.round(height / 2);
            routes[index] = [
                { x: x + width, y: middle - reach },
                { x: right, y: middle - reach },
                { x: right, y: middle + reach },
                { x: x + width, y: middle + reach }
            ];
        }
        if (edge.label) {
            const { width: across, height: down } = edge.label;
            labels[index] = { x: right - Math.floor(across / 2), y: y + Math.round((height - down) / 2), width: across, height: down };
        }
    });
}
