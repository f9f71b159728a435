import type { Finding } from '../../analysis/finding.js';
import { tacticsOf } from '../../analysis/index.js';
import type { LibraryModel } from '../../language/model/library-model.js';
import type { FindingFilter } from './view.js';

/** Whether a filter lets all findings pass. */
export function letsAllPass(filter: FindingFilter | undefined): boolean {
    return [filter?.severities, filter?.stride, filter?.tactics, filter?.statuses].every(list => list === undefined || list.length === 0);
}

/**
 * Which findings pass a filter: those that meet all of its lists, each by at least one of its entries.
 * @param library names the tactics that the techniques of findings serve
 */
export function passing(filter: FindingFilter | undefined, library: LibraryModel): (finding: Finding) => boolean {
    const severities = setOf(filter?.severities);
    const stride = setOf(filter?.stride);
    const statuses = setOf(filter?.statuses);
    const tactics = setOf(filter?.tactics?.map(folded));
    const served = tactics && tacticsOf(library);
    return finding =>
        (!severities || severities.has(finding.severity)) &&
        (!statuses || statuses.has(finding.status)) &&
        (!stride || finding.stride.some(category => stride.has(category))) &&
        (!tactics || finding.maps.some(id => served!.get(id)?.some(tactic => tactics.has(folded(tactic)))));
}

function setOf<T>(list: readonly T[] | undefined): ReadonlySet<T> | undefined {
    return list && list.length > 0 ? new Set(list) : undefined;
}

/** Tactics are named by title; how it is cased is no difference. */
function folded(title: string): string {
    return title.toLowerCase();
}
