import type { Painter } from '../../formats/colour.js';
import { printable } from '../../formats/printable.js';

/** Columns that a text fills at most. */
export const WIDTH = 80;

/** A text made safe to show and broken into lines of at most `width` characters; a word that is longer stays whole. */
export function wrapped(text: string, width: number): string[] {
    const lines: string[] = [];
    let line = '';
    for (const word of printable(text).split(' ')) {
        if (line !== '' && line.length + 1 + word.length > width) {
            lines.push(line);
            line = word;
        } else {
            line = line === '' ? word : `${line} ${word}`;
        }
    }
    return [...lines, line];
}

/** A paragraph that starts `indent` columns from the left. */
export function paragraph(text: string, indent = 0): string[] {
    return wrapped(text, WIDTH - indent).map(line => ' '.repeat(indent) + line);
}

/** Items, each with a dash in front and its further lines below its first. */
export function bullets(items: readonly string[], indent = 2): string[] {
    return items.flatMap(item =>
        wrapped(item, WIDTH - indent - 2).map((line, index) => `${' '.repeat(indent)}${index === 0 ? '- ' : '  '}${line}`)
    );
}

/**
 * Rows of a name and what it means, the meanings below each other. A name that is longer than `most` stands on a line of its own.
 * @param rows name and meaning, neither safe to show yet
 */
export function rowsOf(rows: readonly (readonly [string, string | undefined])[], paint: Painter, indent = 2, most = 30): string[] {
    // Blanks in front of a name are its place in a tree.
    const safe = rows.map(([name, meaning]) => [/^ */.exec(name)![0] + printable(name), meaning] as const);
    const column = Math.min(
        most,
        safe.reduce((width, [name]) => Math.max(width, name.length), 0)
    );
    return safe.flatMap(([name, meaning]) => {
        const lines = meaning ? wrapped(meaning, WIDTH - indent - column - 2) : [];
        const margin = ' '.repeat(indent);
        const below = lines.map(line => `${margin}${' '.repeat(column)}  ${line}`);
        if (name.length > column || lines.length === 0) return [margin + paint('strong', name), ...below];
        return [`${margin}${paint('strong', name)}${' '.repeat(column - name.length)}  ${lines[0]}`, ...below.slice(1)];
    });
}

/** A heading with lines below it; nothing where there are none. */
export function section(heading: string, lines: readonly string[], paint: Painter): string[] {
    return lines.length > 0 ? ['', paint('quiet', heading), ...lines] : [];
}
