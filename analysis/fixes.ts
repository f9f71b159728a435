import type { SystemModel } from '../language/model/system-model.js';
import type { Finding, Fix, PathStep } from './finding.js';
import { alternativesOf } from './named-controls.js';
import type { Rule } from './rule-set.js';
import type { Snapshot } from './snapshot.js';
import type { GroundedReason } from './text-places.js';
import { isCovered, judge } from './verdict.js';
import { withPlacements, type Placement } from './worlds.js';

/** A finding with what raised it. */
export interface RaisedFinding {
    finding: Finding;
    /** The finding as it is without treatments; the same object where none decides about it. */
    untreated: Finding;
    /** The finding as a treatment has last left it. */
    treated?: Finding;
    rule: Rule;
    /** All paths of its explanation; the finding itself shows the first. */
    paths: PathStep[][];
    reasons: readonly GroundedReason[];
    /** @returns the untreated finding as it says the same in a later version of the model, where things stand elsewhere in the text. */
    at(model: SystemModel): Finding;
}

/** How many fixes a finding offers at most: more is a list to read, not a choice. */
const MOST_FIXES = 6;

/** Works out what would help against findings, by trying controls at places and judging again. */
export class FixFinder {
    private readonly scores = new Map<string, number>();
    private readonly closed = new Map<string, number>();
    private readonly found = new Map<RaisedFinding, Fix[]>();
    private byPlace: Map<string, RaisedFinding[]> | undefined;
    private trial: Snapshot | undefined;

    /** @param raised all findings of the system */
    constructor(
        private readonly analysed: Snapshot,
        private readonly raised: readonly RaisedFinding[]
    ) {}

    /** @returns fixes for one finding, best first: what closes it before what reduces it, at the place that helps most findings. */
    fixesFor(raised: RaisedFinding): Fix[] {
        let fixes = this.found.get(raised);
        if (!fixes) {
            fixes = this.find(raised);
            this.found.set(raised, fixes);
        }
        return fixes;
    }

    private get snapshot(): Snapshot {
        return (this.trial ??= this.analysed.forTrials());
    }

    private find({ finding, rule }: RaisedFinding): Fix[] {
        if (finding.status === 'mitigated') return [];
        const closing = rule.threat.mitigatedBy.flatMap(alternativesOf).map(controls => ({ controls, effect: 'closes' as const }));
        const reducing = rule.threat.reducedBy.flatMap(alternativesOf).map(controls => ({ controls, effect: 'reduces' as const }));
        const fixes: Fix[] = [];
        for (const { controls, effect } of [...closing, ...(finding.status === 'residual' ? [] : reducing)]) {
            for (const placements of this.placements(rule, finding, controls)) {
                const fix = this.describe(placements, effect);
                if (!fixes.some(other => sameFix(other, fix))) fixes.push(fix);
            }
        }
        return fixes.slice(0, MOST_FIXES);
    }

    /** @returns ways to put those of `controls` that are missing: each at its best place, and on a zone where that closes more. */
    private placements(rule: Rule, finding: Finding, controls: string[]): Placement[][] {
        const { built } = this.snapshot.worlds;
        const missing = controls.filter(control => !isCovered(this.snapshot, rule, finding.targetIndex, built, control));
        if (missing.length === 0) return [];
        const best: Placement[] = [];
        const wide: Placement[] = [];
        for (const control of missing) {
            const ranked = this.candidates(rule, finding, control)
                .map(placement => ({ placement, score: this.score(placement) }))
                .sort((a, b) => b.score - a.score);
            const local = ranked.find(({ placement }) => placement.type === 'element' || placement.type === 'flow') ?? ranked[0];
            if (!local) return [];
            best.push(local.placement);
            const around = ranked.find(
                ({ placement, score }) => (placement.type === 'zone' || placement.type === 'system') && score > local.score
            );
            wide.push(around?.placement ?? local.placement);
        }
        return wide.some((placement, index) => placement !== best[index]) ? [best, wide] : [best];
    }

    /**
     * @returns places at which `control` would count against the finding, the likeliest first: a gateway that the path
     * passes, the target (for a flow rather what receives it), other elements on the path, flows, zones around, the system;
     * of a control that counts at the source only what the path begins with
     */
    private candidates(rule: Rule, finding: Finding, control: string): Placement[] {
        const { snapshot } = this;
        const { model, rules } = snapshot;
        const target: Placement = { control, type: finding.targetType, index: finding.targetIndex };
        const onPath: Placement[] = [];
        const flows: Placement[] = [];
        const atSource = rules.isSourceControl(control);
        const path = atSource ? finding.path.slice(0, 2) : finding.path;
        if (rules.isPathControl(control)) {
            const elements = (atSource ? path.slice(0, 1) : path).map(step => step.element);
            if (finding.targetType === 'flow')
                elements.push(model.flows[finding.targetIndex].target, model.flows[finding.targetIndex].source);
            for (const index of elements) if (!this.isOutside(index, atSource)) onPath.push({ control, type: 'element', index });
            for (const { flow } of path)
                if (flow !== undefined && model.flows[flow].from === undefined && !snapshot.isAttackerHeld('flow', flow))
                    flows.push({ control, type: 'flow', index: flow });
        }
        const gateways = onPath.filter(({ index }) => rules.kinds.isA(model.elements[index].kind, 'gateway'));
        const around: Placement[] = finding.targetType === 'system' ? [] : [{ control, type: 'system', index: 0 }];
        if (finding.targetType === 'element') {
            const inside = atSource && path.length > 0 ? path[0].element : finding.targetIndex;
            for (let zone = model.elements[inside].zone; zone !== undefined; zone = model.zones[zone].parent)
                around.unshift({ control, type: 'zone', index: zone });
        }
        const local = finding.targetType === 'flow' ? [...gateways, ...onPath, target] : [...gateways, target, ...onPath];
        const places = [...local, ...flows, ...around];
        const { built } = snapshot.worlds;
        return places.filter(
            (place, index) =>
                places.findIndex(other => other.type === place.type && other.index === place.index) === index &&
                isCovered(snapshot, rule, finding.targetIndex, withPlacements(snapshot, built, [place]), control)
        );
    }

    /**
     * Outside parties, other systems and places that an attacker holds are not this system's to guard; what a supplier does
     * at the source can be agreed with it.
     */
    private isOutside(element: number, atSource: boolean): boolean {
        const { kind, from } = this.snapshot.model.elements[element];
        const { kinds } = this.snapshot.rules;
        return (
            from !== undefined ||
            kinds.isA(kind, 'actor') ||
            (kinds.isA(kind, 'supplier') && !atSource) ||
            this.snapshot.isAttackerHeld('element', element)
        );
    }

    /** @returns for how many open findings that ask for the control it would newly count. */
    private score(placement: Placement): number {
        const key = `${placement.control}@${placement.type}${placement.index}`;
        let score = this.scores.get(key);
        if (score === undefined) {
            const { built } = this.snapshot.worlds;
            const world = withPlacements(this.snapshot, built, [placement]);
            score = this.within([placement]).filter(
                ({ finding, rule }) =>
                    rule.controls.has(placement.control) &&
                    !isCovered(this.snapshot, rule, finding.targetIndex, built, placement.control) &&
                    isCovered(this.snapshot, rule, finding.targetIndex, world, placement.control)
            ).length;
            this.scores.set(key, score);
        }
        return score;
    }

    private describe(placements: Placement[], effect: 'closes' | 'reduces'): Fix {
        const world = withPlacements(this.snapshot, this.snapshot.worlds.built, placements);
        let closes = this.closed.get(world.key);
        if (closes === undefined) {
            closes = this.within(placements).filter(
                ({ finding, rule }) =>
                    placements.some(placement => rule.controls.has(placement.control)) &&
                    judge(this.snapshot, rule, finding.targetIndex, world) !== 'open'
            ).length;
            this.closed.set(world.key, closes);
        }
        const [first, ...also] = placements.map(placement => ({
            control: placement.control,
            on: this.idOf(placement),
            onType: placement.type,
            maps: this.snapshot.rules.control(placement.control)?.maps ?? []
        }));
        return { ...first, closes, effect, also };
    }

    /**
     * @returns the open findings that controls at these places can touch. One at an element or flow guards only what lies
     * there or has a path by it, for what cuts all paths also cuts the one that the finding shows.
     */
    private within(placements: Placement[]): RaisedFinding[] {
        if (placements.some(({ type }) => type === 'zone' || type === 'system'))
            return this.raised.filter(({ finding }) => isStillOpen(finding));
        this.byPlace ??= groupByPlace(this.snapshot, this.raised);
        return [...new Set(placements.flatMap(({ type, index }) => this.byPlace!.get(`${type}${index}`) ?? []))];
    }

    private idOf({ type, index }: Placement): string {
        const { model } = this.snapshot;
        switch (type) {
            case 'element':
                return model.elements[index].id;
            case 'flow':
                return model.flows[index].id;
            case 'zone':
                return model.zones[index].id;
            case 'system':
                return model.name;
        }
    }
}

function groupByPlace({ model }: Snapshot, raised: readonly RaisedFinding[]): Map<string, RaisedFinding[]> {
    const groups = new Map<string, RaisedFinding[]>();
    for (const each of raised) {
        const { finding, paths } = each;
        if (!isStillOpen(finding)) continue;
        const places = new Set([`${finding.targetType}${finding.targetIndex}`]);
        if (finding.targetType === 'flow') {
            const { source, target } = model.flows[finding.targetIndex];
            places.add(`element${source}`).add(`element${target}`);
        }
        for (const { element, flow } of paths.flat()) {
            places.add(`element${element}`);
            if (flow !== undefined) places.add(`flow${flow}`);
        }
        for (const place of places) {
            const group = groups.get(place);
            if (group) group.push(each);
            else groups.set(place, [each]);
        }
    }
    return groups;
}

/** @returns whether a finding still asks for something to be done. */
export function isStillOpen(finding: Finding): boolean {
    return finding.status === 'open' || finding.status === 'planned';
}

function sameFix(a: Fix, b: Fix): boolean {
    const parts = (fix: Fix): string =>
        [fix, ...fix.also]
            .map(part => `${part.control}@${part.on}`)
            .sort()
            .join();
    return parts(a) === parts(b);
}
