/** @returns the indices of the items with each key, in their order; those without a key are left out */
export function indicesBy<T, K>(items: readonly T[], keyOf: (item: T) => K | undefined): Map<K, number[]> {
    const groups = new Map<K, number[]>();
    items.forEach((item, index) => {
        const key = keyOf(item);
        if (key === undefined) return;
        const group = groups.get(key);
        if (group) group.push(index);
        else groups.set(key, [index]);
    });
    return groups;
}
