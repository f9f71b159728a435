import type { Lexer } from 'langium';
import { indentableLines } from './indentable.js';
import { layoutLines, withBracesOnTheirLines, type LayoutLine } from './lines.js';
import { nestingOf, partnersOf, type LineNesting, type Roles } from './nesting.js';
import { bracesPair, readingOf, readsTheSameBlocks, rolesOf } from './reading.js';
import { layoutTokens, type LayoutToken } from './tokens.js';

/** What the layout of a text follows from. */
export interface TextStructure {
    readonly tokens: readonly LayoutToken[];
    readonly lines: readonly LayoutLine[];
    readonly roles: Roles;
    /** Per line how deep it stands. */
    readonly nesting: readonly LineNesting[];
    /** Per line whether it may be indented as deep as it stands. */
    readonly indentable: readonly boolean[];
    /** Without it the lexer guesses by columns which braces are missing, and another column may make it guess otherwise. */
    readonly bracesMatch: boolean;
    /** The text's first line break that stays, for further ones. */
    readonly lineBreak: string;
}

/**
 * Reads the structure of a text; undefined where the text is too broken to tell its white space from its texts.
 * @param lexer the language's own
 */
export function structureOf(text: string, lexer: Lexer): TextStructure | undefined {
    const reading = readingOf(text, lexer);
    const tokens = layoutTokens(text);
    if (!readsTheSameBlocks(tokens, reading)) {
        return undefined;
    }
    const roles = rolesOf(tokens, reading);
    const partners = partnersOf(tokens);
    const bracesMatch = reading.bracesMatch && bracesPair(tokens);
    const written = layoutLines(tokens);
    const lines = bracesMatch ? withBracesOnTheirLines(written, tokens, partners) : written;
    const nesting = nestingOf(tokens, lines, roles, partners);
    const indentable = indentableLines(text, tokens, lines, roles, bracesMatch, partners);
    return { tokens, lines, roles, nesting, indentable, bracesMatch, lineBreak: lineBreakBehind(text, tokens[0]?.start ?? 0) };
}

function lineBreakBehind(text: string, start: number): string {
    const lineBreak = /\r\n|\r|\n/g;
    lineBreak.lastIndex = start;
    return lineBreak.exec(text)?.[0] ?? '\n';
}
