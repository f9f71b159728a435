import { performance } from 'node:perf_hooks';

/** Milliseconds of wall clock. */
export interface Sample {
    median: number;
    /** The value that nineteen of twenty runs stay below; equal to the slowest where there are fewer than twenty runs. */
    p95: number;
    runs: number;
}

/** One line of the report. */
export interface Row {
    elements: number;
    what: string;
    sample: Sample;
    /** Median as a multiple of bare parsing of the same text in the same run; none for bare parsing itself. */
    ratio?: number;
    /** What the numbers do not say. */
    note?: string;
}

export function summarise(times: number[]): Sample {
    const sorted = [...times].sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
    return { median: at(0.5), p95: at(0.95), runs: sorted.length };
}

/** Runs `action` and keeps how long each run took, in milliseconds; `action` gets the number of the run. */
export async function timed(runs: number, action: (run: number) => unknown): Promise<Sample> {
    const times: number[] = [];
    for (let run = 0; run < runs; run++) {
        const start = performance.now();
        await action(run);
        times.push(performance.now() - start);
    }
    return summarise(times);
}

/** The rows as a table for a terminal, one block per size. */
export function tableOf(rows: Row[]): string {
    const cells = rows.map(row => [
        String(row.elements),
        row.what,
        row.sample.median.toFixed(1),
        row.sample.p95.toFixed(1),
        row.ratio === undefined ? '' : `${row.ratio.toFixed(2)}x`,
        String(row.sample.runs),
        row.note ?? ''
    ]);
    const head = ['elements', 'what', 'median ms', 'p95 ms', 'to parsing', 'runs', ''];
    const widths = head.map((title, column) => Math.max(title.length, ...cells.map(row => row[column].length)));
    const line = (row: string[]) =>
        row
            .map((cell, column) => (column === 1 || column === 6 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
            .join('  ')
            .trimEnd();
    const separated = cells.flatMap((row, index) => (index > 0 && row[0] !== cells[index - 1][0] ? ['', line(row)] : [line(row)]));
    return [line(head), line(widths.map(width => '-'.repeat(width))), ...separated].join('\n');
}
