import type { Declaration, Position, Range } from '../../language/model/source.js';
import type { Foreign } from '../../language/model/system-model.js';

export function comparePositions(a: Position, b: Position): number {
    return a.line - b.line || a.character - b.character;
}

/** Whether a position lies in a range; both of its ends count as inside. */
export function contains(range: Range, position: Position): boolean {
    return comparePositions(range.start, position) <= 0 && comparePositions(position, range.end) <= 0;
}

/** Whether a range lies in another one; equal ranges lie in each other. */
export function encloses(outer: Range, inner: Range): boolean {
    return contains(outer, inner.start) && contains(outer, inner.end);
}

/** Whether a part belongs to the system whose model holds it. Others stand in the text of their own system, which may be another file. */
export function isOwn({ from }: Foreign): boolean {
    return from === undefined;
}

/** Whether a statement stands inside another one, which it does not where it belongs to another file or system. */
export function standsIn(outer: Declaration, inner: Declaration): boolean {
    return outer.uri === inner.uri && contains(outer.whole, inner.name.start);
}
