import type { PageTimes } from './browser.js';
import type { EngineName, Outcome, Preparation } from './outcome.js';

/** What the engines made, one block per size, with the time of whole-graph ELK as the measure. */
export function engineTable(rows: readonly { elements: number; engine: EngineName; outcome: Outcome | string }[]): string {
    const head = [
        'elements',
        'engine',
        'cold ms',
        'to elk',
        'edited ms',
        'slowest',
        'crossings',
        'width:height',
        'rss MB',
        'heap MB',
        'scenes'
    ];
    return table(
        head,
        rows.map(({ elements, engine, outcome }) => {
            if (typeof outcome === 'string') {
                return [String(elements), engine, outcome];
            }
            const elk = rows.find(row => row.elements === elements && row.engine === 'elk')?.outcome;
            return [
                String(elements),
                engine,
                outcome.cold.toFixed(0),
                typeof elk === 'object' ? `${(outcome.cold / elk.cold).toFixed(2)}x` : '',
                outcome.edited.toFixed(0),
                outcome.slowestEdit.toFixed(0),
                outcome.crossings.toFixed(0),
                outcome.aspect.toFixed(2),
                outcome.rss.toFixed(0),
                outcome.heap.toFixed(0),
                String(outcome.scenes)
            ];
        })
    );
}

/** What one sees of a generated system, by its size. */
export interface PageRow {
    elements: number;
    /** What a panel opens with, and everything. */
    opening: Preparation & { page: PageTimes };
    whole: Preparation & { page: PageTimes };
}

export function pageTable(rows: readonly PageRow[]): string {
    return table(
        ['elements', 'default view: places', 'prepared ms', 'drawn ms', 'both', 'everything: drawn ms', 'frame ms, median', 'p95'],
        rows.map(({ elements, opening, whole }) => [
            String(elements),
            String(opening.drawing.shapes.length + opening.drawing.boundaries.length),
            opening.prepared.toFixed(0),
            opening.page.firstDrawing.toFixed(0),
            (opening.prepared + opening.page.firstDrawing).toFixed(0),
            whole.page.firstDrawing.toFixed(0),
            whole.page.frame.median.toFixed(1),
            whole.page.frame.p95.toFixed(1)
        ])
    );
}

function table(head: readonly string[], rows: readonly string[][]): string {
    const widths = head.map((title, column) =>
        Math.max(title.length, ...rows.filter(row => row.length === head.length).map(row => row[column].length))
    );
    const line = (row: readonly string[]) =>
        row
            .map((cell, column) => (column === 1 && head[1] === 'engine' ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
            .join('  ');
    return [
        line(head),
        ...rows.map((row, index) => (index > 0 && row[0] !== rows[index - 1][0] && head[1] === 'engine' ? '\n' : '') + line(row))
    ].join('\n');
}
