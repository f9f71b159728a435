import { CompletionItemKind } from 'vscode-languageserver-types';
import { isStillOpen } from '../../analysis/index.js';
import type { SystemModel } from '../../language/model/system-model.js';
import type { LibraryIndex } from '../../explain/index.js';
import { isOwn } from '../lookup/ranges.js';
import { writtenNames } from '../lookup/written-names.js';
import type { AnalysedSystem } from '../session/session.js';
import type { Candidate } from './candidate.js';
import { dataCandidates, elementCandidates } from './name-candidates.js';

/** What a view can collapse or expand: zones, and elements with parts. */
export function enclosureCandidates(model: SystemModel, given: readonly string[], partial: string): Candidate[] {
    const holding = new Set(model.elements.flatMap(({ parent }) => (parent === undefined ? [] : [model.elements[parent].id])));
    return [...zoneCandidates(model), ...elementCandidates(model, partial).filter(({ described }) => holding.has(described!.name))].filter(
        ({ label }) => !given.includes(label)
    );
}

/** What a view can look at: places and data first, then the open findings of elements, then controls. */
export function sightCandidates(system: AnalysedSystem, index: LibraryIndex, partial: string): Candidate[] {
    const { model } = system;
    const controls = index.library.controls.map(({ name, title }): Candidate => ({
        label: name,
        kind: CompletionItemKind.Method,
        detail: title,
        described: { type: 'control', name },
        group: 2
    }));
    const places = [...elementCandidates(model, partial), ...zoneCandidates(model), ...dataCandidates(model, [], partial)];
    return [...places.map(place => ({ ...place, group: 0 })), ...findingCandidates(system), ...controls];
}

/** `threat on place`, where the text has a name for the place. */
function findingCandidates({ model, analysis }: AnalysedSystem): Candidate[] {
    const names = writtenNames(model).elements;
    return analysis.findings.filter(isStillOpen).flatMap(({ threat, title, targetType, targetIndex }) => {
        const place = targetType === 'element' ? names[targetIndex] : undefined;
        return place === undefined
            ? []
            : [
                  {
                      label: `${threat} on ${place}`,
                      kind: CompletionItemKind.Event,
                      detail: title,
                      described: { type: 'threat' as const, name: threat },
                      group: 1
                  }
              ];
    });
}

function zoneCandidates(model: SystemModel): Candidate[] {
    const { places } = writtenNames(model);
    return model.zones.flatMap((zone, index) => {
        const label = isOwn(zone) ? places.zones[index] : undefined;
        const detail = ['zone', zone.title].filter(Boolean).join(' ');
        return label === undefined
            ? []
            : [{ label, kind: CompletionItemKind.Module, detail, described: { type: 'zone' as const, name: zone.id, of: model.name } }];
    });
}
