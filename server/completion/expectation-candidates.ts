import { CompletionItemKind } from 'vscode-languageserver-types';
import type { LibraryIndex } from '../lookup/library-index.js';
import type { AnalysedSystem } from '../session/session.js';
import type { Reading } from '../text-context/reading.js';
import type { Candidate } from './candidate.js';
import { dataCandidates, treatedPlaceCandidates } from './name-candidates.js';

/** What a treatment or an expectation can be about: places, and for questions data as well. */
export function expectedPlaces(
    system: AnalysedSystem,
    { threat, data }: Extract<Reading, { expects: 'treated-place' }>,
    partial: string
): Candidate[] {
    const places = treatedPlaceCandidates(system, threat, partial);
    return data ? [...places, ...dataCandidates(system.model, [], partial).map(each => ({ ...each, group: 1 }))] : places;
}

/** Facts that a test can expect to be asked for: those that are asked for first. */
export function askedFactCandidates(index: LibraryIndex, system: AnalysedSystem | undefined): Candidate[] {
    const asked = new Set(system?.analysis.questions.map(({ fact }) => fact));
    const candidates = new Map<string, Candidate>();
    for (const { name: kind, attributes } of index.library.kinds) {
        for (const { name, title, derived } of attributes) {
            if (!derived && !candidates.has(name)) {
                candidates.set(name, {
                    label: name,
                    kind: CompletionItemKind.Property,
                    detail: title,
                    described: { type: 'attribute', name, of: kind },
                    text: `${name} on `,
                    suggestNext: true,
                    group: asked.has(name) ? 0 : 1,
                    ...(asked.has(name) && { effect: 'asked' })
                });
            }
        }
    }
    return [...candidates.values()];
}
