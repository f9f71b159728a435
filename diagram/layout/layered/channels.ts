/** A segment between two rows as a channel sees it: it comes from above at `from` and leaves below at `to`. */
export interface Passage {
    from: number;
    to: number;
}

/** Two horizontal pieces in one track keep this distance. */
const CLEARANCE = 8;
/** Counts for as much as so many crossings: two flows drawn on top of each other. */
const OVERLAP = 1000;

/**
 * Gives every passage that has to turn a track, counted from the top of the channel, so that few passages cross and none lie on each
 * other; straight ones get none. Time grows with the square of the passages that turn.
 */
export function assignTracks(passages: readonly Passage[]): { tracks: (number | undefined)[]; count: number } {
    const turning = [...passages.keys()].filter(index => passages[index].from !== passages[index].to);
    const higher = orderTurning(turning.map(index => passages[index]));
    const tracks: (number | undefined)[] = passages.map(() => undefined);
    const placed: { passage: Passage; track: number }[] = [];
    let count = 0;
    for (const position of higher) {
        const passage = passages[turning[position]];
        let track = 0;
        for (const other of placed) {
            track = meet(passage, other.passage) ? Math.max(track, other.track + 1) : track;
        }
        tracks[turning[position]] = track;
        placed.push({ passage, track });
        count = Math.max(count, track + 1);
    }
    return { tracks, count };
}

/** An order from the top in which few of the passages cross: always the one that gains most by being above the rest. */
function orderTurning(passages: readonly Passage[]): number[] {
    const cost = passages.map((a, i) => passages.map((b, j) => (i === j ? 0 : costAbove(a, b))));
    // How much more it costs to have each above all that are left than below them.
    const balance = passages.map((_, i) => passages.reduce((sum, _, j) => sum + cost[i][j] - cost[j][i], 0));
    const left = new Set(passages.keys());
    const order: number[] = [];
    while (left.size > 0) {
        let best = -1;
        for (const each of left) {
            best = best < 0 || balance[each] < balance[best] ? each : best;
        }
        left.delete(best);
        order.push(best);
        for (const each of left) {
            balance[each] -= cost[each][best] - cost[best][each];
        }
    }
    return order;
}

/** Crossings of two passages where the first turns above the second. */
function costAbove(upper: Passage, lower: Passage): number {
    return (upper.to === lower.from ? OVERLAP : 0) + (isInside(upper.to, lower) ? 1 : 0) + (isInside(lower.from, upper) ? 1 : 0);
}

function isInside(at: number, { from, to }: Passage): boolean {
    return at > Math.min(from, to) && at < Math.max(from, to);
}

function meet(a: Passage, b: Passage): boolean {
    return Math.min(a.from, a.to) < Math.max(b.from, b.to) + CLEARANCE && Math.min(b.from, b.to) < Math.max(a.from, a.to) + CLEARANCE;
}
