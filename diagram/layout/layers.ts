import { extentOf, packBlocks, type Block } from './packing.js';
import { orderSiblings } from './orient.js';

/** What the children of a container are to be arranged by. */
export interface Siblings {
    /** Their sizes, as far as they are known. */
    sizes: readonly Block[];
    /** True for what flows come into the system by. */
    entries: readonly boolean[];
    /** Flows between two different of them. */
    flows: readonly { from: number; to: number; label?: Block }[];
    /** True for those with a flow from or to the container's outline. */
    reaching: readonly boolean[];
    /** How many such flows each has through the start side and through the end side, as far as that is known. */
    pulls?: readonly Pull[];
}

export interface Pull {
    start: number;
    end: number;
}

/** For every child the layer that it stands in, from the start side on, and how large all becomes by and by. */
export interface Arrangement extends Block {
    layers: number[];
}

/** What the rows around nodes need, by experience: between nodes, from layer to layer, for each flow beside it and passing it, for a label. */
const GAP = 28;
const CHANNEL = 46;
const TRACK = 3;
const PASSAGE = 20;
/** Rows become wider than what is in them: it stands below what it is joined with. */
const SPREAD = 1.15;
const LABEL_GAP = 8;
const LABEL_CHANNEL = 24;

/**
 * Arranges siblings in layers. Flows may lead to later layers (downwards), back (upwards) or stay in their layer (around below it), so that
 * any number of layers is possible: of all those the one is taken that gives a picture of a good shape with mostly short flows that lead
 * downwards. Parts that are not joined are arranged each by itself.
 */
export function arrangeSiblings(siblings: Siblings): Arrangement {
    const layers = siblings.sizes.map(() => 0);
    const groups = joinedGroups(siblings);
    const blocks = groups.map(({ members }) => {
        const arrangement = arrangeGroup(siblings, members);
        members.forEach((member, index) => (layers[member] = arrangement.layers[index]));
        return arrangement;
    });
    const reaching = groups[0]?.reaching ? blocks[0] : undefined;
    const { width, height } = packBlocks(reaching, reaching ? blocks.slice(1) : blocks);
    return { layers, width, height };
}

/** Siblings that flows join; all that reach the outline are one group, the first. */
function joinedGroups({ sizes, flows, reaching }: Siblings): { members: number[]; reaching: boolean }[] {
    const OUTLINE = sizes.length;
    const group = Array.from({ length: OUTLINE + 1 }, (_, index) => index);
    const find = (each: number): number => (group[each] === each ? each : (group[each] = find(group[each])));
    reaching.forEach((reaches, index) => reaches && (group[find(index)] = find(OUTLINE)));
    flows.forEach(({ from, to }) => (group[find(from)] = find(to)));
    const groups = new Map<number, number[]>(reaching.includes(true) ? [[find(OUTLINE), []]] : []);
    sizes.forEach((_, index) => groups.set(find(index), [...(groups.get(find(index)) ?? []), index]));
    return [...groups].map(([root, members]) => ({ members, reaching: root === find(OUTLINE) }));
}

function arrangeGroup(siblings: Siblings, members: readonly number[]): Arrangement {
    const numbers = new Map(members.map((member, index) => [member, index]));
    const group: Siblings = {
        sizes: members.map(member => siblings.sizes[member]),
        entries: members.map(member => siblings.entries[member]),
        reaching: members.map(member => siblings.reaching[member]),
        pulls: siblings.pulls && members.map(member => siblings.pulls![member]),
        flows: siblings.flows
            .filter(flow => numbers.has(flow.from))
            .map(flow => ({ ...flow, from: numbers.get(flow.from)!, to: numbers.get(flow.to)! }))
    };
    const { positions, longest } = longestPaths(group);
    const most = Math.max(...longest) + 1;
    let best: { arrangement: Arrangement; score: number } | undefined;
    for (const count of layerCounts(most)) {
        const layers = count === most ? [...longest] : evenly(group, positions, count);
        shortenFlows(group, layers, count);
        const size = estimate(group, layers);
        const score = extentOf(size) * (1 + DETOUR * meanDetour(group, layers, count));
        if (!best || score < best.score) {
            best = { arrangement: { layers, ...size }, score };
        }
    }
    return best!.arrangement;
}

/** How much a picture may be larger for flows that are a layer shorter each. */
const DETOUR = 2;
const MOST_COUNTS = 12;

/** All numbers of layers up to the greatest, or a dozen of them. */
function layerCounts(most: number): number[] {
    const step = Math.max(1, most / MOST_COUNTS);
    return [...new Set(Array.from({ length: Math.min(most, MOST_COUNTS) }, (_, index) => Math.round(most - index * step)))].filter(
        count => count > 0
    );
}

/** For every sibling its position in an order that most flows follow, and its layer where each stands behind all that lead to it. */
function longestPaths({ sizes, entries, flows }: Siblings): { positions: number[]; longest: number[] } {
    const all = [...sizes.keys()];
    const order = orderSiblings(all, flows, new Set(all.filter(each => entries[each])));
    const positions = all.map(each => order.get(each)!);
    const before = all.map((): number[] => []);
    for (const { from, to } of flows) {
        const [first, last] = positions[from] < positions[to] ? [from, to] : [to, from];
        before[last].push(first);
    }
    const longest = all.map(() => 0);
    for (const each of all.sort((a, b) => positions[a] - positions[b])) {
        longest[each] = before[each].reduce((layer, other) => Math.max(layer, longest[other] + 1), 0);
    }
    return { positions, longest };
}

/** The siblings in their order, cut into layers of about the same width. */
function evenly({ sizes }: Siblings, positions: readonly number[], count: number): number[] {
    const order = [...positions.keys()].sort((a, b) => positions[a] - positions[b]);
    const total = sizes.reduce((sum, size) => sum + size.width + GAP, 0);
    const layers: number[] = [];
    let passed = 0;
    for (const each of order) {
        const width = sizes[each].width + GAP;
        layers[each] = Math.min(count - 1, Math.floor(((passed + width / 2) * count) / total));
        passed += width;
    }
    return layers;
}

const ROUNDS = 6;
/** Layers may be so much wider than all are on average. */
const WIDER = 2;

/** What it costs besides that a flow from an entry leads back or aside: what comes in leads away from there. */
const AWAY_FROM_ENTRY = 2;
/** What it costs that an entry stands a layer further down. */
const ENTRY_LAYER = 2;

/** What a flow costs that leads down so many layers: one is best, around or back is worse. */
function detour(span: number, fromEntry: boolean): number {
    const length = span > 0 ? span - 1 : span === 0 ? 2 : -span - 0.25;
    return length + (fromEntry && span <= 0 ? AWAY_FROM_ENTRY : 0);
}

/** Moves siblings to other layers while flows get shorter by that and no layer too wide. */
function shortenFlows({ sizes, entries, flows, pulls }: Siblings, layers: number[], count: number): void {
    const widths = Array.from({ length: count }, () => 0);
    sizes.forEach(({ width }, each) => (widths[layers[each]] += width + GAP));
    const total = widths.reduce((sum, width) => sum + width, 0);
    const room = (total / count) * WIDER;
    const own = sizes.map((): { other: number; leads: boolean }[] => []);
    for (const { from, to } of flows) {
        own[from].push({ other: to, leads: true });
        own[to].push({ other: from, leads: false });
    }
    const costAt = (each: number, layer: number) =>
        own[each].reduce(
            (sum, { other, leads }) => sum + detour(leads ? layers[other] - layer : layer - layers[other], entries[leads ? each : other]),
            0
        ) +
        (entries[each] ? ENTRY_LAYER * layer : 0) +
        (pulls ? pulls[each].start * layer + pulls[each].end * (count - 1 - layer) : 0);
    for (let round = 0, moved = true; moved && round < ROUNDS; round++) {
        moved = false;
        for (const each of sizes.keys()) {
            const width = sizes[each].width + GAP;
            const here = layers[each];
            let best = { layer: here, cost: costAt(each, here) - 0.01 };
            for (let layer = 0; layer < count; layer++) {
                if (layer !== here && (widths[layer] + width <= room || widths[layer] === 0)) {
                    const cost = costAt(each, layer);
                    best = cost < best.cost ? { layer, cost } : best;
                }
            }
            if (best.layer !== here && widths[here] > width) {
                widths[here] -= width;
                widths[best.layer] += width;
                layers[each] = best.layer;
                moved = true;
            }
        }
    }
}

function meanDetour({ flows, entries, pulls = [] }: Siblings, layers: readonly number[], count: number): number {
    const inside = flows.reduce((sum, { from, to }) => sum + detour(layers[to] - layers[from], entries[from]), 0);
    const outside = pulls.reduce((sum, { start, end }, each) => sum + start * layers[each] + end * (count - 1 - layers[each]), 0);
    const all = flows.length + pulls.reduce((sum, { start, end }) => sum + start + end, 0);
    return all === 0 ? 0 : (inside + outside) / all;
}

/** How large the layers become: widths of nodes, labels and passing flows, heights with what runs between. */
function estimate({ sizes, flows }: Siblings, layers: readonly number[]): Block {
    const count = Math.max(...layers) + 1;
    const rows = Array.from({ length: count }, () => ({ width: -GAP, height: 0, flows: 0, labels: 0, labelHeight: 0 }));
    sizes.forEach(({ width, height }, each) => {
        const row = rows[layers[each]];
        row.width += width + GAP;
        row.height = Math.max(row.height, height);
    });
    for (const { from, to, label } of flows) {
        const [first, last] = [Math.min(layers[from], layers[to]), Math.max(layers[from], layers[to])];
        const middle = rows[Math.max(first, Math.ceil((first + last) / 2) - 1)];
        middle.labels += label ? label.width + LABEL_GAP : 0;
        middle.labelHeight = Math.max(middle.labelHeight, label ? label.height + LABEL_CHANNEL : 0);
        for (let layer = first; layer <= last; layer++) {
            rows[layer].flows++;
            rows[layer].width += layer > first && layer < last ? PASSAGE : 0;
        }
    }
    return {
        width: SPREAD * Math.max(...rows.map(row => Math.max(row.width, row.labels))),
        height: rows.reduce((sum, row) => sum + row.height + row.labelHeight + CHANNEL + TRACK * row.flows, -CHANNEL)
    };
}
