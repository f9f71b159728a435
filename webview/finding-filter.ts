import type { DiagramFinding, FindingFilter } from '../server/protocol.js';

/** Whether a filter lets a finding pass; without one all do. */
export function passes({ severity, status, stride, tactics }: DiagramFinding, filter: FindingFilter | undefined): boolean {
    const { severities, statuses, stride: categories, tactics: served } = filter ?? {};
    return (
        (!severities || (severities as string[]).includes(severity)) &&
        (!statuses || (statuses as string[]).includes(status)) &&
        (!categories || stride.some(each => categories.includes(each))) &&
        (!served || tactics.some(each => served.includes(each)))
    );
}

/** How many of its four lists hold findings back. */
export function filtersIn(filter: FindingFilter | undefined): number {
    return Object.values(filter ?? {}).filter(list => list !== undefined).length;
}
