/** Kleene's three values, ordered so that `and` is the minimum and `or` the maximum. */
export const FALSE = 0;
export const UNKNOWN = 1;
export const TRUE = 2;
export type Truth = typeof FALSE | typeof UNKNOWN | typeof TRUE;

/** @returns the negation: unknown stays unknown. */
export function not(truth: Truth): Truth {
    return (2 - truth) as Truth;
}

/** @returns TRUE or FALSE for a JavaScript boolean. */
export function known(value: boolean): Truth {
    return value ? TRUE : FALSE;
}
