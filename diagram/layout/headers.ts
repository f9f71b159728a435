import type { Drawing, DrawnBoundary } from '../drawing.js';
import { METRICS, TRUST_GAP, trustText } from './metrics.js';
import { textWidth } from './text.js';

/** What a header keeps from a flow that crosses the frame above it. */
const CLEARANCE = 7;
/** How near to the right side of its frame it may come for that. */
const END_GAP = 6;

/**
 * Flows that come through the upper side of a boundary run through its header: name and trust of each boundary as far left as they
 * stand between them, or where they always stand where there is no such room.
 */
export function withClearHeaders(drawing: Drawing): Drawing {
    const crossings = new Map<string, { x: number; y: number }[]>(drawing.boundaries.map(({ id }) => [id, []]));
    for (const { boundary, x, y } of drawing.flows.flatMap(flow => flow.marks)) {
        crossings.get(boundary)?.push({ x, y });
    }
    return { ...drawing, boundaries: drawing.boundaries.map(each => withClearHeader(each, crossings.get(each.id)!)) };
}

function withClearHeader(boundary: DrawnBoundary, crossings: readonly { x: number; y: number }[]): DrawnBoundary {
    const { box } = boundary;
    const lines = crossings.filter(({ y }) => y === box.y).map(({ x }) => x - box.x);
    const usual = usualHeader(boundary);
    const { nameAt: start, nameWidth, trustWidth } = usual;
    const { nameAt: _, trustAt: __, ...rest } = boundary;
    const end = box.width - END_GAP;
    const nameAt = freePlace(lines, nameWidth, start, end);
    const trustAt = nameAt === undefined ? undefined : freePlace(lines, trustWidth, nameAt + nameWidth + TRUST_GAP, end);
    return nameAt === undefined || trustAt === undefined
        ? rest
        : {
              ...rest,
              ...(nameAt !== start && { nameAt }),
              ...(trustAt !== nameAt + nameWidth + TRUST_GAP && { trustAt })
          };
}

/** Where the name of a boundary stands where nothing is in its way, and how wide name and trust are. */
export function usualHeader({ line, trust }: Pick<DrawnBoundary, 'line' | 'trust'>): {
    nameAt: number;
    nameWidth: number;
    trustWidth: number;
} {
    const nameAt = METRICS.container.headerX;
    const nameWidth = Math.ceil(textWidth(line, METRICS.boundary.fontSize, true));
    return {
        nameAt,
        nameWidth,
        trustWidth: Math.ceil(textWidth(trustText(trust), METRICS.caption.fontSize))
    };
}

/** The first place from `start` on where something of this width is clear of all lines and ends before `end`. */
function freePlace(lines: readonly number[], width: number, start: number, end: number): number | undefined {
    let at = start;
    for (const line of [...lines].sort((a, b) => a - b)) {
        if (line > at - CLEARANCE && line < at + width + CLEARANCE) {
            at = line + CLEARANCE;
        }
    }
    return at + width <= end ? at : undefined;
}
