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
    const groups: Diagnostic[][] = [[], [], [], []];
    for (const diagnostic of diagnostics) {
        groups[(diagnostic.severity ?? DiagnosticSeverity.Error) - 1].push(diagnostic);
    }
    const shown: Diagnostic[] = [];
    const left: Diagnostic[] = [];
    for (const group of groups) {
        divide(group, limit - 1 - shown.length, shown, left);
    }
    let first = left[0];
    for (const diagnostic of left) {
        if (byPosition(diagnostic, first) < 0) {
            first = diagnostic;
        }
    }
    shown.sort(byPosition).push({
        range: first.range,
        severity: left[0].severity,
        source: SOURCE,
        code: 'more-problems',
        message: `This file has ${left.length} more problems, none more severe than those that are shown.`
    });
    return shown;
}

/** Adds to `shown` as many diagnostics as there is room for, those that stand first in the text, and to `left` the others. */
function divide(group: readonly Diagnostic[], room: number, shown: Diagnostic[], left: Diagnostic[]): void {
    const [last, atLast] = room < group.length ? lastWithRoom(group, room) : [Infinity, 0];
    let free = atLast;
    for (const diagnostic of group) {
        const place = placeOf(diagnostic);
        (place < last || (place === last && free-- > 0) ? shown : left).push(diagnostic);
    }
}

/** @returns the last place in the text that still has room, and room for how many there */
function lastWithRoom(group: readonly Diagnostic[], room: number): [number, number] {
    if (room <= 0) {
        return [-1, 0];
    }
    const places = new Float64Array(group.length);
    for (let index = 0; index < group.length; index++) {
        places[index] = placeOf(group[index]);
    }
    places.sort();
    const last = places[room - 1];
    return [last, room - places.indexOf(last)];
}

const LONGEST_LINE = 2 ** 24;

function placeOf({ range: { start } }: Diagnostic): number {
    return start.line * LONGEST_LINE + start.character;
}

function byPosition(a: Diagnostic, b: Diagnostic): number {
    return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
}
