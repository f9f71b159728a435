import type { IToken } from 'chevrotain';
import { DefaultLexer, type LexerResult, type LexingDiagnostic, type TokenizeOptions } from 'langium';
import { repairBraces } from './braces.js';
import { habitsOf, withReplacements, type Habit } from './habits.js';
import { CLAUSE_PAIRS, KEYED_WORDS, STATEMENT_WORDS } from './keywords.js';
import { missingQuotes, withQuotes, type MissingQuote } from './quotes.js';
import type { BareValues } from './bare-values.js';
import type { BareTitle } from './bare-titles.js';
import { assignWordRoles } from './word-roles.js';

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
}

/** Reads words by their place (word-roles.ts) and reports what is broken below the level of statements, each once. */
export class TmodelLexer extends DefaultLexer {
    override tokenize(text: string, options?: TokenizeOptions): LexerResult {
        const { tokens, hidden, errors, missing, habits } = this.read(text);
        const partial = options?.mode === 'partial';
        const roled = assignWordRoles(tokens, this.tokenTypes, partial);
        if (partial) {
            return { tokens: roled.tokens, hidden, errors: [] };
        }
        const repaired = repairBraces(roled.tokens, this.tokenTypes);
        const openTexts = roled.tokens.filter(token => this.isOpen(token));
        const openComment = hidden.at(-1)?.image;
        const commentIsOpen = openComment?.startsWith('/*') && (openComment.length < 4 || !openComment.endsWith('*/'));
        // A text block or comment without an end has swallowed the braces behind it.
        const swallowed = commentIsOpen || openTexts.some(token => token.image.startsWith('"""'));
        const diagnostics: LexicalDiagnostic[] = [
            ...repaired.complaints
                .filter(({ atEnd }) => !(swallowed && atEnd))
                .map(({ token, code, message, suggestions }) => ({
                    ...complaint(token, token.image.length, code, message),
                    suggestions,
                    ...(code === 'stray-brace' && { surplus: '}' })
                })),
            ...habits.map(otherNotation),
            ...errors.map(error => unexpectedCharacters(text, error.offset, error.length, error.line!, error.column!)),
            ...openTexts.map(token => unclosedText(token)),
            ...tokens.filter(token => missing.has(token.startOffset)).map(token => unclosedText(token, missing.get(token.startOffset))),
            ...(commentIsOpen
                ? [complaint(hidden.at(-1)!, 2, 'unclosed-comment', 'This comment is not closed: its closing */ is missing.')]
                : []),
            ...roled.unfinished.map(unfinishedStatement),
            ...roled.bareTitles.map(bareTitle),
            ...roled.bareValues.map(bareValues),
            ...roled.slips.map(({ token, message, suggestions }) => ({
                ...complaint(token, token.image.length, 'unknown-statement', message),
                suggestions
            })),
            ...roled.equalSigns.map(sign => ({
                ...complaint(sign, 1, 'equals-for-colon', "A fact is written with ':' between its name and its value."),
                suggestions: [':']
            }))
        ];
        return { tokens: repaired.tokens, hidden, errors: [], report: { diagnostics } };
    }

    /** Reads the tokens, again where other notations are used, or quotation marks are missing that can be put in. `missing` has the offsets of such texts. */
    private read(written: string) {
        const asWritten = this.scan(written);
        const habits = habitsOf(written, asWritten.tokens, asWritten.hidden, asWritten.errors);
        const text = withReplacements(written, habits);
        const first = habits.length > 0 ? this.scan(text) : asWritten;
        const quotes = missingQuotes(text, first.tokens, token => this.isOpen(token));
        if (quotes.length > 0) {
            const second = this.scan(withQuotes(text, quotes));
            if (
                second.tokens.filter(token => this.isOpen(token)).length <=
                first.tokens.filter(token => this.isOpen(token)).length - quotes.length
            ) {
                return { ...second, habits, missing: new Map(quotes.map(({ start, which }) => [start, which])) };
            }
        }
        return { ...first, habits, missing: new Map<number, MissingQuote['which']>() };
    }

    private scan(text: string) {
        const { tokens, groups, errors } = this.chevrotainLexer.tokenize(text);
        return { tokens, hidden: groups['hidden'] ?? [], errors };
    }

    private isOpen(token: IToken): boolean {
        return token.tokenType === this.tokenTypes['TEXT'] && !isClosedText(token.image);
    }
}

/** @param putIn the mark that is missing, where the lexer has put it in the place of a blank */
function unclosedText(token: IToken, putIn?: MissingQuote['which']): LexicalDiagnostic {
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

function unfinishedStatement(token: IToken): LexicalDiagnostic {
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
function bareTitle({ token, titled }: BareTitle): LexicalDiagnostic {
    const text = `"${token.image}"`;
    const what = titled ? `title of ${titled}` : 'path of an import';
    return {
        ...complaint(token, token.image.length, 'unclosed-text', `The ${what} needs quotation marks: ${text}.`),
        suggestions: [text]
    };
}

function bareValues({ token, parted }: BareValues): LexicalDiagnostic {
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

function otherNotation({ offset, length, line, column, message, suggestions }: Habit): LexicalDiagnostic {
    return { code: 'unexpected-character', message, offset, length, line, column, suggestions };
}

function unexpectedCharacters(text: string, offset: number, length: number, line: number, column: number): LexicalDiagnostic {
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

function complaint(token: IToken, length: number, code: LexicalCode, message: string): LexicalDiagnostic {
    return { code, message, offset: token.startOffset, length, line: token.startLine!, column: token.startColumn! };
}
