import type { Partners } from './nesting.js';
import type { LayoutToken } from './tokens.js';

/** The tokens from a line's first one to the last before the next line break between tokens that is there or belongs there. */
export interface LayoutLine {
    /** Index of the first token. */
    readonly first: number;
    /** Index behind the last one. */
    readonly end: number;
    /**
     * Whether it is written as the language has it. Blanks in any other line stay as they are: they may be what a
     * missing quotation mark or an arrow of another notation is recognised by.
     */
    readonly sound: boolean;
}

/** The lines of a text as they stand. */
export function layoutLines(tokens: readonly LayoutToken[]): LayoutLine[] {
    const lines: LayoutLine[] = [];
    for (let first = 0; first < tokens.length;) {
        let end = first;
        let sound = true;
        do {
            sound &&= isSound(tokens[end], tokens[end + 1]);
            end++;
        } while (end < tokens.length && !tokens[end].startsLine);
        lines.push({ first, end, sound });
        first = end;
    }
    return lines;
}

/** The same lines, but that the closing brace of a body over several lines begins a line of its own. */
export function withBracesOnTheirLines(lines: readonly LayoutLine[], tokens: readonly LayoutToken[], partners: Partners): LayoutLine[] {
    return lines.flatMap(line => {
        const parts: LayoutLine[] = [];
        let first = line.first;
        for (let at = line.first + 1; line.sound && at < line.end; at++) {
            const opening = partners[at];
            if (tokens[at].kind === '}' && opening !== undefined && opening < line.first) {
                parts.push({ first, end: at, sound: true });
                first = at;
            }
        }
        return [...parts, { first, end: line.end, sound: line.sound }];
    });
}

function isSound(token: LayoutToken, next: LayoutToken | undefined): boolean {
    if (token.kind === 'unknown' || (token.open && token.kind === 'text')) {
        return false;
    }
    // `=>` is two tokens here and one arrow in other notations.
    return !(token.kind === 'operator' && next?.kind === 'operator' && next.start === token.end);
}
