import type { Analysis } from './finding.js';
import { analysedBehind } from './control-effects.js';
import { isStillOpen } from './fixes.js';
import { judge } from './verdict.js';
import { withPlacements } from './worlds.js';

/** What one control does in a system. Indices are of the model's elements and flows, ascending. */
export interface ControlCoverage {
    /** Where it is in place: on the thing itself, a zone around it, the system, or through a fact that stands for it. */
    holds: { elements: number[]; flows: number[] };
    /** Where it is only planned. */
    planned: { elements: number[]; flows: number[] };
    /** Indices of the open findings that would be closed or reduced if it were in place everywhere. */
    changes: number[];
}

/**
 * Where a control is in place and which findings it could still answer.
 * @returns undefined for an analysis that is not the engine's own
 */
export function controlCoverage(analysis: Analysis, control: string): ControlCoverage | undefined {
    const known = analysedBehind(analysis);
    if (!known) return undefined;
    const { raised } = known;
    const snapshot = known.snapshot.forTrials();
    const built = snapshot.controls.tableOf(control, false);
    const planned = snapshot.controls.tableOf(control, true);
    const everywhere = withPlacements(snapshot, snapshot.worlds.built, [{ control, type: 'system', index: 0 }]);
    const changes = raised.flatMap(({ finding, rule }, index) => {
        if (!isStillOpen(finding) || !rule.controls.has(control)) return [];
        const verdict = judge(snapshot, rule, finding.targetIndex, everywhere);
        return verdict === 'mitigated' || verdict === 'residual' ? [index] : [];
    });
    return {
        holds: { elements: placesIn(built.element), flows: placesIn(built.flow) },
        planned: {
            elements: placesIn(planned.element).filter(index => built.element[index] === 0),
            flows: placesIn(planned.flow).filter(index => built.flow[index] === 0)
        },
        changes
    };
}

function placesIn(table: Uint8Array): number[] {
    const places: number[] = [];
    table.forEach((holds, index) => holds === 1 && places.push(index));
    return places;
}
