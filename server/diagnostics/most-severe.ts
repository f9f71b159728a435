import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver-types';
import { SOURCE } from './source-name.js';

/** Editors show no more of one file than this (VS Code takes the first thousand), and every keystroke sends them all. */
export const MAX_DIAGNOSTICS = 1000;

/**
 * The diagnostics to publish of one document, in the order of the text. Of too many the most severe stay, of equally severe ones
 * the first; the last diagnostic then says how many more there are. Linear in their number, but for the sorting of what stays.
 */
export function mostSevere(diagnostics: Diagnostic[], limit = MAX_DIAGNOSTICS): Diagnostic[] {
    if (diagnostics.length <= limit) {
        return diagnostics.sort(byPosition);
    }
    const shown: Diagnostic[] = [];
    const left: Diagnostic[] = [];
    for (const severity of [1, 2, 3, 4] as const) {
        const group = diagnostics.filter(diagnostic => (diagnostic.severity ?? DiagnosticSeverity.Error) === severity);
        const room = limit - 1 - shown.length;
        const isShown = firstOf(group, room);
        for (const diagnostic of group) {
            (isShown(diagnostic) ? shown : left).push(diagnostic);
        }
    }
    const first = left.reduce((a, b) => (byPosition(b, a) < 0 ? b : a));
    const rest: Diagnostic = {
        range: first.range,
        severity: left[0].severity,
        source: SOURCE,
        code: 'more-problems',
        message: `This file has ${left.length} more problems, none more severe than those that are shown.`
    };
    return [...shown.sort(byPosition), rest];
}

/** @returns a test that holds, asked once about each of the diagnostics in turn, for the given number that stand first in the text */
function firstOf(diagnostics: Diagnostic[], count: number): (diagnostic: Diagnostic) => boolean {
    if (diagnostics.length <= count) {
        return () => true;
    }
    if (count <= 0) {
        return () => false;
    }
    const places = Float64Array.from(diagnostics, placeOf).sort();
    const last = places[count - 1];
    // Of several at the last place that has room, as many stay as there is room for.
    let room = count - places.findIndex(place => place === last);
    return diagnostic => {
        const place = placeOf(diagnostic);
        return place < last || (place === last && room-- > 0);
    };
}

const LONGEST_LINE = 2 ** 24;

function placeOf({ range: { start } }: Diagnostic): number {
    return start.line * LONGEST_LINE + start.character;
}

function byPosition(a: Diagnostic, b: Diagnostic): number {
    return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
}
