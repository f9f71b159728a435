import { isElementKind } from '../completion/library-candidates.js';
import { isOpen } from '../lookup/open-findings.js';
import type { DiagramOffers, DiagramOffersParams } from '../protocol.js';
import type { AnalysedSystem, Snapshot } from '../session/session.js';
import { placeOfId } from './edits.js';
import { offersForFinding } from './finding-offers.js';

/** What can be done about a place or a finding of a system; undefined where the document has no such system any more. */
export function diagramOffers(
    snapshot: Snapshot,
    { system: name, id, finding: findingId }: DiagramOffersParams,
    snippets: boolean
): DiagramOffers | undefined {
    const system = snapshot.systems.find(({ model }) => model.name === name);
    if (!system) {
        return undefined;
    }
    const finding = findingId === undefined ? undefined : system.analysis.findings.find(each => each.id === findingId);
    const offered = finding && offersForFinding(snapshot, system, finding, snippets);
    return {
        kinds: snapshot.library.kinds.filter(kind => isElementKind(kind.name)).map(({ name, title }) => ({ name, title })),
        controls: findingId === undefined ? controlsFor(snapshot, system, id ?? system.model.name) : [],
        fixes: offered?.fixes.map(({ title }) => title) ?? [],
        accept: offered?.accept !== undefined
    };
}

function controlsFor({ library }: Snapshot, system: AnalysedSystem, id: string): DiagramOffers['controls'] {
    const place = placeOfId(system, id);
    const stated = new Set(place?.mitigations.filter(({ status }) => status !== 'planned').map(({ control }) => control));
    const closes = new Map<string, number>();
    for (const { fixes } of system.analysis.findings.filter(isOpen)) {
        for (const fix of fixes.filter(({ on, also }) => on === id && also.length === 0)) {
            closes.set(fix.control, Math.max(closes.get(fix.control) ?? 0, fix.closes));
        }
    }
    return library.controls
        .filter(control => !stated.has(control.name))
        .map(control => ({ name: control.name, title: control.title, closes: closes.get(control.name) ?? 0 }))
        .sort((a, b) => b.closes - a.closes || (a.name < b.name ? -1 : 1));
}
