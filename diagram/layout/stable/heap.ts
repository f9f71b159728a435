/** A binary heap of numbers, the one with the least key on top; equal keys come out in the order of their numbers. */
export interface Heap {
    push(value: number, key: number): void;
    /** The value with the least key, or undefined. */
    pop(): number | undefined;
}

export function createHeap(): Heap {
    const values: number[] = [];
    const keys: number[] = [];
    const before = (a: number, b: number) => keys[a] < keys[b] || (keys[a] === keys[b] && values[a] < values[b]);
    const swap = (a: number, b: number) => {
        [values[a], values[b]] = [values[b], values[a]];
        [keys[a], keys[b]] = [keys[b], keys[a]];
    };
    return {
        push(value, key) {
            let at = values.length;
            values.push(value);
            keys.push(key);
            while (at > 0 && before(at, (at - 1) >> 1)) {
                swap(at, (at - 1) >> 1);
                at = (at - 1) >> 1;
            }
        },
        pop() {
            if (values.length === 0) {
                return undefined;
            }
            swap(0, values.length - 1);
            const top = values.pop();
            keys.pop();
            for (let at = 0; ;) {
                const left = 2 * at + 1;
                let least = at;
                if (left < values.length && before(left, least)) {
                    least = left;
                }
                if (left + 1 < values.length && before(left + 1, least)) {
                    least = left + 1;
                }
                if (least === at) {
                    return top;
                }
                swap(at, least);
                at = least;
            }
        }
    };
}
