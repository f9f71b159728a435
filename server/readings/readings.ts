import type { WrittenToken } from '../../language/index.js';
import type { Snapshot } from '../session/session.js';
import { endAlike, TokenReader } from './reader.js';
import type { Reading } from './reading.js';

const readings = new WeakMap<Snapshot, readonly Reading[]>();

/** The readings of the version before, by document. */
const lastReadings = new Map<string, WeakRef<readonly Reading[]>>();

/**
 * Every token of a document with what it stands for, in the order of the text. Read once per version of the text; where only
 * some tokens are new, those and the rest of their statement.
 */
export function readingsOf(snapshot: Snapshot): readonly Reading[] {
    let known = readings.get(snapshot);
    if (!known) {
        const last = lastReadings.get(snapshot.uri)?.deref();
        known = readAround(last ?? [], snapshot.tokens);
        readings.set(snapshot, known);
        lastReadings.set(snapshot.uri, new WeakRef(known));
    }
    return known;
}

/** Tokens that are the same objects as before are read as before, up to the last closing brace in front of new ones and from the next behind them. */
function readAround(last: readonly Reading[], tokens: readonly WrittenToken[]): Reading[] {
    const shorter = Math.min(last.length, tokens.length);
    let same = 0;
    while (same < shorter && last[same].token === tokens[same]) {
        same++;
    }
    let from = same - 1;
    while (from >= 0 && tokens[from].role !== '}') {
        from--;
    }
    let behind = 0;
    while (behind < shorter - from - 1 && last[last.length - 1 - behind].token === tokens[tokens.length - 1 - behind]) {
        behind++;
    }
    const reader = from < 0 ? new TokenReader() : TokenReader.behind(last[from]);
    const result = last.slice(0, from + 1);
    for (let index = from + 1; index < tokens.length; index++) {
        const reading = reader.read(tokens[index]);
        result.push(reading);
        const before = index >= tokens.length - behind ? last[index - tokens.length + last.length] : undefined;
        if (before?.token.role === '}' && endAlike(before, reading)) {
            return [...result, ...last.slice(index + 1 - tokens.length + last.length)];
        }
    }
    return result;
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
