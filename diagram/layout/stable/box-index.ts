import type { Box } from '../../drawing.js';
import { near } from './geometry.js';

/** Boxes by where they are, so that those near another are found quickly. */
export interface BoxIndex {
    add(box: Box): void;
    /** Whether any box comes closer than `gap`. */
    isNear(box: Box, gap: number): boolean;
}

const CELL = 160;
/** Rows of cells are told apart as long as there are fewer columns than this. */
const COLUMNS = 1 << 20;

export function createBoxIndex(boxes: Iterable<Box> = []): BoxIndex {
    const cells = new Map<number, Box[]>();
    const index: BoxIndex = {
        add(box) {
            const { fromColumn, toColumn, fromRow, toRow } = cellsOf(box, 0);
            for (let column = fromColumn; column <= toColumn; column++) {
                for (let row = fromRow; row <= toRow; row++) {
                    const key = row * COLUMNS + column;
                    const cell = cells.get(key);
                    if (cell) {
                        cell.push(box);
                    } else {
                        cells.set(key, [box]);
                    }
                }
            }
        },
        isNear(box, gap) {
            const { fromColumn, toColumn, fromRow, toRow } = cellsOf(box, gap);
            for (let column = fromColumn; column <= toColumn; column++) {
                for (let row = fromRow; row <= toRow; row++) {
                    if (cells.get(row * COLUMNS + column)?.some(other => near(box, other, gap))) {
                        return true;
                    }
                }
            }
            return false;
        }
    };
    for (const box of boxes) {
        index.add(box);
    }
    return index;
}

function cellsOf({ x, y, width, height }: Box, gap: number) {
    return {
        fromColumn: Math.floor((x - gap) / CELL),
        toColumn: Math.floor((x + width + gap) / CELL),
        fromRow: Math.floor((y - gap) / CELL),
        toRow: Math.floor((y + height + gap) / CELL)
    };
}
