import type { FactModel, TreatmentAction, TreatmentModel } from '../language/model/system-model.js';
import type { Finding, FindingStatus, TreatmentNotice } from './finding.js';
import type { Snapshot } from './snapshot.js';
import { covers, type PlaceType } from './worlds.js';

const STATUS: Record<TreatmentAction, FindingStatus> = {
    accept: 'accepted',
    transfer: 'transferred',
    avoid: 'avoided',
    dismiss: 'dismissed'
};

/** Statuses that a treatment can decide about; what is mitigated needs none. */
const TREATABLE = new Set<FindingStatus>(['open', 'planned', 'residual']);

/**
 * Lets the system's treatments decide the status of findings. One that has expired, lacks what it must say, or names
 * something else decides nothing.
 *
 * @param today the day of the analysis, `2026-11-23`; a treatment counts up to and including its `until`
 * @returns what is wrong with treatments themselves
 */
export function applyTreatments(snapshot: Snapshot, findings: Finding[], today: string): TreatmentNotice[] {
    const notices: TreatmentNotice[] = [];
    for (const treatment of snapshot.model.treatments) {
        if (treatment.target === undefined || !isComplete(treatment)) continue;
        const place = placeOf(snapshot, treatment.target);
        const matching = findings.filter(
            finding => finding.threat === treatment.threat && place && TREATABLE.has(finding.status) && isAt(snapshot, place, finding)
        );
        const until = textOf(treatment.facts, 'until');
        if (matching.length === 0) {
            notices.push({
                code: 'treatment-orphaned',
                message: `No open finding of ${treatment.threat} on ${treatment.target}: there is nothing to ${treatment.action}.`,
                declaration: treatment.declaration
            });
        } else if (until !== undefined && until < today) {
            notices.push({
                code: 'treatment-expired',
                message: `This decision about ${treatment.threat} ended on ${until}; the finding is open again.`,
                declaration: treatment.declaration
            });
        } else {
            for (const finding of matching) {
                finding.status = STATUS[treatment.action];
                finding.treatment = treatment.declaration;
            }
        }
    }
    return notices;
}

/** What a treatment must say before it counts; the language reports what is missing. */
function isComplete(treatment: TreatmentModel): boolean {
    const required = treatment.action === 'accept' ? ['reason', 'by', 'until'] : ['reason'];
    return required.every(fact => (textOf(treatment.facts, fact) ?? '') !== '');
}

function textOf(facts: FactModel[], name: string): string | undefined {
    const value = facts.find(fact => fact.name === name)?.values[0];
    return value === undefined ? undefined : String(value.value);
}

function placeOf({ model }: Snapshot, id: string): { type: PlaceType; index: number } | undefined {
    for (const [type, places] of [
        ['element', model.elements],
        ['flow', model.flows],
        ['zone', model.zones]
    ] as const) {
        const index = places.findIndex(place => place.id === id);
        if (index >= 0) return { type, index };
    }
    // Names resolve from the inside out: the system's own comes last.
    return id === model.name ? { type: 'system', index: 0 } : undefined;
}

function isAt(snapshot: Snapshot, place: { type: PlaceType; index: number }, finding: Finding): boolean {
    if (finding.targetType === 'system') return place.type === 'system';
    return covers(snapshot, place, finding.targetType, finding.targetIndex);
}
