import { CompletionItemKind } from 'vscode-languageserver-types';
import { isStillOpen } from '../../analysis/index.js';
import type { SystemModel } from '../../language/model/system-model.js';
import { isOwn } from '../lookup/ranges.js';
import { writtenNames } from '../lookup/written-names.js';
import type { AnalysedSystem } from '../session/session.js';
import type { Candidate } from './candidate.js';

/** Where a dotted name is being typed, names are found by their whole path. */
function filterOf(id: string, label: string, partial: string): string | undefined {
    return partial.includes('.') && id !== label ? id : undefined;
}

/** Elements by the shortest name that stands for one of them only. */
export function elementCandidates(model: SystemModel, partial: string, names = writtenNames(model).elements): Candidate[] {
    return model.elements.flatMap((element, index) => {
        const label = names[index];
        return label === undefined
            ? []
            : [
                  {
                      label,
                      kind: CompletionItemKind.Class,
                      detail: [element.kind, element.title].filter(Boolean).join(' '),
                      described: { type: 'element' as const, name: element.id, of: model.name },
                      filter: filterOf(element.id, label, partial)
                  }
              ];
    });
}

/** What a flow can lead to: any element but its own source, those that the scope holds first. */
export function targetCandidates(model: SystemModel, source: string, scope: string, partial: string): Candidate[] {
    return elementCandidates(model, partial)
        .filter(({ label, described }) => label !== source && described?.name !== source)
        .map(candidate => ({ ...candidate, group: scope === '' || candidate.described?.name.startsWith(`${scope}.`) ? 0 : 1 }));
}

/** Data by the shortest name, without what the list has already. */
export function dataCandidates(model: SystemModel, given: readonly string[], partial: string): Candidate[] {
    const names = writtenNames(model).data;
    return model.data.flatMap(({ id, title }, index) => {
        const label = names[index];
        return label === undefined || given.includes(label)
            ? []
            : [
                  {
                      label,
                      kind: CompletionItemKind.Field,
                      detail: title,
                      described: { type: 'data' as const, name: id, of: model.name },
                      filter: filterOf(id, label, partial)
                  }
              ];
    });
}

/** What a treatment can be about: first what is open to its threat, then elements, flows, zones, the system. */
export function treatedPlaceCandidates({ model, analysis }: AnalysedSystem, threat: string, partial: string): Candidate[] {
    const open = new Set(analysis.findings.filter(each => each.threat === threat && isStillOpen(each)).map(({ target }) => target));
    const { places } = writtenNames(model);
    const zones = model.zones.flatMap((zone, index) => {
        const label = isOwn(zone) ? places.zones[index] : undefined;
        const detail = ['zone', zone.title].filter(Boolean).join(' ');
        return label === undefined
            ? []
            : [{ label, kind: CompletionItemKind.Module, detail, described: { type: 'zone' as const, name: zone.id, of: model.name } }];
    });
    const taken = [...model.elements, ...model.zones].some(({ name }) => name === model.name);
    // The model of a test has no name.
    const system: Candidate[] =
        taken || model.name === ''
            ? []
            : [{ label: model.name, kind: CompletionItemKind.Module, detail: 'the whole system', filter: undefined }];
    const candidates = [
        ...elementCandidates(
            model,
            partial,
            places.elements.map((name, index) => (isOwn(model.elements[index]) ? name : undefined))
        ),
        ...flowCandidates(model).map(each => each.candidate),
        ...zones,
        ...system
    ];
    return candidates.map(candidate => {
        const isOpen = open.has(candidate.described?.name ?? candidate.label);
        return { ...candidate, group: isOpen ? 0 : 1, ...(isOpen && { effect: 'open' }) };
    });
}

/** The targets of the flows that leave an element, with their labels where they need one. */
export function flowTargetCandidates(model: SystemModel, source: string): Candidate[] {
    const names = writtenNames(model).elements;
    return flowCandidates(model)
        .filter(({ flow }) => {
            const { id } = model.elements[flow.source];
            return names[flow.source] === source || id === source || id.endsWith(`.${source}`);
        })
        .map(({ candidate, behindArrow }) => ({ ...candidate, label: behindArrow }));
}

/** The flows of the own system that a text has words for, because decisions about another one are made there: of several between the same two, those whose title is their own. */
function flowCandidates(model: SystemModel): { flow: SystemModel['flows'][number]; behindArrow: string; candidate: Candidate }[] {
    const names = writtenNames(model).elements;
    const joining = new Map<string, number>();
    const titled = new Map<string, number>();
    const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
    const flows = model.flows.filter(isOwn);
    for (const { source, target, title } of flows) {
        count(joining, `${source} ${target}`);
        count(titled, `${source} ${target} ${title}`);
    }
    return flows.flatMap(flow => {
        const [source, target] = [names[flow.source], names[flow.target]];
        const several = joining.get(`${flow.source} ${flow.target}`)! > 1;
        const unique = flow.title !== undefined && titled.get(`${flow.source} ${flow.target} ${flow.title}`) === 1;
        if (source === undefined || target === undefined || (several && !unique)) {
            return [];
        }
        const behindArrow = several ? `${target} ${JSON.stringify(flow.title)}` : target;
        const candidate: Candidate = {
            label: `${source} -> ${behindArrow}`,
            kind: CompletionItemKind.Operator,
            detail: ['flow', flow.title].filter(Boolean).join(' '),
            described: { type: 'flow', name: flow.id, of: model.name }
        };
        return [{ flow, behindArrow, candidate }];
    });
}
