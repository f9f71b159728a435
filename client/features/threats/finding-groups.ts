import type { ListedFinding } from '../../../server/protocol.js';

/** What the findings of the Threats view can be grouped by. */
export const GROUPINGS = ['element', 'threat', 'stride', 'tactic', 'status'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** From the worst down. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;

/** In the order in which they ask for attention. */
export const STATUSES = ['open', 'planned', 'residual', 'accepted', 'transferred', 'avoided', 'dismissed'] as const;

/** STRIDE in the order of its letters. */
const STRIDE = ['spoofing', 'tampering', 'repudiation', 'information_disclosure', 'denial_of_service', 'elevation_of_privilege'];

export interface FindingGroup {
    /** Unique among the groups of one grouping; empty for findings that belong nowhere. */
    readonly key: string;
    /** The worst first. */
    readonly findings: readonly ListedFinding[];
}

/** Which findings are shown; a missing part lets all through. */
export interface FindingFilter {
    severities?: readonly string[];
    statuses?: readonly string[];
    /** Words that must all occur in the finding's names, titles or message, in any case. */
    text?: string;
}

/** True for findings that somebody still has to do something about. */
export function isOpen({ status }: ListedFinding): boolean {
    return status === 'open' || status === 'planned';
}

/** The findings that a filter lets through, in the same order. */
export function filterFindings(findings: readonly ListedFinding[], filter: FindingFilter): ListedFinding[] {
    const words = (filter.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    return findings.filter(finding => {
        if (filter.severities && !filter.severities.includes(finding.severity)) return false;
        if (filter.statuses && !filter.statuses.includes(finding.status)) return false;
        const text = [finding.threat, finding.title, finding.target, finding.system, finding.message].join('\n').toLowerCase();
        return words.every(word => text.includes(word));
    });
}

/** Whether a filter can keep anything back. */
export function isFiltering({ severities, statuses, text }: FindingFilter): boolean {
    return severities !== undefined || statuses !== undefined || Boolean(text?.trim());
}

/** Sorts findings into groups. A finding of several STRIDE categories or tactics is in the group of each. */
export function groupFindings(findings: readonly ListedFinding[], grouping: Grouping): FindingGroup[] {
    const groups = new Map<string, ListedFinding[]>();
    for (const finding of findings) {
        for (const key of keysOf(finding, grouping)) {
            const group = groups.get(key);
            if (group) group.push(finding);
            else groups.set(key, [finding]);
        }
    }
    return [...groups].map(([key, members]) => ({ key, findings: members.sort(byUrgency) })).sort(orderOf(grouping));
}

/** Open ones first, the worst of them first, then by place. */
export function byUrgency(a: ListedFinding, b: ListedFinding): number {
    return (
        STATUSES.indexOf(a.status as never) - STATUSES.indexOf(b.status as never) ||
        SEVERITIES.indexOf(a.severity as never) - SEVERITIES.indexOf(b.severity as never) ||
        compare(a.place.uri, b.place.uri) ||
        a.place.range.start.line - b.place.range.start.line ||
        compare(a.threat, b.threat)
    );
}

function keysOf(finding: ListedFinding, grouping: Grouping): readonly string[] {
    switch (grouping) {
        case 'element':
            // Elements of different systems may share a name.
            return [`${finding.system}: ${finding.target}`];
        case 'threat':
            return [finding.threat];
        case 'stride':
            return finding.stride.length > 0 ? finding.stride : [''];
        case 'tactic':
            return finding.tactics.length > 0 ? finding.tactics : [''];
        case 'status':
            return [finding.status];
    }
}

/** Categories in their own order, all else with the most urgent group first; what belongs nowhere comes last. */
function orderOf(grouping: Grouping): (a: FindingGroup, b: FindingGroup) => number {
    const fixed: readonly string[] | undefined = { stride: STRIDE, status: STATUSES as readonly string[] }[grouping as string];
    return (a, b) => {
        if (!a.key || !b.key) return a.key ? -1 : 1;
        return fixed ? fixed.indexOf(a.key) - fixed.indexOf(b.key) : byUrgency(a.findings[0], b.findings[0]) || compare(a.key, b.key);
    };
}

function compare(a: string, b: string): number {
    return a < b ? -1 : a > b ? 1 : 0;
}
