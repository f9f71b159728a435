import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Fix } from '../../analysis/finding.js';
import { plainEdit } from '../code-actions/workspace-edits.js';
import { applyControls } from '../fixes/mitigation-fix.js';
import { placeOf, type Place } from '../fixes/places.js';
import { isOpen } from '../lookup/open-findings.js';
import type { Snapshot } from '../session/session.js';

/** Applies, for every open finding of one threat, the controls that close it best. Takes one {@link ThreatReference}. */
export const APPLY_BEST_CONTROLS = 'tmodel.server.applyBestControls';

/** A threat in one system of a document. */
export interface ThreatReference {
    uri: string;
    system: string;
    threat: string;
}

/** Reads the arguments of a command, which come from the client; undefined where they are none of these. */
export function threatReference([first]: readonly unknown[]): ThreatReference | undefined {
    const { uri, system, threat } = (first ?? {}) as Record<string, unknown>;
    return typeof uri === 'string' && typeof system === 'string' && typeof threat === 'string' ? { uri, system, threat } : undefined;
}

/** One edit that puts the best fix of each open finding of a threat in place; undefined where there is nothing to apply. */
export function bestControlsEdit(snapshot: Snapshot, { system, threat }: ThreatReference): WorkspaceEdit | undefined {
    const { model, analysis } = snapshot.systems.find(each => each.model.name === system) ?? {};
    if (!model || !analysis) {
        return undefined;
    }
    const controls = new Map<Place, Set<string>>();
    for (const finding of analysis.findings.filter(each => each.threat === threat && isOpen(each))) {
        const best = finding.fixes.find(({ effect }) => effect === 'closes') ?? finding.fixes[0];
        for (const { control, on, onType } of best ? stepsOf(best) : []) {
            const place = placeOf(model, onType, on);
            if (place?.declaration.uri === snapshot.uri) {
                controls.set(place, (controls.get(place) ?? new Set()).add(control));
            }
        }
    }
    const edits = [...controls].flatMap(([place, names]) => applyControls(snapshot.text, place, [...names]));
    return edits.length > 0 ? plainEdit(snapshot.text, edits) : undefined;
}

function stepsOf({ control, on, onType, also }: Fix) {
    return [{ control, on, onType }, ...also];
}
