/**
 * @returns whether two plain values say the same: numbers, texts, arrays and objects of such. Shared parts cost nothing,
 * which is most of two versions of one model.
 */
export function isEqual(a: unknown, b: unknown): boolean {
    if (a === b) return true;
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
    if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((each, index) => isEqual(each, b[index]));
    if (Array.isArray(b)) return false;
    const left = a as Record<string, unknown>;
    const right = b as Record<string, unknown>;
    for (const key in left) if (!isEqual(left[key], right[key])) return false;
    for (const key in right) if (right[key] !== undefined && left[key] === undefined) return false;
    return true;
}

/** @returns whether two lists hold the very same objects in the same order */
export function haveSameMembers(a: readonly unknown[], b: readonly unknown[]): boolean {
    return a.length === b.length && a.every((each, index) => each === b[index]);
}

/**
 * @returns `values` with those at `indices` computed anew: the very same array where none of them has changed, so that
 * what was worked out from it still holds
 */
export function renewed<A extends { [index: number]: unknown; slice(): A }>(
    values: A,
    indices: Iterable<number>,
    valueAt: (index: number) => A[number],
    same: (a: A[number], b: A[number]) => boolean = Object.is
): A {
    let result = values;
    for (const index of indices) {
        const value = valueAt(index);
        if (same(values[index], value)) continue;
        if (result === values) result = values.slice();
        result[index] = value;
    }
    return result;
}

/** @returns `values` with each computed; what `from` does with a mapping takes several times as long. */
export function filled<A extends { [index: number]: number; length: number }>(values: A, valueAt: (index: number) => number): A {
    for (let index = 0; index < values.length; index++) values[index] = valueAt(index);
    return values;
}
