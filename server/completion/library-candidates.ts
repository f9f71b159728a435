import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Position } from '../../language/model/source.js';
import type { LibraryIndex } from '../lookup/library-index.js';
import { contains } from '../lookup/ranges.js';
import type { AnalysedSystem } from '../session/session.js';
import type { Block } from '../text-context/enclosing-block.js';
import type { Candidate } from './candidate.js';

/** The pseudo-kinds of statements, which no element can have. */
const STATEMENT_KINDS: ReadonlySet<string> = new Set(['system', 'zone', 'data', 'flow']);

export function isElementKind(kind: string): boolean {
    return !STATEMENT_KINDS.has(kind);
}

/** Kinds: for rules also those of statements, for elements only kinds of elements. */
export function kindCandidates(index: LibraryIndex, block: Block): Candidate[] {
    const inRule = block.type === 'threat' || block.type === 'control';
    return index.library.kinds
        .filter(({ name }) => inRule || isElementKind(name))
        .map(({ name, title }) => ({ label: name, kind: CompletionItemKind.Class, detail: title }));
}

/** Controls, those that would close something at the place around the position first. */
export function controlCandidates(index: LibraryIndex, system: AnalysedSystem | undefined, position: Position): Candidate[] {
    const closes = system ? closedHere(system, position) : new Map<string, number>();
    return index.library.controls
        .map(({ name, title, maps }) => {
            const findings = closes.get(name) ?? 0;
            const effect = findings > 0 ? `closes ${findings === 1 ? '1 finding' : `${findings} findings`} here` : undefined;
            return {
                label: name,
                kind: CompletionItemKind.Method,
                detail: [effect, title].filter(Boolean).join(': '),
                documentation: maps.length > 0 ? maps.map(id => `\`${id}\``).join(', ') : undefined,
                group: findings > 0 ? 0 : 1
            };
        })
        .sort((a, b) => (closes.get(b.label) ?? 0) - (closes.get(a.label) ?? 0));
}

/** For each control the number of findings that it would close on the innermost place around the position. */
function closedHere({ model, analysis }: AnalysedSystem, position: Position): Map<string, number> {
    const places = [...model.zones, ...model.elements, ...model.flows].filter(
        ({ declaration, from }) => from === undefined && contains(declaration.whole, position)
    );
    const innermost = places.at(-1)?.id;
    const closes = new Map<string, number>();
    for (const finding of analysis.findings) {
        if (finding.status === 'open' && finding.target === innermost) {
            for (const fix of finding.fixes) {
                if (fix.on === innermost) {
                    closes.set(fix.control, Math.max(fix.closes, closes.get(fix.control) ?? 0));
                }
            }
        }
    }
    return closes;
}

/** Threats, those with open findings in this system first. */
export function threatCandidates(index: LibraryIndex, system: AnalysedSystem | undefined): Candidate[] {
    const open = new Set(
        system?.analysis.findings.filter(({ status }) => status === 'open' || status === 'planned').map(({ threat }) => threat)
    );
    return index.library.threats.map(({ name, title }) => ({
        label: name,
        kind: CompletionItemKind.Event,
        detail: title,
        group: open.has(name) ? 0 : 1
    }));
}

export function entryCandidates(index: LibraryIndex): Candidate[] {
    return [...index.entries].map(([id, { entry }]) => ({
        label: id,
        kind: CompletionItemKind.Reference,
        detail: entry.title,
        filter: `${id} ${entry.title ?? ''}`
    }));
}

export function valueTypeCandidates(index: LibraryIndex): Candidate[] {
    const scalars = ['text', 'number', 'date'].map(label => ({ label, kind: CompletionItemKind.TypeParameter }));
    const enumerations = index.library.enumerations.map(({ name, title }) => ({
        label: name,
        kind: CompletionItemKind.Enum,
        detail: title
    }));
    return [...scalars, ...enumerations];
}
