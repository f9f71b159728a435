import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Position } from '../../language/model/source.js';
import { attributesIn } from '../lookup/attribute-at.js';
import type { IndexedAttribute, LibraryIndex } from '../lookup/library-index.js';
import { contains } from '../lookup/ranges.js';
import { statementFacts } from '../lookup/statement-facts.js';
import type { AnalysedSystem } from '../session/session.js';
import type { Block, BlockType } from '../text-context/enclosing-block.js';
import { escapeSnippet } from '../fixes/treatment-fix.js';
import type { Candidate } from './candidate.js';
import { isElementKind } from './library-candidates.js';
import { elementCandidates } from './name-candidates.js';
import { STATEMENT_WORDS } from './statement-words.js';

const HOLDS_ELEMENTS: ReadonlySet<BlockType> = new Set(['system', 'zone', 'element']);

/** What a statement can start with in a body: its facts that are not stated yet, statement words, kinds, sources of flows. */
export function statementCandidates(
    block: Block,
    index: LibraryIndex,
    system: AnalysedSystem | undefined,
    position: Position
): Candidate[] {
    return [
        ...factCandidates(block, index, system, position),
        ...STATEMENT_WORDS.filter(word => word.in.includes(block.type)).map(({ word, title, snippet }) => ({
            label: word,
            kind: CompletionItemKind.Keyword,
            detail: title,
            snippet,
            group: 1,
            suggestNext: snippet?.endsWith(' ')
        })),
        ...(HOLDS_ELEMENTS.has(block.type) ? kinds(index) : []),
        ...(HOLDS_ELEMENTS.has(block.type) && system ? flowSources(system) : [])
    ];
}

function kinds(index: LibraryIndex): Candidate[] {
    return index.library.kinds
        .filter(({ name }) => isElementKind(name))
        .map(({ name, title }) => ({
            label: name,
            kind: CompletionItemKind.Class,
            detail: title,
            snippet: `${escapeSnippet(name)} \${1:name} "\${2:title}"`,
            group: 2
        }));
}

function flowSources({ model }: AnalysedSystem): Candidate[] {
    return elementCandidates(model).map(candidate => ({
        ...candidate,
        detail: `flow from ${candidate.detail ?? candidate.label}`,
        snippet: `${escapeSnippet(candidate.label)} -> `,
        group: 3,
        suggestNext: true
    }));
}

function factCandidates(block: Block, index: LibraryIndex, system: AnalysedSystem | undefined, position: Position): Candidate[] {
    const fixed = statementFacts(block).map(({ name, title, type }) => factCandidate(name, title, type.type === 'text', 0));
    const stated = system ? statedAt(system, position) : new Set<string>();
    const own = ownKind(block);
    const attributes = [...attributesIn(index, block).values()]
        .filter(({ attribute }) => !attribute.derived && !stated.has(attribute.name))
        .map(each => factCandidate(each.attribute.name, each.attribute.title, each.attribute.type === 'text', groupOf(each, own)));
    return [...fixed, ...attributes];
}

function factCandidate(name: string, title: string | undefined, text: boolean, group: number): Candidate {
    return {
        label: name,
        kind: CompletionItemKind.Property,
        detail: title,
        text: `${name}: `,
        snippet: text ? `${escapeSnippet(name)}: "$1"` : `${escapeSnippet(name)}: `,
        group,
        suggestNext: !text
    };
}

/** Facts that zones and systems only hand on come last. */
function groupOf({ kind }: IndexedAttribute, own: string | undefined): number {
    return own !== undefined && kind.name !== own ? 4 : 0;
}

function ownKind({ type }: Block): string | undefined {
    return type === 'zone' || type === 'system' ? type : undefined;
}

/** Names of the facts that the innermost statement around a position states. */
function statedAt({ model }: AnalysedSystem, position: Position): Set<string> {
    const around = [model, ...model.zones, ...model.elements, ...model.flows, ...model.data].filter(
        ({ declaration }) => declaration.uri === model.declaration.uri && declaration.body && contains(declaration.body, position)
    );
    return new Set(around.at(-1)?.facts.map(fact => fact.name));
}
