import type { CompletionList } from 'vscode-languageserver-types';
import type { Position } from '../../language/model/source.js';
import { libraryIndex } from '../lookup/library-index.js';
import { systemAt } from '../lookup/system-names.js';
import type { Snapshot } from '../session/session.js';
import { textContextAt } from '../text-context/enclosing-block.js';
import { expectationAt } from '../text-context/expectation.js';
import { toItems, type Candidate } from './candidate.js';
import { expressionCandidates } from './expression-candidates.js';
import { controlCandidates, entryCandidates, kindCandidates, threatCandidates, valueTypeCandidates } from './library-candidates.js';
import { dataCandidates, elementCandidates, treatedPlaceCandidates } from './name-candidates.js';
import { statementCandidates } from './statement-candidates.js';
import { SEVERITY_CANDIDATES, valueCandidates } from './value-candidates.js';

/** Characters after which editors ask by themselves. */
export const COMPLETION_TRIGGERS = [':', '>', '[', ',', ' ', '.'];

/**
 * What can be written at a position. The text around the position decides what is wanted, the plain models supply the
 * names; nothing is parsed for it.
 */
export function completion(snapshot: Snapshot, position: Position, snippets: boolean, trigger?: string): CompletionList {
    const context = textContextAt(snapshot.text, position);
    const expectation = expectationAt(context);
    // A blank only asks by itself where a name or value is wanted, not at the start of every statement.
    if (trigger === ' ' && (expectation.expects === 'statement' || expectation.expects === 'nothing')) {
        return { isIncomplete: false, items: [] };
    }
    const start = { line: position.line, character: position.character - expectation.partial.length };
    return { isIncomplete: false, items: toItems(candidates(), { start, end: position }, snippets) };

    function candidates(): Candidate[] {
        const index = libraryIndex(snapshot.library);
        const system = systemAt(snapshot.systems, position);
        switch (expectation.expects) {
            case 'nothing':
                return [];
            case 'statement':
                return statementCandidates(context.block, index, system, position);
            case 'element':
                return system ? elementCandidates(system.model) : [];
            case 'data':
                return system ? dataCandidates(system.model) : [];
            case 'treated-place':
                return system ? treatedPlaceCandidates(system.model) : [];
            case 'control':
                return controlCandidates(index, system, position);
            case 'threat':
                return threatCandidates(index, system);
            case 'kind':
                return kindCandidates(index, context.block);
            case 'entry':
                return entryCandidates(index);
            case 'value-type':
                return valueTypeCandidates(index);
            case 'severity':
                return SEVERITY_CANDIDATES;
            case 'fact-value':
                return valueCandidates(context.block, expectation.fact, index, snapshot.today);
            case 'expression':
                return expressionCandidates(context.block, expectation.fact, index);
        }
    }
}
