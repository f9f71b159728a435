import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Position } from '../../language/model/source.js';
import { attributesIn } from '../lookup/attribute-at.js';
import type { IndexedAttribute, LibraryIndex } from '../lookup/library-index.js';
import { statedAround } from '../lookup/stated-around.js';
import { statementFacts } from '../lookup/statement-facts.js';
import type { AnalysedSystem, Snapshot } from '../session/session.js';
import type { Block, BlockType } from '../text-context/enclosing-block.js';
import type { Candidate } from './candidate.js';
import { isElementKind } from './library-candidates.js';
import { elementCandidates } from './name-candidates.js';
import { wordCandidates } from './rule-candidates.js';
import { escapeSnippet, withoutStops } from './snippets.js';
import { statementSnippets, threatSnippet } from './statement-snippets.js';
import { STATEMENT_WORDS, type StatementWord } from './statement-words.js';

const HOLDS_ELEMENTS: ReadonlySet<BlockType> = new Set(['system', 'test', 'zone', 'element']);

/** Where a statement can start. */
export interface StatementPlace {
    snapshot: Snapshot;
    system: AnalysedSystem | undefined;
    position: Position;
    block: Block;
    partial: string;
    /** What follows the word at the position on its line. */
    following: string;
    /** Words that carry the statement before on, and whether the position is on its line. */
    continuing: readonly string[];
    onNewLine: boolean;
    /** Facts that the body states before the position. */
    stated: ReadonlySet<string>;
}

/** What a statement can start with in a body: its facts that are not stated yet, statement words, kinds, sources of flows. */
export function statementCandidates(place: StatementPlace, index: LibraryIndex): Candidate[] {
    const { block, system, snapshot } = place;
    // What an element of an unknown kind can hold is unknown too: as a rule it is an entry of a catalogue.
    if (block.type === 'element' && !index.kinds.has(block.word)) {
        return [];
    }
    const stated = statedFacts(place, index);
    const holdsElements = HOLDS_ELEMENTS.has(block.type);
    return [
        ...wordCandidates(place.continuing).map(word => ({ ...word, group: place.onNewLine ? 2 : 0 })),
        ...factCandidates(place, index, stated),
        ...STATEMENT_WORDS.filter(({ word, in: blocks }) => blocks.includes(block.type) && !stated.has(word) && hasUse(word, system)).map(
            word => statementWord(word, index)
        ),
        ...(holdsElements ? elementHeads(index) : []),
        ...(holdsElements && system ? flowSources(system, place.partial) : []),
        ...statementSnippets(block.type, index, system, snapshot.today)
    ];
}

/** What a flow sends is data of its system: where there is none, the words have nothing to name. */
function hasUse(word: string, system: AnalysedSystem | undefined): boolean {
    return (word !== 'sends' && word !== 'returns') || (system?.model.data.length ?? 0) > 0;
}

function statementWord({ word, title, snippet: fixed }: StatementWord, index: LibraryIndex): Candidate {
    // A rule is worth nothing without its clauses, and what they name is the library's.
    const snippet = word === 'threat' ? threatSnippet(index) : fixed;
    return {
        label: word,
        kind: CompletionItemKind.Keyword,
        detail: title,
        text: snippet === undefined ? `${word} ` : withoutStops(snippet),
        snippet,
        group: 1,
        suggestNext: snippet === undefined || /(?: |\[\$1\])$/.test(snippet)
    };
}

/** Kinds, each with a name and a title to write. */
export function elementHeads(index: LibraryIndex): Candidate[] {
    return index.library.kinds
        .filter(({ name }) => isElementKind(name))
        .map(({ name, title }) => ({
            label: name,
            kind: CompletionItemKind.Class,
            detail: title,
            described: { type: 'kind', name },
            text: `${name} `,
            snippet: `${escapeSnippet(name)} \${1:name} "\${2:title}"`,
            group: 2
        }));
}

/** A flow needs two elements. */
function flowSources({ model }: AnalysedSystem, partial: string): Candidate[] {
    if (model.elements.length < 2) {
        return [];
    }
    return elementCandidates(model, partial).map(candidate => ({
        ...candidate,
        detail: `flow from ${candidate.detail ?? candidate.label}`,
        text: `${candidate.label} -> `,
        group: 3,
        suggestNext: true
    }));
}

function factCandidates({ block, following }: StatementPlace, index: LibraryIndex, stated: ReadonlySet<string>): Candidate[] {
    // Where the key only is being changed, its value stands there already.
    const keyed = following.trimStart().startsWith(':');
    const own = block.type === 'test' ? 'system' : block.type === 'zone' || block.type === 'system' ? block.type : undefined;
    const fixed = statementFacts(block).map(({ name, title, type }) => factCandidate(name, title, type.type === 'text', keyed, 0));
    const attributes = [...attributesIn(index, block).values()]
        .filter(({ attribute }) => !attribute.derived)
        .map(each => ({
            ...factCandidate(each.attribute.name, each.attribute.title, each.attribute.type === 'text', keyed, groupOf(each, own)),
            described: { type: 'attribute' as const, name: each.attribute.name, of: each.kind.name }
        }));
    return [...fixed, ...attributes].filter(({ label }) => !stated.has(label));
}

function factCandidate(name: string, title: string | undefined, text: boolean, keyed: boolean, group: number): Candidate {
    return {
        label: name,
        kind: CompletionItemKind.Property,
        detail: title,
        text: keyed ? name : `${name}: `,
        ...(text && !keyed && { snippet: `${escapeSnippet(name)}: "$1"` }),
        group,
        suggestNext: !text && !keyed
    };
}

/** Facts that zones and systems only hand on come behind their own, their statements and kinds. */
function groupOf({ kind }: IndexedAttribute, own: string | undefined): number {
    return own !== undefined && kind.name !== own ? 4 : 0;
}

/** What is stated before the position, by its text, and behind it, by the models of what is around. */
function statedFacts({ stated, snapshot, system, position, partial }: StatementPlace, index: LibraryIndex): ReadonlySet<string> {
    const all = new Set([...stated, ...statedAround(snapshot.uri, system?.model, index.library, position)]);
    all.delete(partial);
    return all;
}
