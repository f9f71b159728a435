import type { IToken } from 'chevrotain';
import type { LexingDiagnostic, LexingReport } from 'langium';
import type { BareTitle } from './bare-titles.js';
import type { BareValues } from './bare-values.js';
import type { Habit } from './habits.js';
import { CLAUSE_PAIRS, KEYED_WORDS, STATEMENT_WORDS } from './keywords.js';
import type { BraceComplaint } from './nesting.js';
import type { TextPlace } from './positions.js';
import type { MissingQuote } from './quotes.js';
import type { Slip } from './slips.js';

export type LexicalCode =
    | 'unclosed-brace'
    | 'stray-brace'
    | 'missing-brace'
    | 'unknown-statement'
    | 'nested-too-deeply'
    | 'unexpected-character'
    | 'unclosed-text'
    | 'unclosed-comment'
    | 'unfinished-statement'
    | 'equals-for-colon'
    | 'bare-values'
    | 'unreadable-file';

/** A complaint of the lexer. Line and column count from one, as in Langium's other lexing diagnostics. */
export interface LexicalDiagnostic extends LexingDiagnostic {
    code: LexicalCode;
    /** What the text could be replaced by. */
    suggestions?: string[];
    /** What stands there where it only has to go. */
    surplus?: string;
    /** Of several on a line, the one of the lowest rank counts most. */
    rank?: number;
}

/** What the lexer says of a text. */
export interface TmodelLexingReport extends LexingReport {
    diagnostics: LexicalDiagnostic[];
    /** Whether every brace has its partner. */
    matched: boolean;
    /**
     * Offsets where braces and indentation do not agree, whether they were mended there or not. Undefined where a comment or
     * text without an end has swallowed the rest.
     */
    irregular: readonly number[] | undefined;
}

/** The order in which complaints count: by lines, and on a line by what the others can follow from. */
export function inOrder(diagnostics: readonly LexicalDiagnostic[]): LexicalDiagnostic[] {
    return [...diagnostics].sort((a, b) => a.line! - b.line! || a.rank! - b.rank! || a.offset - b.offset);
}

export function ranked(groups: readonly LexicalDiagnostic[][], first: number): LexicalDiagnostic[] {
    return groups.flatMap((group, index) => group.map(diagnostic => ({ ...diagnostic, rank: first + index })));
}

export function braceComplaint({ token, code, message, suggestions }: BraceComplaint): LexicalDiagnostic {
    return { ...complaint(token, token.image.length, code, message), suggestions, ...(code === 'stray-brace' && { surplus: '}' }) };
}

export function isOpenComment(token: IToken | undefined): boolean {
    return token !== undefined && token.image.startsWith('/*') && (token.image.length < 4 || !token.image.endsWith('*/'));
}

export function moveComplaint(diagnostic: LexicalDiagnostic, start: TextPlace): void {
    if (diagnostic.line === 1) {
        diagnostic.column! += start.character;
    }
    diagnostic.line! += start.line;
    diagnostic.offset += start.offset;
}

/** @param putIn the mark that is missing, where the lexer has put it in the place of a blank */
export function unclosedText(token: IToken, putIn?: MissingQuote['which']): LexicalDiagnostic {
    const missing = putIn ?? 'closing';
    return token.image.startsWith('"""')
        ? complaint(token, 3, 'unclosed-text', 'This text block is not closed: its closing """ is missing.')
        : {
              ...complaint(token, token.image.trimEnd().length, 'unclosed-text', `The ${missing} quotation mark of this text is missing.`),
              suggestions: [putIn ? (missing === 'opening' ? ` ${token.image}` : `${token.image} `) : `${token.image.trimEnd()}"`]
          };
}

/** Whether a TEXT token has its closing quotation marks. */
export function isClosedText(image: string): boolean {
    if (image.startsWith('"""')) {
        return image.length >= 6 && image.endsWith('"""');
    }
    if (image.length < 2 || !image.endsWith('"')) {
        return false;
    }
    let backslashes = 0;
    for (let i = image.length - 2; i > 0 && image[i] === '\\'; i--) {
        backslashes++;
    }
    return backslashes % 2 === 0;
}

/** Statements that start with the name of something else. */
const NEEDED: Readonly<Record<string, string>> = {
    mitigation: 'the name of a control',
    accept: 'the name of a threat',
    transfer: 'the name of a threat',
    avoid: 'the name of a threat',
    dismiss: 'the name of a threat'
};

export function unfinishedStatement(token: IToken): LexicalDiagnostic {
    const needed = NEEDED[token.image] ?? 'a name';
    const [second] = CLAUSE_PAIRS.get(token.image) ?? [];
    const message = second
        ? `'${token.image}' is followed by '${second}'.`
        : KEYED_WORDS.has(token.image)
          ? `'${token.image}' is followed by ':' and what it names.`
          : STATEMENT_WORDS.has(token.image)
            ? `'${token.image}' needs ${needed} behind it, on the same line.`
            : `'${token.image}' is not a statement yet: write 'kind name' for an element, 'a -> b' for a flow or 'name: value' for a fact.`;
    return complaint(token, token.image.length, 'unfinished-statement', message);
}

/** A title, or the path of an import, without quotation marks. */
export function bareTitle({ token, titled }: BareTitle): LexicalDiagnostic {
    const text = `"${token.image}"`;
    const what = titled ? `title of ${titled}` : 'path of an import';
    return {
        ...complaint(token, token.image.length, 'unclosed-text', `The ${what} needs quotation marks: ${text}.`),
        suggestions: [text]
    };
}

export function bareValues({ token, parted }: BareValues): LexicalDiagnostic {
    const list = `[${token.image.trim().split(/\s+/).join(', ')}]`;
    return parted
        ? {
              ...complaint(token, token.image.length, 'bare-values', `Several values stand between brackets: ${list}.`),
              suggestions: [list]
          }
        : {
              ...complaint(
                  token,
                  token.image.length,
                  'bare-values',
                  'A text needs quotation marks, and several values stand between brackets.'
              ),
              suggestions: [`"${token.image}"`, list]
          };
}

/** A keyword that is misspelt or left out. */
export function slip({ token, message, suggestions }: Slip): LexicalDiagnostic {
    return { ...complaint(token, token.image.length, 'unknown-statement', message), suggestions };
}

/** An '=' in the place of a fact's ':'. */
export function equalSign(sign: IToken): LexicalDiagnostic {
    const message = "A fact is written with ':' between its name and its value.";
    return { ...complaint(sign, 1, 'equals-for-colon', message), suggestions: [':'] };
}

export function otherNotation({ offset, length, line, column, message, suggestions }: Habit): LexicalDiagnostic {
    return { code: 'unexpected-character', message, offset, length, line, column, suggestions };
}

export function unexpectedCharacters(text: string, offset: number, length: number, line: number, column: number): LexicalDiagnostic {
    const characters = text.slice(offset, offset + Math.min(length, 20));
    const message = /^[\u201c\u201d\u201e\u2018\u2019']/.test(characters)
        ? 'Texts are written between straight quotation marks: "text".'
        : /^\p{L}/u.test(characters)
          ? `'${characters}' cannot be part of a name: names are made of the letters a to z, digits, '_' and '-'. A title may hold any text.`
          : characters.startsWith(';')
            ? "Statements need no ';' at their end."
            : OPERATORS[characters]
              ? `Conditions are written with '${OPERATORS[characters].trim()}' instead of '${characters}'.`
              : `'${characters}' has no meaning here.`;
    const diagnostic: LexicalDiagnostic = { code: 'unexpected-character', message, offset, length, line, column };
    if (OPERATORS[characters]) {
        return { ...diagnostic, suggestions: [OPERATORS[characters]] };
    }
    return characters === ';' ? { ...diagnostic, surplus: ';' } : diagnostic;
}

/** Operators of other notations, and the words of rule conditions that stand for them. */
const OPERATORS: Readonly<Record<string, string>> = { '&&': 'and', '||': 'or', '!': 'not ' };

export function complaint(token: IToken, length: number, code: LexicalCode, message: string): LexicalDiagnostic {
    return { code, message, offset: token.startOffset, length, line: token.startLine!, column: token.startColumn! };
}
