import type { Finding } from '../../analysis/finding.js';
import { tacticsOf } from '../../analysis/index.js';
import type { LibraryModel } from '../../language/model/library-model.js';
import type { FindingFilter } from './view.js';

/**
 * Which findings pass a filter: those that meet all of its lists, each by at least one of its entries; an empty list
 * lets none pass.
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
    return list && new Set(list);
}

/** Tactics are named by title; how it is cased is no difference. */
function folded(title: string): string {
    return title.toLowerCase();
}
