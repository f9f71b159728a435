/**
 * The rows of a text of comma-separated values, each by the names of the first row. Values may stand in double quotes, which they
 * need where they contain commas, quotes (doubled) or line ends.
 */
export function csvRows(text: string): Record<string, string>[] {
    const rows: string[][] = [[]];
    for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
        rows[rows.length - 1].push(quoted === undefined ? plain : quoted.replace(/""/g, '"'));
        if (end !== ',') {
            rows.push([]);
        }
    }
    const [header, ...records] = rows.filter(row => row.some(value => value !== ''));
    return records.map(values => Object.fromEntries(header.map((name, index) => [name, values[index] ?? ''])));
}
