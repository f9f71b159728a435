import type { Snapshot } from '../session/session.js';
import { TokenReader } from './reader.js';
import type { Reading } from './reading.js';

const readings = new WeakMap<Snapshot, readonly Reading[]>();

/** Every token of a document with what it stands for, in the order of the text. Read once per version of the text. */
export function readingsOf(snapshot: Snapshot): readonly Reading[] {
    let known = readings.get(snapshot);
    if (!known) {
        const reader = new TokenReader();
        known = snapshot.tokens.map(token => reader.read(token));
        readings.set(snapshot, known);
    }
    return known;
}

/** Index of the first reading that starts on a line or behind it. */
export function firstOnLine(all: readonly Reading[], line: number): number {
    let low = 0;
    let high = all.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (all[middle].token.line < line) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}
