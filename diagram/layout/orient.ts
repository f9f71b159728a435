/** Flows between two siblings of a level, by the siblings' places. */
export interface SiblingFlows {
    from: number;
    to: number;
}

/**
 * An order of the children of a level in which most flows lead from an earlier to a later one: always the next that nothing leads to,
 * else the last that leads nowhere, else the one that most leads away from (the greedy method of Eades, Lin and Smyth). Flows that
 * lead backwards are drawn upwards, so that no level has a circle.
 *
 * @param entries children that flows come into the system by; they are the first
 * @returns the position of each child
 */
export function orderSiblings(
    children: readonly number[],
    flows: readonly SiblingFlows[],
    entries: ReadonlySet<number>
): Map<number, number> {
    const first = children.filter(child => entries.has(child));
    const others = children.filter(child => !entries.has(child));
    const order = [...greedyOrder(first, flows), ...greedyOrder(others, flows)];
    return new Map(order.map((child, position) => [child, position]));
}

function greedyOrder(children: readonly number[], flows: readonly SiblingFlows[]): number[] {
    const left = new Map(children.map(child => [child, { in: 0, out: 0, to: new Map<number, number>(), from: new Map<number, number>() }]));
    for (const { from, to } of flows) {
        const source = left.get(from);
        const target = left.get(to);
        if (source && target && source !== target) {
            source.out++;
            target.in++;
            source.to.set(to, (source.to.get(to) ?? 0) + 1);
            target.from.set(from, (target.from.get(from) ?? 0) + 1);
        }
    }
    const head: number[] = [];
    const tail: number[] = [];
    const take = (child: number, onto: number[]): void => {
        const { to, from } = left.get(child)!;
        left.delete(child);
        to.forEach((count, other) => {
            const target = left.get(other);
            if (target) {
                target.in -= count;
            }
        });
        from.forEach((count, other) => {
            const source = left.get(other);
            if (source) {
                source.out -= count;
            }
        });
        onto.push(child);
    };
    while (left.size > 0) {
        const next = nextOf(left);
        take(next.child, next.last ? tail : head);
    }
    return [...head, ...tail.reverse()];
}

/** The child to be taken next, and whether from the end of the order. The order of the text decides between equals. */
function nextOf(left: ReadonlyMap<number, { in: number; out: number }>): { child: number; last: boolean } {
    let best: { child: number; surplus: number } | undefined;
    let sink: number | undefined;
    for (const [child, flows] of left) {
        if (flows.in === 0) {
            return { child, last: false };
        }
        sink ??= flows.out === 0 ? child : undefined;
        const surplus = flows.out - flows.in;
        best = best && best.surplus >= surplus ? best : { child, surplus };
    }
    return sink !== undefined ? { child: sink, last: true } : { child: best!.child, last: false };
}
