import type { CompletionList } from 'vscode-languageserver-types';
import type { ImportableFile } from '../../language/index.js';
import type { Position } from '../../language/model/source.js';
import { lineText } from '../fixes/indentation.js';
import { libraryIndex, type LibraryIndex } from '../../explain/index.js';
import { describedAt, scopeAt } from '../lookup/system-names.js';
import type { AnalysedSystem, Snapshot } from '../session/session.js';
import { textContextAt, type TextContext } from '../text-context/enclosing-block.js';
import { expectationAt, type Expectation } from '../text-context/expectation.js';
import type { Candidate } from './candidate.js';
import { entryCandidates } from './catalogue-candidates.js';
import type { CompletionClient } from './completion-client.js';
import { importCandidates, importPathBefore, importPathCandidates, importStatementCandidates } from './import-candidates.js';
import { toList } from './items.js';
import {
    controlCandidates,
    kindCandidates,
    mitigationCandidates,
    overriddenControls,
    overriddenThreats,
    threatCandidates,
    valueTypeCandidates
} from './library-candidates.js';
import { askedFactCandidates, expectedPlaces } from './expectation-candidates.js';
import { dataCandidates, flowTargetCandidates, targetCandidates } from './name-candidates.js';
import {
    comparedCandidates,
    comparingCandidates,
    operandCandidates,
    operatorCandidates,
    relationCandidates,
    wordCandidates
} from './rule-candidates.js';
import { elementHeads, statementCandidates } from './statement-candidates.js';
import { SEVERITY_CANDIDATES, valueCandidates } from './value-candidates.js';
import { enclosureCandidates, sightCandidates } from './view-candidates.js';

/** Characters after which editors ask by themselves. */
export const COMPLETION_TRIGGERS = [':', '>', '[', ',', ' ', '.', '(', '"'];

/** Where somebody asks what can be written. */
export interface CompletionPlace {
    position: Position;
    /** The character that made the editor ask by itself. */
    trigger?: string;
    /** Files that the document could import; asked for only where names of libraries can stand. */
    importable: () => readonly ImportableFile[];
}

/**
 * What can be written at a position. The text around the position decides what is wanted, the plain models supply the
 * names; nothing is parsed for it.
 */
export function completion(snapshot: Snapshot, place: CompletionPlace, client: CompletionClient): CompletionList {
    const { position, trigger } = place;
    const path = importPathBefore(snapshot.text, position);
    if (path !== undefined) {
        return toList(importPathCandidates(place.importable()), replacedAt(snapshot, position, path), client, snapshot.uri);
    }
    const context = textContextAt(snapshot.text, position);
    const expectation = expectationAt(context);
    // A blank only asks by itself where a name or value is wanted, not at the start of every statement; a quotation mark only for paths.
    if (trigger === '"' || (trigger === ' ' && (expectation.expects === 'statement' || expectation.expects === 'nothing'))) {
        return { isIncomplete: false, items: [] };
    }
    const query = expectation.expects === 'entry' ? queryOf(snapshot, context, expectation, position) : undefined;
    const replaced = replacedAt(snapshot, position, query ?? expectation.partial);
    const candidates = new Candidates(snapshot, place, context, replaced.typed).of(expectation);
    const list = toList(candidates, replaced, client, snapshot.uri);
    // A catalogue is searched: other letters find other entries.
    return query === undefined ? list : { ...list, isIncomplete: true };
}

/** What an item replaces: the text that was typed and, where the editor lets the user choose, the rest of the word. */
function replacedAt({ text }: Snapshot, position: Position, typed: string) {
    const rest = /^[\w-]*/.exec(lineText(text, position.line).slice(position.character))![0];
    const start = { line: position.line, character: position.character - typed.length };
    const end = { line: position.line, character: position.character + rest.length };
    return { typed, insert: { start, end: position }, replace: { start, end } };
}

/** The words that a catalogue is searched for, as typed: those since the last separator that are no entries themselves. */
function queryOf(
    snapshot: Snapshot,
    { length }: TextContext,
    { phrase, partial }: Extract<Expectation, { expects: 'entry' }>,
    position: Position
): string {
    const { entries } = libraryIndex(snapshot.library);
    const lastEntry = phrase.findLastIndex(({ text }) => entries.has(text));
    const first = phrase.at(lastEntry + 1);
    const line = lineText(snapshot.text, position.line).slice(0, position.character);
    const character = first && line.length - (length - first.start);
    return character === undefined || character < 0 ? partial : line.slice(character);
}

/** The candidates for what a place expects. */
class Candidates {
    private readonly index: LibraryIndex;
    private readonly system: AnalysedSystem | undefined;
    /** The rest of the line. */
    private readonly following: string;

    constructor(
        private readonly snapshot: Snapshot,
        private readonly place: CompletionPlace,
        private readonly context: TextContext,
        private readonly typed: string
    ) {
        this.index = libraryIndex(snapshot.library);
        this.system = describedAt(snapshot, place.position);
        this.following = lineText(snapshot.text, place.position.line)
            .slice(place.position.character)
            .replace(/^[\w-]*/, '');
    }

    of(expectation: Expectation): Candidate[] {
        const { index, system, snapshot, context } = this;
        const { position } = this.place;
        const { partial } = expectation;
        switch (expectation.expects) {
            case 'nothing':
                return [];
            case 'statement':
                return this.statements(expectation);
            case 'words':
                return wordCandidates(expectation.words);
            case 'element':
                if (!system) {
                    return [];
                }
                return expectation.treated === undefined
                    ? targetCandidates(system.model, expectation.source, scopeAt(system.model, position), partial)
                    : flowTargetCandidates(system.model, expectation.source);
            case 'data':
                return system ? dataCandidates(system.model, expectation.given, partial) : [];
            case 'treated-place':
                return system ? expectedPlaces(system, expectation, partial) : [];
            case 'enclosure':
                return system ? enclosureCandidates(system.model, expectation.given, partial) : [];
            case 'sight':
                return system ? sightCandidates(system, index, partial) : [];
            case 'asked-fact':
                return askedFactCandidates(index, system);
            case 'control':
                return this.controls(expectation);
            case 'threat':
                if (expectation.as === 'expected') {
                    return [...this.threats(''), ...wordCandidates(expectation.words)];
                }
                return expectation.as === 'override'
                    ? overriddenThreats(index, snapshot.uri, this.following)
                    : this.threats(system ? scopeAt(system.model, position) : '');
            case 'kind':
                return [
                    ...(expectation.compared ? comparingCandidates(index, expectation.compared, context.onNewLine) : []),
                    ...this.withImports(
                        name => index.kinds.has(name),
                        each => kindCandidates(each, expectation.as, expectation.given)
                    )
                ];
            case 'entry':
                return this.withImports(
                    name => index.entries.has(name),
                    each => entryCandidates(each, this.typed, expectation.given, context.block.type === 'control')
                );
            case 'value-type':
                return this.withImports(
                    name => index.enumerations.has(name),
                    each => valueTypeCandidates(each, expectation.set)
                );
            case 'severity':
                return SEVERITY_CANDIDATES;
            case 'fact-value':
                return valueCandidates(context.block, expectation, index, system?.model, snapshot.today);
            case 'relation':
                return relationCandidates(expectation.subject);
            case 'operator':
                return operatorCandidates(index, expectation.subject, expectation.fact, expectation.nested, context.onNewLine);
            case 'expression':
                return expectation.fact === undefined
                    ? operandCandidates(index, expectation.subject)
                    : comparedCandidates(index, expectation.subject, expectation.fact, expectation.given ?? [], snapshot.today);
        }
    }

    private statements({ partial, continuing, stated }: Extract<Expectation, { expects: 'statement' }>): Candidate[] {
        const { index, snapshot, system, context } = this;
        const { position } = this.place;
        const { block, onNewLine } = context;
        const here = statementCandidates(
            {
                snapshot,
                system,
                position,
                block,
                partial,
                following: this.following,
                onNewLine,
                continuing: continuing ?? [],
                stated: stated ?? new Set()
            },
            index
        );
        switch (block.type) {
            case 'document':
                return [...here, ...importStatementCandidates(this.place.importable())];
            case 'system':
            case 'test':
            case 'zone':
            case 'element':
                return here.length === 0 ? here : [...here, ...this.imports(name => index.kinds.has(name), elementHeads)];
            default:
                return here;
        }
    }

    private controls({ as, given, partial }: Extract<Expectation, { expects: 'control' }>): Candidate[] {
        const { index, system, snapshot } = this;
        if (as === 'override') {
            return overriddenControls(index, snapshot.uri);
        }
        const visible =
            as === 'mitigation' && system
                ? mitigationCandidates(index, system, this.place.position, partial)
                : controlCandidates(index, given);
        return [...visible, ...this.imports(name => index.controls.has(name), controlCandidates)];
    }

    private threats(scope: string): Candidate[] {
        return this.withImports(
            name => this.index.threats.has(name),
            each => threatCandidates(each, this.system, scope, this.following)
        );
    }

    private withImports(isVisible: (name: string) => boolean, candidatesOf: (index: LibraryIndex) => Candidate[]): Candidate[] {
        return [...candidatesOf(this.index), ...this.imports(isVisible, candidatesOf)];
    }

    private imports(isVisible: (name: string) => boolean, candidatesOf: (index: LibraryIndex) => Candidate[]): Candidate[] {
        return importCandidates(this.place.importable(), this.snapshot.text, isVisible, candidatesOf);
    }
}
