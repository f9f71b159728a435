/** A binary heap of numbers, the one with the least key on top; equal keys come out in the order of their numbers. */
export interface Heap {
    push(value: number, key: number): void;
    /** The value with the least key, or undefined. */
    pop(): number | undefined;
}

export function createHeap(): Heap {
    const values: number[] = [];
    const keys: number[] = [];
    /** Whether what stands at `at` comes before a value with this key. */
    const isBefore = (at: number, value: number, key: number) => keys[at] < key || (keys[at] === key && values[at] < value);
    const put = (at: number, value: number, key: number) => {
        values[at] = value;
        keys[at] = key;
    };
    return {
        push(value, key) {
            let at = values.length;
            for (let above = (at - 1) >> 1; at > 0 && !isBefore(above, value, key); above = (at - 1) >> 1) {
                put(at, values[above], keys[above]);
                at = above;
            }
            put(at, value, key);
        },
        pop() {
            const top = values[0];
            const value = values.pop();
            const key = keys.pop();
            if (value === undefined || key === undefined || values.length === 0) {
                return value;
            }
            // The last one takes the place of the first and sinks to where it belongs.
            let at = 0;
            for (;;) {
                let below = 2 * at + 1;
                if (below + 1 < values.length && isBefore(below + 1, values[below], keys[below])) {
                    below++;
                }
                if (below >= values.length || !isBefore(below, value, key)) {
                    break;
                }
                put(at, values[below], keys[below]);
                at = below;
            }
            put(at, value, key);
            return top;
        }
    };
}
