/** A wish for a coordinate, and how much it counts. */
export interface Wish {
    at: number;
    weight: number;
}

/**
 * Coordinates in ascending order, each at least its gap behind the one before, as near as can be to what is wished: the weighted
 * squares of the distances are least (pool adjacent violators). Every item needs a wish. Time grows with the number of wishes.
 *
 * @param gaps the least distance of each item from the one before; the first counts for nothing
 */
export function leastSquares(wishes: readonly Wish[], gaps: readonly number[]): number[] {
    const blocks: { sum: number; weight: number; count: number }[] = [];
    let offset = 0;
    wishes.forEach(({ at, weight }, index) => {
        offset += index === 0 ? 0 : gaps[index];
        blocks.push({ sum: (at - offset) * weight, weight, count: 1 });
        while (blocks.length > 1 && mean(blocks.at(-2)!) >= mean(blocks.at(-1)!)) {
            const last = blocks.pop()!;
            const before = blocks.at(-1)!;
            before.sum += last.sum;
            before.weight += last.weight;
            before.count += last.count;
        }
    });
    return spread(
        blocks.map(block => ({ value: mean(block), count: block.count })),
        gaps
    );
}

function mean({ sum, weight }: { sum: number; weight: number }): number {
    return sum / weight;
}

/**
 * The same with the weighted distances themselves least. Prefers coordinates that are wished exactly, and so straight lines; an item
 * may have several wishes.
 */
export function leastDistances(wishes: readonly (readonly Wish[])[], gaps: readonly number[]): number[] {
    const blocks: { wishes: Wish[]; value: number; count: number }[] = [];
    let offset = 0;
    wishes.forEach((own, index) => {
        offset += index === 0 ? 0 : gaps[index];
        const shifted = own.map(({ at, weight }) => ({ at: at - offset, weight }));
        blocks.push({ wishes: shifted, value: weightedMedian(shifted), count: 1 });
        while (blocks.length > 1 && blocks.at(-2)!.value >= blocks.at(-1)!.value) {
            const last = blocks.pop()!;
            const before = blocks.at(-1)!;
            before.wishes = before.wishes.concat(last.wishes);
            before.value = weightedMedian(before.wishes);
            before.count += last.count;
        }
    });
    return spread(blocks, gaps);
}

/** The wish that has no more than half of the weight on either side; between two such wishes the middle. */
function weightedMedian(wishes: Wish[]): number {
    wishes.sort((a, b) => a.at - b.at);
    const half = wishes.reduce((sum, wish) => sum + wish.weight, 0) / 2;
    let passed = 0;
    for (let index = 0; index < wishes.length; index++) {
        passed += wishes[index].weight;
        if (passed > half) {
            return wishes[index].at;
        }
        if (passed === half && index + 1 < wishes.length) {
            return (wishes[index].at + wishes[index + 1].at) / 2;
        }
    }
    return wishes.at(-1)?.at ?? 0;
}

function spread(blocks: readonly { value: number; count: number }[], gaps: readonly number[]): number[] {
    const coordinates: number[] = [];
    let offset = 0;
    for (const { value, count } of blocks) {
        for (let item = 0; item < count; item++) {
            offset += coordinates.length === 0 ? 0 : gaps[coordinates.length];
            coordinates.push(value + offset);
        }
    }
    return coordinates;
}
