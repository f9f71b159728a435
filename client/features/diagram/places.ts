import { languages, Uri, type Position } from 'vscode';
import type { DiagramFinding, DiagramPlace } from '../../../server/protocol.js';

type TextRange = DiagramPlace['whole'];

/**
 * The innermost drawn statement around a position, or undefined.
 * @param places in any order
 */
export function placeAt(places: readonly DiagramPlace[], document: Uri, position: Position): DiagramPlace | undefined {
    const uri = document.toString();
    let innermost: DiagramPlace | undefined;
    for (const place of places) {
        if (!contains(place.whole, position) || Uri.parse(place.uri).toString() !== uri) continue;
        // Statements nest, so of two around the same position the one that starts later is the inner one.
        if (!innermost || isBefore(innermost.whole.start, place.whole.start)) innermost = place;
    }
    return innermost;
}

/** Where a finding is reported: its diagnostic inside the statement of its target, or the target's name without one. */
export function findingRange(finding: DiagramFinding, place: DiagramPlace): TextRange {
    const reported = languages.getDiagnostics(Uri.parse(place.uri)).find(diagnostic => {
        const code = typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code;
        return code === finding.threat && contains(place.whole, diagnostic.range.start);
    });
    return reported?.range ?? place.name;
}

function contains(range: TextRange, position: TextRange['start']): boolean {
    return !isBefore(position, range.start) && !isBefore(range.end, position);
}

function isBefore(a: TextRange['start'], b: TextRange['start']): boolean {
    return a.line < b.line || (a.line === b.line && a.character < b.character);
}
