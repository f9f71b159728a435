/**
 * Names close to a misspelt one, best first, at most three: few edits apart, equal but for case and separators, or
 * beginning with it.
 * Of two equally close ones the first candidate comes first.
 */
export function suggestionsFor(written: string, candidates: Iterable<string>): string[] {
    const limit = written.length < 4 ? 1 : written.length < 9 ? 2 : 3;
    const folded = fold(written);
    const close: { name: string; distance: number }[] = [];
    for (const name of candidates) {
        const distance = fold(name) === folded ? 0 : isBeginning(written, name) ? 1 : editDistance(written, name, limit);
        if (distance <= limit) {
            close.push({ name, distance });
        }
    }
    return close
        .sort((a, b) => a.distance - b.distance)
        .slice(0, 3)
        .map(({ name }) => name);
}

/** The names close to a misspelt one, or, where none is, all that can stand there: for lists that are short. */
export function closeOrAll(written: string, names: readonly string[]): string[] {
    const close = suggestionsFor(written, names);
    return close.length > 0 ? close : [...names];
}

/** ` Did you mean 'x' or 'y'?`, or nothing. */
export function didYouMean(suggestions: readonly string[]): string {
    return suggestions.length > 0 ? ` Did you mean ${suggestions.map(name => `'${name}'`).join(' or ')}?` : '';
}

/** `'a', 'b' or 'c'`; of a long list the first twelve. */
export function listed(names: readonly string[]): string {
    const shown = names.slice(0, 12).map(name => `'${name}'`);
    if (names.length > shown.length) {
        return `${shown.join(', ')} and others`;
    }
    return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} or ${shown[shown.length - 1]}` : shown.join('');
}

/** `prob` for `probability`. */
function isBeginning(written: string, name: string): boolean {
    return written.length >= 3 && name.startsWith(written);
}

function fold(name: string): string {
    return name.toLowerCase().replace(/[-_.]/g, '');
}

/** Insertions, deletions, replacements and swaps of neighbours between two words; more than `limit` counts as infinite. */
function editDistance(a: string, b: string, limit: number): number {
    if (Math.abs(a.length - b.length) > limit) {
        return Infinity;
    }
    let beforePrevious: number[] = [];
    let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
        const current = [i];
        let best = i;
        for (let j = 1; j <= b.length; j++) {
            const cost = a[i - 1] === b[j - 1] ? 0 : 1;
            current[j] = Math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost);
            if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
                current[j] = Math.min(current[j], beforePrevious[j - 2] + 1);
            }
            best = Math.min(best, current[j]);
        }
        if (best > limit) {
            return Infinity;
        }
        [beforePrevious, previous] = [previous, current];
    }
    return previous[b.length];
}
