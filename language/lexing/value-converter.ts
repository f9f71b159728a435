import type { ValueConverter } from 'langium';

/**
 * Turns the text of a terminal into its value. Decides by the first character instead of by the grammar element, since
 * it runs for every token of every parse: texts start with a quotation mark, numbers with a digit or '-', dates have
 * their second '-' at index 7 and stay text.
 */
export class TmodelValueConverter implements ValueConverter {
    convert(input: string): string | number {
        const first = input.charCodeAt(0);
        if (first === QUOTE) {
            return input.startsWith('"""') ? blockText(input) : lineText(input);
        }
        if ((first >= ZERO && first <= NINE) || first === MINUS) {
            return input[7] === '-' ? input : Number(input);
        }
        return input;
    }
}

const QUOTE = 34,
    MINUS = 45,
    ZERO = 48,
    NINE = 57;

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t' };

function lineText(input: string): string {
    const closed = input.length > 1 && input.endsWith('"');
    const inner = input.slice(1, closed ? -1 : undefined);
    return inner.includes('\\') ? inner.replace(/\\(.)/g, (_, character: string) => ESCAPES[character] ?? character) : inner;
}

/** Removes the indentation that all lines share, and blank lines at both ends. The opening line counts from its text. */
function blockText(input: string): string {
    const closed = input.length >= 6 && input.endsWith('"""');
    const lines = input.slice(3, closed ? -3 : undefined).split(/\r\n|\r|\n/);
    let indentation = Infinity;
    for (const line of lines.slice(1)) {
        if (line.trim()) {
            indentation = Math.min(indentation, line.length - line.trimStart().length);
        }
    }
    return lines
        .map((line, index) => (index === 0 ? line.trimStart() : line.slice(indentation)).trimEnd())
        .join('\n')
        .trim();
}
