import type { Declaration } from '../language/model/source.js';
import type { FactModel, TreatmentAction, TreatmentModel } from '../language/model/system-model.js';
import { isEqual } from './equality.js';
import type { Finding, FindingStatus, TreatmentNotice } from './finding.js';
import type { RaisedFinding } from './fixes.js';
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
 * @param raisedBy the findings of a threat, none of them treated yet
 * @param today the day of the analysis, `2026-11-23`; a treatment counts up to and including its `until`
 * @returns what is wrong with treatments themselves
 */
export function applyTreatments(snapshot: Snapshot, raisedBy: (threat: string) => RaisedFinding[], today: string): TreatmentNotice[] {
    const notices: TreatmentNotice[] = [];
    for (const treatment of snapshot.model.treatments) {
        if (treatment.target === undefined || !isComplete(treatment)) continue;
        const place = placeOf(snapshot, treatment.target);
        const matching = place
            ? raisedBy(treatment.threat).filter(({ finding }) => TREATABLE.has(finding.status) && isAt(snapshot, place, finding))
            : [];
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
        } else for (const raised of matching) treat(raised, STATUS[treatment.action], treatment.declaration);
    }
    return notices;
}

/** The untreated finding stays as it is: the next version may have no such treatment. */
function treat(raised: RaisedFinding, status: FindingStatus, treatment: Declaration): void {
    const known = raised.treated;
    if (known?.status !== status || !isEqual(known.treatment, treatment)) {
        const { untreated } = raised;
        raised.treated = Object.defineProperties({} as Finding, {
            ...Object.getOwnPropertyDescriptors(untreated),
            status: { value: status, enumerable: true },
            treatment: { value: treatment, enumerable: true }
        });
    }
    raised.finding = raised.treated!;
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

function placeOf({ model, places }: Snapshot, id: string): { type: PlaceType; index: number } | undefined {
    // Names resolve from the inside out: the system's own comes last.
    return places.get(id) ?? (id === model.name ? { type: 'system', index: 0 } : undefined);
}

function isAt(snapshot: Snapshot, place: { type: PlaceType; index: number }, finding: Finding): boolean {
    if (finding.targetType === 'system') return place.type === 'system';
    return covers(snapshot, place, finding.targetType, finding.targetIndex);
}
