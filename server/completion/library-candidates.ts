import { CompletionItemKind } from 'vscode-languageserver-types';
import { controlEffects, isStillOpen, type ControlEffect } from '../../analysis/index.js';
import type { Position } from '../../language/model/source.js';
import type { ThreatModel } from '../../language/model/library-model.js';
import { ruleInWords, type LibraryIndex } from '../../explain/index.js';
import { innermostPlace } from '../lookup/innermost-place.js';
import type { AnalysedSystem } from '../session/session.js';
import type { Candidate } from './candidate.js';

/** The pseudo-kinds of statements, which no element can have. */
const STATEMENT_KINDS: ReadonlySet<string> = new Set(['system', 'zone', 'data', 'flow']);

/** Those of them that a rule can be on. */
const RULED_KINDS: ReadonlySet<string> = new Set(['system', 'flow']);

export function isElementKind(kind: string): boolean {
    return !STATEMENT_KINDS.has(kind);
}

/**
 * Kinds of elements; as targets of a rule also flows and the system.
 * @param given names that are written already; for a base, the kind that is being declared
 */
export function kindCandidates(index: LibraryIndex, as: 'target' | 'path-end' | 'base', given: readonly string[]): Candidate[] {
    return index.library.kinds
        .filter(({ name }) => isElementKind(name) || (as === 'target' && RULED_KINDS.has(name)))
        .filter(({ name }) => !(as === 'base' ? index.ancestry(name).map(kind => kind.name) : [name]).some(each => given.includes(each)))
        .map(({ name, title }) => ({ label: name, kind: CompletionItemKind.Class, detail: title, described: { type: 'kind', name } }));
}

/** Controls by name, without those of a list. */
export function controlCandidates(index: LibraryIndex, given: readonly string[] = []): Candidate[] {
    return index.library.controls
        .filter(({ name }) => !given.includes(name))
        .map(({ name, title }) => ({ label: name, kind: CompletionItemKind.Method, detail: title, described: { type: 'control', name } }));
}

/**
 * Controls to put at the place around a position: those that would close most there first, then those that would reduce
 * something; those that the place has already are left out.
 */
export function mitigationCandidates(
    index: LibraryIndex,
    { model, analysis }: AnalysedSystem,
    position: Position,
    partial: string
): Candidate[] {
    const place = innermostPlace(model, position);
    const effects = controlEffects(analysis, place.type, place.index);
    const applied = new Set(place.mitigations.map(({ control }) => control));
    applied.delete(partial);
    const weight = ({ label }: Candidate) => {
        const { closes = 0, reduces = 0 } = effects.get(label) ?? {};
        return closes > 0 ? 1e6 + closes : reduces;
    };
    return controlCandidates(index, [...applied])
        .map(candidate => ({ ...candidate, effect: inWords(effects.get(candidate.label)), group: weight(candidate) > 0 ? 0 : 1 }))
        .sort((a, b) => weight(b) - weight(a));
}

function inWords(effect: ControlEffect | undefined): string | undefined {
    if (!effect) {
        return undefined;
    }
    return effect.closes > 0 ? `closes ${effect.closes}` : `reduces ${effect.reduces}`;
}

/**
 * Threats to decide about: those with open findings in the scope first, then those with some elsewhere in the system.
 * @param following what stands behind them on the line
 */
export function threatCandidates(index: LibraryIndex, system: AnalysedSystem | undefined, scope: string, following: string): Candidate[] {
    const placed = /^\s*on\b/.test(following);
    const inside = new Map<string, number>();
    const elsewhere = new Set<string>();
    for (const finding of system?.analysis.findings ?? []) {
        if (isStillOpen(finding)) {
            elsewhere.add(finding.threat);
            if (scope === '' || finding.target.startsWith(`${scope}.`)) {
                inside.set(finding.threat, (inside.get(finding.threat) ?? 0) + 1);
            }
        }
    }
    return index.library.threats.map(({ name, title }) => {
        const here = inside.get(name);
        return {
            label: name,
            kind: CompletionItemKind.Event,
            detail: title,
            described: { type: 'threat', name },
            // Its place is to be chosen next.
            ...(!placed && { text: `${name} on `, suggestNext: true }),
            ...(here !== undefined && { effect: `${here} open` }),
            group: here !== undefined ? 0 : elsewhere.has(name) ? 1 : 2
        };
    });
}

/** Controls that another file declares and this one could replace. */
export function overriddenControls(index: LibraryIndex, own: string): Candidate[] {
    const others = new Set(index.library.controls.filter(({ declaration }) => declaration.uri === own).map(({ name }) => name));
    return controlCandidates(index, [...others]);
}

/** Threats that another file declares and this one could replace, each with its present rule to be changed. */
export function overriddenThreats(index: LibraryIndex, own: string, following: string): Candidate[] {
    const headOnly = /^\s*["{]/.test(following);
    return index.library.threats
        .filter(({ declaration }) => declaration.uri !== own)
        .map(threat => ({
            label: threat.name,
            kind: CompletionItemKind.Event,
            detail: threat.title,
            described: { type: 'threat', name: threat.name },
            ...(!headOnly && { text: ruleText(threat) })
        }));
}

function ruleText(threat: ThreatModel): string {
    const title = threat.title === undefined ? '' : ` ${JSON.stringify(threat.title)}`;
    return `${threat.name}${title} {\n${ruleInWords(threat).replace(/^/gm, '\t')}\n}`;
}

/** Types of facts. `set`: behind `set of`, which takes the types of names. */
export function valueTypeCandidates(index: LibraryIndex, set: boolean): Candidate[] {
    const enumerations: Candidate[] = index.library.enumerations.map(({ name, title }) => ({
        label: name,
        kind: CompletionItemKind.Enum,
        detail: title,
        described: { type: 'enumeration', name }
    }));
    if (set) {
        return enumerations;
    }
    const scalars: Candidate[] = SCALARS.map(([label, detail]) => ({ label, kind: CompletionItemKind.TypeParameter, detail }));
    const setOf: Candidate = {
        label: 'set of',
        kind: CompletionItemKind.Keyword,
        detail: 'Any of the values',
        text: 'set of ',
        suggestNext: true
    };
    return [...enumerations, ...scalars, setOf];
}

const SCALARS: readonly [string, string][] = [
    ['text', 'Free text in quotes'],
    ['number', 'A number'],
    ['date', 'A day, written 2027-01-31']
];
