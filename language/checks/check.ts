import type { AstNode, LangiumDocument } from 'langium';
import type { Document } from '../generated/ast.js';
import type { Range } from '../model/source.js';
import type { VisibleNames } from '../references/visibility.js';
import type { DeclaredAttributes } from './declared-attributes.js';
import type { ProblemFix } from './problem-fix.js';

/** Stable names of what the language can complain about; one page of documentation each. */
export type CheckCode =
    | 'syntax'
    | 'unclosed-text'
    | 'unclosed-comment'
    | 'unclosed-brace'
    | 'stray-brace'
    | 'missing-brace'
    | 'unknown-statement'
    | 'unexpected-character'
    | 'unfinished-statement'
    | 'equals-for-colon'
    | 'bare-values'
    | 'nested-too-deeply'
    | 'unreadable-file'
    | 'unknown-name'
    | 'unknown-kind'
    | 'unknown-control'
    | 'unknown-threat'
    | 'unknown-data'
    | 'unknown-element'
    | 'unknown-place'
    | 'unknown-type'
    | 'unknown-catalogue-entry'
    | 'retired-catalogue-entry'
    | 'ambiguous-name'
    | 'ambiguous-flow'
    | 'unknown-flow'
    | 'unknown-fact'
    | 'unknown-value'
    | 'wrong-type'
    | 'single-value'
    | 'derived-fact'
    | 'duplicate-fact'
    | 'duplicate-name'
    | 'shadowed-name'
    | 'dotted-name'
    | 'nothing-to-override'
    | 'unusable-kind'
    | 'missing-import'
    | 'bad-import'
    | 'duplicate-import'
    | 'test-without-expectation'
    | 'treatment-incomplete'
    | 'evidence-missing'
    | 'due-missing'
    | 'unknown-severity'
    | 'unknown-relation'
    | 'unused-data'
    | 'unused-import'
    | 'unreached-zone'
    | 'empty-zone'
    | 'empty-system'
    | 'flow-to-itself'
    | 'unused-control'
    | 'repeated-place'
    | 'nothing-to-collapse'
    | 'misplaced-path'
    | 'never-true'
    | 'always-true'
    | 'unordered-comparison'
    | 'cyclic-kind'
    | 'threat-without-target'
    | 'threat-without-condition'
    | 'check-failed'
    | 'more-problems';

export type CheckSeverity = 'error' | 'warning' | 'information' | 'hint';

/** A complaint about a document. */
export interface Problem {
    severity: CheckSeverity;
    code: CheckCode;
    message: string;
    range: Range;
    /** What the text at `range` could be replaced by, best first. */
    suggestions?: string[];
    /** Other ways to mend it, best first. */
    fixes?: ProblemFix[];
    /** What stands at `range` has no effect: editors fade it. */
    unnecessary?: boolean;
    /** Other places that belong to the matter, in this file or others. */
    related?: RelatedPlace[];
}

export interface RelatedPlace {
    uri: string;
    range: Range;
    message: string;
}

/** What a check has to hand. One context serves one run over one document. */
export interface CheckContext {
    readonly document: LangiumDocument;
    readonly visible: VisibleNames;
    readonly attributes: DeclaredAttributes;
    report(problem: Problem): void;
    /** Names close to a misspelt one, best first; none where the document's share of such searches is used up. */
    suggest(written: string, candidates: () => Iterable<string>): string[];
}

/** Looks at one node. Pure but for its reports; references resolve themselves when asked. */
export type Check<N extends AstNode> = (node: N, context: CheckContext) => void;

/** Looks at a whole document, once for each version of it: at what no statement can say of itself. Never at facts. */
export type DocumentCheck = (document: Document, context: CheckContext) => void;
