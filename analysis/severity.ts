import { SEVERITIES, type PathStep, type Severity } from './finding.js';
import type { Rule } from './rule-set.js';
import type { Snapshot } from './snapshot.js';
import { RELATIONS } from './relations.js';
import { TRUE } from './truth.js';

/** Likelihood by how exposed the target is (columns: hardly, inside, to known outsiders, to anyone) and what the attack costs. */
const LIKELIHOOD: Record<string, readonly [Severity, Severity, Severity, Severity]> = {
    low: ['medium', 'medium', 'high', 'high'],
    medium: ['low', 'medium', 'medium', 'high'],
    high: ['low', 'low', 'medium', 'medium']
};

/** Exposure by the identity of the actor at the far end of the path. */
const BY_IDENTITY: Record<string, number> = { anonymous: 3, self_registered: 3, customer: 2, third_party: 2, employee: 1, privileged: 0 };

/** Exposure by the trust of the zone, of the target and of what paths begin with, where no actor is in play. */
const BY_TRUST: Record<string, number> = {
    physical_uncontrolled: 3,
    public: 3,
    partner: 2,
    user_device: 2,
    corporate: 1,
    production: 1,
    restricted: 0
};

/** Impact by what hangs on a model's decision, for threats that weigh the decision. */
const BY_DECISION: Record<string, Severity> = {
    none: 'low',
    reputation: 'medium',
    financial: 'high',
    identity: 'high',
    security: 'high',
    legal: 'high',
    safety: 'critical'
};

/** Impact by the classification of the data at stake, for threats that weigh the data. */
const BY_CLASSIFICATION: Record<string, Severity> = { public: 'low', internal: 'medium', confidential: 'high', restricted: 'high' };

export interface Rating {
    severity: Severity;
    likelihood: Severity;
    impact: Severity;
}

/**
 * Severity as likelihood x impact (docs/severity.md has the tables). Impact is what the threat's own `severity` cases say, raised
 * by the decision or the data it weighs; severity is the impact, one step lower where it is unlikely, and critical only where it is likely.
 */
export function rate(snapshot: Snapshot, rule: Rule, index: number, paths: PathStep[][]): Rating {
    const likelihood = LIKELIHOOD[factOf(rule, 'effort') ?? 'medium']?.[exposure(snapshot, rule, index, paths)] ?? 'medium';
    const impact = higher(statedImpact(snapshot, rule, index), weighedImpact(snapshot, rule, index));
    const step = likelihood === 'low' || (impact === 'critical' && likelihood !== 'high') ? 1 : 0;
    return { severity: SEVERITIES[Math.max(0, SEVERITIES.indexOf(impact) - step)], likelihood, impact };
}

/** @returns the higher of two severities. */
export function higher(a: Severity, b: Severity): Severity {
    return SEVERITIES.indexOf(a) >= SEVERITIES.indexOf(b) ? a : b;
}

/** @returns the single name or text that the threat states under `fact`. */
export function factOf(rule: Rule, fact: string): string | undefined {
    const value = rule.threat.facts.find(candidate => candidate.name === fact)?.values[0];
    return value === undefined ? undefined : String(value.value);
}

function statedImpact(snapshot: Snapshot, rule: Rule, index: number): Severity {
    for (const { level, when } of rule.severities) {
        if (when && when.truth(snapshot, snapshot.worlds.built, index) !== TRUE) continue;
        const known = SEVERITIES.find(severity => severity === level);
        if (known) return known;
    }
    return 'medium';
}

function weighedImpact(snapshot: Snapshot, rule: Rule, index: number): Severity {
    if (rule.type === 'system') return 'info';
    switch (factOf(rule, 'weighs')) {
        case 'decision':
            return BY_DECISION[nameAt(snapshot, rule.type, 'impact', index) ?? ''] ?? 'info';
        case 'data': {
            const { members } = RELATIONS[rule.type].data.of(snapshot, index);
            // What a data set holds is said of itself, as no flow need carry it.
            const own = BY_CLASSIFICATION[nameAt(snapshot, rule.type, 'sensitivity', index) ?? ''] ?? 'info';
            return members.reduce<Severity>((impact, data) => higher(impact, harmOf(snapshot, data)), own);
        }
        default:
            return 'info';
    }
}

/** Data about people that nobody has classified is not meant for everyone. */
function harmOf(snapshot: Snapshot, data: number): Severity {
    const classified = BY_CLASSIFICATION[nameAt(snapshot, 'data', 'classification', data) ?? ''];
    return classified ?? (nameAt(snapshot, 'data', 'personal', data) === 'true' ? 'medium' : 'info');
}

function exposure(snapshot: Snapshot, rule: Rule, index: number, paths: PathStep[][]): number {
    const ends = paths.flatMap(path => [path[0].element, path[path.length - 1].element]);
    const identified = ends
        .map(end => BY_IDENTITY[nameAt(snapshot, 'element', 'identity', end) ?? ''])
        .filter(level => level !== undefined);
    if (identified.length > 0) return Math.max(...identified);
    const places =
        rule.type === 'element'
            ? [index]
            : rule.type === 'flow'
              ? [snapshot.model.flows[index].source, snapshot.model.flows[index].target]
              : [];
    // Content and artefacts come from their source, however well the target itself is placed.
    const sources = paths.map(path => path[0].element);
    const trusted = [...places, ...sources].map(place => BY_TRUST[nameAt(snapshot, 'element', 'trust', place) ?? ''] ?? 1);
    return Math.max(1 - Math.sign(places.length), ...trusted);
}

function nameAt(snapshot: Snapshot, type: 'element' | 'flow' | 'data', attribute: string, index: number): string | undefined {
    const cell = snapshot.columns.column(type, attribute)[index];
    return typeof cell === 'object' ? cell.names?.[0] : undefined;
}
