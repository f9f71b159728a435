/** Something with a size, to be put beside others. */
export interface Block {
    width: number;
    height: number;
}

/** Where blocks stand, and the room they take together. */
export interface Packed extends Block {
    at: { x: number; y: number }[];
}

const GAP = 28;

/** A picture of width to height as this fills a panel best; boxes of any other shape count as the box of this shape around them. */
export const ASPECT = 1.6;

/** How large a picture has to be shown: the height of the box of the wanted shape around it. */
export function extentOf({ width, height }: Block): number {
    return Math.max(width / ASPECT, height);
}

/**
 * Puts blocks into columns beside a first one that must reach from top to bottom, or anywhere where there is no such block, so that all
 * together are as large as need be and no larger. The order of the blocks stays.
 */
export function packBlocks(first: Block | undefined, others: readonly Block[]): Packed {
    const least = Math.max(0, ...others.map(block => block.height), first?.height ?? 0);
    const total = others.reduce((sum, block) => sum + block.height + GAP, -GAP);
    let best: Packed | undefined;
    for (let columns = 1; columns <= Math.max(1, Math.min(others.length, 24)); columns++) {
        const packed = intoColumns(first, others, Math.max(least, Math.ceil(total / columns)));
        if (!best || extentOf(packed) < extentOf(best)) {
            best = packed;
        }
    }
    return best ?? { width: 0, height: 0, at: [] };
}

function intoColumns(first: Block | undefined, others: readonly Block[], limit: number): Packed {
    let x = first ? first.width + (others.length > 0 ? GAP : 0) : 0;
    let y = 0;
    let columnWidth = 0;
    let height = first?.height ?? 0;
    const at = others.map(block => {
        if (y > 0 && y + block.height > limit) {
            x += columnWidth + GAP;
            y = 0;
            columnWidth = 0;
        }
        const place = { x, y };
        y += block.height + GAP;
        columnWidth = Math.max(columnWidth, block.width);
        height = Math.max(height, y - GAP);
        return place;
    });
    return { width: x + columnWidth, height, at };
}
