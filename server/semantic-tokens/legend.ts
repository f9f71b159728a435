import { SemanticTokenModifiers, SemanticTokenTypes, type SemanticTokensLegend } from 'vscode-languageserver-types';
import type { Meaning } from '../readings/reading.js';

/** The standard type of each meaning, so that any editor's theme has a colour for it. Signs have none: the text around them shows them. */
const TYPES: Readonly<Record<Exclude<Meaning, 'sign'>, SemanticTokenTypes>> = {
    keyword: SemanticTokenTypes.keyword,
    text: SemanticTokenTypes.string,
    number: SemanticTokenTypes.number,
    comment: SemanticTokenTypes.comment,
    system: SemanticTokenTypes.namespace,
    zone: SemanticTokenTypes.namespace,
    element: SemanticTokenTypes.variable,
    place: SemanticTokenTypes.variable,
    data: SemanticTokenTypes.parameter,
    statement: SemanticTokenTypes.variable,
    kind: SemanticTokenTypes.class,
    fact: SemanticTokenTypes.property,
    value: SemanticTokenTypes.enumMember,
    relation: SemanticTokenTypes.keyword,
    type: SemanticTokenTypes.enum,
    control: SemanticTokenTypes.function,
    threat: SemanticTokenTypes.event,
    framework: SemanticTokenTypes.namespace,
    entry: SemanticTokenTypes.macro
};

const MODIFIERS = [SemanticTokenModifiers.declaration, SemanticTokenModifiers.defaultLibrary];

export const SEMANTIC_TOKENS_LEGEND: SemanticTokensLegend = { tokenTypes: [...new Set(Object.values(TYPES))], tokenModifiers: MODIFIERS };

export const DECLARATION = 1;
export const DEFAULT_LIBRARY = 2;

const indices = new Map(Object.entries(TYPES).map(([meaning, type]) => [meaning, SEMANTIC_TOKENS_LEGEND.tokenTypes.indexOf(type)]));

/** Index of a meaning's type in the legend; undefined for what is not coloured. */
export function tokenTypeOf(meaning: Meaning): number | undefined {
    return indices.get(meaning);
}
