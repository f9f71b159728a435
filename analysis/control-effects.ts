import type { Analysis } from './finding.js';
import { isStillOpen, type RaisedFinding } from './fixes.js';
import { alternativesOf } from './named-controls.js';
import type { Snapshot } from './snapshot.js';
import { isCovered, judge } from './verdict.js';
import { covers, withPlacements, type PlaceType } from './worlds.js';

/** How many open findings a control would change at one place. */
export interface ControlEffect {
    /** So many would be closed. */
    closes: number;
    /** So many would become residual. */
    reduces: number;
}

interface Analysed {
    snapshot: Snapshot;
    raised: readonly RaisedFinding[];
}

/** What analyses were made from, so that they can be asked further. Whoever drops an analysis drops this with it. */
const analysed = new WeakMap<Analysis, Analysed>();

export function remember(analysis: Analysis, snapshot: Snapshot, raised: readonly RaisedFinding[]): Analysis {
    analysed.set(analysis, { snapshot, raised });
    return analysis;
}

/** What an analysis was made from; undefined for one that the engine did not make. */
export function analysedBehind(analysis: Analysis): { snapshot: Snapshot; raised: readonly RaisedFinding[] } | undefined {
    return analysed.get(analysis);
}

/**
 * What each control would do if it were put at a place, by name; controls that do nothing there are left out.
 * At elements and flows each control is tried and the findings that it can touch are judged again. On zones and the
 * system, where that would be the whole system once per control, those are counted that the control meets at their
 * target; what it would close only by lying on a path is not.
 * @param index in the model's elements, flows or zones; 0 for the system
 */
export function controlEffects(analysis: Analysis, type: PlaceType, index: number): ReadonlyMap<string, ControlEffect> {
    const known = analysed.get(analysis);
    if (!known) {
        return new Map();
    }
    return type === 'element' || type === 'flow' ? tried(known, type, index) : counted(known, type, index);
}

function tried({ snapshot, raised }: Analysed, type: 'element' | 'flow', index: number): Map<string, ControlEffect> {
    const touched = raised.filter(each => isStillOpen(each.finding) && touches(snapshot, each, type, index));
    const effects = new Map<string, ControlEffect>();
    for (const control of new Set(touched.flatMap(({ rule }) => [...rule.controls]))) {
        const world = withPlacements(snapshot, snapshot.worlds.built, [{ control, type, index }]);
        for (const { rule, finding } of touched) {
            if (rule.controls.has(control)) {
                const verdict = judge(snapshot, rule, finding.targetIndex, world);
                count(effects, control, verdict === 'mitigated' ? 'closes' : verdict === 'residual' ? 'reduces' : undefined);
            }
        }
    }
    return effects;
}

/** Whether a finding is about the place or an attack passes it. */
function touches({ model }: Snapshot, { finding, paths }: RaisedFinding, type: 'element' | 'flow', index: number): boolean {
    if (finding.targetType === type && finding.targetIndex === index) {
        return true;
    }
    if (type === 'element' && finding.targetType === 'flow') {
        const { source, target } = model.flows[finding.targetIndex];
        if (source === index || target === index) {
            return true;
        }
    }
    return paths.some(path => path.some(step => step[type] === index));
}

function counted({ snapshot, raised }: Analysed, type: 'zone' | 'system', index: number): Map<string, ControlEffect> {
    const effects = new Map<string, ControlEffect>();
    const { built } = snapshot.worlds;
    for (const { rule, finding } of raised) {
        const { targetType, targetIndex } = finding;
        if (!isStillOpen(finding) || !isWithin(snapshot, type, index, targetType, targetIndex)) {
            continue;
        }
        for (const control of rule.controls) {
            if (!snapshot.rules.countsOnTarget(control, rule)) continue;
            if (targetType !== 'system' && snapshot.rules.guardsWayIn(control) && snapshot.isAttackerHeld(targetType, targetIndex)) {
                continue;
            }
            const suffices = (controls: readonly string[]) =>
                controls.includes(control) &&
                controls.every(each => each === control || isCovered(snapshot, rule, targetIndex, built, each));
            if (rule.threat.mitigatedBy.flatMap(alternativesOf).some(suffices)) {
                count(effects, control, 'closes');
            } else if (rule.threat.reducedBy.flatMap(alternativesOf).some(suffices)) {
                count(effects, control, 'reduces');
            }
        }
    }
    return effects;
}

function isWithin(snapshot: Snapshot, type: 'zone' | 'system', index: number, target: 'element' | 'flow' | 'system', at: number): boolean {
    return type === 'system' || (target !== 'system' && covers(snapshot, { type, index }, target, at));
}

function count(effects: Map<string, ControlEffect>, control: string, effect: 'closes' | 'reduces' | undefined): void {
    if (effect) {
        const known = effects.get(control) ?? { closes: 0, reduces: 0 };
        effects.set(control, { ...known, [effect]: known[effect] + 1 });
    }
}
