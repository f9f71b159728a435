import type { Declaration, Position, Range } from '../../language/model/source.js';

export function comparePositions(a: Position, b: Position): number {
    return a.line - b.line || a.character - b.character;
}

/** Whether a position lies in a range; both of its ends count as inside. */
export function contains(range: Range, position: Position): boolean {
    return comparePositions(range.start, position) <= 0 && comparePositions(position, range.end) <= 0;
}

/** Whether a statement stands inside another one, which it does not where it belongs to another file or system. */
export function standsIn(outer: Declaration, inner: Declaration): boolean {
    return outer.uri === inner.uri && contains(outer.whole, inner.name.start);
}
