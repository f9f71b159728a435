import type { Position, Range } from '../../language/model/source.js';

export function comparePositions(a: Position, b: Position): number {
    return a.line - b.line || a.character - b.character;
}

/** Whether a position lies in a range; both of its ends count as inside. */
export function contains(range: Range, position: Position): boolean {
    return comparePositions(range.start, position) <= 0 && comparePositions(position, range.end) <= 0;
}
